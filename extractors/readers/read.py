"""Reading: one document's bytes to a Reading. What is wrong with a document is a signal, never an error."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from extractors.media_types import HTML, PDF, XML, describe
from extractors.readers.containers import OPENERS, read_container
from extractors.readers.einvoice import read_hybrid, read_signed, read_xml
from extractors.readers.html_page import read_html
from extractors.readers.in_xml import PAGED, WITHIN, with_files
from extractors.readers.inspect.reread import confirmed
from extractors.readers.ocr.pictured import read_pictures
from extractors.readers.ocr.scanning import UNKEPT, Scanning, read_scans
from extractors.readers.reader import Reader
from extractors.readers.unlock import unlock
from extractors.signed import SIGNED
from schemas import Document, Limits, Passwords, Reading, RefusedDocument, Signal, SignalCode

READERS: Mapping[str, Reader] = {
    **PAGED,
    PDF: read_hybrid,
    XML: read_xml,
    SIGNED: read_signed,
    HTML: read_html,
    **dict.fromkeys(OPENERS, read_container),
}
NO_PASSWORDS = Passwords()
_SCANNED = 4  # scanned pages of all files within a document that OCR reads; pictures beside text do not count


def read(
    document: Document, limits: Limits, scanning: Scanning = UNKEPT, passwords: Passwords = NO_PASSWORDS
) -> Reading:
    """What stands in `document`. Never raises for what it contains: problems are signals of the Reading."""

    left = _SCANNED

    def of_file(file: Document, content: bytes, within: Limits) -> Reading:
        nonlocal left
        few = scanning.of_pages(left)

        def pages() -> Reading:
            opened = _opened(WITHIN[file.media_type], file, content, within, passwords)
            return _looked_at(opened, file, content, within, few)

        found = _safely(file, pages)
        # All pages of a picture are of this source, those too that were not read.
        left -= min(few.settings.pages, sum(page.source == "ocr" for page in found.pages))
        return found

    def whole() -> Reading:
        data = _bytes(document, limits)
        opened = _opened(_reader(document), document, data, limits, passwords)
        reading = _looked_at(opened, document, data, limits, scanning)
        return with_files(reading, document, data, limits, of_file)

    return _safely(document, whole)


def _looked_at(reading: Reading, document: Document, data: bytes, limits: Limits, scanning: Scanning) -> Reading:
    """`reading` with what OCR reads in its pictures."""
    if reading.enclosed:
        return reading
    reading = read_scans(reading, document, data, limits, scanning)
    reading = confirmed(reading, document, data, scanning)
    return read_pictures(reading, document, data, limits, scanning)


def _safely(document: Document, read_it: Callable[[], Reading]) -> Reading:
    """What `read_it` reads; where it fails, why, as a signal."""
    try:
        return read_it()
    except RefusedDocument as refusal:
        return _without_parts(document, SignalCode(refusal.code), refusal.message, refusal.way_out)
    except MemoryError:
        return _without_parts(document, SignalCode.READER_MEMORY, *_TOO_MUCH_MEMORY)
    except Exception:
        return _without_parts(document, SignalCode.UNREADABLE, *_DAMAGED)


def _opened(reader: Reader, document: Document, data: bytes, limits: Limits, passwords: Passwords) -> Reading:
    try:
        return reader(document, data, limits)
    except RefusedDocument as refusal:
        if document.media_type != PDF or refusal.code != SignalCode.ENCRYPTED:
            raise
        return unlock(document, data, passwords)


_TOO_MUCH_MEMORY = (
    "Reading this document needs more memory than the policy allows.",
    "Ask the sender for a plainer file.",
)
_DAMAGED = ("This file is damaged and cannot be read.", "Ask the sender for a new one.")


def _without_parts(document: Document, code: SignalCode, message: str, todo: str) -> Reading:
    return Reading(sha256=document.sha256, reader="none", signals=(Signal(code=code, message=message, todo=todo),))


def _reader(document: Document) -> Reader:
    reader = READERS.get(document.media_type)
    if reader is not None or document.size == 0:
        return reader or read_hybrid
    kind = describe(document.media_type)
    if kind.forbidden:
        raise RefusedDocument(
            f"This is {kind.name}, which is never opened.",
            "Delete it, and ask the sender for the invoice as a PDF.",
            SignalCode.FORBIDDEN_TYPE,
        )
    raise RefusedDocument(
        f"This is {kind.name}, which cannot be read as an invoice.",
        kind.instead,
        SignalCode.UNKNOWN_TYPE,
    )


def _bytes(document: Document, limits: Limits) -> bytes:
    """The document's bytes. Raises RefusedDocument where there are none, too many, or none that can be had."""
    try:
        size = document.path.stat().st_size if document.kept else document.size
        if size > limits.file_megabytes * 1_000_000 or not document.kept:
            raise RefusedDocument(
                f"The file has {size / 1_000_000:.0f} MB; the policy allows {limits.file_megabytes} MB."
                if document.kept
                else f"The file has {size / 1_000_000:.0f} MB, more than the policy allowed: its bytes were not kept.",
                "Ask the sender for a smaller file, or raise limits.file_megabytes and take it in again.",
                SignalCode.FILE_TOO_LARGE,
            )
        data = document.path.read_bytes()
    except OSError as error:
        raise RefusedDocument(
            "The file cannot be opened.", "Check that it still exists and may be read.", SignalCode.UNREADABLE
        ) from error
    if not data:
        raise RefusedDocument("The file is empty.", "Ask the sender to send it again.", SignalCode.EMPTY_FILE)
    return data
