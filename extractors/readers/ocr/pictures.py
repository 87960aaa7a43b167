"""Pictures made ready to be searched for text: pixels as the engine wants them, neither too many nor too few."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.readers.ocr.engine import Picture, Quad

_PIXELS = 2_200_000  # in which lines are searched for: an A4 page at 150 dpi
_ENLARGED = 2.0  # at most: more shows nothing new
_LONG = 3.5  # times the width: higher pictures (receipts) are searched in strips of _STRIP widths
_STRIP, _OVERLAP = 2.5, 0.25  # widths
_COARSE, _FAINT, _MARGIN = 2, 40, 0.02  # how white margins are told: every second pixel, shades, share of the page
_DARK = 170  # of 255: paper darker than this lies in the dark

Grey = NDArray[np.uint8]  # height x width: a picture in shades of grey


class Strip(NamedTuple):
    """Part of a picture, searched on its own: where it begins, and its place among the others."""

    top: int
    picture: Picture
    first: bool
    last: bool


def bright(picture: Picture) -> Picture:
    """`picture`, with paper that lies in the dark made white."""
    import cv2

    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    ink, paper = (float(value) for value in np.percentile(grey[::4, ::4], (2, 80)))
    if paper >= _DARK or paper <= ink:
        return picture
    stretched = (picture.astype(np.float32) - ink) * (255 / (paper - ink))
    return np.asarray(np.clip(stretched, 0, 255), dtype=np.uint8)


def inked(picture: Picture) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of the part of `picture` that is not white margin."""
    import cv2

    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)[::_COARSE, ::_COARSE]
    dark = grey < np.percentile(grey, 80) - _FAINT
    rows, columns = np.flatnonzero(dark.sum(axis=1) >= 2), np.flatnonzero(dark.sum(axis=0) >= 2)
    height, width = picture.shape[:2]
    if not len(rows) or not len(columns):
        return 0, 0, width, height
    margin = round(_MARGIN * max(height, width))
    left, top = max(0, int(columns[0]) * _COARSE - margin), max(0, int(rows[0]) * _COARSE - margin)
    right, bottom = int(columns[-1] + 1) * _COARSE + margin, int(rows[-1] + 1) * _COARSE + margin
    return left, top, min(width, right), min(height, bottom)


def search_scale(picture: Picture) -> float:
    """By how much to scale `picture` before lines are searched for in it."""
    height, width = picture.shape[:2]
    pieces = max(1.0, height / (_LONG * width))
    return min(math.sqrt(_PIXELS * pieces / (height * width)), _ENLARGED)


def scaled(picture: Picture, scale: float) -> Picture:
    """`picture`, larger or smaller."""
    import cv2

    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=way), dtype=np.uint8)


def strips(picture: Picture) -> list[Strip]:
    """`picture` whole, or in strips that overlap where it is long and narrow."""
    height, width = picture.shape[:2]
    if height <= _LONG * width:
        return [Strip(0, picture, first=True, last=True)]
    count = math.ceil((height / width - _OVERLAP) / (_STRIP - _OVERLAP))
    deep = math.ceil((height + (count - 1) * _OVERLAP * width) / count)
    tops = [round(number * (height - deep) / (count - 1)) for number in range(count)]
    return [Strip(top, picture[top : top + deep], top == 0, top == tops[-1]) for top in tops]


def turned(picture: Picture, quarters: int) -> Picture:
    """`picture` turned clockwise by `quarters` of a circle."""
    return np.ascontiguousarray(np.rot90(picture, -quarters))


def levelled(picture: Picture, turn: float) -> Grey:
    """`picture` turned clockwise by `turn` degrees, by quarters, then about its centre; in shades of grey."""
    import cv2

    quarters = round(turn / 90)
    upright = cv2.cvtColor(turned(picture, quarters), cv2.COLOR_BGR2GRAY)
    skew = 90 * quarters - turn
    if math.isclose(skew, 0.0):
        return np.asarray(upright, dtype=np.uint8)
    height, width = upright.shape
    about = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    level = cv2.warpAffine(upright, about, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(level, dtype=np.uint8)


def turned_quad(quad: Quad, quarters: int, width: int, height: int) -> Quad:
    """A place of a picture of this size where it is once the picture is turned clockwise by `quarters`."""
    for _ in range(quarters % 4):
        quad = np.roll(np.stack([height - quad[:, 1], quad[:, 0]], axis=1), 1, axis=0)
        width, height = height, width
    return quad.astype(np.float32)
