"""Honest PDFs are not suspected of hiding anything, and public tricks with hidden text are found."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from extractors.readers import HEAD_BYTES, Scanning, read, sniff
from flows.workers import WorkerPool
from schemas import Document, Limits, Ocr, Reading, SignalCode

pytestmark = [pytest.mark.corpus, pytest.mark.slow, pytest.mark.anew]

SUSPECTED = {
    SignalCode.HIDDEN_TEXT,
    SignalCode.OVERPRINTED_TEXT,
    SignalCode.REMAPPED_TEXT,
    SignalCode.DOUBTFUL_TEXT,
    SignalCode.DRAWN_OVER,
    SignalCode.UNLIKE_GLYPH,
    SignalCode.ACTIVE_CONTENT,
    SignalCode.PROGRAM_ATTACHED,
    SignalCode.NOT_INSPECTED,
}
# Its font is broken: drawn by pdfium, as by browsers, the page shows other letters than its text has.
BROKEN = {"Facture_FR_BASIC.pdf"}
# A stroke is drawn through the first digit of its date.
STRUCK = {"invoice_1.pdf"}


def suspected(paths: list[Path]) -> dict[str, set[SignalCode]]:
    """What is noticed of each file that anything of the kind is noticed of."""
    found = {}
    with WorkerPool(_read, 2, Limits()) as pool:
        for document, reading in pool.map([_document(path) for path in paths]):
            codes = {one.code for one in reading.signals} if isinstance(reading, Reading) else {reading.code}
            if codes & SUSPECTED:
                found[document.path.name] = codes & SUSPECTED
    return found


def _read(document: Document, limits: Limits) -> Reading:
    return read(document, limits, Scanning(Ocr(read=False)))


def _document(path: Path) -> Document:
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(sha256=sha256, media_type=sniff(data[:HEAD_BYTES]), size=len(data), origin=path.name, path=path)


def test_honest_files_are_not_suspected(shared: Path) -> None:
    paths = sorted(path for name in ("corpus", "corpus-pages") for path in (shared / name).rglob("*.pdf"))
    assert len(paths) > 200
    assert suspected(paths).keys() <= BROKEN | STRUCK


def test_hidden_text_is_found(shared: Path) -> None:
    folder = shared / "suites" / "hidden-text"
    if not folder.is_dir():
        pytest.skip(f"{folder} is missing")
    paths = sorted(folder.glob("*.pdf"))
    assert set(suspected(paths)) == {path.name for path in paths} - {"clean.pdf"}
