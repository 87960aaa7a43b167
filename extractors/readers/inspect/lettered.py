"""Where a page's picture, without its text, looks as if something were written: pictures, outlines, notes, fields."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from extractors.readers.inspect.ink import Grey, Ink, marks_on, paper_of, rows_of
from schemas import Box, around

Edges = tuple[int, ...]  # left, top, right, bottom in pixels

_STEP = 2  # of the picture's pixels, one is looked at
FAINT_LETTERS = 48  # of 255: what differs less from the paper is no letter
_LEAST, _MOST = 4, 110  # pixels looked at: the height of a letter
_LETTERS = 4  # side by side: fewer are an icon
_LIKE = 2.6  # times as high at most as its neighbour
_APART = 1.3  # of the height: the gap between letters, and words, of a line
_MANY = 6_000  # pieces: a photograph
_MARGIN = 4.0  # points about a line
_LOWEST, _LOW = 4.0, 40.0  # points: the height of a picture in which letters are too small to be seen from afar


def lettered(ink: Ink, pictures: Sequence[Box] = ()) -> tuple[Box, ...]:
    """The places, in points, of rows of pieces that are as large as letters and stand side by side; the low ones of the
    `pictures` are looked at more closely, each against its own ground: "PAID" as high as a line, light on dark."""
    found = _rows_on(ink.under, _STEP, ink.scale / _STEP, 0.0, 0.0)
    low = (box for box in pictures if _LOWEST <= box.height <= _LOW and not any(box.meets(one) for one in found))
    for box in low:
        found += _rows_on(ink.beneath(box), 1, ink.scale, box.x0, box.top)
    return tuple(_joined(found))


def _rows_on(picture: Grey, step: int, scale: float, left: float, top: float) -> list[Box]:
    """The rows of letters on a picture whose corner lies at `left` and `top` of the page, and of which each `step`th
    pixel is looked at, which are `scale` a point."""
    if not picture.size:
        return []
    looked_at = rows_of(picture, step)
    apart, numbers = marks_on(looked_at, paper_of(looked_at), FAINT_LETTERS)
    labels, count = ndimage.label(apart >= FAINT_LETTERS, np.ones((3, 3)))
    if count < _LETTERS:
        return []
    pieces = _as_high_as_letters(ndimage.find_objects(labels), numbers.tolist())
    if len(pieces) > _MANY:
        high, wide = picture[::step, ::step].shape
        rows = [np.array([0, 0, wide, high], dtype=np.int32)]
    else:
        rows = list(_rows(pieces))
    return [_in_points(row, scale, left, top) for row in rows]


def _as_high_as_letters(found: Sequence[tuple[slice, slice] | None], numbers: Sequence[int]) -> NDArray[np.int32]:
    """The edges (n x 4: left, top, right, bottom) of pieces as high as letters, and not much wider than that; `numbers`
    are those of the picture's rows."""
    edges = [
        (columns.start, numbers[rows.start], columns.stop, numbers[rows.stop - 1] + 1)
        for rows, columns in (piece for piece in found if piece is not None)
        if _LEAST <= rows.stop - rows.start <= _MOST and columns.stop - columns.start <= 3 * (rows.stop - rows.start)
    ]
    return np.array(sorted(edges), dtype=np.int32).reshape(-1, 4)


def _rows(pieces: NDArray[np.int32]) -> Iterator[NDArray[np.int32]]:
    """The edges of each run of pieces that follow each other from left to right."""
    waiting = [tuple(piece) for piece in pieces.tolist()]  # they are looked at one by one, which plain numbers do best
    lefts = [piece[0] for piece in waiting]
    taken = [False] * len(waiting)
    for first in range(len(waiting)):
        if taken[first]:
            continue
        run, at = [first], first
        while (following := _following(at, waiting, lefts, taken)) is not None:
            at = following
            run.append(at)
        if len(run) >= _LETTERS:
            for one in run:
                taken[one] = True
            row = pieces[run]
            yield np.array([row[:, 0].min(), row[:, 1].min(), row[:, 2].max(), row[:, 3].max()], dtype=np.int32)


def _following(at: int, pieces: Sequence[Edges], lefts: Sequence[int], taken: Sequence[bool]) -> int | None:
    """The first piece to the right of another that may stand beside it in one line."""
    left, top, right, bottom = pieces[at]
    high, middle = bottom - top, (top + bottom) / 2
    reach = _APART * high
    for index in range(bisect_right(lefts, left), len(pieces)):
        _, upper, _, lower = pieces[index]
        if lefts[index] - right > reach:
            return None
        other = lower - upper
        level = abs((upper + lower) / 2 - middle) <= 0.6 * high
        if level and other <= _LIKE * high and other * _LIKE >= high and not taken[index]:
            return index
    return None


def _in_points(edges: NDArray[np.int32], scale: float, left: float, top: float) -> Box:
    x0, y0, x1, y1 = (float(edge) / scale for edge in edges)
    corner = max(left + x0 - _MARGIN, 0.0), max(top + y0 - _MARGIN, 0.0)
    return Box(*corner, left + x1 + _MARGIN, top + y1 + _MARGIN)


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """Boxes that do not meet: those that do become one."""
    waiting, apart = list(boxes), list[Box]()
    while waiting:
        one = waiting.pop()
        met = [other for other in apart if one.meets(other)]
        if met:
            apart = [other for other in apart if other not in met]
            waiting.append(around([one, *met]))
        else:
            apart.append(one)
    return sorted(apart, key=lambda box: (box.top, box.x0))
