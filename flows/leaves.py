"""A document's pages as people look at them, made in a worker process: pictures, words with places, how it writes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.readers import Scanning, draw_pages, read
from extractors.readers.html_page import read_html
from flows.typed import Manner
from schemas import Document, Limits, PageSize, Policy, RefusedDocument

_DPI = 130
_MOST = 40  # pages with a picture; the others are looked at in the original


class Turned(NamedTuple):
    """A document whose pages are to be shown, and its language where one is known."""

    document: Document
    language: str | None = None


class Leaf(NamedTuple):
    """A page to look at: its size in points, its picture as PNG (none where it could not be drawn), its words."""

    number: int
    width: float
    height: float
    png: bytes | None
    words: tuple[tuple[str, float, float, float, float], ...]


class Leaves(NamedTuple):
    """The pages of a document, and how it writes numbers and dates."""

    pages: tuple[Leaf, ...]
    manner: Manner


def work(wanted: Turned, limits: Limits, policy: Policy, *, threads: int, cache: Path) -> Leaves:
    """The pages of a document, and of a mail or an archive what it says; none of one that does not open."""
    document = wanted.document
    reading = read(document, limits, Scanning(policy.ocr, threads, cache), policy.passwords)
    if reading.letter:
        reading = read_html(document, reading.letter, limits)
    sheet = Sheet(Layout(reading), wanted.language)
    sizes = [PageSize(number=p.number, width=p.width, height=p.height, turn=p.turn) for p in reading.pages[:_MOST]]
    try:
        drawn = {size.number: png for size, png in draw_pages(document, sizes, limits, dpi=_DPI)}
    except RefusedDocument:
        drawn = {}
    pages = tuple(
        Leaf(page.number, page.width, page.height, drawn.get(page.number), tuple((w.text, *w.box) for w in page.words))
        for page in reading.pages
    )
    return Leaves(pages, Manner(style=sheet.style, orders=sheet.orders))
