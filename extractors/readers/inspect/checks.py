"""The fields of a form that are ticked or not, as the file itself says: how they look is left to the program."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.readers.inspect.later import placed
from extractors.readers.pdf_triage import PageFacts
from schemas import Box

_STATE, _OFF = b"AS", frozenset({"", "Off"})
_TYPE, _BUTTONS = b"FT", frozenset({"", "Btn"})  # one of several may leave it to what holds them
_MOST = 2_000  # notes and fields of a page that are looked at
_LONGEST = 256  # bytes of a state's name
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


class Check(NamedTuple):
    """A field to tick, in points from the top left, and whether it is."""

    box: Box
    on: bool


def checks_of(page: pdfium.PdfPage, facts: PageFacts) -> Iterator[Check]:
    """The fields of a page that can be ticked and are shown."""
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        note, rectangle = raw.FPDFPage_GetAnnot(page, index), raw.FS_RECTF()
        if not note:
            continue
        is_field = raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_WIDGET and raw.FPDFAnnot_HasKey(note, _STATE)
        is_field = is_field and _name(note, _TYPE) in _BUTTONS
        shown = not raw.FPDFAnnot_GetFlags(note) & _UNSEEN
        if is_field and shown and raw.FPDFAnnot_GetRect(note, rectangle):
            edges = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
            yield Check(placed(edges, facts.place), _name(note, _STATE) not in _OFF)
        raw.FPDFPage_CloseAnnot(note)


def _name(note: raw.FPDF_ANNOTATION, key: bytes) -> str:
    """The name that a field has for `key`: of its state, or of its type."""
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    if not 0 < size <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
