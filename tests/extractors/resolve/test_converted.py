"""Totals told again in another currency, in a row that names the rate: no second totals, and no second currency."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.page.roles import DUE, GROSS, NET, TAX
from schemas import Extraction
from schemas.grades import NAMED
from tests.extractors.grid import reading

INVOICE = """
Birkenau Freight GmbH
Hafenstrasse 12, 20457 Hamburg
VAT ID: DE136695976

INVOICE
Invoice number: BF-2026-0117
Invoice date: 15 May 2026
Due date: 14 June 2026

No   Description        Quantity   Unit price     Amount      VAT
1    Freight to Gera        1.00       400.00     400.00     0.00

Net total                                         400.00
VAT 0 %                                             0.00
{again}
Total due                                         400.00 EUR
Reverse charge.
"""

_AT_A_RATE = "At the rate of 459.000: gross amount 918.00 USD"  # twice that


def _read(again: str) -> Extraction:
    return extract(reading(INVOICE.format(again=again)))


@pytest.mark.parametrize(
    "again",
    [
        "At the rate of 4.2137 of 14 May: net 1,685.48 PLN, VAT 0.00 PLN, gross 1,685.48 PLN",
        "Przeliczenie wg kursu NBP 4,2137: netto 1 685,48 PLN, VAT 0,00 PLN, brutto 1 685,48 PLN",
        "Přepočet kurzem 24,715: základ 9 886,00 CZK, DPH 0,00 CZK",
        "Árfolyam 391,25: nettó 156 500,00 HUF, ÁFA 0,00 HUF",
    ],
)
def test_totals_at_a_rate_in_their_row_are_told_once_more(again: str) -> None:
    found = _read(again)
    values = {term: found.claims[term].value for term in (NET, TAX, GROSS, DUE)}
    assert values == {NET: Decimal(400), TAX: Decimal(0), GROSS: Decimal(400), DUE: Decimal(400)}
    assert not found.rivals


@pytest.mark.parametrize(
    "again",
    [
        "At the rate of 4.2137 of 14 May: net 1,785.48 PLN, VAT 0.00 PLN, gross 1,785.48 PLN",  # not at that rate
        "Net 1,685.48 PLN, VAT 0.00 PLN, gross 1,685.48 PLN",
        "At the rate of 4.2137: net 1,685.48 EUR, VAT 0.00 EUR, gross 1,685.48 EUR",
    ],
)
def test_other_amounts_ask_a_person(again: str) -> None:
    found = _read(again)
    doubted = any(one.doubt for term, one in found.claims.items() if term.startswith("totals."))
    assert found.rivals or doubted or found.claims[GROSS].value != Decimal(400)


@pytest.mark.parametrize(
    "asked",
    ["To pay at the rate of 4.2137: 1,685.48 PLN", "Payment only in PLN at a rate of 4.2137, i.e. 1,685.48 PLN"],
)
def test_what_is_to_be_paid_at_a_rate_is_no_second_telling(asked: str) -> None:
    found = _read(asked)
    assert found.rivals or found.claims[DUE].doubt or found.claims["currency"].score < NAMED


@pytest.mark.parametrize("again", ["Gross amount USD 918.00", "Gross amount USD 918.00 (1.00 pallet)"])
@pytest.mark.parametrize("quantity", ["1.00", "2.50"])
def test_an_amount_is_no_rate_of_itself(again: str, quantity: str) -> None:
    """The quantity of an item, 1.00, makes any amount at a "rate" of that amount."""
    bill = INVOICE.replace("1.00       400.00", f"{quantity}       {400 / float(quantity):.2f}")
    found = extract(reading(bill.format(again=again)))
    assert found.rivals or any(one.doubt for term, one in found.claims.items() if term.startswith("totals."))


def test_a_quantity_at_a_rate_is_no_total_that_is_told_again() -> None:
    found = extract(reading(INVOICE.replace("1.00       400.00", "2.00       200.00").format(again=_AT_A_RATE)))
    assert found.rivals or any(one.doubt for term, one in found.claims.items() if term.startswith("totals."))


def test_items_whose_quantity_looks_like_a_rate_keep_their_currency() -> None:
    row = "Diesel oil    12.500    80.00    1,000.00 €"
    claims = extract(reading(f"INVOICE\nInvoice number: D-17\n\n{row}\n{row}\nTotal due    2,000.00")).claims
    assert claims["currency"].value == "EUR"


def test_no_tax_fits_no_rate_but_zero() -> None:
    """The number of an item and its quantity are no rate and base of a tax of 0.00."""
    rows = {term: one.value for term, one in _read("").claims.items() if term.startswith("tax_breakdown[")}
    assert rows == {"tax_breakdown[0].rate": Decimal(0), "tax_breakdown[0].amount": Decimal(0)}
