"""Where outlines as large as the letters of a stamp stand in a row that is aslant, on end or pale."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from extractors.readers.inspect.ink import Grey, Ink, marks_on, paper_of, rows_of
from extractors.readers.inspect.lettered import FAINT_LETTERS
from schemas import Aslant, Box

_STEP = 3  # of the picture's pixels, one is looked at
_PALE = 10  # of 255: what differs less from the paper nobody notices
_LEAST, _MOST = 9.0, 120.0  # points: how long the longer side of a letter is
_SOLID = 0.9  # of its box: what fills more is a field, or an I
_MANY, _MOST_ROWS = 400, 16  # pieces and rows: what is beyond is a picture
_LETTERS, _OUTLINED = 4, 3  # fewer are an icon; so many of them are no fields
_LEVEL = 8.0  # degrees by which a row rises that is read as it stands
_ALIKE = 2.2  # times as large at most as its neighbour
_APART = 1.7  # of the larger letter: from middle to middle
_OFF = 0.35  # of a letter: how far its middle is off the line of the row
_NEAREST = 8  # letters about one
_ONWARD = 0.25  # of a letter: at least so much further along the row stands the next one

Points = NDArray[np.float64]


class _Letters(NamedTuple):
    """Pieces as large as letters: their edges (n x 4: left, top, right, bottom) and middles in points, how long their
    longer side is, which are no fields, and which are so pale that they are not read as they stand."""

    edges: Points
    middles: Points
    sizes: Points
    outlined: NDArray[np.bool_]
    pale: NDArray[np.bool_]


def stamped(ink: Ink) -> tuple[Aslant, ...]:
    """The rows of such outlines on a page without its text; those that are level and dark are read anyway."""
    letters = _letters(ink.under, ink.scale / _STEP)
    taken, found = set[int](), list[Aslant]()
    for run in sorted(_runs(letters), key=len, reverse=True):
        if len(found) == _MOST_ROWS or len(run) < _LETTERS:
            break
        row = _row(letters, run)
        if not taken.intersection(run) and letters.outlined[list(run)].sum() >= _OUTLINED:
            taken.update(run)
            if abs(row.rises) > _LEVEL or letters.pale[list(run)].any():
                found.append(row)
    return tuple(found)


def _row(letters: _Letters, run: Sequence[int]) -> Aslant:
    across, down = letters.middles[run[-1]] - letters.middles[run[0]]
    edges = letters.edges[list(run)]
    (left, top), (right, bottom) = edges[:, :2].min(axis=0).tolist(), edges[:, 2:].max(axis=0).tolist()
    return Aslant(Box(left, top, right, bottom), round(math.degrees(math.atan2(-down, across)), 1))


def _letters(grey: Grey, scale: float) -> _Letters:
    """The pieces of a picture that are as large as letters, the largest if they are many; of those of its pixels that
    are looked at there are `scale` a point."""
    looked_at = rows_of(grey, _STEP)
    apart, rows = marks_on(looked_at, paper_of(looked_at), _PALE)
    labels, _ = ndimage.label(apart >= _PALE, np.ones((3, 3)))
    found = []
    for number, place in enumerate(ndimage.find_objects(labels), 1):
        high, wide = (edge.stop - edge.start for edge in place)
        if _LEAST <= max(high, wide) / scale <= _MOST:
            own = labels[place] == number
            outlined, pale = own.sum() < _SOLID * high * wide, apart[place][own].max() < FAINT_LETTERS
            left, top = place[1].start, int(rows[place[0].start])
            found.append((max(high, wide), left, top, left + wide, top + high, bool(outlined), bool(pale)))
    kept = np.array(sorted(found, reverse=True)[:_MANY], dtype=np.float64).reshape(-1, 7)
    edges = kept[:, 1:5] / scale
    return _Letters(edges, (edges[:, :2] + edges[:, 2:]) / 2, kept[:, 0] / scale, kept[:, 5] > 0, kept[:, 6] > 0)


def _runs(letters: _Letters) -> Iterator[tuple[int, ...]]:
    """The longest runs of letters that begin with two neighbours and go on to the right, or straight up."""
    beside = [_beside(one, letters) for one in range(len(letters.sizes))]
    for first, others in enumerate(beside):
        for second in others:
            across, down = letters.middles[second] - letters.middles[first]
            if across > 0 if abs(across) > abs(down) / 10 else down < 0:
                yield _run(first, second, beside, letters)


def _beside(one: int, letters: _Letters) -> list[int]:
    """The nearest letters of about the size of one."""
    apart = np.hypot(*(letters.middles - letters.middles[one]).T)
    large, small = np.maximum(letters.sizes, letters.sizes[one]), np.minimum(letters.sizes, letters.sizes[one])
    near = np.flatnonzero((apart <= _APART * large) & (large <= _ALIKE * small) & (apart > 0))
    return [int(other) for other in near[np.argsort(apart[near])][:_NEAREST]]


def _run(first: int, second: int, beside: Sequence[Sequence[int]], letters: _Letters) -> tuple[int, ...]:
    """The letters that follow two of them on one line, each the nearest of those onward."""
    run = [first, second]
    start = letters.middles[first]
    while True:
        last = run[-1]
        line = (letters.middles[last] - start) / math.dist(letters.middles[last], start)
        onward = (other for other in beside[last] if other not in run and _is_onward(last, other, line, letters))
        following = next(onward, None)
        if following is None:
            return tuple(run)
        run.append(following)


def _is_onward(last: int, other: int, line: Points, letters: _Letters) -> bool:
    """Whether a letter stands further along a line than the last one, and on it."""
    step, size = letters.middles[other] - letters.middles[last], letters.sizes[last]
    off = abs(float(step[0] * line[1] - step[1] * line[0]))
    return bool(float(step @ line) >= _ONWARD * size and off <= _OFF * size)
