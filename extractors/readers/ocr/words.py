"""A recognised line cut into words: where the ink says so, not where letters are guessed to end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.readers.ocr.engine import Letter, Picture

_RULE = 0.7  # of the width (height): ink this long is a ruling line, not a letter
_SPECK = 0.06  # of the height: a column with less ink than this is white
_WIDE = 0.55  # of the height: white this wide parts words even where the engine saw no blank
_TORN = 0.12  # of the height: a blank this narrow between two digits is none

# Shares of the font size: how far letters rise above the baseline and fall below it.
_CAPITALS, _SMALL, _BELOW = 0.72, 0.53, 0.21
_HIGH, _LOW = set("bdfhkltißéèêëáàâãåíìîïóòôõöúùûüñç%€$£&/()[]{}|!?'\"°º"), set("gjpqyçş,;()[]{}|Q@")
_LEAST_SIZE, _MOST_SIZE, _USUAL_SIZE, _USUAL_BASELINE = 0.5, 1.05, 0.77, 0.78  # of the height of a line's picture


class Piece(NamedTuple):
    """One word of a line: its left and right edge from 0 to 1, and the confidence of its least certain letter."""

    text: str
    left: float
    right: float
    confidence: float


class Ink(NamedTuple):
    """Where a line's picture has ink: by column, and its upper and lower edge from 0 to 1."""

    columns: NDArray[np.bool_]
    height: int
    top: float
    bottom: float


def ink_of(picture: Picture) -> Ink:
    """The ink of a line's picture: what differs from the paper, without ruling lines."""
    import cv2

    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    _, bright = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    inked = bright > 0 if np.count_nonzero(bright) * 2 < bright.size else bright == 0
    inked = inked.copy()
    height, width = inked.shape
    if width > 2 * height:
        inked[inked.mean(axis=1) > _RULE] = False
    inked[:, inked.mean(axis=0) > 0.9] = False
    columns = inked.sum(axis=0) >= max(1.0, _SPECK * height)
    rows = np.flatnonzero(inked.sum(axis=1) >= 2)
    top, bottom = (rows[0] / height, (rows[-1] + 1) / height) if len(rows) else (0.0, 1.0)
    return Ink(columns, height, float(top), float(bottom))


def pieces(letters: Sequence[Letter], ink: Ink) -> list[Piece]:
    """The words of a line, from the left."""
    return list(_pieces(letters, ink)) if letters else []


def _pieces(letters: Sequence[Letter], ink: Ink) -> Iterator[Piece]:
    width = len(ink.columns)
    marks = np.flatnonzero(ink.columns)
    first, last = (int(marks[0]), int(marks[-1]) + 1) if len(marks) else (0, width)
    start, left = 0, float(first)
    for index in range(1, len(letters)):
        gap = _white(ink.columns, letters[index - 1].centre * width, letters[index].centre * width)
        if not _parts(letters[index - 1], letters[index], (gap[1] - gap[0]) / ink.height):
            continue
        yield _piece(letters[start:index], left, gap[0], width)
        start, left = index, gap[1]
    yield _piece(letters[start:], left, float(last), width)


def _parts(before: Letter, after: Letter, white: float) -> bool:
    if before.text.isdigit() and after.text.isdigit() and after.after_blank:
        return white >= _TORN
    return after.after_blank or white > _WIDE


def _white(columns: NDArray[np.bool_], start: float, end: float) -> tuple[float, float]:
    """The widest white stretch between the centres of two letters; their middle where there is none."""
    low, high = round(start), max(round(end), round(start))
    best = (start + end) / 2, (start + end) / 2
    since: int | None = None
    for column in range(low, high + 1):
        inked = column >= high or (column < len(columns) and columns[column])
        if inked and since is not None and column - since > best[1] - best[0]:
            best = float(since), float(column)
        since = None if inked else column if since is None else since
    return best


def _piece(letters: Sequence[Letter], left: float, right: float, width: int) -> Piece:
    return Piece(
        "".join(letter.text for letter in letters),
        left / width,
        max(right, left + 1) / width,
        min(letter.confidence for letter in letters),
    )


class Body(NamedTuple):
    """Where a line's letters stand in its picture: the baseline and the size of the font, as shares of its height."""

    baseline: float
    size: float


def body_of(text: str, ink: Ink) -> Body:
    """The font size and the baseline that explain the ink: "oversea" is less high than "Payable" in the same font."""
    rise = _CAPITALS if any(sign in _HIGH or sign.isupper() or sign.isdigit() for sign in text) else _SMALL
    fall = _BELOW if any(sign in _LOW for sign in text) else 0.0
    size = (ink.bottom - ink.top) / (rise + fall)
    if not _LEAST_SIZE <= size <= _MOST_SIZE:  # specks, or a neighbour's ink
        return Body(_USUAL_BASELINE, _USUAL_SIZE)
    return Body(ink.bottom - fall * size, size)
