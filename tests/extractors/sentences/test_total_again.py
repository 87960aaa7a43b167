"""What says once more what is due, or the account, changes nothing; what says another, or more than it, is heard."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.hearing import unclear_on
from extractors.page.sheet import sheet_of
from extractors.sentences.total_again import says_account_again, says_total_again, says_worth_elsewhere
from schemas import Claim, Layer
from tests.extractors.grid import reading


def _due(value: str, gross: str = "1041.81") -> dict[str, Claim]:
    values = {"totals.due": value, "totals.gross": gross}
    claims = {
        term: Claim(term=term, value=Decimal(one), raw=one, layer=Layer.RULES, score=0.9)
        for term, one in values.items()
    }
    return {**claims, "currency": Claim(term="currency", value="EUR", raw="EUR", layer=Layer.RULES, score=0.9)}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Valor a transferir: 1041,81 EUR", True),
        ("Importe a pagar en letra: mil cuarenta y uno euros con ochenta y uno céntimos.", True),
        ("Amount to pay: 1,041.81 EUR", True),
        ("Valor a transferir: 1041,80 EUR", False),
        ("Importe a pagar en letra: mil cuarenta y uno euros con ochenta céntimos.", False),
        ("Importe a pagar en letra: mil cuarenta y uno euros con ochenta y uno céntimos menos el anticipo", False),
        ("Amount to pay: 1,041.81 EUR less the deposit", False),
        ("Amount already paid: 1,041.81 EUR", False),
        ("Amount not to be paid: 1,041.81 EUR", False),
        ("Amount to be deducted from the payment: 1,041.81 EUR", False),
        ("Deposit: 1,041.81 EUR", False),
        ("Amount to pay: 1,041.81 USD", False),
        ("Amount to pay: one thousand and forty-one euros and eighty-one cents", True),
        ("Amount to pay: one thousand and forty-one euros and eighty-one pounds", False),
        ("Amount to pay: one thousand and forty-one euros or eighty-one cents", False),
        ("Amount to pay: one thousand and forty-one dollars and eighty-one cents", False),
        ("Pay half the total: 1,041.81 EUR", False),
        ("Wait with paying the total: 1,041.81 EUR", False),
        ("Pay over the total: 1,041.81 EUR", False),
        ("Pay with the total: 1,041.81 EUR", False),
        ("Payment of the total: 1,041.81 EUR", True),
        ("Zahlen Sie den Gesamtbetrag: 1.041,81 EUR", True),
    ],
)
def test_what_is_due_once_more(text: str, *, told: bool) -> None:
    assert says_total_again(text, _due("1041.81")) is told


def test_what_is_due_is_held_to_and_not_the_total() -> None:
    assert not says_total_again("Amount to pay: 1,041.81 EUR", _due("41.81"))


def test_it_is_heard_no_more() -> None:
    sheet = sheet_of(reading("Importe a pagar en letra: mil cuarenta y uno euros con ochenta y uno céntimos."))
    assert unclear_on(sheet, {})
    assert not unclear_on(sheet, _due("1041.81"))


@pytest.mark.parametrize(
    "label",
    [
        "Please hold payment of the total",
        "Wait with paying the total",
        "Pay the total twice",
        "Pay this amount to the court",
    ],
)
def test_what_a_label_says_besides_is_heard(label: str) -> None:
    sheet = sheet_of(reading(f"{label}: 119.00 EUR"))
    assert unclear_on(sheet, _due("119.00", "119.00"))


_IBAN, _OTHER = "DE89370400440532013000", "DE12500105170648489890"


def _at(*ibans: str) -> dict[str, Claim]:
    terms = ("payment.iban", "payment.other_accounts[0].iban")
    return {
        term: Claim(term=term, value=iban, raw=iban, layer=Layer.RULES, score=0.9)
        for term, iban in zip(terms, ibans, strict=False)
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pay to DE89 3704 0044 0532 0130 00, please.", True),
        ("Bitte zahlen Sie auf DE89370400440532013000", True),
        ("Pay to DE12 5001 0517 0648 4898 90, please.", False),
        ("Do not pay to DE89 3704 0044 0532 0130 00.", False),
        ("Pay twice to DE89 3704 0044 0532 0130 00, please.", False),
        ("Paid to DE89 3704 0044 0532 0130 00.", False),
        ("Pay half to DE89 3704 0044 0532 0130 00, please.", False),
        ("Pay to DE89 3704 0044 0532 0130 00 or DE12 5001 0517 0648 4898 90.", False),
        ("Pay 109.00 to DE89 3704 0044 0532 0130 00, please.", False),
    ],
)
def test_the_account_once_more(text: str, *, told: bool) -> None:
    assert says_account_again(text, _at(_IBAN)) is told
    assert not says_account_again(text, _at(_IBAN, _OTHER))
    assert not says_account_again(text, {})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Echivalent în lei: 8.290,98 RON.", True),
        ("Gegenwert in CHF: 1.010,20 CHF", True),
        ("Echivalent în lei: 8.290,98 EUR.", False),
        ("Echivalent în lei: 8.290,98 RON, se plătește în lei.", False),
        ("De plată în lei: 8.290,98 RON", False),
        ("Echivalent: 8290", False),
    ],
)
def test_what_the_total_is_worth_in_another_currency_changes_nothing(text: str, *, told: bool) -> None:
    assert says_worth_elsewhere(text, _due("1041.81")) is told
