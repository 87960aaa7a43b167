"""Statements behind an invoice that leave another amount of it, and those that list it among others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.page.sheet import sheet_of
from extractors.resolve.balanced import balanced
from schemas import Claim, Layer
from tests.extractors.grid import reading

_CHOSEN = {
    term: Claim(term=term, value=value, raw="", layer=Layer.RULES, score=1.0)
    for term, value in {"invoice_number": "203423", "totals.due": Decimal("2007.37")}.items()
}


def _told(*pages: str) -> list[str]:
    return [one.value for one in balanced(_CHOSEN, sheet_of(reading(*pages)))]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Invoice 203423      2007.37\n\nCredit 203414      -380.00\n\nBalance      1627.37", ["1627.37"]),
        ("Invoice 203423      2007.37\n\nInvoice 203430      380.00\n\nBalance      2387.37", []),
        ("Invoice 203423      2007.37\n\nCredit 203414      -380.00", []),
        ("Invoice 209999      2007.37\n\nCredit 203414      -380.00\n\nBalance      1627.37", []),
        ("Invoice 203423      2007.37\n\nCredit 203414      -380.00\n\nLimit      9000.00", []),
    ],
)
def test_a_balance_that_a_credit_note_lowers(rows: str, told: list[str]) -> None:
    assert _told("Invoice 203423      2007.37", f"STATEMENT\n\n{rows}\n") == told


@pytest.mark.parametrize(
    ("number", "rows", "told"),
    [
        ("12", "Invoice 12      2007.37\n\nCredit 11      -380.00\n\nBalance      1627.37", ["1627.37"]),
        ("12", "3.12.2026      2007.37\n\nCredit 11      -380.00\n\nBalance      1627.37", []),
        ("12", "Invoice 4712      2007.37\n\nCredit 11      -380.00\n\nBalance      1627.37", []),
        ("203423", "Of 203423\n\nInvoice 209      2007.37\n\nCredit 11      -380.00\n\nBalance      1627.37", []),
    ],
)
def test_the_row_of_the_amount_bears_the_number(number: str, rows: str, told: list[str]) -> None:
    chosen = _CHOSEN | {"invoice_number": _CHOSEN["invoice_number"].model_copy(update={"value": number})}
    sheet = sheet_of(reading("Invoice", f"STATEMENT\n\n{rows}\n"))
    assert [one.value for one in balanced(chosen, sheet)] == told


def test_the_first_page_reckons_its_own_total() -> None:
    assert not _told("Invoice 203423      2007.37\n\nCredit 203414      -380.00\n\nBalance      1627.37")
