"""Amounts in the column of the totals that take part in no sum are told; what makes a sum, or is general, is not."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from tests.extractors.grid import reading

_BILL = """
Muster GmbH                                          INVOICE
Invoice number:  R-17
Invoice date:    1 May 2024
Due date:        31 May 2024
Bill to:
Example Ltd

Description              Quantity     Price        Amount
Workbench vice                  2    300.00        600.00
Hex bolts                       1    400.00        400.00

                         Net total                1000.00
{over}                         VAT 19 %                  190.00
                         Total due                1190.00
{under}
Thank you for your business.
"""


def _told(over: str = "", under: str = "", amount: str = "") -> list[str]:
    def row(label: str) -> str:
        return f"                         {label:<24}{amount:>8}" if label else ""

    bill = _BILL.replace("{over}", f"{row(over)}\n" if over else "").replace("{under}", row(under))
    return [one.value for one in extract(reading(bill)).rivals if one.term in ("totals.due", "totals.gross")]


@pytest.mark.parametrize(
    "label", ["Your remittance 12 Nov", "Ihre Sendung vom 12.11.", "Credit against invoice", "Your allowance 12"]
)
def test_a_row_below_that_nothing_explains(label: str) -> None:
    assert "500.00" in _told(under=label, amount="500.00")


def test_a_row_between_that_nothing_explains() -> None:
    assert "100.00" in _told(over="Your trade bonus 10%", amount="100.00")


@pytest.mark.parametrize(
    ("label", "amount"),
    [
        ("of which vices", "600.00"),  # a line
        ("Goods", "1000.00"),
        ("Base of VAT", "1000.00"),
        ("of which VAT", "190.00"),
        ("2 % discount within 10 days", "23.80"),
    ],
)
def test_a_row_below_that_is_explained(label: str, amount: str) -> None:
    assert not _told(under=label, amount=amount)
