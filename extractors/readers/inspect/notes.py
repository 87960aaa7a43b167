"""The notes, links and fields that lie on a page."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.readers.pdf_triage import PageFacts
from schemas import Box


def notes_of(page: pdfium.PdfPage, facts: PageFacts) -> Iterator[tuple[raw.FPDF_ANNOTATION, Box]]:
    """Each of them that has a place, with that, in points from the top left; it is closed as the next one comes."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note, rectangle = raw.FPDFPage_GetAnnot(page, index), raw.FS_RECTF()
        if raw.FPDFAnnot_GetRect(note, rectangle):
            edges = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
            yield note, placed(edges, facts.place)
        raw.FPDFPage_CloseAnnot(note)


def placed(edges: tuple[float, float, float, float], place: tuple[float, ...]) -> Box:
    """Where `edges` (left, low, right, high) lie, taken to the page as it is read."""
    left, low, right, high = edges
    a, b, c, d, e, f = place
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (low, high)]
    across, down = zip(*corners, strict=True)
    return Box(min(across), min(down), max(across), max(down))
