"""Boxes to tick before words of a page: which of several are, as drawn lines show it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from extractors.readers.inspect.ink import Ink
from schemas import Box, Word

_DARK = 128  # of 255: what is drawn darker than this is a line of a box, or a mark in it
_REACH = 2.4  # heights of a word: a box begins at most so far before it
_LEAST, _MOST = 0.4, 1.6  # heights of a word that a side of a box has
_SQUARE = 1.35  # how much longer one side may be
_FRAMED = 0.8  # of each side is drawn
_NEAR, _THIN = 0.12, 2  # of a side, and pixels, within which its line lies
_EDGE = 0.25  # of a side that is left out on each edge when its inside is looked at
_TICKED, _EMPTY = 0.1, 0.02  # of the inside that is drawn


class _Box(Enum):
    TICKED = "ticked"
    EMPTY = "empty"


def ticked(words: Sequence[Word], ink: Ink) -> tuple[Box, ...]:
    """The boxes of the words that stand right behind a ticked box, where another box of the page is empty."""
    found = [(word.box, kind) for word in words if (kind := _before(word, ink)) is not None]
    if not any(kind is _Box.EMPTY for _, kind in found):
        return ()
    return tuple(box for box, kind in found if kind is _Box.TICKED)


def _before(word: Word, ink: Ink) -> _Box | None:
    """The box that stands before a word, None where there is none."""
    box, height = word.box, word.box.height
    around = Box(box.x0 - _REACH * height, box.top - height / 2, box.x0 - 1 / ink.scale, box.bottom + height / 2)
    if around.x0 < 0 or not word.text[:1].isalpha():
        return None
    dark = ink.beneath(around) < _DARK
    if not dark.any():
        return None
    inside = _frame(dark, height * ink.scale)
    rows, columns = (0, 0) if inside is None else (round(_EDGE * side) for side in inside.shape)
    if inside is None or not rows or not columns:
        return None
    share = float(inside[rows:-rows, columns:-columns].mean())
    return _Box.TICKED if share >= _TICKED else _Box.EMPTY if share <= _EMPTY else None


def _frame(dark: NDArray[np.bool_], height: float) -> NDArray[np.bool_] | None:
    """All that is drawn, where it has a frame: about as high as wide, and as a letter, and each side drawn."""
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    found: NDArray[np.bool_] = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    high, wide = found.shape
    if not all(_LEAST * height <= side <= _MOST * height for side in (high, wide)):
        return None
    if max(high, wide) > _SQUARE * min(high, wide):
        return None
    near = max(_THIN, round(_NEAR * min(high, wide)))
    level = (found[:near].any(axis=0), found[-near:].any(axis=0))
    upright = (found[:, :near].any(axis=1), found[:, -near:].any(axis=1))
    return found if all(float(side.mean()) >= _FRAMED for side in (*level, *upright)) else None
