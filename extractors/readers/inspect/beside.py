"""What is drawn in or beside a printed number and is none of the text's own letters: it may be a digit more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from extractors.readers.inspect.edges import edges_of_chars
from extractors.readers.inspect.ink import Ink
from extractors.readers.inspect.visible import FAINT
from extractors.readers.pdf_chars import Char
from schemas import Box, Word

REACH = 0.9  # of a word's height: how far beside it a further digit would stand
_APART, _AWAY = 1.3, 2.0  # of a word's height: how far beside it a digit behind a blank, and a minus, would stand
_ROOM = 0.3  # of a word's height, above and below: what reaches further is a rule, a frame or a picture
_LEAST, _MOST = 0.3, 1.2  # of a word's height: how high a stroke must be, how wide it may be
_RULE = 1.6  # of a word's height: what is longer is a rule
_STROKE = 0.4  # of a piece's height or width: what is narrower is a stroke
_AS_HIGH = 0.8  # of a word's height: a sign that stands free is no higher than digits are
_FLAT, _OFF = 0.25, 0.2  # of a word's height: how thick a minus is at most, how far from the middle it stands
_TIED = 2  # pixels: what is as near to a rule is tied to it
_EDGE = 0.1  # of a character's height: how far its ink may reach beyond its box


class Crowded(NamedTuple):
    """A word in or beside which something is drawn; `legible` where OCR tells what all of that is."""

    word: Word
    legible: bool


def crowded(words: Iterable[Word], chars: Sequence[Char], ink: Ink) -> Iterator[Crowded]:
    """Those of `words` in or beside which something is drawn that the text does not know of."""
    letters = _by_height(chars)
    for word in words:
        strange = _strange(word.box, letters, ink)
        if strange:
            yield Crowded(word, all(piece.legible for piece in strange))


class _Piece(NamedTuple):
    """Where a piece of ink lies. `free`: it is tied to no rule. `legible`: beside the word and in reach of OCR, it is
    the side of a cell, higher than its text and no thicker than its rules, or stands free and is more than a stroke;
    OCR takes a stroke for dirt, and what is tied to a rule for the rule.
    """

    box: Box
    free: bool
    legible: bool


class _Letters(NamedTuple):
    """The places of characters from the top, and how high the highest is: those near a word are found by halving."""

    boxes: NDArray[np.float64]
    highest: float


def _by_height(chars: Sequence[Char]) -> _Letters:
    boxes = edges_of_chars(one for one in chars if not one["text"].isspace())
    boxes = boxes[np.argsort(boxes[:, 1], kind="stable")]
    return _Letters(boxes, float((boxes[:, 3] - boxes[:, 1]).max(initial=0.0)))


def _strange(box: Box, letters: _Letters, ink: Ink) -> list[_Piece]:
    """The pieces of ink about `box` that may be a digit or a sign, and are none of `letters`."""
    height = box.height
    beside, above = (_AWAY + 0.1) * height, _ROOM * height
    window = Box(max(box.x0 - beside, 0), max(box.top - above, 0), box.x1 + beside, box.bottom + above)
    strange = ink.at(window) >= FAINT
    for left, top, right, bottom in _near(letters, window, ink.scale):
        strange[top:bottom, left:right] = False
    below = ink.beneath(window)
    if int(below.max()) - int(below.min()) >= FAINT:
        strange |= np.abs(below.astype(np.int16) - int(np.median(below))) >= FAINT
    if not strange.any():
        return []
    level = _level_rules(strange, ink.scale * height)
    strange &= ~(level | _long(strange.T, max(strange.shape[0] - 1, 1)).T)  # nor what runs up through all of it
    middle = ink.scale * (box.middle - window.top)
    found = [(piece, _piece(piece, level, _place(piece, window, ink.scale), box)) for piece in _pieces(strange)]
    return [
        one
        for piece, one in found
        if (_is_near(one, box) and _like_a_digit(piece, strange.shape, ink.scale * height))
        or _like_a_minus(piece, middle, ink.scale * height)
    ]


def _is_near(piece: _Piece, word: Box) -> bool:
    """Whether a piece of ink is as near to a word as a digit more would be, or as one behind a blank and no side of a
    cell."""
    out = max(word.x0 - piece.box.x0, piece.box.x1 - word.x1) / word.height
    return out <= (_APART if piece.free else REACH)


def _level_rules(mask: NDArray[np.bool_], height: float) -> NDArray[np.bool_]:
    """What of `mask` runs level for longer than any digit is wide."""
    wide = max(round(_RULE * height), 1)
    return _long(mask, wide) if mask.shape[1] > wide else np.zeros_like(mask)


def _long(mask: NDArray[np.bool_], length: int) -> NDArray[np.bool_]:
    """What of `mask` belongs to a run of at least `length` pixels along its rows: its opening by such a stroke."""
    height, width = mask.shape
    if length > width:
        return np.zeros_like(mask)
    before = np.zeros((height, width + 1), dtype=np.int32)
    np.cumsum(mask, axis=1, out=before[:, 1:])
    begins = np.zeros((height, width + length), dtype=np.int32)  # where such a run begins, counted up to each pixel
    np.cumsum(before[:, length:] - before[:, :-length] == length, axis=1, out=begins[:, length : width + 1])
    begins[:, width + 1 :] = begins[:, width : width + 1]
    return np.asarray(begins[:, length:] > begins[:, :width])


def _piece(piece: tuple[slice, slice], level: NDArray[np.bool_], place: Box, word: Box) -> _Piece:
    """A piece of ink at its `place`; `level` is where rules run."""
    rows, columns = piece
    crossing = [bool(row.any()) for row in level[:, columns]]
    over, under = _thickness(crossing[: rows.start][::-1]), _thickness(crossing[rows.stop :])
    high, wide = rows.stop - rows.start, columns.stop - columns.start
    side = over and under and wide <= max(over, under) + 1 and place.height >= word.height
    free = not (over or under)
    sign = free and _STROKE * high <= wide <= high / _STROKE and place.height <= _AS_HIGH * word.height
    beside = place.x1 <= word.x0 or place.x0 >= word.x1
    reached = max(word.x0 - place.x0, place.x1 - word.x1) <= REACH * word.height
    return _Piece(place, free, bool(beside and reached and (side or sign)))


def _thickness(rows: Sequence[bool]) -> int:
    """How many pixels thick the rule is that begins within `_TIED` of these rows, from a piece of ink; 0 for none."""
    first = next((row for row, ruled in enumerate(rows[:_TIED]) if ruled), None)
    return 0 if first is None else int(np.argmin((*rows[first:], False)))


def _like_a_minus(piece: tuple[slice, slice], middle: float, height: float) -> bool:
    """Whether a piece of ink is as flat as a minus, and stands as high as one."""
    rows, columns = piece
    wide, flat = columns.stop - columns.start, rows.stop - rows.start
    level = abs((rows.start + rows.stop) / 2 - middle) < _OFF * height
    return bool(level and flat <= _FLAT * height and _LEAST * height <= wide <= _MOST * height)


def _place(piece: tuple[slice, slice], window: Box, scale: float) -> Box:
    """Where a piece of ink in `window` lies, less the pixels that are half its edge."""
    rows, columns = piece
    x0, x1 = window.x0 + (columns.start + 1) / scale, window.x0 + (columns.stop - 1) / scale
    return Box(x0, window.top + rows.start / scale, x1, window.top + rows.stop / scale)


def _near(letters: _Letters, window: Box, scale: float) -> list[list[int]]:
    """Where letters lie in a window, with the edge of their ink: left, top, right and bottom in pixels."""
    first, last = np.searchsorted(letters.boxes[:, 1], (window.top - letters.highest, window.bottom))
    level = letters.boxes[first:last]
    inside = (level[:, 2] > window.x0) & (level[:, 0] < window.x1) & (level[:, 3] > window.top)
    x0, top, x1, bottom = level[inside].T
    edge = _EDGE * (bottom - top)
    across, down = (x0 - edge, x1 + edge), (top - edge, bottom + edge)
    left, right = ((side - window.x0) * scale for side in across)
    high, low = ((side - window.top) * scale for side in down)
    places: list[list[int]] = np.maximum(np.rint(np.stack([left, high, right, low], axis=1)), 0).astype(int).tolist()
    return places


def _pieces(mask: NDArray[np.bool_]) -> list[tuple[slice, slice]]:
    labels, _ = ndimage.label(mask, np.ones((3, 3)))
    return list(ndimage.find_objects(labels))


def _like_a_digit(piece: tuple[slice, slice], shape: tuple[int, ...], height: float) -> bool:
    """Whether a piece of ink lies free in the window and is as large as a stroke of a digit."""
    rows, columns = piece
    free = rows.start > 0 and rows.stop < shape[0] and columns.start > 0 and columns.stop < shape[1]
    return bool(free and rows.stop - rows.start >= _LEAST * height and columns.stop - columns.start <= _MOST * height)
