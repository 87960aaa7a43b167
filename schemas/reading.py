"""A Reading: what stands in a document, with places, before anything is believed.

Geometry is in PDF points from the top left; pages count from 1.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, NamedTuple

from schemas.geometry import Box
from schemas.money import Frozen


class Word(NamedTuple):
    """One word as printed. `size` is the font size in points, `confidence` the OCR engine's, 1.0 for digital text."""

    text: str
    box: Box
    size: float
    font: str = ""
    bold: bool = False
    confidence: float = 1.0


class Table(NamedTuple):
    """A ruled table: its box, and its cells row by row (None where a cell is missing)."""

    box: Box
    rows: tuple[tuple[Box | None, ...], ...]


class Page(Frozen):
    """One page: words in reading order, ruling lines as thin boxes, ruled tables."""

    kind: Literal["page"] = "page"
    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[Box, ...] = ()
    tables: tuple[Table, ...] = ()
    source: Literal["text", "ocr"] = "text"

    def without_content(self) -> Page:
        """The page's number and size alone: what later stations need once values are extracted."""
        return self.model_copy(update={"words": (), "rules": (), "tables": ()})


class PageImage(Frozen):
    """A page as people look at it: number, size in points as in the Page of a Reading, and its image as WebP."""

    number: int
    width: float
    height: float
    webp: bytes


class SignalCode(StrEnum):
    """What read may notice about a document as a whole; `validators` says what each one leads to."""

    EMPTY_FILE = "empty_file"
    UNKNOWN_TYPE = "unknown_type"
    FORBIDDEN_TYPE = "forbidden_type"
    ENCRYPTED = "encrypted"
    FILE_TOO_LARGE = "file_too_large"
    TOO_MANY_PAGES = "too_many_pages"
    PAGE_TOO_LARGE = "page_too_large"
    TOO_MANY_WORDS = "too_many_words"
    TOO_MANY_OBJECTS = "too_many_objects"
    UNREADABLE = "unreadable"
    READER_TIMEOUT = "reader_timeout"
    READER_MEMORY = "reader_memory"
    READER_CRASHED = "reader_crashed"
    NO_TEXT = "no_text"


class Signal(Frozen):
    """Something read noticed that judge turns into a finding; `message` is one sentence in plain words."""

    code: SignalCode
    message: str
    page: int | None = None
    boxes: tuple[Box, ...] = ()


class Reading(Frozen):
    """All that was read of one document. `page_count` may exceed the parts when reading stopped at a limit."""

    sha256: str
    reader: str
    page_count: int = 0
    parts: tuple[Page, ...] = ()
    signals: tuple[Signal, ...] = ()

    @property
    def pages(self) -> tuple[Page, ...]:
        """The parts that are pages, in order."""
        return tuple(part for part in self.parts if part.kind == "page")

    def without_content(self) -> Reading:
        """The same reading without words, rules and tables (light enough to travel and to keep)."""
        return self.model_copy(update={"parts": tuple(part.without_content() for part in self.parts)})
