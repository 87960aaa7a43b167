"""A pen through a number of a scan is seen; rules, underlines, frames and dark grounds are none."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.readers.ocr.struck import struck_through
from schemas import Box, Word

_LEFT, _TOP, _SIZE = 60, 40, 30
_Drawing = Callable[[ImageDraw.ImageDraw, Box], None]


def _picture(text: str, draw: _Drawing, paper: int = 250, ink: int = 10, size: int = _SIZE) -> tuple[Word, np.ndarray]:
    """A word on paper, and what is drawn over it."""
    image = Image.new("L", (14 * size, 4 * size), paper)
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default(size)
    pen.text((_LEFT, _TOP), text, ink, font)
    box = Box(*map(float, pen.textbbox((_LEFT, _TOP), text, font)))
    draw(pen, box)
    return Word(text=text, box=box, size=box.height), np.asarray(image)


def _line(rise: float, width: int, shade: int, over: float = 12.0) -> _Drawing:
    """A stroke through the middle, which rises by a share of the height."""

    def draw(pen: ImageDraw.ImageDraw, box: Box) -> None:
        up = rise * box.height / 2
        pen.line((box.x0 - over, box.middle + up, box.x1 + over, box.middle - up), fill=shade, width=width)

    return draw


def _nothing(_pen: ImageDraw.ImageDraw, _box: Box) -> None: ...


def _frame(pen: ImageDraw.ImageDraw, box: Box) -> None:
    pen.rectangle((box.x0 - 6, box.top - 6, box.x1 + 6, box.bottom + 6), outline=0, width=2)


def _underline(pen: ImageDraw.ImageDraw, box: Box) -> None:
    pen.line((box.x0 - 6, box.bottom + 3, box.x1 + 6, box.bottom + 3), fill=0, width=3)


def _tick(pen: ImageDraw.ImageDraw, box: Box) -> None:
    pen.line((box.x1 - 8, box.top, box.x1 + 10, box.bottom), fill=0, width=3)


@pytest.mark.parametrize("text", ["3.079,56", "1,240.00", "F26-02278", "44444"])
@pytest.mark.parametrize("drawn", [_line(0, 3, 0), _line(0.3, 3, 60), _line(-0.3, 4, 20), _line(0, 2, 80)])
def test_a_number_with_a_pen_through_it_is_found(text: str, drawn: _Drawing) -> None:
    word, picture = _picture(text, drawn)
    assert list(struck_through([word], picture)) == [word.box]


@pytest.mark.parametrize("text", ["3.079,56", "1,240.00", "F26-02278", "44444", "00000"])
@pytest.mark.parametrize("drawn", [_nothing, _frame, _underline, _tick])
@pytest.mark.parametrize(("paper", "ink"), [(250, 10), (200, 60), (20, 240)])
def test_what_stands_around_a_number_is_no_stroke_through_it(text: str, drawn: _Drawing, paper: int, ink: int) -> None:
    word, picture = _picture(text, drawn, paper, ink)
    assert list(struck_through([word], picture)) == []


def test_words_and_short_numbers_are_not_looked_at() -> None:
    word, picture = _picture("Total", _line(0, 3, 0))
    assert list(struck_through([word], picture)) == []


@pytest.mark.parametrize("text", ["3.079,56", "44444", "00000"])
@pytest.mark.parametrize("drawn", [_line(0, 20, 0), _line(0.3, 20, 60), _nothing, _frame, _underline])
def test_a_number_as_large_as_a_page_costs_no_more(text: str, drawn: _Drawing) -> None:
    word, picture = _picture(text, drawn, size=400)
    tracemalloc.start()
    found = list(struck_through([word], picture))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == [word.box] * (drawn not in (_nothing, _frame, _underline))
    assert most < 8 * picture.size
