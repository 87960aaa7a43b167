"""Where a page's picture looks as if something were written: small pictures are looked at against their own ground."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.readers.inspect.ink import Grey, Ink
from extractors.readers.inspect.lettered import lettered
from schemas import Box

_SCALE = 3.0
_PLACE = Box(100.0, 50.0, 124.0, 60.0)


def _page(word: str, ink: int, ground: int) -> Ink:
    """A white page of 200 by 100 points with a picture of `word` on it, 10 points high."""
    high, wide = round(_PLACE.height * _SCALE * 4), round(_PLACE.width * _SCALE * 4)
    picture = Image.new("L", (wide, high), ground)
    ImageDraw.Draw(picture).text((12, 14), word, fill=ink, font=ImageFont.load_default(86))
    small = picture.resize((wide // 4, high // 4), Image.Resampling.LANCZOS)
    under: Grey = np.full((300, 600), 255, dtype=np.uint8)
    top, left = round(_PLACE.top * _SCALE), round(_PLACE.x0 * _SCALE)
    under[top : top + small.height, left : left + small.width] = np.asarray(small)
    return Ink(np.zeros_like(under), under, _SCALE)


@pytest.mark.parametrize(("ink", "ground"), [(0, 255), (255, 30)])
def test_a_word_in_a_small_picture_is_found_where_it_stands(ink: int, ground: int) -> None:
    page = _page("PAID", ink, ground)
    [box] = lettered(page, [_PLACE])
    assert box.meets(_PLACE)
    assert box.width < 2 * _PLACE.width
    assert not lettered(page) or ground == 255, "against the paper it is one dark piece"


def test_a_small_picture_of_nothing_is_passed_by() -> None:
    assert lettered(_page("", 0, 200), [_PLACE]) == ()
