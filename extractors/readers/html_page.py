"""The reader of HTML: web pages, and the text of mails that bring the invoice in themselves.

How a page looks depends on the program that shows it, and much can be hidden in it. So what is read is only ever
prepared for a person, who compares it with the original.
"""

from __future__ import annotations

import re

from lxml import etree

from extractors.readers.html_flow import laid_out
from extractors.readers.pdf_triage import too_many_words
from schemas import Box, Document, Limits, Page, Reading, RefusedDocument, Signal, SignalCode, Word

_MARGIN = 36.0  # points around the page
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_LOOK = "This is the text of a mail or a web page: what it shows depends on the program that opens it."
_EMPTY = "No text stands on this page."
_AS_PDF = "Ask the sender for the invoice as a PDF."


def read_html(document: Document, data: bytes, limits: Limits) -> Reading:
    """The visible text as one page, for a person to check. Raises RefusedDocument over a limit."""
    root = parsed(data)
    box = laid_out(root) if root is not None else None
    if box is None or not box.words:
        signal = Signal(code=SignalCode.NO_TEXT, message=_EMPTY, todo=_AS_PDF)
        return Reading(sha256=document.sha256, reader="html", page_count=1, signals=(signal,))
    if len(box.words) > limits.words:
        raise too_many_words(limits)
    width, height = box.width + 2 * _MARGIN, box.height + 2 * _MARGIN
    if max(width, height) > limits.page_points:
        raise RefusedDocument(
            f"The page is {max(width, height):.0f} points long; the policy allows {limits.page_points}.",
            "Ask the sender for the invoice as a PDF, or raise limits.page_points.",
            SignalCode.PAGE_TOO_LARGE,
        )
    words = tuple(
        Word(word.text, _at(word.x, word.y, word.width, word.style.size), word.style.size, "", word.style.bold)
        for word in box.words
    )
    return Reading(
        sha256=document.sha256,
        reader="html",
        page_count=1,
        parts=(Page(number=1, width=round(width, 2), height=round(height, 2), words=words),),
        signals=(Signal(code=SignalCode.NOT_INSPECTED, message=_LOOK),),
    )


def _at(x: float, y: float, width: float, size: float) -> Box:
    left, top = _MARGIN + x, _MARGIN + y
    return Box(round(left, 2), round(top, 2), round(left + width, 2), round(top + size, 2))


def parsed(data: bytes) -> etree._Element | None:
    """The root of the page, however badly it is written; None where there is none. Nothing is fetched."""
    text = _decoded(data).replace("\0", "")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    except etree.XMLSyntaxError:
        return None


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        found = _CHARSET.search(data)
        try:
            return data.decode(found[1].decode("ascii") if found is not None else "windows-1252", "replace")
        except LookupError:
            return data.decode("windows-1252", "replace")
