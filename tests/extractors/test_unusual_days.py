"""Unusual days and names on whole invoices: what is certain is right, and the rest waits."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.extract import extract
from extractors.model import load
from schemas import Claim, Value
from tests.extractors.grid import reading

INVOICE = """
Pine Tools Ltd
1 Saw Road
Leeds LS1 4AB

Bill to
{buyer}
2 Leaf Street
York YO1 7HH

{said}

Description              Qty    Price    Amount
Garden bench               2    50.00    100.00

Net                                      100.00
VAT 20%                                   20.00
Total                                    120.00
"""


def claims(said: str, buyer: str = "Oak Cafe Ltd") -> dict[str, Claim]:
    return dict(extract(reading(INVOICE.format(buyer=buyer, said=said)), model=load()).claims)


@pytest.mark.parametrize(
    ("said", "issued", "due"),
    [
        ("Invoice date (YY/MM/DD)      Due date (YY/MM/DD)\n26/03/04                     26/04/03", True, True),
        ("Invoice date        Due date\n26/03/04            26/04/03\nYY/MM/DD            YY/MM/DD", True, True),
        ("All dates are shown as YY/MM/DD.\nInvoice date   26/03/04\nDue date       26/04/03", True, True),
        ("Invoice date (YY/MM/DD): 26/03/04\nDue date: 03/04/26", True, False),
        ("Invoice date   04/03/26\nDue date   3 April 2026\nDelivery date  05/03/01 (YY/MM/DD)", False, True),
        ("Invoice date   04/03/26\n\nSent (YY/MM/DD)     Parcel\n26/03/02            Spades", False, None),
    ],
)
def test_a_day_is_certain_where_its_order_is_said_of_it(said: str, *, issued: bool, due: bool | None) -> None:
    found = claims(f"Invoice no. A-4711\n{said}")
    days = {"issue_date": (date(2026, 3, 4), issued), "due_date": (date(2026, 4, 3), due)}
    told = {term: (found[term].value, found[term].doubt is None) for term in days if term in found}
    assert told == {term: one for term, one in days.items() if one[1] is not None}


@pytest.mark.parametrize(
    ("title", "number"),
    [("FATTURA N. 2026/0877 DEL 15/03/2026", "2026/0877"), ("INVOICE NO. 4711 OF 15/03/2026", "4711")],
)
def test_a_number_in_capitals_ends_before_its_day(title: str, number: Value) -> None:
    found = claims(title)
    assert (found["invoice_number"].value, found["issue_date"].value) == (number, date(2026, 3, 15))


@pytest.mark.parametrize("buyer", ["Studio R2D 2C3", "BLOCK T12 CAFE", "Atelier J2G 4T6"])
def test_a_name_that_looks_like_a_code_buys(buyer: str) -> None:
    assert claims("Invoice no. A-4711\nInvoice date: 4 March 2026", buyer)["buyer.name"].value == buyer
