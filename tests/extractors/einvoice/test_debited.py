"""A page that says that the amount is collected contradicts an e-invoice that asks for a transfer."""

from __future__ import annotations

import pytest

from extractors.einvoice import collected
from extractors.page.sheet import sheet_of
from schemas import Claim, Layer
from tests.extractors.grid import reading


def told(text: str, means: str = "58") -> bool:
    term = "payment.means_code"
    claims = {term: Claim(term=term, value=means, raw=means, layer=Layer.EINVOICE, score=1.0)}
    return bool(list(collected(claims, sheet_of(reading(f"*INVOICE 7\n\nTotal due      119.00 EUR\n\n{text}")))))


@pytest.mark.parametrize(
    "text",
    [
        "The amount will be collected by direct debit.",
        "Please do not pay this invoice as the amount will be debited by us.",
        "Bitte nicht überweisen, der Betrag wird per Lastschrift eingezogen.",
        "Der Rechnungsbetrag wird abgebucht, bitte überweisen Sie nicht.",
        "The total of invoice No. BT-2024-0117 is collected by direct debit, not by bank transfer.",
        "Le montant sera prélevé sur votre compte.",
        "Payment will be collected by direct debit on 14 June 2024.",
        "You do not need to do anything: we will collect the total by direct debit.",
        "Die Zahlung erfolgt per Lastschrift.",
        "El importe se cargará en su cuenta.",
    ],
)
def test_an_amount_that_is_collected_is_told_where_a_transfer_is_stated(text: str) -> None:
    assert told(text)
    assert not told(text, means="59")


@pytest.mark.parametrize(
    "text",
    [
        "We also accept SEPA direct debit.",
        "Zahlung per Lastschrift ist nicht möglich.",
        "Payment by bank transfer or direct debit.",
        "Pay the total by cheque or by direct debit.",
        "The invoice amount is not collected by direct debit.",
        "Der Rechnungsbetrag ist per Lastschrift, Überweisung zahlbar.",
        "Le règlement est possible par prélèvement.",
        "Bei Lastschrift wird der Betrag erst am 14. eingezogen.",
        "Sie können den Betrag auch per Lastschrift zahlen.",
    ],
)
def test_a_debit_that_is_offered_or_denied_is_not(text: str) -> None:
    assert not told(text)
