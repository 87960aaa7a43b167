"""Where the links of a PDF lead: what they say in print may be no more than "click here".

Programs follow those of notes, buttons and bookmarks, and what comes next in a chain of actions. All of them are found
by a walk over the objects of the file; where on its page a link lies, pdfium tells of the common ones.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.readers.inspect.notes import placed
from extractors.readers.pdf_triage import PageFacts
from schemas import Box, Signal, SignalCode

_PLACED = 2_000  # links of a page that are asked for their place
_LONGEST = 8_000  # bytes of an address: what is longer, no browser opens
_ALL = 2_000_000  # of all addresses of a file
_EACH = 50  # what one of them counts at least
_NOT_ALL = "This PDF has more links than are looked at, or one that is too long: where it leads is not known."


class Addresses:
    """The addresses that the actions of a PDF lead to, each once, as its dictionaries are come upon."""

    def __init__(self) -> None:
        self._found: dict[str, None] = {}
        self._left = _ALL
        self._every = True

    def see(self, one: Any) -> None:
        """Look at the entries of one dictionary of the file."""
        address = one.get("/URI")
        if not isinstance(address, pikepdf.String) or one.get("/S") != pikepdf.Name.URI:
            return
        said = bytes(address)
        if len(said) > min(_LONGEST, self._left):
            self._every = False
            return
        text = str(address) if said.startswith((b"\xfe\xff", b"\xff\xfe")) else said.decode("utf-8", "replace")
        if text not in self._found:
            self._left -= max(len(said), _EACH)
            self._found[text] = None

    @property
    def found(self) -> tuple[str, ...]:
        """Every address that was come upon."""
        return tuple(self._found)

    def signals(self) -> Iterator[Signal]:
        """That not all could be looked at."""
        if not self._every:
            yield Signal(code=SignalCode.NOT_INSPECTED, message=_NOT_ALL)


def links_of(page: pdfium.PdfPage, facts: PageFacts) -> Iterator[tuple[str, Box]]:
    """Where the first links of a page lead, and where they lie, in points from the top left."""
    place, link, rectangle = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_PLACED):
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
