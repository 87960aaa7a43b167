"""An account that its label calls former is heard, in whatever language; banks and everyday labels are not."""

from __future__ import annotations

import pytest

from extractors.page.sheet import sheet_of
from extractors.sentences.former import former_accounts
from schemas import Claim, Layer
from tests.extractors.grid import reading

_ACCOUNT = "DE89370400440532013000"


def _told(text: str, term: str = "payment.iban") -> list[str]:
    read = reading(text)
    (box,) = [word.box for word in read.parts[0].words if word.text == _ACCOUNT]
    claim = Claim(term=term, value=_ACCOUNT, raw=_ACCOUNT, layer=Layer.RULES, score=1.0, page=1, boxes=(box,))
    return [one.kind for one in former_accounts({term: claim}, sheet_of(read))]


@pytest.mark.parametrize(
    "label",
    [
        "IBAN (erloschen)",
        "Altes Konto",
        "IBAN (former)",
        "Old account:",
        "Previous bank account",
        "Closed account",
        "Account until 31 March",
        "Account closed on 31 March",
        "Konto erloschen 31.03.2026",
        "Old account of Muster GmbH",
        "Compte clôturé",
        "IBAN (antiguo)",
        "Vecchio conto IBAN",
        "Oude rekening IBAN",
        "IBAN (nieaktualny)",
        "Gammal IBAN",
        "IBAN (vanha)",
        "Régi IBAN",
        "Eski IBAN",
    ],
)
@pytest.mark.parametrize("term", ["payment.iban", "payment.other_accounts[0].iban"])
def test_a_former_account(label: str, term: str) -> None:
    assert _told(f"Bank details\n{label} {_ACCOUNT}", term) == ["account_closed"]
    assert _told(f"Bank details\n{label}   {_ACCOUNT}", term) == ["account_closed"]


def test_a_head_above_it() -> None:
    assert _told(f"Old account\n{_ACCOUNT}") == ["account_closed"]


@pytest.mark.parametrize(
    "label",
    [
        "IBAN",
        "Bank account:",
        "Alte Leipziger Bank IBAN",
        "Old National Bank IBAN",
        "Konto",
        "Altstadt Bank, Konto",
        "Konto: Alte Apotheke IBAN",  # of sellers, places and offices
        "Konto: Alte Apotheke",
        "Account: Old Mill Ltd IBAN",
        "Bank account Old Town branch IBAN",
        "Alte Kontor GmbH, IBAN",
        "Account closed on Sundays",
    ],
)
def test_another_label(label: str) -> None:
    assert not _told(f"Old invoices were paid\n\n{label} {_ACCOUNT}")
    assert not _told(f"{label}\n{_ACCOUNT}")
