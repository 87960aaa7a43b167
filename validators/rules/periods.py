"""Invoicing periods, and what date VAT depends on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from schemas import Period, Severity, named_row
from validators.en16931 import en_rule
from validators.rule import EVERYWHERE, Facts, Fail, NotApplicable, Rule, Said, e_invoice

_MAY, _JUNE = date(2024, 5, 1), date(2024, 6, 1)


def _periods(facts: Facts) -> Iterator[tuple[str, Period]]:
    yield from ((f"lines[{row}].period", line.period) for row, line in enumerate(facts.invoice.lines))


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
    for path, period in _periods(facts):
        yield from _backwards(facts, path, period, named_row(path.removesuffix(".period")).lower())


def _empty(facts: Facts, path: str, period: Period) -> bool:
    start, end = facts.stated(f"{path}.start", period.start), facts.stated(f"{path}.end", period.end)
    return facts.has_group(path, period) and not start and not end


def _stated(facts: Facts) -> Iterator[Said]:
    # In UBL the code of the date that VAT depends on stands in the period too.
    code = facts.stated("tax_point_date_code", facts.invoice.tax_point_date_code) and facts.shape.syntax == "ubl"
    if _empty(facts, "period", facts.invoice.period) and not code:
        yield Fail("The invoicing period has neither a start nor an end.")


def _lines_stated(facts: Facts) -> Iterator[Said]:
    for path, period in _periods(facts):
        if _empty(facts, path, period):
            row = named_row(path.removesuffix(".period"))
            yield Fail(f"{row} has a period with neither a start nor an end.", (f"{path}.start", f"{path}.end"))


def _one_tax_point(facts: Facts) -> Iterator[Said]:
    invoice = facts.invoice
    by_date = facts.stated("tax_point_date", invoice.tax_point_date)
    if by_date and facts.stated("tax_point_date_code", invoice.tax_point_date_code):
        yield Fail("Both a date and a code say when VAT becomes due; only one of them may.")


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
    en_rule(
        "BR-CO-03",
        "Either a date (BT-7) or a code (BT-8) says when VAT becomes due, not both.",
        terms=("tax_point_date", "tax_point_date_code"),
        check=_one_tax_point,
        passing=e_invoice({"tax_point_date": _MAY}),
        failing=e_invoice({"tax_point_date": _MAY, "tax_point_date_code": "35"}),
        elsewhere="A page has no code of the date that VAT depends on.",
    ),
    en_rule(
        "BR-CO-19",
        "An invoicing period has a start or an end.",
        terms=("period.start", "period.end"),
        check=_stated,
        passing=e_invoice({"period.start": _MAY}, groups=("period",)),
        failing=e_invoice(groups=("period",)),
    ),
    en_rule(
        "BR-CO-20",
        "The period of a line has a start or an end.",
        terms=("lines[].period.start", "lines[].period.end"),
        check=_lines_stated,
        passing=e_invoice({"lines[0].period.start": _MAY}, groups=("lines[0].period",)),
        failing=e_invoice({"lines[0].id": "1"}, groups=("lines[0].period",)),
    ),
)
