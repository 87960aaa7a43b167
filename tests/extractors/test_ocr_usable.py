"""A page's own text is used where it says something; garbage and a few words beside a picture are no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.ocr.usable import garbled, legible, needs_ocr
from extractors.readers.pdf_triage import open_pdf, page_facts
from schemas import Box, Page, Word
from tests.extractors.pdfs import drawn
from tests.extractors.scans import SIZE, scan, written

SENTENCES = {
    "en": "Invoice for the delivery of office furniture and two chairs within thirty days of receipt",
    "de": "Rechnung über die Lieferung von Büromöbeln und zwei Stühlen, zahlbar innerhalb von dreißig Tagen",
    "pl": "Faktura za dostawę mebli biurowych oraz dwóch krzeseł, płatna w ciągu trzydziestu dni",
    "cs": "Faktura za dodání kancelářského nábytku, splatná do třiceti dnů od doručení, děkujeme",
    "tr": "Büro mobilyaları teslimatı için fatura, otuz gün içinde ödenecektir, teşekkür ederiz",
    "el": "Τιμολόγιο για την παράδοση επίπλων γραφείου και δύο καρεκλών εντός τριάντα ημερών",
    "ja": "請求書 株式会社 御中 合計金額 消費税 お支払期限 銀行口座 数量 単価 金額",
}


def words(text: str) -> tuple[Word, ...]:
    return tuple(Word(part, Box(10, 10, 40, 20), 10) for part in text.split())


@pytest.mark.parametrize("language", SENTENCES)
def test_text_of_every_language_is_text(language: str) -> None:
    assert not garbled(words(f"{SENTENCES[language]} " * 3))


def test_letters_shifted_by_a_font_without_a_mapping_are_garbage() -> None:
    shifted = SENTENCES["en"].translate(str.maketrans("aeiou", "dhlrx"))
    assert garbled(words(f"{shifted} " * 3))


def test_signs_of_no_script_are_garbage() -> None:
    assert garbled(words("\ue001\ue002\ue003 \ue004\ue005 " * 4))


@given(st.text(alphabet="0123456789.,-/ €%", max_size=300))
def test_numbers_alone_are_no_garbage(text: str) -> None:
    assert not garbled(words(text))


def _wanted(page: Page, draw: object) -> bool:
    pdf = open_pdf(drawn(draw, size=SIZE))  # type: ignore[arg-type]
    try:
        facts = page_facts(pdf, 1)
        assert facts is not None
        return not legible(page.words) and needs_ocr(page, pdf, facts)
    finally:
        pdf.close()


def page(text: str) -> Page:
    return Page(number=1, width=SIZE[0], height=SIZE[1], words=words(text))


def _picture(canvas: Canvas, share: float) -> None:
    written(canvas)
    canvas.drawImage(ImageReader(scan()), 0, 0, SIZE[0], SIZE[1] * share)


def test_a_few_words_count_where_no_picture_is_the_page() -> None:
    assert not _wanted(page("Invoice 4711 12.00"), written)
    assert not _wanted(page("Invoice 4711 12.00"), lambda canvas: _picture(canvas, 0.3))
    assert _wanted(page("Invoice 4711 12.00"), lambda canvas: _picture(canvas, 0.9))


def test_a_page_full_of_text_is_text_even_over_a_picture() -> None:
    """A letterhead or a watermark may fill the page."""
    assert legible(page(f"{SENTENCES['en']} " * 4).words)
    assert not _wanted(page(f"{SENTENCES['en']} " * 4), lambda canvas: _picture(canvas, 1.0))


def test_garbage_over_a_scan_is_no_text() -> None:
    shifted = SENTENCES["en"].translate(str.maketrans("aeiou", "dhlrx"))
    assert _wanted(page(f"{shifted} " * 4), lambda canvas: _picture(canvas, 1.0))


def test_an_empty_page_is_not_read_for_nothing() -> None:
    assert not _wanted(page(""), lambda canvas: None)
    assert _wanted(page(""), lambda canvas: _picture(canvas, 0.1))
