"""Boxes to tick beside words of a page: which of several are, as drawn lines or signs of a font show it.

A box is four sides about as long as each other, square or round, in any colour; strokes may leave it. What is drawn or
written in it ticks it, and what is hardly anything is a doubt. A field of a form says itself whether it is ticked, and
is a doubt where the page shows otherwise.
Signs are boxes themselves ("☐ Open ☒ Settled"), or brackets ("[ ] Open [x] Settled"); a tick alone is one only in a
line with an empty box.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import islice, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

from extractors.readers.inspect.checks import Check
from extractors.readers.inspect.ink import Grey, Ink, inked_rows, marks_on, paper_of, rows_of
from schemas import Box, Word, around

Mask = NDArray[np.bool_]

_SEEN, _FAINT = 40, 24  # of 255: what differs less from the paper is not seen as a line, or as a mark in a box
_LEAST, _MOST = 3.6, 40.0  # points: a side of a box
_AROUND = 2.2  # sides: how wide a box is with strokes that leave it
_LONGEST = 0.6  # of the longest line in it: a side of the box
_STRAIGHT, _BEYOND = 0.35, 1.4  # of a side is drawn in one line: corners may be round, strokes run on in it
_SQUARE = 1.35  # how much longer one side may be
_FRAMED = 0.6  # of each side is drawn: a round one's is within its edge
_NEAR, _THIN = 0.12, 2  # of a side, and pixels, within which its line lies
_EDGE = 0.25  # of a side that is left out on each edge when its inside is looked at
_TICKED, _EMPTY = 0.1, 0.02  # of the inside that is drawn
_FULL = 0.6  # of what its frame differs from the paper by: its inside is filled
_MANY = 1_000  # boxes of a page that are looked at
_TAILS = 24.0, 12.0  # points: strokes that run straight out of a box are longer than it
_LETTERS = 2  # of a mark that is written in a box
_SMALL, _BIG = 0.4, 3.0  # heights of a word that a side of its box has
_REACH = 10.0  # heights of a word: a box stands at most so far from it
_APART = 1.2  # heights: further apart, words are not of one label
_FAR = 1_000.0  # points: what counts as the way to no word at all
_OPENED, _CLOSED = frozenset("[("), frozenset("])")  # an empty box of two words
# Signs of boxes that are empty and ticked, and of ticks alone, at the beginning of a word.
_SIGNS = re.compile(
    r"(?P<empty>[☐□▢◻⬜❏❐❑❒○◯]|[\[(]_?[\])])|(?P<ticked>[☑☒✅⊠🗷🗹◉]|[\[(][xX✓✔✗✘][\])])|(?P<bare>[✓✔✕✖✗✘])"
)
_CLEAR = 2.0  # times further away than the words on one side of boxes are those on the other


class Ticks(NamedTuple):
    """The boxes of the first words of what is ticked, and of what may be, where other boxes of the page are empty;
    and of what is not, where another of its row or column is.

    `whole`: there are no more of them than are looked at.
    """

    sure: tuple[Box, ...] = ()
    doubted: tuple[Box, ...] = ()
    empty: tuple[Box, ...] = ()
    whole: bool = True


class _Mark(Enum):
    TICKED = "ticked"
    DOUBTED = "doubted"
    EMPTY = "empty"


class _Tick(NamedTuple):
    """A box to tick, in points, and what is in it."""

    box: Box
    mark: _Mark


def ticked(words: Sequence[Word], ink: Ink, checks: Sequence[Check] = ()) -> Ticks:
    """Which boxes of a page are ticked, by the first of the words beside each; `checks` are its fields to tick."""
    framed = list(islice(_boxes(ink), _MANY + 1)) if ink.under.size else []
    if len(framed) > _MANY:
        return Ticks(whole=False)
    written = [word.box for word in words if len(word.text) > _LETTERS or any(map(str.isdigit, word.text))]
    seen = [one for one in framed if not _holds(one.box, written)]
    signs = list(_written(words))
    # A sign is known by its letter alone: a field may well tick an empty one.
    told = [*seen, *(one for one in signs if one.mark is not _Mark.EMPTY)]
    own = [one for one in checks if all(_LEAST <= side <= _MOST for side in (one.box.width, one.box.height))]
    fields = [tick for one in own for tick in _of_field(one, told)]
    boxes = [*fields, *(one for one in (*seen, *signs) if not any(one.box.meets(field.box) for field in own))]
    denied = [one for one in seen if one.mark is _Mark.EMPTY and any(it.on and one.box.meets(it.box) for it in own)]
    alike = len({one.mark is _Mark.EMPTY for one in (*boxes, *denied)}) < 2  # as signs of a list are
    named = _beside_words(fields if alike else boxes, words)
    if not denied and not any(tick.mark is _Mark.EMPTY for _, tick in named):
        named = _beside_words(fields, words)
    known = {field.box for field in own}
    ticks = [tick.box for _, tick in named if tick.mark is _Mark.TICKED]
    sure, doubted = (tuple(box for box, tick in named if tick.mark is mark) for mark in (_Mark.TICKED, _Mark.DOUBTED))
    empty = tuple(
        box
        for box, tick in named
        if tick.mark is _Mark.EMPTY and (tick.box in known or any(_in_line(tick.box, one) for one in ticks))
    )
    return Ticks(sure, doubted, tuple(box for box in empty if box not in {*sure, *doubted}))


def _of_field(field: Check, seen: Sequence[_Tick]) -> Iterator[_Tick]:
    """What a field ticks with what is seen at its place: what one of them ticks and the other does not is a doubt."""
    there = [one for one in seen if one.box.meets(field.box)]
    marked = [one for one in there if one.mark is not _Mark.EMPTY]
    if not field.on and marked:
        yield from (one._replace(mark=_Mark.DOUBTED) for one in marked)
    elif field.on and there:
        agree = any(one.mark is _Mark.TICKED for one in marked)
        yield _Tick(field.box, _Mark.TICKED if agree else _Mark.DOUBTED)
    else:
        yield _Tick(field.box, _Mark.TICKED if field.on else _Mark.EMPTY)


def _beside_words(boxes: Sequence[_Tick], words: Sequence[Word]) -> list[tuple[Box, _Tick]]:
    """The boxes that stand beside words, with the place of the first word of each."""
    return [(label.box, tick) for row in _rows(boxes) for label, tick in _named(row, words)]


def _in_line(one: Box, other: Box) -> bool:
    """Whether two boxes stand in one row or one below the other."""
    near = max(one.height, other.height) / 2
    return abs(one.middle - other.middle) <= near or abs(one.x0 - other.x0) <= near


def _boxes(ink: Ink) -> Iterator[_Tick]:
    """Every box to tick that is drawn on a page."""
    paper = paper_of(rows_of(ink.under, 4))
    apart, numbers = marks_on(rows_of(ink.under), paper, _SEEN + 1)
    mask = apart > _SEEN
    least, most = _LEAST * ink.scale, _AROUND * _MOST * ink.scale
    pieces = _without_rules(mask, round(most))
    left = inked_rows(pieces)
    labels, _ = ndimage.label(pieces[left], np.ones((3, 3)))
    for rows, columns in ndimage.find_objects(labels):
        first, last = int(left[rows.start]), int(left[rows.stop - 1]) + 1
        if not all(least <= side <= most for side in (columns.stop - columns.start, last - first)):
            continue
        frame = _frame_in(mask[first:last, columns], ink.scale)
        if frame is None:
            continue
        down, across = (
            slice(start + side.start, start + side.stop)
            for start, side in zip((int(numbers[first]), columns.start), frame, strict=True)
        )
        edges = across.start, down.start, across.stop, down.stop
        yield _Tick(Box(*(round(edge / ink.scale, 2) for edge in edges)), _mark(ink.shown((down, across)), paper))


def _written(words: Sequence[Word]) -> Iterator[_Tick]:
    """Every box to tick that is a sign of a font, or two, alone or before its word."""
    found = [(word, sign) for word in words if (sign := _SIGNS.match(word.text)) is not None]
    boxes = [
        _Tick(_front(word, sign.end()), _Mark.EMPTY if sign["empty"] else _Mark.TICKED)
        for word, sign in found
        if not sign["bare"]
    ]
    boxes += [
        _Tick(around((one.box, _front(other, 1))), _Mark.EMPTY) for one, other in pairwise(words) if _pair(one, other)
    ]
    yield from boxes
    empty = [one.box for one in boxes if one.mark is _Mark.EMPTY]
    for word, sign in found:
        if sign["bare"] and any(box.top < word.box.middle < box.bottom for box in empty):
            yield _Tick(_front(word, sign.end()), _Mark.TICKED)


def _front(word: Word, signs: int) -> Box:
    """Where the first signs of a word stand."""
    return word.box._replace(x1=word.box.x0 + word.box.width * signs / len(word.text))


def _pair(one: Word, other: Word) -> bool:
    """Whether two words are brackets with nothing but a blank between them."""
    near = 0 <= other.box.x0 - one.box.x1 <= one.box.height and one.box.top < other.box.middle < one.box.bottom
    return near and one.text in _OPENED and other.text[:1] in _CLOSED


def _without_rules(mask: Mask, longest: int) -> Mask:
    """A mask without lines that are longer, which stroke and box may touch: those of tables."""
    found = mask.copy()
    for rows, of in ((found, mask), (found.T, mask.T)):
        full = np.flatnonzero(of.view(np.uint8).sum(axis=1, dtype=np.int32) > longest)
        lined = np.pad(of[full], ((0, 0), (1, 1)))
        numbers, edges = np.nonzero(lined[:, 1:] != lined[:, :-1])
        starts, stops = edges[::2], edges[1::2]
        for line in np.flatnonzero(stops - starts > longest).tolist():
            rows[full[numbers[2 * line]], starts[line] : stops[line]] = False
    return found


def _frame_in(piece: Mask, scale: float) -> tuple[slice, slice] | None:
    """Where the frame of a box lies in a piece that hangs together; strokes may run straight out of it."""
    for longest in (max(piece.shape), *(round(length * scale) for length in _TAILS)):
        if longest < max(piece.shape):
            piece = _without_rules(piece, longest)
        if piece.any() and (found := _frame(piece, scale)) is not None:
            return found
    return None


def _frame(piece: Mask, scale: float) -> tuple[slice, slice] | None:
    """Where the frame of a box lies in a piece that hangs together, by its four longest lines."""
    across, down = _runs(piece), _runs(piece.T)
    rows, columns = np.flatnonzero(across >= _LONGEST * across.max()), np.flatnonzero(down >= _LONGEST * down.max())
    place = slice(int(rows[0]), int(rows[-1]) + 1), slice(int(columns[0]), int(columns[-1]) + 1)
    found = piece[place]
    high, wide = found.shape
    if not all(_LEAST * scale <= side <= _MOST * scale for side in (high, wide)):
        return None
    if max(high, wide) > _SQUARE * min(high, wide):
        return None
    for line, side in ((across.max(), wide), (down.max(), high)):
        if not _STRAIGHT * side <= line <= _BEYOND * side + _THIN:
            return None
    near = max(_THIN, round(_NEAR * min(high, wide)))
    level = (found[:near].any(axis=0), found[-near:].any(axis=0))
    upright = (found[:, :near].any(axis=1), found[:, -near:].any(axis=1))
    return place if all(float(side.mean()) >= _FRAMED for side in (*level, *upright)) else None


def _runs(mask: Mask) -> NDArray[np.intp]:
    """How many in a row are in each row of a mask at most."""
    counted = np.cumsum(mask, axis=1)
    before = np.maximum.accumulate(np.where(mask, 0, counted), axis=1)
    found: NDArray[np.intp] = (counted - before).max(axis=1)
    return found


def _mark(picture: Grey, paper: int) -> _Mark:
    """What is in a box, against its own ground: it may be shaded."""
    rows, columns = (max(round(_EDGE * side), 1) for side in picture.shape)
    inside = picture[rows:-rows, columns:-columns].astype(np.int16)
    if not inside.size:
        return _Mark.DOUBTED
    ground, line = float(np.median(inside)), float(np.abs(picture.astype(np.int16) - paper).max())
    if abs(ground - paper) >= _FULL * line:
        return _Mark.TICKED
    share = float((np.abs(inside - ground) >= _FAINT).mean())
    return _Mark.TICKED if share >= _TICKED else _Mark.EMPTY if share <= _EMPTY else _Mark.DOUBTED


def _holds(box: Box, written: Sequence[Box]) -> bool:
    """Whether a frame is about words or numbers, and not to tick: no more than a letter or two ticks it."""
    return any(box.x0 < one.centre < box.x1 and box.top < one.middle < box.bottom for one in written)


def _rows(boxes: Sequence[_Tick]) -> Iterator[list[_Tick]]:
    """The boxes of each line, from left to right."""
    row: list[_Tick] = []
    for one in sorted(boxes, key=lambda one: one.box.middle):
        if row and one.box.middle - row[-1].box.middle > row[-1].box.height / 2:
            yield sorted(row, key=lambda one: one.box.x0)
            row = []
        row.append(one)
    if row:
        yield sorted(row, key=lambda one: one.box.x0)


def _named(row: Sequence[_Tick], words: Sequence[Word]) -> Iterator[tuple[Word, _Tick]]:
    """The first word beside each box of a line, with the box: all stand before their words or all behind them,
    whatever is nearer. Where that is not clear, what is ticked may be either."""
    level = sorted((word for word in words if any(_beside(word, one.box) for one in row)), key=lambda word: word.box.x0)
    ways = [[look(at, row, level) for at in range(len(row))] for look in (_behind, _before)]
    far = [sum(_FAR if word is None else gap for word, gap in found) for found in ways]
    nearer = 0 if far[0] <= far[1] else 1
    unclear = far[1 - nearer] < _CLEAR * far[nearer]
    for (word, _), (other, _), one in zip(ways[nearer], ways[1 - nearer], row, strict=True):
        if word is not None:
            yield word, one._replace(mark=_Mark.DOUBTED) if unclear and one.mark is _Mark.TICKED else one
        if other is not None and unclear and one.mark is not _Mark.EMPTY:
            yield other, one._replace(mark=_Mark.DOUBTED)


def _beside(word: Word, box: Box) -> bool:
    """Whether a word stands in the line of a box, is of its size, and is none in it."""
    high = word.box.height
    level = abs(word.box.middle - box.middle) <= max(high, box.height) / 2
    outside = not box.x0 < word.box.centre < box.x1
    sign = _SIGNS.match(word.text)
    begins = word.text[sign.end() if sign is not None else 0 :][:1].isalpha()
    return level and outside and begins and _SMALL * high <= max(box.height, box.width) <= _BIG * high


def _behind(at: int, row: Sequence[_Tick], level: Sequence[Word]) -> tuple[Word | None, float]:
    """The word right behind a box, before the next one, and how far away it is."""
    box, end = row[at].box, row[at + 1].box.x0 if at + 1 < len(row) else _FAR
    word = next((one for one in level if box.x1 <= one.box.centre < end), None)
    gap = 0.0 if word is None else max(word.box.x0 - box.x1, 0.0)
    return (None, gap) if word is None or gap > _REACH * word.box.height else (word, gap)


def _before(at: int, row: Sequence[_Tick], level: Sequence[Word]) -> tuple[Word | None, float]:
    """The first of the words right before a box, behind the last one, and how far away they are."""
    box, begin = row[at].box, row[at - 1].box.x1 if at else 0.0
    known = [one for one in level if begin < one.box.centre <= box.x0]
    gap = max(box.x0 - known[-1].box.x1, 0.0) if known else 0.0
    if not known or gap > _REACH * known[-1].box.height:
        return None, gap
    first = known.pop()
    while known and first.box.x0 - known[-1].box.x1 <= _APART * first.box.height:
        first = known.pop()
    return first, gap
