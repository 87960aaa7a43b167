"""Boxes before words: which of several is ticked is seen in what is drawn, and other lines are no boxes."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.readers.inspect.ink import Ink
from extractors.readers.inspect.ticked import ticked
from schemas import Box, Word

_SCALE = 3
_WORDS = tuple(
    Word(text=text, box=Box(x, 20.0, x + 40.0, 29.0), size=9.0) for text, x in (("Invoice", 30.0), ("Credit", 100.0))
)


def _page(*marks: str) -> Ink:
    """A page with a mark before each of the words."""
    under = np.full((150, 500), 255, dtype=np.uint8)
    for word, mark in zip(_WORDS, marks, strict=True):
        left, top, side = round((word.box.x0 - 12) * _SCALE), round(20 * _SCALE), 8 * _SCALE
        piece = under[top : top + side, left : left + side]
        if mark in {"box", "cross", "full"}:
            piece[:2] = piece[-2:] = piece[:, :2] = piece[:, -2:] = 0
        if mark in {"cross", "strokes"}:
            for at in range(side):
                piece[at, max(at - 1, 0) : at + 2] = 0
                piece[at, max(side - at - 2, 0) : side - at + 1] = 0
        if mark == "full":
            piece[:] = 0
        if mark == "rule":
            piece[:2] = 0
    return Ink(np.zeros_like(under), under, float(_SCALE))


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        (("box", "cross"), ("Credit",)),
        (("cross", "box"), ("Invoice",)),
        (("box", "full"), ("Credit",)),
        (("box", "box"), ()),
        (("cross", "cross"), ()),
        (("strokes", "box"), ()),
        (("rule", "full"), ()),
    ],
)
def test_which_box_is_ticked(marks: tuple[str, str], told: tuple[str, ...]) -> None:
    found = ticked(_WORDS, _page(*marks))
    assert tuple(word.text for word in _WORDS if word.box in found) == told
