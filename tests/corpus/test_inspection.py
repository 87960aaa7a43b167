"""Honest PDFs are neither suspected of hiding anything nor taken for several invoices; public tricks with hidden text
are found."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from extractors.dividing import divide
from extractors.readers import HEAD_BYTES, Scanning, read, sniff
from flows.workers import WorkerPool
from schemas import Document, Limits, Ocr, Signal, SignalCode

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


class Looked(NamedTuple):
    """What is noticed of a file, how many pages it has, and whether it is taken for one invoice without a doubt."""

    codes: frozenset[SignalCode]
    pages: int
    one: bool


def looked_at(paths: Sequence[Path]) -> Mapping[Path, Looked]:
    """Each file, read once for all that is asked of it."""
    with WorkerPool(_looked, 2, Limits()) as pool:
        found = pool.map([_document(path) for path in paths])
        return {
            document.path: Looked(frozenset({said.code}), 0, one=False) if isinstance(said, Signal) else said
            for document, said in found
        }


def suspected(files: Mapping[Path, Looked]) -> set[str]:
    """The names of those that anything is noticed of that is hidden or unlike."""
    return {path.name for path, looked in files.items() if looked.codes & SUSPECTED}


def _looked(document: Document, limits: Limits) -> Looked:
    reading = read(document, limits, Scanning(Ocr(read=False)))
    divided = divide(reading, document)
    one = divided.enclosed == () and divided.signals == reading.signals
    return Looked(frozenset(signal.code for signal in reading.signals), len(reading.pages), one)


def _document(path: Path) -> Document:
    data = path.read_bytes()
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(sha256=sha256, media_type=sniff(data[:HEAD_BYTES]), size=len(data), origin=path.name, path=path)


@pytest.fixture(scope="module")
def honest(shared: Path) -> Mapping[Path, Looked]:
    """All PDFs of the labelled documents."""
    paths = sorted(path for name in ("corpus", "corpus-pages") for path in (shared / name).rglob("*.pdf"))
    assert len(paths) > 200
    return looked_at(paths)


def test_honest_files_are_not_suspected(honest: Mapping[Path, Looked]) -> None:
    assert suspected(honest) <= BROKEN | STRUCK


def test_no_invoice_of_several_pages_is_divided_or_doubted(honest: Mapping[Path, Looked]) -> None:
    assert sum(looked.pages > 1 for looked in honest.values()) > 50
    assert [path.name for path, looked in honest.items() if not looked.one] == []


def test_hidden_text_is_found(shared: Path) -> None:
    folder = shared / "suites" / "hidden-text"
    if not folder.is_dir():
        pytest.skip(f"{folder} is missing")
    paths = sorted(folder.glob("*.pdf"))
    assert suspected(looked_at(paths)) == {path.name for path in paths} - {"clean.pdf"}
