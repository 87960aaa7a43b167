"""Glyphs are looked at: each must be drawn as what it says, whatever its font; what is not sure is a doubt."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.inspect.fonts import is_of_symbols, said_twice
from extractors.readers.inspect.glyphs import Said, Verdict, kinds_of, said_by, unlike, unlike_their_font
from extractors.readers.inspect.ink import Ink, ink_of
from extractors.readers.pdf_chars import char
from extractors.readers.pdf_glyphs import seen_by_pdfium
from extractors.readers.pdf_objects import drawn_objects
from extractors.readers.pdf_triage import open_pdf, page_facts
from tests.extractors.pdfs import drawn, ligature, reading, texts
from tests.faults.attacks_glyphs import BUYER, SELLER, VAT_ID, plain, respelt, swapped

_TEXT = "Rechnung No. 1234567890 Müller & Søn, Łódź: €1.234,56 £7 $8 (19 %) A/B-C fiancé Ağaç"


@contextmanager
def _read(data: bytes) -> Iterator[tuple[list[Said], Ink]]:
    """What is read of a page's glyphs, and its ink, as long as the page is open."""
    pdf = open_pdf(data)
    facts = page_facts(pdf, 1)
    assert facts is not None
    page = pdf[0]
    everything = drawn_objects(page, 1000)
    text = page.get_textpage()
    said = said_by(seen_by_pdfium(text, everything, facts.place).glyphs, {}, None)
    ink = ink_of(page, facts, everything)
    assert ink is not None
    yield said, ink
    text.close()
    page.close()
    pdf.close()


def _unlike(data: bytes) -> set[tuple[str, Verdict]]:
    with _read(data) as (said, ink):
        verdicts = {box: verdict for verdict, boxes in unlike(kinds_of(said), ink) for box in boxes}
        return {(one.text, verdicts[one.glyph.sign.box]) for one in said if one.glyph.sign.box in verdicts}


@pytest.mark.parametrize("font", ["Helvetica", "Helvetica-BoldOblique", "Times-Roman", "Times-BoldItalic", "Courier"])
def test_letters_digits_and_marks_of_standard_fonts_are_what_they_say(font: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 9)
        canvas.drawString(40, 700, _TEXT.replace("Ł", "L").replace("ź", "z").replace("ğ", "g"))

    assert _unlike(drawn(draw)) == set()


