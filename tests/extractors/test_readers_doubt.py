"""When pdfium alone is believed, and when pdfplumber is asked, too."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from extractors.readers.inspect.active import inspect_file
from extractors.readers.pdf_doubt import Doubt, doubts
from extractors.readers.pdf_glyphs import Seen, seen_by_pdfium
from extractors.readers.pdf_objects import drawn_objects
from extractors.readers.pdf_triage import open_pdf, page_facts
from schemas import SignalCode
from tests.extractors.pdfs import reading, texts, written

TOTAL = b"BT /F 12 Tf 60 700 Td (Total 119.00) Tj ET "


def seen(data: bytes) -> Seen:
    """What pdfium tells of the first page."""
    pdf = open_pdf(data)
    facts = page_facts(pdf, 1)
    assert facts is not None
    page = pdf[0]
    drawn = drawn_objects(page, 1_000)
    text = page.get_textpage()
    told = seen_by_pdfium(text, drawn, facts.place)
    text.close()
    page.close()
    pdf.close()
    return told


def edited(change: Callable[[pikepdf.Dictionary], None], content: bytes = TOTAL) -> bytes:
    """A page whose font was changed."""
    with pikepdf.open(io.BytesIO(written(content))) as pdf:
        change(pdf.pages[0].Resources.Font.F)
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def test_an_ordinary_page_is_read_by_pdfium_alone(tmp_path: Path) -> None:
    (page,) = reading(written(TOTAL), tmp_path).pages
    assert [word.text for word in page.words] == ["Total", "119.00"]
    assert not page.compared


@pytest.mark.parametrize(
    ("content", "doubt"),
    [
        (b"BT /F 12 Tf 60 700 Td [(1) 556 (9)] TJ ET", Doubt.STACKED),
        (b"BT /F 12 Tf 1 0 0 -1 60 700 Tm (Total) Tj ET", Doubt.UNUSUAL),
        (TOTAL + b"BT /F 12 Tf 60.3 700 Td (Total 119.00) Tj ET", Doubt.UNHEARD),
        (b"BT /F 12 Tf 0.0001 Tz 60 700 Td (119.00) Tj ET", Doubt.UNHEARD),
    ],
    ids=["two digits on one place", "mirrored", "printed twice", "squeezed to nothing"],
)
def test_a_page_that_pdfium_may_misread_is_compared(content: bytes, doubt: Doubt, tmp_path: Path) -> None:
    assert doubt in doubts(seen(written(content)))
    assert reading(written(content), tmp_path).pages[0].compared


def test_digits_on_one_place_are_still_found(tmp_path: Path) -> None:
    found = reading(written(TOTAL + b"BT /F 12 Tf 60 650 Td [(1) 556 (9)] TJ ET"), tmp_path)
    assert SignalCode.OVERPRINTED_TEXT in [signal.code for signal in found.signals]


def test_what_a_text_is_said_to_be_read_as_is_not_read(tmp_path: Path) -> None:
    spoken = b"/Span << /ActualText (919.00) >> BDC BT /F 12 Tf 60 700 Td (119.00) Tj ET EMC"
    assert texts(reading(written(spoken), tmp_path)) == ["119.00"]


@pytest.mark.parametrize(("spoken", "doubted"), [("2,546.00 GBP", True), ("3,546.00 GBP", False), ("3546.00", False)])
def test_an_amount_is_said_to_be_read_as_a_whole(spoken: str, doubted: bool, tmp_path: Path) -> None:
    said = f"BT /F 12 Tf 60 700 Td (Items 2) Tj ET /Span << /ActualText ({spoken}) >> BDC "
    shown = b"BT /F 12 Tf 60 650 Td (3,546.00 GBP) Tj ET EMC"
    found = reading(written(said.encode() + shown), tmp_path)
    assert (SignalCode.REMAPPED_TEXT in [signal.code for signal in found.signals]) is doubted


@pytest.mark.parametrize(
    ("spoken", "shown", "doubted"), [("P A I D", "Open", True), ("P A I D", "PAID", False), ("V O I D 4 7", "47", True)]
)
def test_a_word_set_with_blanks_is_said_to_be_read(spoken: str, shown: str, doubted: bool, tmp_path: Path) -> None:
    said = f"/Span << /ActualText ({spoken}) >> BDC BT /F 12 Tf 60 650 Td ({shown}) Tj ET EMC"
    found = reading(written(said.encode()), tmp_path)
    assert (SignalCode.REMAPPED_TEXT in [signal.code for signal in found.signals]) is doubted


def test_blanks_that_are_texts_of_their_own_part_words(tmp_path: Path) -> None:
    alone = b"BT /F 12 Tf 60 700 Td (A) Tj ( ) Tj 8.2 0 Td (list) Tj ET"
    assert texts(reading(written(alone), tmp_path)) == ["A", "list"]


def _silent(font: pikepdf.Dictionary) -> None:
    font.Encoding = pikepdf.Dictionary(
        Type=pikepdf.Name.Encoding, Differences=pikepdf.Array([49, pikepdf.Name("/g17")])
    )


def _named(font: pikepdf.Dictionary) -> None:
    names = [pikepdf.Name.Euro, pikepdf.Name("/uni20AC"), pikepdf.Name("/u1F4DE")]
    font.Encoding = pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=pikepdf.Array([128, *names]))


def test_a_font_that_names_its_glyphs_by_numbers_has_every_page_compared(tmp_path: Path) -> None:
    assert not inspect_file(edited(_silent)).sound
    assert reading(edited(_silent), tmp_path).pages[0].compared


def test_a_font_that_names_its_glyphs_does_not(tmp_path: Path) -> None:
    assert inspect_file(edited(_named)).sound
    assert not reading(edited(_named), tmp_path).pages[0].compared


def test_a_file_that_must_be_repaired_has_every_page_compared(tmp_path: Path) -> None:
    cut = written(TOTAL).replace(b"startxref", b"startxerf")
    assert not inspect_file(cut).sound
    (page,) = reading(cut, tmp_path).pages
    assert page.compared
    assert [word.text for word in page.words] == ["Total", "119.00"]
