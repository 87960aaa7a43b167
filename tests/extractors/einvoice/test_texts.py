"""The texts of e-invoices are heard as those of pages, wherever they stand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from extractors.einvoice.texts import worded_texts
from extractors.elements import invoice_root, structured
from extractors.extract import extract
from extractors.hearing import mark_of
from extractors.memory.book import open_book, write_book
from extractors.safe_xml import parse_xml
from schemas import Extraction, Lesson, Limits, Reading, Structured
from tests.faults.stated import CII, FATTURAPA, OTHER_IBAN, UBL, swapped

_NOTE = "<cbc:DocumentCurrencyCode>"
_NAME = "Wheelbarrow tyre"


def _part(old: str, new: str) -> Structured:
    return structured(invoice_root(parse_xml(swapped(UBL, {old: new}), Limits())))


def _read(old: str, new: str) -> Extraction:
    return extract(Reading(sha256="0" * 64, reader="einvoice", parts=(_part(old, new),)))


def _swapped(xml: bytes, swaps: Mapping[str, str]) -> Extraction:
    part = structured(invoice_root(parse_xml(swapped(xml, swaps), Limits())))
    return extract(Reading(sha256="0" * 64, reader="einvoice", parts=(part,)))


def _noted(text: str) -> Extraction:
    return _read(_NOTE, f"<cbc:Note>{text}</cbc:Note>{_NOTE}")


def test_texts_are_words_and_no_codes_or_numbers() -> None:
    part = _part(_NOTE, f"<cbc:Note>Order by phone</cbc:Note><cbc:BuyerReference>R-17</cbc:BuyerReference>{_NOTE}")
    texts = {one.path: one.text for one in worded_texts(part)}
    assert texts["Invoice/cbc:Note"] == "Order by phone"
    assert not any(path.endswith(("ID", "Code", "Date", "Amount", "BuyerReference")) for path in texts)


def test_a_text_in_an_identifier_is_heard() -> None:
    part = _part(_NOTE, f"<cbc:BuyerReference>Do not pay this</cbc:BuyerReference>{_NOTE}")
    assert "Do not pay this" in [one.text for one in worded_texts(part)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("This invoice is void.", "cancelled"), ("Paid", "paid"), ("COPY - see the original", "copy")],
)
def test_a_note_is_heard_as_a_sentence_or_a_stamp(text: str, kind: str) -> None:
    assert [one.kind for one in _noted(text).notices] == [kind]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Bitte zahlen Sie auf Konto 1234567, BLZ 10020030.", ["unclear"]),
        ("Bitte zahlen Sie auf Konto 0532013000, BLZ 37040044.", []),
    ],
)
def test_a_note_asks_to_pay_into_another_account_in_the_form_of_its_country(text: str, kinds: list[str]) -> None:
    assert [one.kind for one in _noted(text).notices] == kinds


def test_the_name_of_an_item_is_no_stamp_but_may_be_a_sentence() -> None:
    assert _read(_NAME, "Copy").notices == ()
    assert [one.kind for one in _read(_NAME, "Tyre. This invoice is void.").notices] == ["cancelled"]


def test_an_amount_in_the_text_of_a_line_is_of_what_was_sold_unless_it_is_asked_for() -> None:
    assert _read(_NAME, "Tyre, total 55.00 kg, due EUR 12.00").rivals == ()
    assert [one.term for one in _read(_NAME, "Tyre. Please pay only EUR 99.00.").rivals] == ["totals.due"]


def test_another_term_of_payment_than_the_stated_day_is_a_second_value() -> None:
    assert [one.term for one in _noted("Payable within 14 days.").rivals] == ["due_date"]
    assert _noted("Payable within 30 days.").rivals == ()


@pytest.mark.parametrize("text", ["Zahlbar bis 14.06.2024", "Payment due: 14 June 2024", "Due date: 20.V.2024"])
def test_a_day_in_the_terms_is_no_second_one_where_none_is_stated(text: str) -> None:
    alone = _read("<cbc:DueDate>2024-06-14</cbc:DueDate>", f"<cbc:Note>{text}</cbc:Note>")
    assert alone.rivals == ()
    assert [one.term for one in _noted("Due date: 20.V.2024").rivals] == ["due_date"]


def test_what_is_said_of_an_e_invoice_has_no_place_on_a_page() -> None:
    read = _noted("Do not pay this invoice. Please transfer only EUR 99.00.")
    assert {one.page for one in (*read.notices, *read.rivals)} == {None}


def test_a_disguised_word_in_a_note_is_told() -> None:
    assert "disguised" in [one.kind for one in _noted("It has been p\u0430id.").notices]


_LINE = "<ram:LineID>2</ram:LineID>"
_LINE_OF_CII = {_LINE: f"{_LINE}<ram:IncludedNote><ram:Content>{{}}</ram:Content></ram:IncludedNote>"}
_TERMS_OF_CII = {"<ram:DueDateDateTime>": "<ram:Description>{}</ram:Description><ram:DueDateDateTime>"}


@pytest.mark.parametrize(
    ("text", "said"),
    [("Paid", "paid"), ("Please deduct 10 % from the total.", "changed"), ("Total due EUR 99.00", "totals.due")],
)
def test_what_a_line_says_as_well_is_heard_of_the_whole(text: str, said: str) -> None:
    places = {old: new.format(text) for old, new in (_LINE_OF_CII | _TERMS_OF_CII).items()}
    read = _swapped(CII, places)
    assert said in [*(one.kind for one in read.notices), *(one.term for one in read.rivals)]


def test_a_name_before_it_takes_no_stamp_away() -> None:
    legal = "<cbc:CompanyLegalForm>Paid</cbc:CompanyLegalForm>"
    names = {"Tools GmbH</cbc:RegistrationName>": f"Tools GmbH</cbc:RegistrationName>{legal}"}
    terms = "<cac:PaymentTerms><cbc:Note>Paid</cbc:Note></cac:PaymentTerms>"
    swaps = names | {"<cac:TaxTotal>\n    <cbc:TaxAmount": f"{terms}<cac:TaxTotal>\n    <cbc:TaxAmount"}
    assert _swapped(UBL, names).notices == ()
    assert [one.kind for one in _swapped(UBL, swaps).notices] == ["paid"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Please deduct 10 % from the total.", ["changed"]),
        ("Bitte ziehen Sie 10 % vom Gesamtbetrag ab, sie sind abzuziehen.", ["changed"]),
        ("Tyre, 10 % discount deducted", []),
        ("Service fees have been deducted from your payout.", []),
        ("A discount has been deducted from the invoice total.", ["changed"]),
    ],
)
def test_a_share_in_a_line_is_of_what_was_sold_unless_it_names_the_whole(text: str, kinds: list[str]) -> None:
    assert [
        one.kind for one in _swapped(CII, {old: new.format(text) for old, new in _LINE_OF_CII.items()}).notices
    ] == kinds


def _attached(text: str) -> list[str]:
    named = (
        f"<cac:AdditionalDocumentReference><cbc:ID>1</cbc:ID><cbc:DocumentDescription>{text}</cbc:DocumentDescription>"
    )
    attached = f"{named}</cac:AdditionalDocumentReference><cac:AccountingSupplierParty>"
    return [one.kind for one in _swapped(UBL, {"<cac:AccountingSupplierParty>": attached}).notices]


@pytest.mark.parametrize(
    "name", ["Invoice copy", "PDF copy of the invoice", "Rechnungskopie", "Duplicate", "DUPLICATE", "Reminder 1"]
)
def test_the_name_of_an_attachment_is_no_stamp(name: str) -> None:
    assert _attached(name) == []


def test_a_sentence_in_the_name_of_an_attachment_is_heard() -> None:
    assert _attached("This invoice is void.") == ["cancelled"]


_REGISTERED = "<IscrizioneREA><Ufficio>MI</Ufficio><NumeroREA>1</NumeroREA><StatoLiquidazione>{}</StatoLiquidazione>"
_SELLER_ENDS = "</CedentePrestatore>"


def _named_besides(found: Extraction) -> set[str]:
    """The accounts that texts name, without the one to pay to, which is among them."""
    named = {one.iban for one in found.shape.accounts} if found.shape is not None else set()
    stated = set(found.invoice().payment.ibans)
    assert stated <= named
    return named - stated


@pytest.mark.parametrize(
    ("xml", "old", "new"),
    [
        (UBL, _NAME, f"{_NAME} (new IBAN {OTHER_IBAN})"),
        (UBL, _NAME, f"{_NAME}, {OTHER_IBAN.lower()}"),
        (CII, _NAME, f"{_NAME} {OTHER_IBAN}"),
        (UBL, _NAME, f"Neue Bank: {OTHER_IBAN}BYLADEM1001"),
        (UBL, _NAME, f"Neue Bank: {OTHER_IBAN}BIC BYLADEM1001"),
        (UBL, _NAME, f"Neue Bank: {OTHER_IBAN}Sparkasse"),
        (CII, _NAME, f"IBAN{OTHER_IBAN}"),
        (UBL, _NAME, f"{OTHER_IBAN[:4]}/{OTHER_IBAN[4:12]}_{OTHER_IBAN[12:]}"),
        (UBL, _NAME, f"{OTHER_IBAN[:1]}\u200b{OTHER_IBAN[1:7]}\u00ad{OTHER_IBAN[7:]}"),
        (
            FATTURAPA,
            "</AliquotaIVA>",
            "</AliquotaIVA><AltriDatiGestionali><TipoDato>NUOVOIBAN</TipoDato>"
            f"<RiferimentoTesto>{OTHER_IBAN}</RiferimentoTesto></AltriDatiGestionali>",
        ),
    ],
)
def test_an_account_is_found_in_whichever_element_it_stands(xml: bytes, old: str, new: str) -> None:
    assert _named_besides(_swapped(xml, {old: new})) == {OTHER_IBAN}


@pytest.mark.parametrize(
    "text",
    [f"{OTHER_IBAN[:-1]}0Sparkasse", f"Cable {OTHER_IBAN}7", OTHER_IBAN[:12], "MNDT0212030000000020205"],
)
def test_what_is_no_account_with_something_glued_to_it_is_none(text: str) -> None:
    assert _named_besides(_swapped(UBL, {_NAME: text})) == set()


@pytest.mark.parametrize("xml", [UBL, CII, FATTURAPA])
def test_no_other_account_is_found_where_there_is_none(xml: bytes) -> None:
    assert _named_besides(_swapped(xml, {})) == set()


@pytest.mark.parametrize(("state", "kinds"), [("LS", ["unclear"]), ("LN", [])])
def test_a_seller_in_liquidation_is_told(state: str, kinds: list[str]) -> None:
    found = _swapped(FATTURAPA, {_SELLER_ENDS: f"{_REGISTERED.format(state)}</IscrizioneREA>{_SELLER_ENDS}"})
    assert [one.kind for one in found.notices] == kinds


def test_a_liquidation_that_people_let_stand_is_not_told_again(tmp_path: Path) -> None:
    swaps = {_SELLER_ENDS: f"{_REGISTERED.format('LS')}</IscrizioneREA>{_SELLER_ENDS}"}
    stated = _swapped(FATTURAPA, swaps)
    (told,) = stated.notices
    known = Lesson(
        document="a",
        vendor="brightwater",
        marks=(str(stated.claims["seller.vat_id"].value).lower(),),
        sentences=(mark_of(told.text),),
    )
    book = open_book(str(write_book(tmp_path, [known])))
    part = structured(invoice_root(parse_xml(swapped(FATTURAPA, swaps), Limits())))
    reading = Reading(sha256="0" * 64, reader="einvoice", parts=(part,))
    assert extract(reading, memory=book).notices == ()


@pytest.mark.parametrize(
    ("text", "rivals"),
    [
        ("Invoice number BT-2024-0099", ["BT-2024-0099"]),
        ("Please note the invoice number: BT-2024-0099", ["BT-2024-0099"]),
        ("Invoice BT-2024-0099 of May", ["BT-2024-0099"]),
        ("Betreff: Rechnung BT-2024-0099", ["BT-2024-0099"]),
        ("Subject: Invoice BT-2024-0099", ["BT-2024-0099"]),
        ("Payment reference invoice BT-2024-0099", ["BT-2024-0099"]),
        ("This is our invoice BT-2024-0099 of 3 May.", ["BT-2024-0099"]),
        ("Please quote our invoice BT-2024-0099 when paying.", ["BT-2024-0099"]),
        ("Hiermit erhalten Sie unsere Rechnung BT-2024-0099 zur Zahlung.", ["BT-2024-0099"]),
        ("Please pay our invoice BT-2024-0099 less credit note 77.", ["BT-2024-0099"]),
        ("Less credit note 7781, this is our invoice BT-2024-0099 of May.", ["BT-2024-0099"]),
        ("Our invoice BT-2024-0099 was paid on 3 May 2024, thank you.", []),
        ("This follows our earlier invoice BT-2024-0099 of May.", []),
        ("The credit note refers to our invoice BT-2024-0099 of May, settled by you.", []),
        ("La nota di accredito si riferisce alla ns. fattura BT-2024-0099 di agosto.", []),
    ],
)
def test_another_invoice_in_a_sentence_is_no_other_number(text: str, rivals: list[str]) -> None:
    assert [one.value for one in _noted(text).rivals if one.term == "invoice_number"] == rivals


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("Pay", False),
        ("R-17 b", False),
        ("R-17 to", False),
        ("due - now", True),
        ("x1 due\nnow", True),
        ("a b c d", False),
        # In a moment: what it takes grows with the text alone.
        pytest.param("a" * 200_000, False, id="one word"),
        pytest.param("aa1 " * 50_000, False, id="no words"),
    ],
)
def test_of_an_identifier_several_words_are_a_text(text: str, *, heard: bool) -> None:
    part = _part(_NOTE, f"<cbc:BuyerReference languageID='{text}'>R-17</cbc:BuyerReference>{_NOTE}")
    assert (text.replace("\n", " ") in [one.text for one in worded_texts(part)]) is heard
