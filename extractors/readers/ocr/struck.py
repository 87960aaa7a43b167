"""Numbers of a scan that a pen struck through: the engine reads them as if nothing were drawn over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from extractors.readers.ocr.pictures import Grey
from schemas import Box, Word

_DIGITS = 4  # of a number: the bars of two fours may meet, and no more are
_BAND = (0.25, 0.75)  # of a word's height: points, commas and what underlines it lie below, a frame above
_INSET = 0.08  # of its width, on either side: the box may be wider than the ink
_CONTRAST = 48  # shades between paper and ink
_DARKEST, _HALF = 3, 0.55  # per cent of what is looked at; share of its contrast: the blur between digits is paler
_WHOLE = 0.97  # of a line from end to end that is drawn
_ROWS = 24  # that tell lines apart: as many as a number of body text has
_INKED = 0.8  # of the band: more is a ground that is darker than the letters


def struck_through(words: Iterable[Word], picture: Grey) -> Iterator[Box]:
    """The boxes of the numbers among `words` of a level `picture` through which a line is drawn from end to end: within
    the digits of others and between them paper is seen."""
    for word in words:
        if sum(map(str.isdecimal, word.text)) >= _DIGITS and _is_struck(word.box, picture):
            yield word.box


def _is_struck(box: Box, picture: Grey) -> bool:
    top, bottom = (round(box.top + share * box.height) for share in _BAND)
    left, right = round(box.x0 + _INSET * box.width), round(box.x1 - _INSET * box.width)
    beside = slice(max(left, 0), right)
    band = picture[max(top, 0) : bottom, beside]
    if band.size == 0:
        return False
    half = round(box.height / 2)
    around = picture[max(round(box.top) - half, 0) : round(box.bottom) + half, beside]
    paper, darkest = float(np.median(around)), float(np.percentile(around, _DARKEST))
    ink = band < paper - max(_CONTRAST, _HALF * (paper - darkest))
    if ink.mean() >= _INKED or ink.any(axis=0).mean() < _WHOLE:
        return False  # as nearly all numbers
    return _best_line(ink) >= _WHOLE


def _best_line(ink: NDArray[np.bool_]) -> float:
    """How much is drawn of the line that is drawn most, of all from the left edge to the right one; a row above or
    below it counts, since no hand draws quite straight. Of a picture with more rows, some are one."""
    rows = np.arange(0, ink.shape[0], max(ink.shape[0] // _ROWS, 1))
    drawn = np.logical_or.reduceat(ink, rows, axis=0)
    height, width = drawn.shape
    thick = drawn.copy()
    thick[1:] |= drawn[:-1]
    thick[:-1] |= drawn[1:]
    starts, ends = np.meshgrid(np.arange(height), np.arange(height), indexing="ij")
    along = np.linspace(0.0, 1.0, width)
    places = np.rint(starts[..., None] * (1 - along) + ends[..., None] * along).astype(np.intp)
    return float(thick[places, np.arange(width)].mean(axis=2).max())
