"""Whether the digits of a number stand as its text says: what is set apart are its cents, or a doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.readers.inspect.glyphs import Said
from schemas import Word

_POINTS = frozenset(".,'’·")
_SMALL, _TINY = 0.87, 0.5  # of the size of the whole part: smaller digits, and a point that is too small
_RAISED = 0.12  # of that size, above or below the baseline
_BESIDE = 0.4  # of it: how far behind the number a raised digit may stand
_CENTS = 2  # digits


def misplaced(words: Iterable[Word], said: Sequence[Said]) -> Iterator[Word]:
    """Those of `words` with digits set apart that are not two after a point, or with a point off its line."""
    signs = [one.glyph.sign for one in said if one.text in _POINTS or one.text.isdecimal()]
    digits = np.array([one.text.isdecimal() for one in said if one.text in _POINTS or one.text.isdecimal()], dtype=bool)
    placed = np.array(
        [(one.box.centre, one.box.middle, one.size, one.baseline) for one in signs], dtype=np.float64
    ).reshape(-1, 4)
    if not placed.size or (np.ptp(placed[:, 2]) == 0 and not _uneven(placed)):
        return
    for word in words:
        box = word.box
        inside = (placed[:, 0] > box.x0) & (placed[:, 0] < box.x1 + _BESIDE * word.size)
        inside &= (placed[:, 1] > box.top) & (placed[:, 1] < box.bottom)
        order = np.flatnonzero(inside)
        if order.size > 1 and not _as_said(placed[order], digits[order]):
            yield word


def _uneven(placed: NDArray[np.float64]) -> bool:
    """Whether any two signs of a page stand on lines that are nearer than lines of text are."""
    steps = np.diff(np.unique(np.round(placed[:, 3], 1)))
    return bool((steps[steps > 0.05 * placed[:, 2].max()] < placed[:, 2].max()).any())


def _as_said(placed: NDArray[np.float64], digits: NDArray[np.bool_]) -> bool:
    """Whether the signs of one number stand on one line in one size, but for two cents behind a point."""
    order = np.argsort(placed[:, 0])
    placed, digits = placed[order], digits[order]
    if not digits.any():
        return True
    size = placed[digits, 2].max()
    base = placed[digits & (placed[:, 2] == size), 3][0]
    off = np.abs(placed[:, 3] - base) > _RAISED * size
    apart = off | (placed[:, 2] < np.where(digits, _SMALL, _TINY) * size)
    if not apart.any():
        return True
    first = int(np.flatnonzero(apart)[0])
    if not apart[first:].all():
        return False
    pointed = not digits[first] or (first > 0 and not digits[first - 1])
    return bool(pointed and digits[first:].sum() == _CENTS)
