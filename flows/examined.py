"""What goes to a reading process and what comes back, and what may be asked outside in between."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from schemas import Document, Extraction, PageImage, PageSize, Reading
from schemas.decision import Decided


class EInvoice(NamedTuple):
    """The bytes of the XML that decides, and whether it came inside a PDF."""

    xml: bytes
    attached: bool


class Examined(NamedTuple):
    """What comes back of one document from its worker: a reading without its words, and the extraction.

    `einvoice` is what the official rules are still to be run over; `learnt` what outlines of glyphs were found to be.
    """

    reading: Reading
    extraction: Extraction
    seconds: float
    einvoice: EInvoice | None = None
    learnt: bytes = b""


class Drawing(NamedTuple):
    """Which pages of a document are to be drawn."""

    document: Document
    pages: tuple[PageSize, ...]


class Wanted(NamedTuple):
    """A document to be read: what a person `decided` of it, and the files of the memory and of known `glyphs` that are
    taken along; `whole` where a person said which pages are one document."""

    document: Document
    decided: Decided | None = None
    memory: Path | None = None
    whole: bool = False
    glyphs: Path | None = None


class Arranging(NamedTuple):
    """Which documents are to be made of the pages of others: the page numbers of each part of one, or, without
    `parts`, all pages of all."""

    documents: tuple[Document, ...]
    parts: tuple[tuple[int, ...], ...] = ()


class Arranged(NamedTuple):
    """The bytes of what was made, and how many pages each document had; else why its pages do not come apart."""

    pieces: tuple[bytes, ...] = ()
    pages: tuple[int, ...] = ()
    why: str = ""


Drawn = tuple[PageImage, ...]

# What a foundation model or a register adds; it also leaves the words of the pages behind.
Ask = Callable[[Document, Examined], Examined]