@pytest.mark.parametrize("file", ["Vera", "VeraBd", "VeraIt"])
def test_an_embedded_font_is_what_it_says(file: str) -> None:
    pdfmetrics.registerFont(TTFont(file, f"{file}.ttf"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont(file, 9)
        canvas.drawString(40, 700, _TEXT.replace("ğ", "g"))

    assert _unlike(drawn(draw)) == set()


def test_a_letter_with_the_outline_of_another_is_not_what_it_says() -> None:
    assert _unlike(respelt(BUYER, swapped(BUYER, "M", "W"))) == {("M", Verdict.ANOTHER)}


def test_a_glyph_that_says_several_characters_is_not_sure() -> None:
    glyphs = [*plain("Brightwater T"), ("o", "oo"), *plain("ls GmbH")]
    assert _unlike(respelt(SELLER, glyphs)) == {("oo", Verdict.UNSURE)}


@pytest.mark.parametrize(
    ("sign", "said", "sure"),
    [("ĳ", "ij", True), ("ĳ", "jj", False), ("ĳ", "il", False), ("ĳ", "lj", False), ("½", "12", False)],
)
def test_a_ligature_is_drawn_as_the_letters_of_its_own_font(sign: str, said: str, sure: bool) -> None:
    found = _unlike(ligature(f"{sign} bailiff jumps alert 1245", sign, said))
    assert found == (set() if sure else {(said, Verdict.UNSURE)})


@pytest.mark.parametrize("left", [90, 100])
def test_a_ligature_off_the_page_or_over_its_edge_keeps_nobody_from_reading_it(left: int, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(ligature("ĳ bailiff jumps alert 1245", "ĳ", "ij"))) as pdf:
        pdf.pages[0].MediaBox = pikepdf.Array([left, 0, left + 595, 842])
        buffer = io.BytesIO()
        pdf.save(buffer)
    found = reading(buffer.getvalue(), tmp_path)
    assert found.signals == ()
    assert texts(found)[-3:] == ["jumps", "alert", "1245"]


def test_a_ligature_of_a_font_without_the_letters_to_compare_is_not_sure() -> None:
    assert _unlike(ligature("ĳ zoom", "ĳ", "ij")) == {("ij", Verdict.UNSURE)}


def test_a_digit_in_an_odd_font_is_what_the_font_draws() -> None:
    with _read(drawn(lambda canvas: canvas.drawString(40, 700, "1234567890"))) as (said, ink):
        places = [one.glyph.sign.box for one in said]
        assert list(unlike_their_font(places, said, ink)) == []
        false = [one._replace(text="8") if one.text == "3" else one for one in said]
        assert list(unlike_their_font(places, false, ink)) == [places[2]]


def test_letters_of_other_scripts_that_look_latin_are_not_sure() -> None:
    glyphs = [*plain("Brightw"), ("a", "\N{CYRILLIC SMALL LETTER A}"), *plain("ter Tools GmbH")]
    assert _unlike(respelt(SELLER, glyphs)) == {("\N{CYRILLIC SMALL LETTER A}", Verdict.UNSURE)}


def test_of_two_glyphs_that_say_the_same_each_is_looked_at_in_its_place() -> None:
    with _read(respelt(VAT_ID, swapped(VAT_ID, "695", "645", "695"))) as (said, ink):
        twice = [one._replace(twice=one.text == "9") for one in said]
        assert sum(len(boxes) for _, boxes in unlike(kinds_of(twice), ink)) == 1


def test_what_another_reader_reads_at_a_place_is_what_the_glyph_must_show() -> None:
    with _read(respelt(VAT_ID, plain(VAT_ID.text))) as (said, _):
        glyphs = [one.glyph for one in said]
        read = [char("8" if one.text == "6" else one.text, one.glyph.sign.box, 9, "") for one in said]
        assert [one.text for one in said_by(glyphs, {}, read)] == [one["text"] for one in read]


_PDF = pikepdf.new()


def _font(cmap: str, **entries: object) -> pikepdf.Object:
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Any, ToUnicode=_PDF.make_stream(cmap.encode()), **entries
    )


@pytest.mark.parametrize(
    ("cmap", "twice"),
    [
        ("beginbfchar <01> <0031> <02> <0032> endbfchar", None),
        ("beginbfchar <01> <0031> <02> <0031> endbfchar", {"1"}),
        ("beginbfrange <01> <03> <0031> endbfrange beginbfchar <09> <0033> endbfchar", {"3"}),
        ("beginbfrange <01> <02> [<0041> < 00 41 >] endbfrange", {"A"}),
        ("beginbfchar <01> <0041> % <02> <0042>\n<03> <0041> endbfchar", {"A"}),
        ("beginbfchar <01> <0020> <02> <0020> endbfchar", None),
        ("beginbfrange <01", None),
    ],
)
def test_characters_that_a_font_says_of_several_codes(cmap: str, twice: set[str] | None) -> None:
    found = said_twice(_font(cmap))
    assert (found and found[1]) == twice


def test_a_code_without_a_character_may_say_one_by_the_encoding() -> None:
    found = said_twice(_font("beginbfchar <41> <0031> endbfchar", FirstChar=32, LastChar=126))
    assert found == ("Any", {"1"})


def test_what_is_no_font_says_nothing_twice() -> None:
    assert said_twice(pikepdf.open(io.BytesIO(drawn(lambda canvas: None))).Root) is None


@pytest.mark.parametrize(
    ("name", "cmap", "found"),
    [
        ("Wingdings", "beginbfchar <31> <0031> endbfchar", True),
        ("Wingdings", "beginbfchar <31> <2713> endbfchar", False),
        ("ABCDEF+Webdings-Regular", "beginbfchar <31> <0041> endbfchar", True),
        ("Arial", "beginbfchar <31> <0031> endbfchar", False),
    ],
)
def test_symbols_that_are_said_to_be_letters_are_found(name: str, cmap: str, *, found: bool) -> None:
    font = _font(cmap)
    font.BaseFont = pikepdf.Name(f"/{name}")
    assert is_of_symbols(font) is found


def test_symbols_that_the_file_brings_along_are_seen_by_all() -> None:
    font = _font("beginbfchar <31> <0031> endbfchar")
    font.BaseFont = pikepdf.Name.Wingdings
    font.FontDescriptor = pikepdf.Dictionary(FontFile2=pikepdf.Array())
    assert not is_of_symbols(font)
