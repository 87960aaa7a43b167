"""Where the letters of words are drawn: a font may say that they stand above or below its own box."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pypdfium2 import raw

from extractors.readers.pdf_triage import Affine, PageFacts
from schemas import Box, Word

_OFF = 0.1  # of a word's height: how far its ink may reach out of its box


def moved_to_ink(words: Iterable[Word], page: pdfium.PdfPage, facts: PageFacts) -> dict[Box, Box]:
    """Of each word the box as high as its own where its ink lies: mostly the very same."""
    text = page.get_textpage()
    try:
        places = np.array(list(_places(text, facts.place)), dtype=np.float64).reshape(-1, 4)
    finally:
        text.close()
    return {word.box: _moved(word.box, places) for word in words}


def _moved(box: Box, places: NDArray[np.float64]) -> Box:
    centre, bottom, high, low = places.T
    own = (centre > box.x0) & (centre < box.x1) & (np.abs(bottom - box.bottom) < _OFF * box.height)
    if not own.any():
        return box
    top, foot = float(high[own].min()), float(low[own].max())
    if top >= box.top - _OFF * box.height and foot <= box.bottom + _OFF * box.height:
        return box
    down = (top + foot) / 2 - box.middle
    return Box(box.x0, box.top + down, box.x1, box.bottom + down)


def _places(text: pdfium.PdfTextPage, place: Affine) -> Iterator[tuple[float, float, float, float]]:
    """Of each character the middle and the lower edge of its box, and between which heights its ink lies."""
    loose, edges = raw.FS_RECTF(), [ctypes.c_double() for _ in range(4)]
    left, _, low, high = edges
    for index in range(raw.FPDFText_CountChars(text)):
        if raw.FPDFText_GetLooseCharBox(text, index, loose) and raw.FPDFText_GetCharBox(text, index, *edges):
            across = [place.a * x + place.c * loose.bottom + place.e for x in (loose.left, loose.right)]
            bottom = place.b * loose.left + place.d * loose.bottom + place.f
            ink = [place.b * left.value + place.d * y.value + place.f for y in (low, high)]
            yield sum(across) / 2, bottom, min(ink), max(ink)
