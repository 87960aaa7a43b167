"""Invoicing periods that end before they start, and times of supply that do not fit the invoice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from schemas import AHEAD, Period, Severity, named_row
from validators.en16931.form import en_rule
from validators.rule import EVERYWHERE, Facts, Fail, NotApplicable, Rule, Said, e_invoice, example

_MAY, _JUNE = date(2024, 5, 1), date(2024, 6, 1)
_YEAR, _MONTH = timedelta(days=366), timedelta(days=31)


def _backwards(facts: Facts, path: str, period: Period, whose: str) -> Iterator[Said]:
    start, end = _text(facts, f"{path}.start", period.start), _text(facts, f"{path}.end", period.end)
    if start is not None and end is not None and end < start:
        message = f"The period of {whose} ends on {period.end or end}, before it starts on {period.start or start}."
        yield Fail(message, (f"{path}.end", f"{path}.start"), end, f"{start} or later")


def _text(facts: Facts, path: str, day: date | None) -> str | None:
    """A date as text that sorts by day. The official rule for CII compares what is no date as the text it is."""
    if day is not None or facts.shape.syntax != "cii":
        return None if day is None else f"{day:%Y%m%d}"
    return "" if path in facts.shape.bare else facts.shape.unread.get(path)


def _in_order(facts: Facts) -> Iterator[Said]:
    if not facts.has_group("period", facts.invoice.period):
        yield NotApplicable("There is no invoicing period.")
    yield from _backwards(facts, "period", facts.invoice.period, "the invoice")


def _lines_in_order(facts: Facts) -> Iterator[Said]:
    for row, line in enumerate(facts.invoice.lines):
        yield from _backwards(facts, f"lines[{row}].period", line.period, named_row(f"lines[{row}]").lower())


def _near(facts: Facts) -> Iterator[Said]:
    """What is supplied over a year from the invoice's date may be of another year, and what was delivered over a month
    before the billed period begins is not of it: subscriptions are billed ahead, and by the month."""
    invoice, issued = facts.invoice, facts.invoice.issue_date
    start, end, day = invoice.period.start, invoice.period.end, invoice.delivery.date
    if issued is None or not any((start, end, day)):
        yield NotApplicable("The issue date, or a time of supply, is not known.")
        return
    first = min(one for one in (start or end, day) if one is not None)
    last = max(one for one in (end or start, day) if one is not None)
    if first - issued > _YEAR or issued - last > _YEAR:
        message = f"What is billed is of {first} to {last}, more than a year from the invoice's date, {issued}."
        yield Fail(message, ("period.start", "period.end", "delivery.date"), f"{first}", f"{issued}")
    elif day is not None and start is not None and start - day > _MONTH:
        message = f"The period that is billed begins on {start}, long after the delivery of {day}."
        yield Fail(message, ("period.start", "delivery.date"), f"{start}", f"{day}")
    elif _is_ahead(facts, day):
        message = (
            f"It is to be paid on {invoice.due_date}, and supplied on {day} only, which no prepayment is said to be."
        )
        yield Fail(message, ("delivery.date", "due_date"), f"{day}", f"{invoice.due_date}")


def _is_ahead(facts: Facts, day: date | None) -> bool:
    """Whether all of an invoice that is called no prepayment is to be paid long before the one day of its supply."""
    invoice = facts.invoice
    issued, due = invoice.issue_date, invoice.due_date
    if day is None or issued is None or due is None or facts.extraction.subtype == "prepayment":
        return False
    return invoice.period.start is None and invoice.period.end is None and day > due and day - issued > AHEAD


RULES: tuple[Rule, ...] = (
    en_rule(
        "BR-29",
        "The invoicing period does not end before it starts.",
        terms=("period.start", "period.end"),
        check=_in_order,
        passing=e_invoice({"period.start": _MAY, "period.end": _MAY}),
        failing=e_invoice({"period.start": _JUNE, "period.end": _MAY}),
        elsewhere="",
        profiles=EVERYWHERE,
        on_pages=Severity.WARNING,
    ),
    en_rule(
        "BR-30",
        "The period of a line does not end before it starts.",
        terms=("lines[].period.start", "lines[].period.end"),
        check=_lines_in_order,
        passing=e_invoice({"lines[0].period.start": _MAY, "lines[0].period.end": _MAY}),
        failing=e_invoice({"lines[0].period.start": _JUNE, "lines[0].period.end": _MAY}),
        elsewhere="",
        profiles=EVERYWHERE,
        on_pages=Severity.WARNING,
    ),
    Rule(
        id="DATE-4",
        sentence="The time of supply is near the invoice's date; what is due before is called a prepayment.",
        todo="Compare the times with the document and the order: another year may be billed than the one supplied.",
        terms=("period.start", "period.end", "delivery.date", "issue_date"),
        severity=Severity.WARNING,
        source="our own",
        check=_near,
        passing=example({"issue_date": _MAY, "period.start": _JUNE, "period.end": date(2025, 5, 31)}),
        failing=example({"issue_date": _MAY, "period.start": date(2025, 6, 1), "period.end": date(2026, 5, 31)}),
    ),
)
