"""Invoicing periods that end before they start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from schemas import Period, Severity, named_row
from validators.en16931.form import en_rule
from validators.rule import EVERYWHERE, Facts, Fail, NotApplicable, Rule, Said, e_invoice

_MAY, _JUNE = date(2024, 5, 1), date(2024, 6, 1)


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
)
