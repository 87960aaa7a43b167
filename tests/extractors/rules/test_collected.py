"""An account in the same row as a sentence that the amount is collected; and one that stands elsewhere."""

from __future__ import annotations

import pytest

from extractors.page.sheet import sheet_of
from extractors.rules.collected import collected_beside_account, collected_or_paid
from schemas import Claim, Layer
from tests.extractors.grid import reading

_ACCOUNT = "DE89370400440532013000"


def _told(text: str) -> list[str]:
    """What is told of a page that pays to the account: kinds, and "doubt" where another way is offered, too."""
    read = reading(text)
    boxes = tuple(word.box for word in read.parts[0].words if word.text.strip(".,") == _ACCOUNT)
    claim = Claim(term="payment.iban", value=_ACCOUNT, raw=_ACCOUNT, layer=Layer.RULES, score=1.0, page=1, boxes=boxes)
    sheet, taken = sheet_of(read), {claim.term: claim}
    doubted = ["doubt" for _ in collected_or_paid(sheet, taken)]
    return [*(one.kind for one in collected_beside_account(sheet, taken)), *doubted]


@pytest.mark.parametrize(
    "text",
    [
        f"The amount is collected by direct debit on 1 December, account {_ACCOUNT}",
        f"Beløbet trækkes automatisk via Betalingsservice, konto {_ACCOUNT}",
        f"The amount is collected by direct debit on or after 1 December, account {_ACCOUNT}",
    ],
)
def test_an_account_in_the_same_breath(text: str) -> None:
    assert _told(text) == ["do_not_pay"]


@pytest.mark.parametrize(
    "text",
    [
        f"The amount is collected by direct debit or paid by transfer to {_ACCOUNT}",
        f"The amount is collected by direct debit; alternatively pay by PayPal or to {_ACCOUNT}",
        f"Der Betrag wird eingezogen, sonst bitte auf das Konto zahlen: {_ACCOUNT}",
        f"Le montant est prélevé ou à régler sur le compte {_ACCOUNT}",
        f"L'importo viene addebitato sul conto oppure pagabile sul conto {_ACCOUNT}",
        f"Beløbet trækkes via Betalingsservice eller betales til konto {_ACCOUNT}",
    ],
)
def test_an_account_that_another_way_to_pay_is_offered_with_is_in_doubt(text: str) -> None:
    assert _told(text) == ["doubt"]


@pytest.mark.parametrize(
    "text",
    [
        f"The amount is collected by direct debit on 1 December\n\n\n\nZorbl Ltd IBAN {_ACCOUNT}",
        f"Please pay the amount to {_ACCOUNT}",
        f"You may also pay by direct debit, account {_ACCOUNT}",
    ],
)
def test_an_account_elsewhere_and_a_direct_debit_that_is_offered(text: str) -> None:
    assert _told(text) == []
