"""Numbers over which something is drawn later than they are, so that a part of them may not be seen."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.readers.inspect.edges import edges_of
from extractors.readers.inspect.glyphs import Said
from extractors.readers.inspect.ink import Grey, Ink
from extractors.readers.inspect.notes import notes_of, placed
from extractors.readers.pdf_objects import Drawn, Placed, address_of
from extractors.readers.pdf_triage import PageFacts, times
from schemas import Box, Word

_LAST = 1 << 30  # notes and fields lie over everything


def under_others(
    words: Sequence[Word], said: Sequence[Said], page: pdfium.PdfPage, facts: PageFacts, drawn: Drawn
) -> list[Word]:
    """Those of `words` over which a path, a picture, a note or a field is drawn after their letters."""
    first = min((text.order for text in drawn.texts), default=_LAST)
    later = [
        (box, one.order)
        for one in (*drawn.pictures, *drawn.paths)
        if one.order > first and (box := lies_at(one, facts)) is not None
    ]
    later += [(box, _LAST) for box in _notes(page, facts)]
    near = list(_under(words, later))
    if not near:
        return []
    orders = {address_of(text): text.order for text in drawn.texts}
    places = np.array([(one.glyph.sign.box.centre, one.glyph.sign.box.middle) for one in said]).reshape(-1, 2)
    own = np.array([orders.get(one.glyph.owner, 0) for one in said], dtype=np.int64)
    return [word for word, last in near if last > _first(word.box, places, own)]


def _under(words: Sequence[Word], later: Sequence[tuple[Box, int]]) -> Iterator[tuple[Word, int]]:
    """Those of `words` that meet what is drawn later, with how many objects are drawn before the last of that."""
    x0, top, x1, bottom = edges_of(box for box, _ in later).T
    orders = np.fromiter((order for _, order in later), dtype=np.int64)
    for word in words if later else ():
        left, high, right, low = word.box
        over = orders[(x0 < right) & (left < x1) & (top < low) & (high < bottom)]
        if over.size:
            yield word, int(over.max())


def alone(page: pdfium.PdfPage, drawn: Drawn, ink: Ink) -> Grey:
    """The text of a page drawn alone, at the scale of `ink`."""
    for text in drawn.texts:
        raw.FPDFPageObj_SetIsActive(text.handle, 1)
    for other in (*drawn.paths, *drawn.pictures):
        raw.FPDFPageObj_SetIsActive(other.handle, 0)
    picture: Grey = page.render(scale=ink.scale, grayscale=True, draw_annots=False, may_draw_forms=False).to_numpy()
    return picture.reshape(picture.shape[:2])


def _first(box: Box, places: np.ndarray, orders: np.ndarray) -> int:
    """How many objects are drawn before the first letter inside `box`."""
    x, y = places.T
    inside = orders[(x > box.x0) & (x < box.x1) & (y > box.top) & (y < box.bottom)]
    return int(inside.min(initial=_LAST))


def lies_at(one: Placed, facts: PageFacts) -> Box | None:
    """Where an object lies on the page as it is read, in points; None where pdfium cannot tell."""
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(one.handle, left, low, right, high):
        return None
    return placed((left.value, low.value, right.value, high.value), times(one.place, facts.place))


def _notes(page: pdfium.PdfPage, facts: PageFacts) -> Iterator[Box]:
    """Where the notes and fields of a page lie; links show nothing."""
    return (box for note, box in notes_of(page, facts) if raw.FPDFAnnot_GetSubtype(note) != raw.FPDF_ANNOT_LINK)
