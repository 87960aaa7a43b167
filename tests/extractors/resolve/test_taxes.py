"""What is taxed at each of several rates, told by the lines where no base is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from schemas import Layer
from tests.extractors.grid import reading

BILL = """
Brightwater Tools GmbH
VAT ID: DE136695976

*INVOICE

Invoice number: BT-2024-0117
Invoice date: 15 May 2024

Date      Item                    VAT      Amount EUR
02.05.    Bouquet, tulips          7%           28.04
18.05.    Table decoration         {rate}          149.53
18.05.    Vase, hire              19%           61.34
                                  Net          238.91
                                  VAT 7%        12.43
                                  VAT 19%       {tax}
                                  Total        {total}
"""


@pytest.mark.parametrize(
    ("rate", "tax", "total", "bases"),
    [
        ("7%", "11.65", "262.99", ["177.57", "61.34"]),
        ("  ", "11.65", "262.99", []),  # a line without its rate
        ("7%", "11.67", "263.01", []),  # a tax that the lines do not make
    ],
)
def test_lines_with_their_rates_tell_what_is_taxed(rate: str, tax: str, total: str, bases: list[str]) -> None:
    claims = extract(reading(BILL.format(rate=rate, tax=tax, total=total))).claims
    found = [claims.get(f"tax_breakdown[{row}].base") for row in range(2)]
    assert [one.value for one in found if one is not None] == [Decimal(base) for base in bases]
    assert all(one.layer is Layer.DERIVED and len(one.operands) for one in found if one is not None)
    assert [claims[f"tax_breakdown[{row}].amount"].value for row in range(2)] == [Decimal("12.43"), Decimal(tax)]


@pytest.mark.parametrize(
    "head",
    ["Datum     Lieferung               MwSt    Betrag EUR", "Datum     Leistung                USt     Betrag EUR"],
)
def test_so_they_do_under_heads_of_what_was_delivered_and_of_a_tax(head: str) -> None:
    bill = BILL.replace("Date      Item                    VAT      Amount EUR", head)
    claims = extract(reading(bill.format(rate="7%", tax="11.65", total="262.99"))).claims
    assert [claims[f"tax_breakdown[{row}].base"].value for row in range(2)] == [Decimal("177.57"), Decimal("61.34")]
