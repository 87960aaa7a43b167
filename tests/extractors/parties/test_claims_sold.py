"""Whom the claim was sold to is to be paid, and is no seller."""

from __future__ import annotations

import pytest

from extractors.page.sheet import sheet_of
from extractors.parties.parties import Parties
from tests.extractors.grid import reading

PAGE = """
PINE HYGIENE Ltd                         INVOICE 4711
9 Mill Road
Leeds LS12 6AB

Bill to                                  Remit to
Oak Care Homes Ltd                       {payee}
2 Leaf Street                            PO Box 9
York YO1 7HH                             Leeds LS1 1AA

{said}
"""
FACTOR = "North Invoice Finance plc"


def parties(said: str, payee: str = FACTOR) -> Parties:
    return Parties(sheet_of(reading(PAGE.format(said=said, payee=payee))))


@pytest.mark.parametrize(
    "said",
    [
        f"This debt has been assigned to {FACTOR}; only payment to them discharges it.",
        f"Our claims are sold absolutely to {FACTOR}.",
        f"Unsere Forderung ist an die {FACTOR} abgetreten.",
    ],
)
def test_whom_the_claim_was_sold_to_is_no_seller(said: str) -> None:
    found = parties(said)
    assert [one.name for one in found.sellers[:1]] == ["PINE HYGIENE Ltd"]
    assert ("seller.name", FACTOR) in [*found.not_named]


@pytest.mark.parametrize(
    ("said", "payee"),
    [
        ("Thank you for your order.", FACTOR),
        (f"Our debts have been assigned to North Bank plc by {FACTOR}.", FACTOR),
        (f"Goods are sold to the customer by {FACTOR}.", FACTOR),
        (f"This debt has been assigned to {FACTOR}.", "PINE HYGIENE Ltd"),
    ],
)
def test_others_under_such_a_heading_stay_the_seller(said: str, payee: str) -> None:
    assert [one.name for one in parties(said, payee).sellers[:1]] == [payee]
