"""Set phrases of tax law on pages: in every language, with their places, and not where other words look like them."""

from __future__ import annotations

import pytest

from extractors.languages import EXEMPTIONS, LANGUAGES
from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.rules.statements import statements
from schemas import Statement
from tests.extractors.grid import reading


def found(text: str, language: str | None = "de") -> dict[str, Statement]:
    return {one.kind: one for one in statements(Sheet(Layout(reading(text)), language))}


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Steuerschuldnerschaft des Leistungsempfängers", "de", "reverse_charge"),
        ("Reverse charge applies to this supply", "en", "reverse_charge"),
        ("Autoliquidation de la TVA", "fr", "reverse_charge"),
        ("Gemäß § 19 UStG wird keine Umsatzsteuer berechnet", "de", "small_business"),
        ("steuerfreie innergemeinschaftliche Lieferung", "de", "intra_community"),
        ("Mitgliedsbeiträge sind nicht umsatzsteuerbar.", "de", "exempt"),
        ("Factuur uitgereikt door afnemer", "nl", "self_billing"),
        ("Gutschriftsverfahren", "de", "self_billing"),
        ("Leistungsdatum: 01.05.2024", "de", "supply_date"),
        ("Data prestazione: 01/05/2024", "it", "supply_date"),
        ("IVA per cassa", "it", "cash_accounting"),
        ("Indemnité forfaitaire pour frais de recouvrement : 40 EUR", "fr", "late_payment"),
    ],
)
def test_a_phrase_is_found_with_its_place(text: str, language: str, kind: str) -> None:
    one = found(f"Rechnung 4711\n\n{text}", language)[kind]
    assert one.language == language
    assert (one.page, len(one.boxes)) == (1, 1)
    assert one.text in text


@pytest.mark.parametrize(
    "text",
    [
        "Musterstraße 13b",
        "Artikel SW17-M10",
        "geliefert nach 19 Tagen",
        "Zahlbar bis 31.05.2024",
        "Gesamtbetrag 119,00 EUR",
        "gemäß §§ 19, 34 GNotKG",  # a notary's fees
    ],
)
def test_words_that_look_like_one_are_none(text: str) -> None:
    assert found(text) == {}


def test_a_paragraph_is_one_only_with_its_sign() -> None:
    assert "reverse_charge" in found("nach § 13b UStG")
    assert "reverse_charge" not in found("Haus 13b UStG")


def test_the_document_s_own_language_is_preferred() -> None:
    text = "Reverse-Charge-Verfahren: autoliquidation, Steuerschuldnerschaft des Leistungsempfängers"
    assert found(text, "de")["reverse_charge"].language == "de"
    assert found(text, "fr")["reverse_charge"].language == "fr"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", EXEMPTIONS)
def test_every_language_says_every_kind(language: str, kind: str) -> None:
    wordings = [wording for wording in LANGUAGES[language].exemptions[kind] if len(wording) >= 6]
    assert wordings
    assert all(kind in found(f"{wording} 4711", language) for wording in wordings)


def test_an_article_of_another_countrys_law_says_nothing() -> None:
    words = "Documento privo di valenza fiscale ai sensi dell'art. 21 DPR 633/72"
    assert "export" not in found(words, "it")
    assert "export" in found("Operación exenta, art. 21", "es")


@pytest.mark.parametrize(
    "text",
    [
        "This invoice was issued by the customer on behalf of the supplier.",
        "Diese Rechnung wurde vom Leistungsempfänger ausgestellt.",
        "Cette facture a été établie par le client au nom\ndu fournisseur.",
        "Factura expedida por el destinatario.",
        "Fakturę wystawił nabywca.",
    ],
)
def test_a_sentence_says_that_the_buyer_made_it_out(text: str) -> None:
    assert "issued_by_buyer" in found(f"Rechnung 4711\n\n{text}")


@pytest.mark.parametrize("text", ["The order was issued by the customer.", "Rechnung gemäß Bestellung des Kunden"])
def test_what_else_the_buyer_made_out_is_none(text: str) -> None:
    assert "issued_by_buyer" not in found(f"Rechnung 4711\n\n{text}")


@pytest.mark.parametrize(
    "text",
    [
        "Reverse charge, subject to withholding tax",
        "Steuerschuldnerschaft des Leistungsempfängers; Steuerabzug ist nicht vorzunehmen",
        "Steuerschuldnerschaft des\nLeistungsempfängers\n\n\nEs ist kein Steuerabzug nach § 50a EStG vorzunehmen",
    ],
)
def test_a_tax_may_be_kept_back_beside_a_phrase(text: str) -> None:
    assert "reverse_charge" in found(text)


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("Operación no sujeta a IVA", True),
        ("Operación no sujeta a retención", False),
        ("Operación no sujeta a la retención a cuenta del IRPF", False),
        ("Operación no, en su caso, sujeta a retención", False),
        ("Operación no, en su caso, sujeta a IVA", True),
        ("Operación no sujeta a IVA ni sujeta a retención", True),
    ],
)
def test_what_is_not_kept_back_may_be_taxed(text: str, *, free: bool) -> None:
    assert bool(found(text, "es")) is free


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Operazione effettuata in regime forfettario, senza applicazione dell'IVA", "it", True),
        ("Operazione non in regime forfettario, con applicazione dell'IVA", "it", False),
        ("Als Kleinunternehmer weisen wir keine Umsatzsteuer aus", "de", True),
        ("Wir sind kein Kleinunternehmer", "de", False),
        ("If you are not VAT registered, please tell us", "en", False),
        ("If you are not, where applicable, VAT registered, please tell us", "en", False),
        ("We are not, where applicable, VAT registered", "en", True),
        ("EI, micro-entreprise", "fr", False),
        ("Recargo de equivalencia", "es", False),
        ("TVA non applicable, art. 293 B du CGI", "fr", True),
        ("Nejsem plátce DPH", "cs", True),
        ("Säljaren är ej momsregistrerad", "sv", True),
    ],
)
def test_a_seller_that_says_to_be_a_small_business(text: str, language: str, *, told: bool) -> None:
    assert ("small_business" in found(text, language)) is told
