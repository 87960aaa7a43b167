"""A pattern such as "(YY/MM/DD)" speaks of the date with which it stands, and makes others doubtful at most."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.parsing import DateReading
from extractors.rules import propose
from tests.extractors.grid import reading


def readings(text: str) -> dict[str, DateReading]:
    return {day.reading.raw: day.reading for day in Sheet(Layout(reading(text)), "en").days}


@pytest.mark.parametrize(
    "text",
    [
        "Date: 26/09/28 (YY/MM/DD)",
        "Date (YY/MM/DD): 26/09/28",
        "Invoice date (YY/MM/DD)      26/09/28",
        "Date (YY/MM/DD)      Customer\n26/09/28             4711",
        "Date (YY/MM/DD) / (AA/MM/JJ)     26/09/28",
        "Date de facture (aa/mm/jj)     26/09/28",
        "Rechnungsdatum (JJ/MM/TT)     26/09/28",
        "Date\n(YY/MM/DD)\n26/09/28",
        "Date    26/09/28    YY/MM/DD",
        "Date\n26/09/28\nYY/MM/DD",
        "Sent (YY/MM/DD)   Sum\n26/09/25     12.00\n26/09/28     15.00",
        "Invoice date   26/09/28\n\nAll dates are shown as YY/MM/DD.",
        "Invoice date   26/09/28\n\nDate format: YY/MM/DD / Format des dates : AA/MM/JJ",
    ],
)
def test_a_pattern_settles_the_date_with_which_it_stands(text: str) -> None:
    found = readings(text)["26/09/28"]
    assert (found.value, found.alternatives) == (date(2026, 9, 28), ())


@pytest.mark.parametrize(
    "other",
    [
        "Delivered (YY/MM/DD)    05/03/28",
        "Delivered 05/03/28 (YY/MM/DD)",
        "Your order 4711 of 05/03/28 (YY/MM/DD)",
        "Our orders give windows of delivery as YY/MM/DD on each parcel",
        "Delivery dates are YY/MM/DD",
        "Delivered\n05/03/28\nYY/MM/DD",
        "Delivered    05/03/28    YY/MM/DD    05/03/29",
    ],
)
@pytest.mark.parametrize("own", ["03/04/05", "28/09/26", "09/08/26"])
def test_a_pattern_of_another_date_settles_none(other: str, own: str) -> None:
    for text in (f"Invoice date   {own}\n\n{other}", f"{other}\n\nInvoice date   {own}"):
        found = readings(text)[own]
        plain = readings(f"Invoice date   {own}")[own]
        assert found.value == plain.value
        assert set(plain.alternatives) < set(found.alternatives)


def test_a_pattern_within_a_row_is_of_the_date_before_it() -> None:
    found = readings("Delivered 05/03/28 (YY/MM/DD) 03/04/05 invoiced")
    assert (found["05/03/28"].value, found["05/03/28"].alternatives) == (date(2005, 3, 28), ())
    assert found["03/04/05"].ambiguous


def test_a_date_whose_year_may_stand_first_settles_the_order_of_no_other() -> None:
    """26 is a year here: that it is no month does not make 03/04/2026 a day of April."""
    found = readings("Invoice date   03/04/2026\n\nDelivered   26/03/28 (YY/MM/DD)")["03/04/2026"]
    assert set(found.alternatives) == {date(2026, 3, 4)}


@pytest.mark.parametrize("text", ["Date  28/09/26\nPart YYY/MM/DD", "Date  28/09/26\nwww.pine.example/yy/mm/dd/4711"])
def test_what_only_holds_such_letters_is_no_pattern(text: str) -> None:
    assert not readings(text)["28/09/26"].ambiguous


@pytest.mark.parametrize(("pattern", "sure"), [("Delivery date 05/03/28 (YY/MM/DD)", False), ("", True)])
def test_the_day_of_issue_is_doubted_beside_a_pattern_of_a_delivery(pattern: str, *, sure: bool) -> None:
    claims = propose(Sheet(Layout(reading(f"Invoice 62-1187\n\nInvoice date   28/09/26\n\n{pattern}")), "en")).claims
    best = max((claim for claim in claims if claim.term == "issue_date"), key=lambda claim: claim.score)
    assert (best.value, bool(best.score >= 0.8)) == (date(2026, 9, 28), sure)
