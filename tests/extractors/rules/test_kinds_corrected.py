from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.rules.kind import kind_of
from schemas import DocType, Extraction
from tests.extractors.grid import page, reading

CORRECTION = """
{title} FK/7

Razem netto      {sign}100,00
VAT 23%          {sign}23,00
Razem brutto     {sign}123,00
"""


def corrected(title: str, sign: str) -> Extraction:
    return extract(reading(CORRECTION.format(title=title, sign=sign)))


def score(text: str) -> float:
    return kind_of(Sheet(Layout(reading(text)), "en")).score


@pytest.mark.parametrize("title", ["Faktura korygująca", "Factura rectificativa"])
def test_a_correction_that_lowers_the_total_is_a_credit_note(title: str) -> None:
    found = corrected(title, "-")
    assert (found.doc_type, found.subtype) == (DocType.CREDIT_NOTE, None)
    assert found.claims["type_code"].value == "381"


@pytest.mark.parametrize(
    ("title", "sign"),
    [("Faktura korygująca", ""), ("Rechnungskorrektur", "-"), ("Faktura korygująca (384)", "-")],
)
def test_any_other_correction_is_an_invoice(title: str, sign: str) -> None:
    found = corrected(title, sign)
    assert (found.doc_type, found.subtype) == (DocType.INVOICE, "correction")
    assert found.claims["type_code"].value == "384"


@pytest.mark.parametrize(
    "text",
    [
        "TOTO NENÍ DAŇOVÝ DOKLAD!",
        "To nie jest faktura VAT",
        "Dies ist keine Rechnung",
        "Ceci n'est pas une facture",
        "Dit is geen factuur",
        "Este documento não serve de fatura",
        "Bu belge fatura yerine geçmez",
    ],
)
def test_what_says_that_it_is_no_invoice_is_none(text: str) -> None:
    found = extract(reading(f"INVOICE 7\n\nTotal     12.00\n\n{text}"))
    assert found.doc_type is DocType.OTHER
    assert "type_code" not in found.claims


def test_an_invoice_that_denies_something_else_is_one() -> None:
    for text in (
        "This invoice is not a demand for payment",
        "This is not a VAT invoice",
        "Copia priva di valenza fiscale",
    ):
        assert extract(reading(f"INVOICE 7\n\nTotal     12.00\n\n{text}")).doc_type is DocType.INVOICE


def test_a_czech_request_for_an_advance_is_no_invoice() -> None:
    assert extract(reading("Zálohová faktura ZF-7\n\nK úhradě     12,00")).doc_type is DocType.OTHER


def test_an_invoice_that_is_its_own_receipt_is_surely_one() -> None:
    assert score("Fatura-Recibo") > score("Fatura")


def test_the_label_of_the_date_speaks_for_an_invoice_as_well() -> None:
    assert score("Invoice number   7\nInvoice date   1 May 2024") > score("Invoice number   7")


def test_a_gutschrift_that_lowers_the_total_is_a_credit_note_in_doubt() -> None:
    found = corrected("Gutschrift", "-")
    assert (found.doc_type, found.subtype) == (DocType.CREDIT_NOTE, None)
    assert found.claims["type_code"].score < corrected("Rechnung", "").claims["type_code"].score


def test_a_gutschrift_that_names_an_invoice_in_its_title_is_a_credit_note_in_doubt() -> None:
    text = "Gutschrift 400218 zu Rechnung 251904 vom 17.11.2025\n\nGutschrift inkl. MWST     CHF 251.50"
    found = extract(reading(text))
    assert (found.doc_type, found.doc_type_score <= 0.5) == (DocType.CREDIT_NOTE, True)


def test_a_number_that_holds_that_of_an_invoice_does_not_name_it() -> None:
    text = "Gutschrift 2519047\n\nZu Rechnung 251904 vom 17.11.2025\n\nGutschrift inkl. MWST     CHF 251.50"
    found = extract(reading(text))
    assert found.claims["preceding_invoice"].value == "251904"
    assert (found.subtype, found.doc_type_score <= 0.5) == ("self_billing", True)


def test_the_code_of_the_kind_tells_it_where_no_title_does() -> None:
    text = "TIPO DOCUMENTO TD04 NOTA DI CREDITO N. 4471/R DEL 30/06/2026\n\nTotale imponibile     12,00"
    assert extract(reading(text)).doc_type is DocType.CREDIT_NOTE


@pytest.mark.parametrize("row", ["Model        TD04", "Site: Hall TD05", "TD04 turbocharger overhaul", "Item TD04"])
def test_the_code_of_a_thing_is_no_code_of_a_kind(row: str) -> None:
    plain, coded = (extract(reading(f"Invoice\n\n{one}\n\nTotal     12.00")) for one in ("", row))
    assert (coded.doc_type, coded.doc_type_score) == (DocType.INVOICE, plain.doc_type_score)


@pytest.mark.parametrize(("title", "sure"), [("FAKTURA", True), ("FAKTURA KORYGUJACA", False), ("PROFORMA", False)])
def test_a_title_in_a_picture_that_is_another_leaves_no_kind_certain(title: str, *, sure: bool) -> None:
    shown = tuple(word._replace(size=18.0) for word in page(f"*{title}").words)
    bill = page(CORRECTION.format(title="Faktura", sign="")).model_copy(update={"pictured": shown})
    found = extract(reading(bill))
    assert found.doc_type is DocType.INVOICE
    assert (found.doc_type_score > 0.7) is sure
