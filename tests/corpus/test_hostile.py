"""Public malformed PDFs and crafted bombs: every file ends in a Reading or a named signal, and the batch goes on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from extractors.readers import HEAD_BYTES, read, sniff
from flows.workers import WorkerPool
from schemas import Document, Limits, Reading, Signal, SignalCode

pytestmark = [pytest.mark.corpus, pytest.mark.anew]
LIMITS = Limits(seconds=6, memory_megabytes=512)


def documents(folder: Path) -> list[Document]:
    found = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".json":
            continue
        data = path.read_bytes()
        found.append(
            Document(
                sha256=hashlib.sha256(data).hexdigest(),
                media_type=sniff(data[:HEAD_BYTES]),
                size=len(data),
                origin=path.name,
                path=path,
            )
        )
    return found


def outcomes(folder: Path) -> dict[str, Reading | Signal]:
    if not folder.is_dir():
        pytest.skip(f"{folder} is missing")
    with WorkerPool(read, 2, LIMITS) as pool:
        return {document.origin: found for document, found in pool.map(documents(folder))}


def test_malformed_files_end_in_words_or_a_named_signal(shared: Path) -> None:
    found = outcomes(shared / "hostile")
    assert set(found) == {path.name for path in (shared / "hostile").iterdir() if path.suffix != ".json"}
    silent = [
        name
        for name, one in found.items()
        if isinstance(one, Reading) and not one.signals and not any(page.words for page in one.pages)
    ]
    assert silent == []
    with_words = sum(isinstance(one, Reading) and any(page.words for page in one.pages) for one in found.values())
    assert with_words >= 30


def test_bombs_are_named_and_stop_nothing(shared: Path) -> None:
    found = outcomes(shared / "suites" / "pdf-bombs")
    assert len(found) == len(documents(shared / "suites" / "pdf-bombs"))
    stops = {SignalCode.READER_TIMEOUT, SignalCode.READER_MEMORY, SignalCode.READER_CRASHED}
    codes = {name: {s.code for s in ([one] if isinstance(one, Signal) else one.signals)} for name, one in found.items()}
    assert all(codes.values())
    assert sum(bool(named & stops) for named in codes.values()) >= 2
