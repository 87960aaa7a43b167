"""Where a page's picture, without its text, looks as if something were written: pictures, outlines, notes, fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from extractors.readers.inspect.ink import Ink
from schemas import Box, around

_STEP = 2  # of the picture's pixels, one is looked at
_FAINT = 48  # of 255: what differs less from the paper is no letter
_LEAST, _MOST = 4, 110  # pixels looked at: the height of a letter
_LETTERS = 4  # side by side: fewer are an icon
_LIKE = 2.6  # times as high at most as its neighbour
_APART = 1.3  # of the height: the gap between letters, and words, of a line
_MANY = 6_000  # pieces: a photograph
_MARGIN = 4.0  # points about a line


def lettered(ink: Ink) -> tuple[Box, ...]:
    """The places, in points, of rows of pieces that are as large as letters and stand side by side."""
    under = ink.under[::_STEP, ::_STEP]
    paper = int(np.median(under))
    mask = np.abs(under.astype(np.int16) - paper) >= _FAINT
    if not mask.any():
        return ()
    labels, count = ndimage.label(mask, np.ones((3, 3)))
    if count < _LETTERS:
        return ()
    pieces = _as_high_as_letters(ndimage.find_objects(labels))
    scale = ink.scale / _STEP
    if len(pieces) > _MANY:
        return (_in_points(np.array([0, 0, under.shape[1], under.shape[0]], dtype=np.int32), scale),)
    return tuple(_joined([_in_points(row, scale) for row in _rows(pieces)]))


def _as_high_as_letters(found: Sequence[tuple[slice, slice] | None]) -> NDArray[np.int32]:
    """The edges (n x 4: left, top, right, bottom) of pieces as high as letters, and not much wider than that."""
    edges = [
        (columns.start, rows.start, columns.stop, rows.stop)
        for rows, columns in (piece for piece in found if piece is not None)
        if _LEAST <= rows.stop - rows.start <= _MOST and columns.stop - columns.start <= 3 * (rows.stop - rows.start)
    ]
    return np.array(sorted(edges), dtype=np.int32).reshape(-1, 4)


def _rows(pieces: NDArray[np.int32]) -> Iterator[NDArray[np.int32]]:
    """The edges of each run of pieces that follow each other from left to right."""
    heights = pieces[:, 3] - pieces[:, 1]
    middles = (pieces[:, 3] + pieces[:, 1]) / 2
    taken = np.zeros(len(pieces), dtype=bool)
    for first in range(len(pieces)):
        if taken[first]:
            continue
        run, at = [first], first
        while True:
            high = heights[at]
            near = (
                ~taken
                & (pieces[:, 0] > pieces[at, 0])
                & (pieces[:, 0] - pieces[at, 2] <= _APART * high)
                & (np.abs(middles - middles[at]) <= 0.6 * high)
                & (heights <= _LIKE * high)
                & (heights * _LIKE >= high)
            )
            near[run] = False
            following = np.flatnonzero(near)
            if not following.size:
                break
            at = int(following[0])
            run.append(at)
        if len(run) >= _LETTERS:
            taken[run] = True
            row = pieces[run]
            yield np.array([row[:, 0].min(), row[:, 1].min(), row[:, 2].max(), row[:, 3].max()], dtype=np.int32)


def _in_points(edges: NDArray[np.int32], scale: float) -> Box:
    left, top, right, bottom = (float(edge) / scale for edge in edges)
    return Box(max(left - _MARGIN, 0.0), max(top - _MARGIN, 0.0), right + _MARGIN, bottom + _MARGIN)


def _joined(boxes: Sequence[Box]) -> list[Box]:
    """Boxes that do not meet: those that do become one."""
    waiting, apart = list(boxes), list[Box]()
    while waiting:
        one = waiting.pop()
        met = [other for other in apart if _meet(one, other)]
        if met:
            apart = [other for other in apart if other not in met]
            waiting.append(around([one, *met]))
        else:
            apart.append(one)
    return sorted(apart, key=lambda box: (box.top, box.x0))


def _meet(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom
