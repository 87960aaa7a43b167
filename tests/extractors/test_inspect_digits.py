"""Digits are looked at: each must be more like itself than like any other, and one without ink is like none."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.inspect.digits import doubtful
from extractors.readers.inspect.ink import Ink, ink_of
from extractors.readers.pdf_chars import Char, letters
from extractors.readers.pdf_glyphs import seen_by_pdfium
from extractors.readers.pdf_objects import drawn_objects
from extractors.readers.pdf_triage import open_pdf, page_facts
from tests.extractors.pdfs import drawn


def _page(font: str) -> tuple[list[Char], Ink]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 10)
        canvas.drawString(60, 700, "Total 1234567890")

    pdf = open_pdf(drawn(draw))
    facts = page_facts(pdf, 1)
    assert facts is not None
    page = pdf[0]
    everything = drawn_objects(page, 100)
    text = page.get_textpage()
    chars = letters(seen_by_pdfium(text, everything, facts.place).signs, facts).read
    text.close()
    ink = ink_of(page, facts, everything)
    assert ink is not None
    page.close()
    pdf.close()
    return [one for one in chars if one["text"].isdecimal()], ink


@pytest.mark.parametrize("font", ["Helvetica", "Times-Bold", "Courier"])
def test_each_digit_looks_like_itself(font: str) -> None:
    digits, ink = _page(font)
    assert [one["text"] for one in digits] == list("1234567890")
    assert doubtful(digits, ink) == []


def test_a_digit_that_shows_another_is_doubted() -> None:
    digits, ink = _page("Helvetica")
    false = {**digits[2], "text": "8"}
    assert doubtful([*digits, false], ink) == [false]


def test_a_digit_without_ink_is_doubted_also_where_no_other_has_any() -> None:
    digits, ink = _page("Helvetica")
    nothing = {**digits[0], "x0": 300.0, "x1": 306.0}
    assert doubtful([nothing], ink) == [nothing]
    assert doubtful([*digits, nothing], ink) == [nothing]
