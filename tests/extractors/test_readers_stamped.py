"""Outlines as large as the letters of a stamp: rows of them are found however they stand, and nothing else is."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from scipy import ndimage

from extractors.readers.inspect.ink import Ink, inked_rows
from extractors.readers.inspect.stamped import stamped
from schemas import Aslant

_SCALE = 3.0  # pixels a point, of a page of 400 by 400 points


def found(text: str, *, rises: float = 0, grey: int = 0, size: float = 40) -> tuple[Aslant, ...]:
    """What is found of a `text` in the middle of a page that rises by so many degrees."""
    page = Image.new("L", (1200, 1200), 255)
    ImageDraw.Draw(page).text((600, 600), text, grey, ImageFont.load_default(size * _SCALE), anchor="mm")
    return _of(page.rotate(rises, fillcolor=255, resample=Image.Resampling.BICUBIC))


def _of(page: Image.Image) -> tuple[Aslant, ...]:
    under = np.asarray(page)
    return stamped(Ink(np.zeros_like(under), under, _SCALE))


@pytest.mark.parametrize("text", ["CANCELLED", "PAID", "Kopie", "VOID"])
@pytest.mark.parametrize("rises", [30, 45, 90, -35])
def test_a_word_aslant_is_found_and_how_it_rises(text: str, rises: float) -> None:
    (row,) = found(text, rises=rises, grey=120)
    assert abs(row.rises - rises) < 6
    assert row.box.x0 < 200 < row.box.x1


def test_a_word_aslant_of_a_pattern_is_found_though_it_is_small() -> None:
    (row,) = found("BETALAS EJ", rises=20, grey=200, size=14)
    assert abs(row.rises - 20) < 6


@pytest.mark.parametrize("grey", [215, 240])
def test_a_level_word_is_found_where_it_is_pale(grey: int) -> None:
    (row,) = found("CANCELLED", grey=grey)
    assert abs(row.rises) < 2
    assert not found("CANCELLED", grey=150)


def test_few_letters_and_small_ones_are_none() -> None:
    assert not found("PAD", rises=45)
    assert not found("CANCELLED", rises=45, size=10)


def test_fields_and_what_nobody_sees_are_none() -> None:
    assert not found("CANCELLED", rises=45, grey=250)
    page = Image.new("L", (1200, 1200), 255)
    for row in range(5):
        ImageDraw.Draw(page).rectangle((100, 100 + 120 * row, 180, 180 + 120 * row), 230)
    assert not _of(page)


def test_what_is_large_is_found_among_much_that_is_small() -> None:
    page = Image.new("L", (3000, 3000), 255)
    for number in range(484):
        x, y = 10 + 135 * (number % 22), 10 + 135 * (number // 22)
        ImageDraw.Draw(page).ellipse((x, y, x + 60, y + 60), outline=0, width=6)
    assert len(_of(page)) <= 16
    stamp = Image.new("L", (3000, 3000), 255)
    ImageDraw.Draw(stamp).text((1500, 1500), "CANCELLED", 200, ImageFont.load_default(300), anchor="mm")
    page.paste(
        stamp.rotate(45, fillcolor=255), mask=stamp.rotate(45, fillcolor=255).point(lambda shade: 255 * (shade < 255))
    )
    assert any(abs(row.rises - 45) < 6 and row.box.width > 200 for row in _of(page))


@pytest.mark.parametrize("share", [0.0, 0.01, 0.1, 0.5])
def test_what_hangs_together_does_so_in_the_rows_that_hold_anything(share: float) -> None:
    mask = np.random.default_rng(7).random((60, 40)) < share
    mask[np.random.default_rng(8).random(60) < 0.6] = False
    rows = inked_rows(mask)
    whole, count = ndimage.label(mask, np.ones((3, 3)))
    packed, same = ndimage.label(mask[rows], np.ones((3, 3)))
    assert same == count
    assert (packed == whole[rows]).all()
    assert whole.sum() == packed.sum()
    assert 1 <= len(rows) <= len(mask)
    assert share or len(rows) == 1
