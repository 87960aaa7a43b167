"""Notices by which public bodies and professions ask for fees are invoices, whatever they are called."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.rules.kind import kind_of
from schemas import DocType
from tests.extractors.grid import reading


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("de", "Gebührenbescheid"),
        ("de", "Abfallgebührenbescheid 2026"),
        ("de", "Beitragsbescheid"),
        ("de", "Vorschreibung der Aufenthaltsabgabe"),
        ("de", "Quartalsvorschreibung"),
        ("fr", "Avis des sommes à payer"),
        ("nl", "Aanslagbiljet"),
        ("it", "Avviso di pagamento"),
        ("es", "Liquidación de tasas"),
        ("en", "Notice of fees"),
        ("en", "Fee note"),
        ("nl", "Declaratie 20261188"),
        ("fr", "Appel de cotisation 2026"),
    ],
)
def test_a_notice_of_fees_is_an_invoice(language: str, title: str) -> None:
    kind = kind_of(Sheet(Layout(reading(f"Town of Harbourside\n\n{title}\n\n12.03.2026")), language))
    assert (kind.doc_type, kind.title is not None) == (DocType.INVOICE, True)


@pytest.mark.parametrize("label", ["Zahl", "Geschäftszahl", "GZ", "Bescheid-Nr."])
def test_a_notice_of_fees_has_the_number_of_its_file(label: str) -> None:
    rows = f"Gemeinde Hafenau\n\n{label}: 920-2/014-2026\nDatum: 12.03.2026\n\nVorschreibung der Abgabe"
    assert extract(reading(rows)).claims["invoice_number"].value == "920-2/014-2026"


@pytest.mark.parametrize("title", ["Steuerbescheid", "Mahnung", "Kontoauszug"])
def test_other_letters_of_authorities_are_none(title: str) -> None:
    kind = kind_of(Sheet(Layout(reading(f"Stadt Hafenau\n\n{title}\n\n12.03.2026")), "de"))
    assert kind.doc_type is not DocType.INVOICE
