"""The fields of a form that are ticked or not, as the file itself says: how they look is left to the program."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.readers.inspect.notes import notes_of
from extractors.readers.pdf_triage import PageFacts
from schemas import Box

_STATE, _OFF = b"AS", frozenset({"", "Off"})
_TYPE, _BUTTONS = b"FT", frozenset({"", "Btn"})  # one of several may leave it to what holds them
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW


class Check(NamedTuple):
    """A field to tick, in points from the top left, and whether it is."""

    box: Box
    on: bool


def checks_of(page: pdfium.PdfPage, facts: PageFacts) -> Iterator[Check]:
    """The fields of a page that can be ticked and are shown."""
    for note, box in notes_of(page, facts):
        is_field = raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_WIDGET and raw.FPDFAnnot_HasKey(note, _STATE)
        shown = not raw.FPDFAnnot_GetFlags(note) & _UNSEEN
        if is_field and shown and _name(note, _TYPE) in _BUTTONS:
            yield Check(box, _name(note, _STATE) not in _OFF)


def _name(note: raw.FPDF_ANNOTATION, key: bytes) -> str:
    """The name that a field has for `key`: of its state, or of its type."""
    size = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
