"""Amounts with a ring drawn around them, as by a pen: somebody asks about them, or means them alone.

A ring is told by its shape: a frame, with round corners or without, runs straight along the words in it.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pypdfium2 import raw

from extractors.readers.pdf_objects import Drawn, Outline, outlines_of
from extractors.readers.pdf_triage import PageFacts
from schemas import Box, Word

_STEPS = 6  # of a piece of a curve
_LEAST = 8  # points of a ring
_WIDE, _HIGH = 4.0, 4.0  # times the word: what is larger is around more than it
_CORNER = 0.12  # of its sides: no part of a ring lies so near a corner
_STRAIGHT = 0.3  # of its width: what runs level for longer is the side of a frame
_LEVEL = 0.05  # of its height
_OPEN = 0.5  # of its height: how far its ends are apart that a hand has drawn


def ringed(words: Sequence[Word], drawn: Drawn, facts: PageFacts) -> Iterator[Word]:
    """Those of `words` around which a ring is drawn."""
    for path in drawn.paths if words else ():
        if _is_stroke(path.handle):
            for outline in outlines_of(path, facts.place, _STEPS):
                ring = _ring(outline)
                yield from (word for word in words if ring is not None and _is_around(ring, word.box))


def _is_stroke(path: raw.FPDF_PAGEOBJECT) -> bool:
    """Whether a path is drawn as a line, and fills nothing: prices of advertisements stand on badges."""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    told = raw.FPDFPath_GetDrawMode(path, filled, stroked)
    return bool(told and stroked.value and filled.value == raw.FPDF_FILLMODE_NONE)


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
    near = _CORNER * box.width, _CORNER * box.height
    return min(x - box.x0, box.x1 - x) < near[0] and min(y - box.top, box.bottom - y) < near[1]


def _is_around(ring: Box, word: Box) -> bool:
    """Whether a ring is of this word, and not of much more."""
    within = ring.x0 < word.centre < ring.x1 and ring.top < word.middle < ring.bottom
    around = ring.width >= 0.8 * word.width and ring.height >= 0.8 * word.height
    return within and around and ring.width <= _WIDE * word.width and ring.height <= _HIGH * word.height
