"""Invoicing periods that say nothing, and what date VAT depends on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from schemas import Period, named_row
from validators.en16931.form import en_rule
from validators.rule import Facts, Fail, Rule, Said, e_invoice

_MAY = date(2024, 5, 1)


def _empty(facts: Facts, path: str, period: Period) -> bool:
    start, end = facts.stated(f"{path}.start", period.start), facts.stated(f"{path}.end", period.end)
    return facts.has_group(path, period) and not start and not end


def _stated(facts: Facts) -> Iterator[Said]:
    # In UBL the code of the date that VAT depends on stands in the period too.
    code = facts.stated("tax_point_date_code", facts.invoice.tax_point_date_code) and facts.shape.syntax == "ubl"
    if _empty(facts, "period", facts.invoice.period) and not code:
        yield Fail("The invoicing period has neither a start nor an end.")


def _lines_stated(facts: Facts) -> Iterator[Said]:
    for row, line in enumerate(facts.invoice.lines):
        path = f"lines[{row}].period"
        if _empty(facts, path, line.period):
            message = f"{named_row(f'lines[{row}]')} has a period with neither a start nor an end."
            yield Fail(message, (f"{path}.start", f"{path}.end"))


def _one_tax_point(facts: Facts) -> Iterator[Said]:
    invoice = facts.invoice
    by_date = facts.stated("tax_point_date", invoice.tax_point_date)
    if by_date and facts.stated("tax_point_date_code", invoice.tax_point_date_code):
        yield Fail("Both a date and a code say when VAT becomes due; only one of them may.")


RULES: tuple[Rule, ...] = (
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
