"""A Reading: what stands in a document, with places, before anything is believed.

Geometry is in PDF points from the top left; pages count from 1.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from pydantic import Field

from schemas.extraction import Statement
from schemas.geometry import Box
from schemas.money import Frozen
from schemas.payment_code import PaymentCode
from schemas.verdict import Severity


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


class Imprint(NamedTuple):
    """A line that is printed turned, aslant, or large across other text: a stamp, a watermark, words along a margin."""

    text: str
    box: Box
    size: float


class Aslant(NamedTuple):
    """A row of outlines or pictures as large as the letters of a stamp, which rises from left to right by so many
    degrees; one that is level is pale."""

    box: Box
    rises: float


class Page(Frozen):
    """One page: words in reading order, ruling lines as thin boxes, ruled tables, and `imprints`, which are no words of
    the running text. `lettered` is where its pictures, outlines and notes look written, also `aslant`, `pictured` what
    OCR reads there.

    `turn` is by how many degrees clockwise a scan was turned to read it; places are those of the turned page.
    `ticked` are the first words beside boxes that are ticked, where others are not, `maybe_ticked` if that is not sure;
    `unticked` those beside boxes that are not, where others in line with them are. `blank` are the lines to write on
    among its words, if nothing is written on any of them. `struck` are the numbers of a scan with a line through them.
    `payment_codes` are the codes to scan and links on it that ask to be paid. `compared`: a second reader was asked.
    """

    kind: Literal["page"] = "page"
    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[Box, ...] = ()
    tables: tuple[Table, ...] = ()
    source: Literal["text", "ocr"] = "text"
    turn: float = 0.0
    payment_codes: tuple[PaymentCode, ...] = ()
    compared: bool = False
    imprints: tuple[Imprint, ...] = ()
    lettered: tuple[Box, ...] = ()
    aslant: tuple[Aslant, ...] = ()
    pictured: tuple[Word, ...] = ()
    ticked: tuple[Box, ...] = ()
    maybe_ticked: tuple[Box, ...] = ()
    unticked: tuple[Box, ...] = ()
    blank: tuple[Box, ...] = ()
    struck: tuple[Box, ...] = ()

    def without_content(self) -> Page:
        """The page's number and size alone: what later stations need once values are extracted."""
        left_out = (
            "words", "rules", "tables", "imprints", "lettered", "aslant", "pictured", "ticked", "maybe_ticked",
            "unticked", "blank", "struck",
        )  # fmt: skip
        return self.model_copy(update=dict.fromkeys(left_out, ()))


class Element(NamedTuple):
    """A leaf of an e-invoice: its path with positions ("Invoice/cac:InvoiceLine[2]/cbc:ID"), text and attributes."""

    path: str
    text: str
    attributes: tuple[tuple[str, str], ...] = ()


class Structured(Frozen):
    """The elements of an e-invoice in document order. `name` is the attachment's own name, for people only.

    `signed`: it came within a signature, which was not verified.
    """

    kind: Literal["einvoice"] = "einvoice"
    syntax: Literal["ubl", "cii", "fatturapa"]
    root: str
    version: str | None = None
    specification: str | None = None
    name: str | None = None
    signed: bool = False
    elements: tuple[Element, ...] = ()

    def without_content(self) -> Structured:
        """What it is, without its elements."""
        return self.model_copy(update={"elements": ()})


class AttachedFile(Frozen):
    """A file that an e-invoice in XML brings in base64, or a PDF holds: its name, for people only, its media type by
    content, and the pages that were read of it; none where it is not read. `partly`: others of its pages were not.
    `files` are those that it holds in turn: none of them is read.
    """

    kind: Literal["attached"] = "attached"
    name: str
    media_type: str
    pages: tuple[Page, ...] = ()
    partly: bool = False
    files: tuple[AttachedFile, ...] = ()

    def without_content(self) -> AttachedFile:
        """What it is, with its pages' numbers and sizes alone."""
        return self.model_copy(update={"pages": tuple(page.without_content() for page in self.pages)})


