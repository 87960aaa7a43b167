"""An account that a letter names is the document's own only where it is one that the document pays to."""

from __future__ import annotations

import pytest

from extractors.sentences.paid_into import is_another
from schemas import Claim, Layer

_OWN, _OTHER = "DE89370400440532013000", "DE02120300000000202051"


def _claims(values: dict[str, str]) -> dict[str, Claim]:
    return {
        term: Claim(term=term, value=value, raw=value, layer=Layer.RULES, score=0.9) for term, value in values.items()
    }


@pytest.mark.parametrize(
    ("values", "another"),
    [
        ({"payment.iban": _OWN}, True),
        ({"payment.iban": _OTHER}, False),
        ({"payment.iban": _OWN, "payment.reference": "202051"}, True),
        ({"payment.iban": _OWN, "payment.other_accounts[0].iban": "12030000"}, True),
        ({"payment.iban": _OWN, "payment.other_accounts[0].iban": "00202051"}, False),
        ({"payment.iban": "120300000000202051"}, False),
        ({"payment.iban": "12030000/202051"}, False),  # noughts may be left out
    ],
)
def test_it_is_its_own_by_the_whole_or_by_the_end_of_its_number(values: dict[str, str], another: bool) -> None:
    assert is_another(f"Please pay the invoice to {_OTHER}.", _claims(values)) is another
