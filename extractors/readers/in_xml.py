"""The files that an e-invoice in XML brings in base64, or a PDF holds: a person opens them, so their pages
are read.

A PDF or a picture is read as a document of its own would be, a few pages of it; whatever else there is, is named.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from extractors.elements import files_within, invoice_root
from extractors.media_types import HEAD_BYTES, OCTETS, PDF, XML, describe, sniff
from extractors.readers.attachments import Attached
from extractors.readers.einvoice import PAGED, paged_within
from extractors.readers.pdf_pages import beginning
from extractors.safe_xml import parse_xml
from extractors.signed import SIGNED, signed_content
from schemas import AttachedFile, Document, Limits, Page, Reading, RefusedDocument, Signal, SignalCode

MOST_PAGES = 12  # of a file that are read: an invoice names itself and its total there
_MOST_FILES = 8  # that are read
# What says that some pages of a file were not read: they were too many scans, or damaged.
_NOT_ALL = frozenset({SignalCode.SCAN_NOT_READ, SignalCode.UNREADABLE})
# What is as bad in a file that comes within another. What makes values doubtful is of pages that values are taken from.
_TOLD = frozenset({
    SignalCode.ACTIVE_CONTENT, SignalCode.PROGRAM_ATTACHED, SignalCode.HIDDEN_TEXT, SignalCode.OVERPRINTED_TEXT,
    SignalCode.REMAPPED_TEXT, SignalCode.UNLIKE_GLYPH,
})  # fmt: skip
_PROGRAM = 'The file "{}" that this document brings is {}.'
_WITHIN = 'In the file "{}" that this document brings: {}'
_LARGE = 'The file "{}" that is embedded in this PDF was not read: with those before it, it is larger than it may be.'
_PACKED = 'The file "{}" that is embedded in this PDF cannot be unpacked: it may be another copy of the invoice.'
_OPEN = "Open it through a channel you know, and compare it with the document; or ask the sender for the invoice alone."

Read = Callable[[Document, bytes, Limits], Reading]


def with_files(reading: Reading, document: Document, data: bytes, limits: Limits, read: Read) -> Reading:
    """`reading` of an e-invoice in XML, or of a PDF, with the files that it brings; `read` reads each. In a PDF only
    what has pages is one. Raises RefusedDocument where there are more than the policy allows."""
    files = _files(reading, document, data, limits)
    parts, signals = list(reading.parts), list(reading.signals)
    for number, file in enumerate(files):
        found, whole = _read(file, limits, read) if number < _MOST_FILES else (None, False)
        kind, pages = file.media_type or OCTETS, _worded(found)
        parts.append(AttachedFile(name=file.name, media_type=kind, pages=pages, partly=bool(pages) and not whole))
        signals += _signals(file, found)
    return reading.model_copy(update={"parts": tuple(parts), "signals": tuple(signals)}) if files else reading


def _files(reading: Reading, document: Document, data: bytes, limits: Limits) -> Sequence[Attached]:
    if document.media_type == PDF and reading.pages:
        return paged_within(data, limits, _MOST_FILES)
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


def _read(file: Attached, limits: Limits, read: Read) -> tuple[Reading | None, bool]:
    """What is read of a file that may have pages, and whether that is all of it."""
    if file.media_type not in PAGED or not file.data:
        return None, False
    data = file.data
    if file.media_type == PDF:
        with suppress(ValueError):
            data = beginning(data, MOST_PAGES)
    sha256 = hashlib.sha256(data).hexdigest()
    document = Document(sha256=sha256, media_type=file.media_type, size=len(data), origin=file.name, path=Path())
    found = read(document, data, limits)
    return found, data is file.data and not any(one.code in _NOT_ALL for one in found.signals)


def _worded(reading: Reading | None) -> tuple[Page, ...]:
    pages = reading.pages if reading is not None else ()
    return pages if any(page.words for page in pages) else ()


def _signals(file: Attached, reading: Reading | None) -> Iterator[Signal]:
    if file.media_type is None or file.large:
        message = (_LARGE if file.large else _PACKED).format(file.name)
        yield Signal(code=SignalCode.ATTACHMENT_UNREAD, message=message, todo=_OPEN)
    kind = describe(file.media_type or OCTETS)
    if kind.forbidden:
        message = _PROGRAM.format(file.name, kind.name)
        yield Signal(code=SignalCode.PROGRAM_ATTACHED, message=message)
    for one in reading.signals if reading is not None else ():
        if one.code in _TOLD:
            yield one.model_copy(update={"message": _WITHIN.format(file.name, one.message), "page": None, "boxes": ()})
