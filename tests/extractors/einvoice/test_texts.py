"""The texts of e-invoices are heard as those of pages, wherever they stand."""

from __future__ import annotations

import pytest

from extractors.einvoice.texts import worded_texts
from extractors.extract import extract
from extractors.readers.elements import invoice_root, structured
from extractors.readers.safe_xml import parse_xml
from schemas import Extraction, Limits, Reading, Structured
from tests.faults.stated import UBL, swapped

_NOTE = "<cbc:DocumentCurrencyCode>"
_NAME = "Wheelbarrow tyre"


def _part(old: str, new: str) -> Structured:
    return structured(invoice_root(parse_xml(swapped(UBL, {old: new}), Limits())))


def _read(old: str, new: str) -> Extraction:
    return extract(Reading(sha256="0" * 64, reader="einvoice", parts=(_part(old, new),)))


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


def test_the_name_of_an_item_is_no_stamp_but_may_be_a_sentence() -> None:
    assert _read(_NAME, "Copy").notices == ()
    assert [one.kind for one in _read(_NAME, "Tyre. This invoice is void.").notices] == ["cancelled"]


def test_an_amount_in_the_text_of_a_line_is_of_what_was_sold_unless_it_is_asked_for() -> None:
    assert _read(_NAME, "Tyre, total 55.00 kg, due EUR 12.00").rivals == ()
    assert [one.term for one in _read(_NAME, "Tyre. Please pay only EUR 99.00.").rivals] == ["totals.due"]


def test_another_term_of_payment_than_the_stated_day_is_a_second_value() -> None:
    assert [one.term for one in _noted("Payable within 14 days.").rivals] == ["due_date"]
    assert _noted("Payable within 30 days.").rivals == ()


def test_what_is_said_of_an_e_invoice_has_no_place_on_a_page() -> None:
    read = _noted("Do not pay this invoice. Please transfer only EUR 99.00.")
    assert {one.page for one in (*read.notices, *read.rivals)} == {None}


def test_a_disguised_word_in_a_note_is_told() -> None:
    assert "disguised" in [one.kind for one in _noted("It has been p\u0430id.").notices]
