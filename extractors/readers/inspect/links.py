"""Where the links of a page lead: what they say in print may be no more than "click here"."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.readers.inspect.later import placed
from extractors.readers.pdf_triage import PageFacts
from schemas import Box

_MOST, _LONGEST = 200, 2_000  # links of a page, bytes of an address


def links_of(page: pdfium.PdfPage, facts: PageFacts) -> Iterator[tuple[str, Box]]:
    """The address of each link on the page, and where it lies, in points from the top left."""
    place, link, rectangle = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_MOST):
        if not raw.FPDFLink_Enumerate(page, place, link):
            return
        address = _address(page, raw.FPDFLink_GetAction(link))
        if address and raw.FPDFLink_GetAnnotRect(link, rectangle):
            yield address, placed((rectangle.left, rectangle.bottom, rectangle.right, rectangle.top), facts.place)


def _address(page: pdfium.PdfPage, action: raw.FPDF_ACTION) -> str:
    """Where an action of a click leads, if it opens an address."""
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    size = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
    if not 0 < size <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(page.pdf, action, buffer, size)
    return buffer.value.decode("utf-8", "replace")
