"""What pdfplumber parses of a page: the second reader, for pages on which pdfium is in doubt."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import NamedTuple

import pdfplumber
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTLine, LTPage, LTRect
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page as PlumberPage

from extractors.readers.pdf_chars import Sign
from extractors.readers.pdf_objects import Outline, framed
from extractors.readers.pdf_triage import PageFacts
from schemas import Box

# pdfminer warns of every flaw that it works around; what matters of them becomes signals.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
logging.getLogger("pdfplumber").setLevel(logging.CRITICAL)


class Layout(NamedTuple):
    """A page's characters and the outlines of what is drawn on it, from the top left of the page as it is read."""

    signs: list[Sign]
    outlines: list[Outline]


_NOTHING = Layout([], [])


class Layouts:
    """The pages of one PDF, parsed when they are asked for and then forgotten. What cannot be parsed is empty.

    `always`: the file is such that every page is to be asked for.
    """

    def __init__(self, data: bytes, *, always: bool = False) -> None:
        self.always = always
        self._data = data
        self._pages: Iterator[PDFPage] | None = None
        self._passed = 0

    def page(self, facts: PageFacts) -> Layout:
        """A page, turned and cut as `facts` says. Pages are to be asked for in their order."""
        page = self._found(facts.number)
        if page is None:
            return _NOTHING
        # pdfium's box and turn decide: pages without a MediaBox, cropped ones and turned ones all become plain pages.
        page.mediabox = page.cropbox = facts.bbox
        page.rotate = facts.turn
        page.attrs = {"MediaBox": facts.bbox, "Rotate": facts.turn}
        try:
            return _sorted(PlumberPage(self._pdf, page, facts.number).layout, facts.height)
        except Exception as error:
            _raise_if_memory(error)
            return _NOTHING

    def _found(self, number: int) -> PDFPage | None:
        page = None
        try:
            if self._pages is None:
                self._pdf = pdfplumber.open(io.BytesIO(self._data))
                self._pages = PDFPage.create_pages(self._pdf.doc)
            while self._passed < number:
                page = next(self._pages, None)
                self._passed += 1
        except Exception as error:
            _raise_if_memory(error)
            self._pages = iter(())
            page = None
        return page


def _raise_if_memory(error: BaseException) -> None:
    """Raises MemoryError if that is what pdfplumber's own exception was made from."""
    if isinstance(error, MemoryError) or any(isinstance(cause, MemoryError) for cause in error.args):
        raise MemoryError from error


def _sorted(layout: LTPage, height: float) -> Layout:
    signs: list[Sign] = []
    outlines: list[Outline] = []
    waiting = [iter(layout)]
    while waiting:
        for one in waiting[-1]:
            if isinstance(one, LTChar):
                signs.append(_sign(one, height))
            elif isinstance(one, LTCurve):
                outlines.append(_outline(one, height))
            elif isinstance(one, LTContainer):
                waiting.append(iter(one))
                break
        else:
            waiting.pop()
    return Layout(signs, outlines)


def _sign(letter: LTChar, height: float) -> Sign:
    across, rise, _, _, _, baseline = letter.matrix
    x0, y0, x1, y1 = letter.bbox
    font = letter.fontname if isinstance(letter.fontname, str) else ""
    box = Box(x0, height - y1, x1, height - y0)
    return Sign(letter.get_text(), box, height - baseline, letter.size, font, across, rise)


def _outline(curve: LTCurve, height: float) -> Outline:
    x0, y0, x1, y1 = curve.bbox
    if isinstance(curve, LTLine):
        return (x0, height - y0), (x1, height - y1)
    if isinstance(curve, LTRect) or len(curve.pts) <= 2:
        return framed(x0, height - y1, x1, height - y0)
    return tuple((x, height - y) for x, y in curve.pts)
