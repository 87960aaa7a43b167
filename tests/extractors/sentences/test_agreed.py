"""Sentences by which paying makes a contract."""

from __future__ import annotations

import pytest

from extractors.sentences.agreed import agreed_by_paying
from extractors.sentences.free_text import Said


def _told(text: str) -> bool:
    return bool(list(agreed_by_paying([Said(text, 1, ())])))


@pytest.mark.parametrize(
    "text",
    [
        "Remittance of the sum shown concludes the agreement described overleaf.",
        "Erst mit Ihrer Überweisung kommt der Eintragungsvertrag zustande.",
        "Par votre règlement, l'inscription prend effet.",
        "Met uw betaling komt de overeenkomst tot stand.",
        "L'iscrizione si perfeziona con il pagamento.",
    ],
)
def test_a_contract_by_paying_is_told(text: str) -> None:
    assert _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Payment within 14 days as per our contract.",
        "Der Kaufvertrag kam am 3. Mai 2024 zustande, Zahlung binnen 14 Tagen.",
        "By paying you accept our general terms.",
        "The agreement comes into force on signature.",
    ],
)
def test_an_earlier_one_and_terms_of_paying_are_not(text: str) -> None:
    assert not _told(text)
