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


COMPLAINTS = [
    "Any claims must be referred to PINE HYGIENE Ltd within 8 days.",
    "Claims must be passed to PINE HYGIENE Ltd within 8 days.",
    "No claims for goods sold: PINE HYGIENE Ltd accepts returns.",
    "Claims about goods sold under PINE HYGIENE Ltd terms are void.",
    "The debts of PINE HYGIENE Ltd sold to North Bank plc.",
    "Claims of PINE HYGIENE Ltd assigned to North Bank plc.",
    "This debt has been assigned to PINE HYGIENE Ltd.",
]


@pytest.mark.parametrize("heading", ["Seller", "Supplier", "Remit to"])
@pytest.mark.parametrize("said", COMPLAINTS)
def test_a_labelled_seller_is_never_lost(heading: str, said: str) -> None:
    text = f"""
Invoice 4711

{heading}                                 Bill to
PINE HYGIENE Ltd                         Oak Care Homes Ltd
9 Mill Road                              2 Leaf Street
Leeds LS12 6AB                           York YO1 7HH

{said}
"""
    found = Parties(sheet_of(reading(text)))
    assert [one.name for one in found.sellers[:1]] == ["PINE HYGIENE Ltd"]
    assert ("seller.name", "PINE HYGIENE Ltd") not in [*found.not_named]


@pytest.mark.parametrize(
    "said",
    [
        f"Any claims must be referred to {FACTOR} within 8 days.",
        f"No claims for goods sold: {FACTOR} accepts returns.",
        f"Claims of {FACTOR} assigned to North Bank plc.",
    ],
)
def test_terms_and_what_the_payee_sold_part_nobody(said: str) -> None:
    assert ("seller.name", FACTOR) not in [*parties(said).not_named]