class OfficialMessage(Frozen):
    """One failed assertion of an official artefact: its id, what it weighs there, where, and its own words."""

    rule: str
    severity: Severity
    path: str
    text: str


class OfficialCheck(Frozen):
    """What one official artefact said of the e-invoice. Not `ran`: `why` says what kept it from being run.

    `demanded`: whether the specification that the e-invoice says it follows rests on this artefact.
    """

    artefact: str
    version: str
    ran: bool
    demanded: bool = True
    why: str | None = None
    messages: tuple[OfficialMessage, ...] = ()


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
    IMAGE_TOO_LARGE = "image_too_large"
    SCAN_NOT_READ = "scan_not_read"
    NO_WITNESS = "no_witness"
    XML_DOCTYPE = "xml_doctype"
    XML_ENCODING = "xml_encoding"
    XML_TOO_LARGE = "xml_too_large"
    HIDDEN_TEXT = "hidden_text"
    OVERPRINTED_TEXT = "overprinted_text"
    REMAPPED_TEXT = "remapped_text"
    DOUBTFUL_TEXT = "doubtful_text"
    DRAWN_OVER = "drawn_over"
    VIEWS_DIFFER = "views_differ"
    DOUBTFUL_GLYPH = "doubtful_glyph"
    UNLIKE_GLYPH = "unlike_glyph"
    FAINT_VALUE = "faint_value"
    DIGITS_APART = "digits_apart"
    ACTIVE_CONTENT = "active_content"
    PROGRAM_ATTACHED = "program_attached"
    NOT_INSPECTED = "not_inspected"
    UNPACKED = "unpacked"
    PARTLY_UNPACKED = "partly_unpacked"
    NOTHING_ENCLOSED = "nothing_enclosed"
    CONTAINER_LIMIT = "container_limit"
    SEVERAL_INVOICES = "several_invoices"
    SEVERAL_IN_PICTURE = "several_in_picture"
    ATTACHMENT_UNREAD = "attachment_unread"
    PAGES_ARRANGED = "pages_arranged"


class Signal(Frozen):
    """Something read noticed that judge turns into a finding; `message` is one sentence in plain words.

    `todo` is what a person does about this one; empty where that is what they always do about its kind.
    """

    code: SignalCode
    message: str
    todo: str = ""
    page: int | None = None
    boxes: tuple[Box, ...] = ()


class Enclosed(NamedTuple):
    """A file that came within a document: what it is called, for people only, its bytes, whose mail brought it, and
    what that mail says of it."""

    name: str
    data: bytes
    sender: str | None = None
    said: tuple[Statement, ...] = ()


class Reading(Frozen):
    """All that was read of one document. `page_count` may exceed the parts when reading stopped at a limit.

    `laid_out` is the text of each page as a layout tool prints it, where vendor templates ask for it; else empty.
    `letter` is the own text of a mail that brought what is `enclosed`, and its subject, as a page of HTML.
    """

    sha256: str
    reader: str
    page_count: int = 0
    parts: tuple[Annotated[Page | Structured | AttachedFile, Field(discriminator="kind")], ...] = ()
    signals: tuple[Signal, ...] = ()
    official: tuple[OfficialCheck, ...] = ()
    enclosed: tuple[Enclosed, ...] = ()
    letter: bytes = b""
    laid_out: tuple[str, ...] = ()

    @property
    def pages(self) -> tuple[Page, ...]:
        """The parts that are pages, in order."""
        return tuple(part for part in self.parts if part.kind == "page")

    @property
    def einvoice(self) -> Structured | None:
        """The e-invoice among the parts, if there is one."""
        return next((part for part in self.parts if part.kind == "einvoice"), None)

    @property
    def attached(self) -> tuple[AttachedFile, ...]:
        """The files that it brings."""
        return tuple(part for part in self.parts if part.kind == "attached")

    def without_content(self) -> Reading:
        """The same reading without words, rules, tables and elements (light enough to travel and to keep)."""
        return self.model_copy(update={"parts": tuple(part.without_content() for part in self.parts), "laid_out": ()})
