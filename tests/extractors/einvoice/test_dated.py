"""When was delivered by the pages of a hybrid, beside what its e-invoice states."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.einvoice.dated import delivered_otherwise
from extractors.page.sheet import sheet_of
from schemas import Claim, Layer
from tests.extractors.grid import reading

HEAD = "Brightwater Tools GmbH\n\n*INVOICE 17\nInvoice date: 15 May 2024\n"


def shown(*rows: str, **days: date) -> object:
    """The day that a page with `rows` gives instead of `days`, which an e-invoice states."""
    stated = {
        term.replace("__", "."): Claim(term=term, value=day, raw=str(day), layer=Layer.EINVOICE, score=1.0)
        for term, day in days.items()
    }
    found = delivered_otherwise(stated, sheet_of(reading(HEAD + "\n".join(rows))))
    return None if found is None else found.value


@pytest.mark.parametrize("row", ["Delivery date: 3 March 2024", "Lieferdatum: 03.03.2024", "Leistungsdatum 03.03.2024"])
def test_another_day_of_delivery_is_told(row: str) -> None:
    assert shown(row, delivery__date=date(2024, 5, 10)) == date(2024, 3, 3)


@pytest.mark.parametrize(
    "rows",
    [
        ("Delivery date: 10 May 2024",),
        ("Delivery date: 3 May 2024", "Delivery date: 10 May 2024"),
        ("Order date: 3 March 2024",),
        (),
    ],
)
def test_the_same_day_one_of_several_and_other_days_are_not(rows: tuple[str, ...]) -> None:
    assert shown(*rows, delivery__date=date(2024, 5, 10)) is None


def test_a_day_within_the_period_of_the_e_invoice_is_not() -> None:
    period = {"period__start": date(2024, 5, 1), "period__end": date(2024, 5, 31)}
    assert shown("Delivery date: 10 May 2024", delivery__date=date(2024, 5, 31), **period) is None
    assert shown("Delivery date: 10 June 2024", delivery__date=date(2024, 5, 31), **period) == date(2024, 6, 10)
