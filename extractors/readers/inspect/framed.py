"""Numbers at which the frame of a link stands, which no page holds and programs draw: it may be a stroke."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.readers.inspect.beside import REACH
from extractors.readers.inspect.notes import notes_of
from extractors.readers.pdf_triage import PageFacts
from schemas import Box, Word

_LOOSE = 0.25  # of a word's height: by which a frame about it may cut into its box


def styled(one: Any) -> bool:
    """Whether a dictionary is a link whose style draws a frame: it does unless it says that its width is 0."""
    if "/BS" not in one or one.get("/Subtype") != pikepdf.Name.Link:
        return False
    style = one["/BS"]
    width = style.get("/W") if isinstance(style, pikepdf.Dictionary) else None
    return isinstance(width, bool) or width != 0


def framed(
    numbers: Sequence[Word], words: Sequence[Word], page: pdfium.PdfPage, facts: PageFacts, *, bare: bool
) -> Iterator[Word]:
    """Those of `numbers` through which the frame of a link runs, or beside which an empty one stands.

    `bare`: no link of the file is `styled`, which pdfium does not tell.
    """
    frames = list(_frames(page, facts, bare=bare))
    if not frames:
        return
    filled = {frame for frame in frames if any(_holds(frame, word.box.centre, word.box.middle) for word in words)}
    for word in numbers:
        box, loose = word.box, _LOOSE * word.box.height
        inner = Box(box.x0 + loose, box.top + loose, box.x1 - loose, box.bottom - loose)
        around = Box(box.x0 - REACH * box.height, box.top, box.x1 + REACH * box.height, box.bottom)
        if any(
            frame.meets(inner) and not _encloses(frame, inner) if frame in filled else frame.meets(around)
            for frame in frames
        ):
            yield word


def _frames(page: pdfium.PdfPage, facts: PageFacts, *, bare: bool) -> Iterator[Box]:
    """Where the frames of links are drawn: one that says nothing of a border has one of a point."""
    across, down, width = ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    for note, box in notes_of(page, facts):
        if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_LINK:
            bordered = not raw.FPDFAnnot_GetBorder(note, across, down, width) or bool(width.value)
            if raw.FPDFAnnot_HasKey(note, b"BS"):
                bordered = not bare or (bordered and raw.FPDFAnnot_HasKey(note, b"Border"))
            if bordered and not raw.FPDFAnnot_GetFlags(note) & raw.FPDF_ANNOT_FLAG_HIDDEN:
                yield box


def _holds(frame: Box, x: float, y: float) -> bool:
    return frame.x0 <= x <= frame.x1 and frame.top <= y <= frame.bottom


def _encloses(frame: Box, box: Box) -> bool:
    """Whether a frame stands about a box or a part of its line: references in brackets have frames of their own."""
    return frame.top <= box.top and box.bottom <= frame.bottom
