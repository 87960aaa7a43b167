"""A security deposit that the seller holds is no payment of the invoice; one that is taken off the total is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.page.roles import DUE, PAID
from schemas import Extraction
from tests.extractors.grid import reading
from tests.extractors.resolve.bill import BILL


def _read(rows: str) -> Extraction:
    return extract(reading(BILL.format(more="").replace("119.00\n\nIBAN", f"119.00\n{rows}\n\nIBAN")))


@pytest.mark.parametrize(
    "row",
    [
        "Security deposit held: EUR 50.00",
        "Hinterlegte Kaution                               50.00",
        "Kaution bezahlt am 01.05.2024: EUR 50.00",
        "Reclami entro i termini. Deposito cauzionale versato: € 50,00.",
        "Dépôt de garantie versé : 50,00 €",
        "Betaalde waarborgsom                           € 50,00",
        "Fianza entregada: 50,00 €",
        "Caução paga: 50,00 €",
        "Wpłacona kaucja: 50,00",
        "Zaplacená kauce: 50,00",
        "Betalt depositum: 50,00",
        "Befizetett kaució: 50,00",
    ],
)
def test_a_deposit_that_the_seller_holds_pays_nothing(row: str) -> None:
    found = _read(row)
    assert PAID not in found.claims
    assert found.claims[DUE].value == Decimal("119.00")
    assert not found.rivals


@pytest.mark.parametrize(
    ("rows", "due"),
    [
        ("Fianza entregada                        50.00\nTotal due                               69.00", "69.00"),
        ("Abzüglich Kaution                      -50.00\nZu zahlen                               69.00", "69.00"),
        ("Acconto versato: € 50,00", "119.00"),
    ],
)
def test_what_is_taken_off_was_paid(rows: str, due: str) -> None:
    found = _read(rows)
    assert (found.claims[PAID].value, found.claims[DUE].value) == (Decimal("50.00"), Decimal(due))


@pytest.mark.parametrize("row", ["Kaution                 50.00", "Zu hinterlegende Kaution EUR 50.00"])
def test_a_deposit_that_may_be_asked_for_is_a_second_amount(row: str) -> None:
    assert [(one.term, one.value) for one in _read(row).rivals] == [(DUE, "50.00")]


@pytest.mark.parametrize(
    "row",
    [
        "Your sum with security deposit held               {}",
        "Now open, security deposit paid separately        {}",
        "Total still open, security deposit paid           {}",
        "Total open, deposit held elsewhere                {}",
        "Security deposit of your invoice paid now, total  {}",
        "Ihr Anteil mit hinterlegter Kaution               {}",
    ],
)
@pytest.mark.parametrize("amount", ["918.00", "140.00"])
def test_a_surety_in_the_words_of_another_amount_explains_it_not(row: str, amount: str) -> None:
    found = _read(row.format(amount))
    doubted = any(one.doubt for term, one in found.claims.items() if term.startswith("totals."))
    assert found.rivals or doubted or PAID in found.claims  # paid of 119.00, all of which is due
