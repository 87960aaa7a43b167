"""What pdfplumber parses of each page of a PDF, page after page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

import pdfplumber
from pdfminer.layout import LTChar, LTContainer, LTCurve, LTPage
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page as PlumberPage

from extractors.readers.pdf_triage import PageFacts


class Layout(NamedTuple):
    """A page's characters and its drawn lines, in points from the bottom left of the page as it is read."""

    letters: list[LTChar]
    curves: list[LTCurve]


_NOTHING = Layout([], [])


class Layouts:
    """The pages of one PDF in order, each parsed once and then forgotten. What cannot be parsed is empty."""

    def __init__(self, data: bytes) -> None:
        self._pages: Iterator[PDFPage] = iter(())
        try:
            self._pdf = pdfplumber.open(io.BytesIO(data))
            self._pages = PDFPage.create_pages(self._pdf.doc)
        except Exception as error:
            _raise_if_memory(error)

    def skip(self) -> None:
        """Pass over one page."""
        self._page()

    def next(self, facts: PageFacts) -> Layout:
        """The next page, turned and cut as `facts` says."""
        page = self._page()
        if page is None:
            return _NOTHING
        # pdfium's box and turn decide: pages without a MediaBox, cropped ones and turned ones all become plain pages.
        page.mediabox = page.cropbox = facts.bbox
        page.rotate = facts.turn
        page.attrs = {"MediaBox": facts.bbox, "Rotate": facts.turn}
        try:
            return _sorted(PlumberPage(self._pdf, page, facts.number).layout)
        except Exception as error:
            _raise_if_memory(error)
            return _NOTHING

    def _page(self) -> PDFPage | None:
        try:
            return next(self._pages, None)
        except Exception as error:
            _raise_if_memory(error)
            self._pages = iter(())
            return None


def _raise_if_memory(error: BaseException) -> None:
    """Raises MemoryError if that is what pdfplumber's own exception was made from."""
    if isinstance(error, MemoryError) or any(isinstance(cause, MemoryError) for cause in error.args):
        raise MemoryError from error


def _sorted(layout: LTPage) -> Layout:
    letters: list[LTChar] = []
    curves: list[LTCurve] = []
    waiting = [iter(layout)]
    while waiting:
        for one in waiting[-1]:
            if isinstance(one, LTChar):
                letters.append(one)
            elif isinstance(one, LTCurve):
                curves.append(one)
            elif isinstance(one, LTContainer):
                waiting.append(iter(one))
                break
        else:
            waiting.pop()
    return Layout(letters, curves)
