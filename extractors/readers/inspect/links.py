"""Where the links of a page lead: what they say in print may be no more than "click here"."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.readers.inspect.later import placed
from extractors.readers.pdf_triage import PageFacts
from schemas import Box, Signal, SignalCode

_MOST, _LONGEST = 2_000, 8_000  # links of a page, bytes of an address: what is longer, no browser opens
_NOT_ALL = "Page {} has more links than are looked at, or one that is too long: where it leads is not known."


class Links(NamedTuple):
    """The address of each link on a page and where it lies, in points from the top left; a signal if not all are."""

    found: tuple[tuple[str, Box], ...]
    signals: tuple[Signal, ...]


def links_of(page: pdfium.PdfPage, facts: PageFacts) -> Links:
    """Where the links of a page lead."""
    place, link, rectangle = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    found: list[tuple[str, Box]] = []
    every = True
    for _ in range(_MOST):
        if not raw.FPDFLink_Enumerate(page, place, link):
            break
        address = _address(page, raw.FPDFLink_GetAction(link))
        every = every and address is not None
        if address and raw.FPDFLink_GetAnnotRect(link, rectangle):
            corners = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
            found.append((address, placed(corners, facts.place)))
    else:
        every = every and not raw.FPDFLink_Enumerate(page, place, link)
    message = _NOT_ALL.format(facts.number)
    signal = Signal(code=SignalCode.NOT_INSPECTED, message=message, page=facts.number)
    return Links(tuple(found), () if every else (signal,))


def _address(page: pdfium.PdfPage, action: raw.FPDF_ACTION) -> str | None:
    """Where an action of a click leads, if it opens an address; None for one that is too long."""
    if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
        return ""
    size = raw.FPDFAction_GetURIPath(page.pdf, action, None, 0)
    if size > _LONGEST:
        return None
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFAction_GetURIPath(page.pdf, action, buffer, size)
    return buffer.value.decode("utf-8", "replace")
