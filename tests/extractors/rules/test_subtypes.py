"""Kinds of document: by what they call themselves in every language, and by type codes."""

from __future__ import annotations

import pytest

from extractors.einvoice.kind import kind_of as kind_of_einvoice
from extractors.extract import extract
from extractors.languages import LANGUAGES
from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.rules.kind import Kind, kind_of
from schemas import DocType, Structured
from tests.extractors.grid import reading
from tests.extractors.subtype_wordings import wordings

_WORDINGS = tuple(wordings())
_BELOW = "\n\nNr. 4711        3.5.2024\n\nAcme Ltd        100,00"


def _kind(title: str, language: str | None) -> Kind:
    return kind_of(Sheet(Layout(reading(title + _BELOW)), language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_is_told_by_its_wordings(language: str) -> None:
    own = [(wording, doc_type, subtype) for code, wording, doc_type, subtype in _WORDINGS if code == language]
    found = [(wording, kind.doc_type.value, kind.subtype) for wording, *_ in own for kind in [_kind(wording, language)]]
    assert len({(doc_type, subtype) for _, doc_type, subtype in own}) >= 14
    assert found == own


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_says_the_same_with_a_number_behind_it_and_in_capitals(language: str) -> None:
    for code, wording, doc_type, subtype in _WORDINGS:
        if code == language and not wording[-1].isdigit() and "§" not in wording:
            for title in (f"{wording} 2024-17", f"{wording} Nr. 2024-17", wording.upper()):
                kind = _kind(title, language)
                assert (kind.doc_type.value, kind.subtype) == (doc_type, subtype), title


def test_no_wording_stands_for_two_kinds_in_one_language() -> None:
    seen: dict[tuple[str, str], tuple[str, str | None]] = {}
    for language, wording, doc_type, subtype in _WORDINGS:
        assert seen.setdefault((language, wording.lower()), (doc_type, subtype)) == (doc_type, subtype)
    assert set(LANGUAGES) == {language for language, *_ in _WORDINGS}


@pytest.mark.parametrize(
    ("title", "subtype"),
    [
        ("BILL OF LADING", "delivery_note"),
        ("Bill of Quantities", "quote"),
        ("Preliminary Invoice", "pro_forma"),
        ("Preavviso di fattura", "pro_forma"),
        ("Bolletta di consegna", "delivery_note"),
        ("Voorlopige factuur", "pro_forma"),
        ("Ön Fatura", "pro_forma"),
    ],
)
def test_a_title_that_holds_the_word_of_an_invoice_may_name_another_paper(title: str, subtype: str) -> None:
    kind = _kind(title, None)
    assert (kind.doc_type, kind.subtype) == (DocType.OTHER, subtype)


_INVOICE, _CREDIT, _OTHER = DocType.INVOICE, DocType.CREDIT_NOTE, DocType.OTHER
_CODES = [
    ("380", _INVOICE, None),
    ("381", _CREDIT, None),
    ("384", _INVOICE, "correction"),
    ("389", _INVOICE, "self_billing"),
    ("386", _INVOICE, "prepayment"),
    ("326", _INVOICE, "partial"),
    ("396", _CREDIT, None),
    ("875", _INVOICE, "partial"),
    ("876", _INVOICE, "partial"),
    ("877", _INVOICE, "final"),
    ("393", _INVOICE, None),
    ("751", _INVOICE, None),
    ("325", _OTHER, "pro_forma"),
    ("TD01", _INVOICE, None),
    ("TD02", _INVOICE, "prepayment"),
    ("TD03", _INVOICE, "prepayment"),
    ("TD04", _CREDIT, None),
    ("TD05", _INVOICE, None),
    ("TD06", _INVOICE, None),
    ("TD07", _INVOICE, "simplified"),
    ("TD08", _CREDIT, "simplified"),
    ("TD09", _INVOICE, "simplified"),
    ("TD16", _INVOICE, "self_billing"),
    ("TD17", _INVOICE, "self_billing"),
    ("TD18", _INVOICE, "self_billing"),
    ("TD19", _INVOICE, "self_billing"),
    ("TD20", _INVOICE, "self_billing"),
    ("TD21", _INVOICE, "self_billing"),
    ("TD24", _INVOICE, None),
    ("TD25", _INVOICE, None),
    ("TD26", _INVOICE, None),
    ("TD27", _INVOICE, None),
]


@pytest.mark.parametrize(("code", "doc_type", "subtype"), _CODES)
def test_a_type_code_of_an_einvoice_decides(code: str, doc_type: DocType, subtype: str | None) -> None:
    part = Structured(syntax="cii", root="CrossIndustryInvoice")
    assert kind_of_einvoice(part, code) == (doc_type, subtype)


@pytest.mark.parametrize(("code", "doc_type", "subtype"), _CODES)
def test_a_type_code_behind_a_title_decides(code: str, doc_type: DocType, subtype: str | None) -> None:
    title = f"Fattura {code}" if code.startswith("TD") else f"Rechnung ({code})"
    kind = _kind(title, None)
    assert (kind.doc_type, kind.subtype) == (doc_type, subtype)


@pytest.mark.parametrize(
    ("title", "doc_type", "subtype"),
    [
        ("Abschlagsrechnung (380)", _INVOICE, "partial"),
        ("Gutschrift (381)", _CREDIT, None),
        ("Gutschrift (389)", _INVOICE, "self_billing"),
        ("Gutschrift", _INVOICE, "self_billing"),
        ("Rechnung (384)", _INVOICE, "correction"),
    ],
)
def test_a_code_settles_what_a_word_leaves_open(title: str, doc_type: DocType, subtype: str | None) -> None:
    kind = _kind(title, "de")
    assert (kind.doc_type, kind.subtype) == (doc_type, subtype)


def test_a_ubl_credit_note_is_one_whatever_its_code() -> None:
    part = Structured(syntax="ubl", root="CreditNote")
    assert kind_of_einvoice(part, "381") == (DocType.CREDIT_NOTE, None)
    assert kind_of_einvoice(part, "380") == (DocType.CREDIT_NOTE, None)
    assert kind_of_einvoice(part, None) == (DocType.CREDIT_NOTE, None)
    assert kind_of_einvoice(Structured(syntax="ubl", root="Invoice"), None) == (DocType.INVOICE, None)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Rechnungskorrektur", "384"),
        ("Abschlagsrechnung", "326"),
        ("Anzahlungsrechnung", "386"),
        ("Schlussrechnung", "380"),
        ("Kleinbetragsrechnung", "380"),
        ("Stornorechnung", "381"),
        ("Angebot", None),
    ],
)
def test_the_type_code_of_a_page_is_concluded_from_its_kind(title: str, code: str | None) -> None:
    claim = extract(reading(title + _BELOW)).claims.get("type_code")
    assert (claim and claim.value) == code


@pytest.mark.parametrize(
    ("sentence", "doc_type", "subtype"),
    [
        ("Complaints reach us within 8 days of the date of our\ninvoice.", DocType.OTHER, None),
        ("Please note that this is only an\nadvance invoice request.", DocType.OTHER, "pro_forma"),
        ("With this letter you receive our\ncredit note.", DocType.CREDIT_NOTE, None),
        ("We thank you and enclose this as your\nreceipt.", DocType.RECEIPT, None),
        ("We are glad to send you our\nquotation.", DocType.OTHER, "quote"),
    ],
)
def test_a_sentence_ends_in_a_title_of_another_kind_than_an_invoice(
    sentence: str, doc_type: DocType, subtype: str | None
) -> None:
    kind = kind_of(Sheet(Layout(reading(f"Number 17\n\n{sentence}{_BELOW}")), "en"))
    assert (kind.doc_type, kind.subtype) == (doc_type, subtype)
