"""An account in the same row as a sentence that the amount is collected; and one that stands elsewhere."""

from __future__ import annotations

import pytest

from extractors.page.sheet import sheet_of
from extractors.rules.collected import collected_beside_account
from schemas import Claim, Layer
from tests.extractors.grid import reading

_ACCOUNT = "DE89370400440532013000"


def _told(text: str) -> list[str]:
    read = reading(text)
    boxes = tuple(word.box for word in read.parts[0].words if word.text.strip(".,") == _ACCOUNT)
    claim = Claim(term="payment.iban", value=_ACCOUNT, raw=_ACCOUNT, layer=Layer.RULES, score=1.0, page=1, boxes=boxes)
    return [one.kind for one in collected_beside_account(sheet_of(read), {claim.term: claim})]


@pytest.mark.parametrize(
    "text",
    [
        f"The amount is collected by direct debit on 1 December, account {_ACCOUNT}",
        f"Beløbet trækkes automatisk via Betalingsservice, konto {_ACCOUNT}",
    ],
)
def test_an_account_in_the_same_breath(text: str) -> None:
    assert _told(text) == ["do_not_pay"]


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
