"""Amounts with a ring drawn around them, as by a pen: somebody asks about them, or means them alone.

A ring is told by its shape: a frame, with round corners or without, runs straight along the words in it. It may be
drawn as several lines, end to end, or as what is filled between its two sides.
"""

from __future__ import annotations

import ctypes
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from pypdfium2 import raw

from extractors.readers.inspect.later import lies_at
from extractors.readers.pdf_objects import Drawn, Outline, outlines_of
from extractors.readers.pdf_triage import PageFacts
from schemas import Box, Word

Point = tuple[float, float]

_STEPS = 6  # of a piece of a curve
_LEAST, _MOST = 8, 400  # points of a ring
_SMALLEST, _LARGEST = 0.8, 4.0  # times the word: what is smaller is in it, and what is larger around more than it
_CORNER = 0.12  # of its sides: no part of a ring lies so near a corner
_STRAIGHT = 0.3  # of its width: what runs level for longer is the side of a frame
_LEVEL = 0.05  # of its height
_TOUCH = 1.0  # points between the ends of lines that are one
_OPEN = 0.5  # of its height: how far its ends are apart that a hand has drawn


def ringed(words: Sequence[Word], drawn: Drawn, facts: PageFacts) -> Iterator[Word]:
    """Those of `words` around which a ring is drawn."""
    if not words:
        return
    lines: list[Outline] = []
    for path in drawn.paths:
        filled, stroked = _mode(path.handle)
        if stroked and filled == raw.FPDF_FILLMODE_NONE:
            lines += outlines_of(path, facts.place, _STEPS)
        elif filled != raw.FPDF_FILLMODE_NONE and _is_around_any(lies_at(path, facts), words):
            parts = tuple(outlines_of(path, facts.place, _STEPS))
            # Prices of advertisements stand on badges.
            rings = [ring for ring in map(_ring, parts) if ring is not None and not _is_filled(parts, ring, filled)]
            yield from (word for ring in rings[:1] for word in words if _is_around(ring, word.box))
    for ring in map(_ring, (*lines, *_joined(lines))):
        yield from (word for word in words if ring is not None and _is_around(ring, word.box))


def _joined(lines: Sequence[Outline]) -> Iterator[Outline]:
    """Those of the lines that end where another begins or ends, as one with it."""
    ends: dict[tuple[int, int], list[int]] = {}
    for index, line in enumerate(lines):
        for end in {_cell(line[0]), _cell(line[-1])}:
            ends.setdefault(end, []).append(index)
    left = dict.fromkeys(range(len(lines)))
    while left:
        first = lines[left.popitem()[0]]
        chain = list(first)
        for _ in range(2):  # on from its end, and then from its beginning
            while len(chain) < _MOST and not _meet(chain[0], chain[-1]):
                following = _next(chain[-1], ends, left)
                if following is None:
                    break
                del left[following]
                other = lines[following]
                chain += other if _meet(other[0], chain[-1]) else other[::-1]
            chain.reverse()
        if len(chain) > len(first):
            yield tuple(chain)


def _next(end: Point, ends: Mapping[tuple[int, int], list[int]], left: Container[int]) -> int | None:
    """A line that is left and has an end there."""
    x, y = _cell(end)
    for near in (ends.get((x + i, y + j), []) for i in (0, -1, 1) for j in (0, -1, 1)):
        while near and near[-1] not in left:
            near.pop()
        if near:
            return near[-1]
    return None


def _cell(point: Point) -> tuple[int, int]:
    return round(point[0] / _TOUCH), round(point[1] / _TOUCH)


def _meet(one: Point, other: Point) -> bool:
    (x, y), (u, v) = _cell(one), _cell(other)
    return max(abs(x - u), abs(y - v)) <= 1


def _mode(path: raw.FPDF_PAGEOBJECT) -> tuple[int, int]:
    """How a path is filled, and whether it is drawn as a line."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    return (filled.value, stroked.value) if raw.FPDFPath_GetDrawMode(path, filled, stroked) else (0, 0)


def _is_filled(parts: Iterable[Outline], ring: Box, mode: int) -> bool:
    """Whether the middle of a ring is filled, by how often its outlines run around that."""
    turns = 0
    for part in parts:
        for (x, y), (u, v) in pairwise((*part, part[0])):
            if (y <= ring.middle) != (v <= ring.middle):
                across = x + (ring.middle - y) * (u - x) / (v - y)
                turns += (1 if v > y else -1) * (across > ring.centre)
    return bool(turns % 2 if mode == raw.FPDF_FILLMODE_ALTERNATE else turns)


def _ring(outline: Outline) -> Box | None:
    """The box of an outline that is a ring."""
    if len(outline) < _LEAST:
        return None  # as nearly all: rules, and frames
    across, down = zip(*outline, strict=True)
    box = Box(min(across), min(down), max(across), max(down))
    (x0, y0), (x1, y1) = outline[0], outline[-1]
    if not box.width or not box.height or max(abs(x1 - x0), abs(y1 - y0)) > _OPEN * box.height:
        return None
    sides = any(
        abs(y - v) <= _LEVEL * box.height and abs(x - u) > _STRAIGHT * box.width for (x, y), (u, v) in pairwise(outline)
    )
    return None if sides or any(_is_corner(x, y, box) for x, y in outline) else box


def _is_corner(x: float, y: float, box: Box) -> bool:
    across, down = min(x - box.x0, box.x1 - x), min(y - box.top, box.bottom - y)
    return across < _CORNER * box.width and down < _CORNER * box.height


def _is_around_any(ring: Box | None, words: Iterable[Word]) -> bool:
    return ring is not None and any(_is_around(ring, word.box) for word in words)


def _is_around(ring: Box, word: Box) -> bool:
    """Whether a ring is of this word, and not of much more."""
    within = ring.x0 < word.centre < ring.x1 and ring.top < word.middle < ring.bottom
    sides = (ring.width, word.width), (ring.height, word.height)
    return within and all(_SMALLEST * own <= side <= _LARGEST * own for side, own in sides)
