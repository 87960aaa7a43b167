"""The files that an e-invoice in XML brings in base64, or a PDF holds: a person opens them, so their pages
are read.

A PDF or a picture is read as a document of its own would be, a few pages of it, and a text as a letter; whatever else
there is, and what lies within it in turn, is named.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path

from extractors.elements import files_within, invoice_root
from extractors.media_types import HEAD_BYTES, HTML, OCTETS, PDF, PLAIN, XML, describe, sniff
from extractors.readers.attachments import PACKED, Attached, listed, unpacked_files
from extractors.readers.einvoice import others_within
from extractors.readers.html_page import read_html
from extractors.readers.image import FORMATS, read_image
from extractors.readers.pdf_pages import beginning
from extractors.readers.pdf_text import read_pdf
from extractors.readers.plain_text import read_plain
from extractors.readers.reader import Reader
from extractors.safe_xml import parse_xml
from extractors.signed import SIGNED, signed_content
from schemas import AttachedFile, Document, Limits, Page, Reading, RefusedDocument, Signal, SignalCode

# What has pages of its own.
PAGED: Mapping[str, Reader] = {PDF: read_pdf, **dict.fromkeys(FORMATS, read_image)}
# How the pages of a file are read that comes within another; no e-invoice is taken from there.
WITHIN: Mapping[str, Reader] = {**PAGED, PLAIN: read_plain, HTML: read_html}
MOST_PAGES = 12  # of a file that are read: an invoice names itself and its total there
_ALL_PAGES = 96  # of all files of a document
# What says that some of a file was not looked at: there were too many scans, or it is damaged or too large.
_NOT_ALL = frozenset({SignalCode.SCAN_NOT_READ, SignalCode.UNREADABLE, SignalCode.NOT_INSPECTED})
# What is as bad in a file that comes within another. What makes values doubtful is of pages that values are taken from.
_TOLD = frozenset({
    SignalCode.ACTIVE_CONTENT, SignalCode.PROGRAM_ATTACHED, SignalCode.HIDDEN_TEXT, SignalCode.OVERPRINTED_TEXT,
    SignalCode.REMAPPED_TEXT, SignalCode.UNLIKE_GLYPH,
})  # fmt: skip
_PROGRAM = 'The file "{}" that this document brings is {}.'
_WITHIN = 'In the file "{}" that this document brings: {}'
_LARGE = 'The file "{}" that is embedded in this PDF was not read: with those before it, it is larger than it may be.'
_LATE = f'The file "{{}}" that this document brings was not read: those before it have {_ALL_PAGES} pages already.'
_HOLDS = 'What the file "{}" that this document brings holds in turn is not known. {}'
_OPEN = "Open it through a channel you know, and compare it with the document; or ask the sender for the invoice alone."

Read = Callable[[Document, bytes, Limits], Reading]


def with_files(reading: Reading, document: Document, data: bytes, limits: Limits, read: Read) -> Reading:
    """`reading` of an e-invoice in XML, or of a PDF, with the files that it brings; `read` reads each that has pages.
    Raises RefusedDocument where there are more than the policy allows."""
    parts, signals = list(reading.parts), list(reading.signals)
    left = _ALL_PAGES
    for file in _files(reading, document, data, limits):
        found, whole = _read(file, min(MOST_PAGES, left), limits, read)
        pages, kind = _worded(found), file.media_type or OCTETS
        inner, noticed = _within(file, limits) if found is not None else ((), ())
        partly = bool(pages) and not whole
        parts.append(AttachedFile(name=file.name, media_type=kind, pages=pages, partly=partly, files=inner))
        if file.data and file.media_type in WITHIN and not left:
            signals.append(_unread(_LATE, file))
        left -= min(len(found.pages), left) if found is not None else 0
        signals += (*_signals(file, found, looked_through=document.media_type == PDF), *noticed)
    return reading.model_copy(update={"parts": tuple(parts), "signals": tuple(signals)})


def _files(reading: Reading, document: Document, data: bytes, limits: Limits) -> Iterable[Attached]:
    if document.media_type == PDF:
        return _with_pages(data, others_within(data, limits), limits)
    if reading.einvoice is None or document.media_type not in (XML, SIGNED):
        return ()
    xml = signed_content(data, limits) if document.media_type == SIGNED else data
    files = list(islice(files_within(invoice_root(parse_xml(xml, limits))), limits.attached_files + 1))
    if len(files) > limits.attached_files:
        raise RefusedDocument(
            f"More than {limits.attached_files} files are attached to this e-invoice.",
            "Ask the sender for the invoice alone, or raise limits.attached_files.",
            SignalCode.CONTAINER_LIMIT,
        )
    return [Attached(file.name, sniff(file.data[:HEAD_BYTES]), file.data) for file in files]


def _with_pages(data: bytes, files: Iterable[Attached], limits: Limits) -> Iterator[Attached]:
    """The `files` of the PDF `data`, those that have pages with their bytes."""
    paged = unpacked_files(data, (file for file in files if file.media_type in WITHIN), limits)
    yield from (next(paged) if file.media_type in WITHIN else file for file in files)


def _read(file: Attached, most: int, limits: Limits, read: Read) -> tuple[Reading | None, bool]:
    """What is read of a file that may have pages, the first `most`, and whether that is all of it."""
    if file.media_type is None or file.media_type not in WITHIN or not file.data or not most:
        return None, False
    data = file.data
    if file.media_type == PDF:
        with suppress(ValueError):
            data = beginning(data, most)
    sha256 = hashlib.sha256(data).hexdigest()
    document = Document(sha256=sha256, media_type=file.media_type, size=len(data), origin=file.name, path=Path())
    found = read(document, data, limits)
    return found, data is file.data and not any(one.code in _NOT_ALL for one in found.signals)


def _within(file: Attached, limits: Limits) -> tuple[tuple[AttachedFile, ...], tuple[Signal, ...]]:
    """The files that a file holds in turn, by their names alone; a signal where they are too many."""
    if file.media_type != PDF:
        return (), ()
    try:
        inner = listed(file.data, limits)
    except RefusedDocument as refusal:
        return (), (_unread(_HOLDS, file, refusal.message),)
    return tuple(AttachedFile(name=one.name, media_type=one.media_type or OCTETS) for one in inner), ()


def _worded(reading: Reading | None) -> tuple[Page, ...]:
    pages = reading.pages if reading is not None else ()
    return pages if any(page.words for page in pages) else ()


def _unread(message: str, file: Attached, why: str = "") -> Signal:
    return Signal(code=SignalCode.ATTACHMENT_UNREAD, message=message.format(file.name, why), todo=_OPEN)


def _signals(file: Attached, reading: Reading | None, *, looked_through: bool) -> Iterator[Signal]:
    """What is said of a file; that it is a program is known of one that was `looked_through` with its PDF."""
    if file.media_type is None or file.large:
        yield _unread(_LARGE if file.large else PACKED, file)
    kind = describe(file.media_type or OCTETS)
    if kind.forbidden and not looked_through:
        message = _PROGRAM.format(file.name, kind.name)
        yield Signal(code=SignalCode.PROGRAM_ATTACHED, message=message)
    for one in reading.signals if reading is not None else ():
        if one.code in _TOLD:
            yield one.model_copy(update={"message": _WITHIN.format(file.name, one.message), "page": None, "boxes": ()})
