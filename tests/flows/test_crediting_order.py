"""A chunk is judged as it arrived, whoever is read first, with its credit notes last; where nothing is settled, each
document is judged as it was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.batch import Batch, examine_chunk
from flows.examined import Examined
from flows.examiners import Examiners
from flows.pipeline import process, steps, versions
from ledger import Ledger
from schemas import DocType, Document, Policy, Reading
from tests.validators.judged import extracted, raised
from validators import EMPTY


class Readers(Examiners):
    """Reads in this process what the name of a file says: a credit note on R-2024-17, or that invoice."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def map(self, documents: Iterable[Document], **_: Any) -> Iterator[tuple[Document, Examined]]:
        for document in documents:
            self.read.append(document.origin)
            invoice = extracted({"seller.name": "Muster GmbH"})
            told = {"invoice_number": "G-1", "preceding_invoice": "R-2024-17", "type_code": "381"}
            note = extracted(told, doc_type=DocType.CREDIT_NOTE)
            found = note if document.origin == "credit" else invoice
            yield document, Examined(Reading(sha256=document.sha256, reader="pdf_text", page_count=1), found, 0.0)


class Late(Readers):
    """The last document is read first."""

    def map(self, documents: Iterable[Document], **words: Any) -> Iterator[tuple[Document, Examined]]:
        yield from super().map(reversed(list(documents)), **words)


@pytest.fixture
def kept(tmp_path: Path, workspace: Path) -> Iterator[tuple[Ledger, list[Document]]]:
    with Ledger.open(workspace) as ledger:
        documents = []
        for name in ("credit", "invoice"):
            (tmp_path / name).write_bytes(name.encode())
            documents.append(ledger.keep(tmp_path / name, origin=name, media_type="application/pdf", received_at=None))
        yield ledger, documents


def test_the_credit_notes_of_a_chunk_are_judged_by_the_invoices_in_it(
    kept: tuple[Ledger, list[Document]], workspace: Path
) -> None:
    ledger, documents = kept
    run = ledger.start_run("ingest", "inbox", versions(Policy()), Policy())
    ledger.add(run, documents)
    readers = Readers()
    examine_chunk(Batch(ledger, run, Policy(), workspace), readers, documents)
    assert readers.read == ["credit", "invoice"]
    note, _ = ledger.verdicts(run)
    assert note.doc_type is DocType.CREDIT_NOTE
    assert "CN-3" not in {finding.rule for finding in note.findings}, "neither failed nor without history"
    assert "CN-4" not in raised(note)


def test_what_is_only_judged_is_judged_as_it_is_read(kept: tuple[Ledger, list[Document]]) -> None:
    readers = Readers()
    verdicts = process(kept[1], steps(readers, Policy(), EMPTY))
    assert next(verdicts).document.origin == "credit"
    assert readers.read == ["credit"]


def test_documents_are_judged_as_they_arrived_whoever_is_read_first(
    kept: tuple[Ledger, list[Document]], workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, documents = kept
    judged: list[str] = []
    monkeypatch.setattr(ledger, "judged", lambda _, verdict: judged.append(verdict.document.origin))
    names = ["third", "fourth", "fifth"]
    for name in names:
        (tmp_path / name).write_bytes(name.encode())
        documents.append(ledger.keep(tmp_path / name, origin=name, media_type="application/pdf", received_at=None))
    run = ledger.start_run("ingest", "inbox", versions(Policy()), Policy())
    ledger.add(run, documents)
    readers = Late()
    examine_chunk(Batch(ledger, run, Policy(), workspace), readers, documents)
    assert readers.read == ["fifth", "fourth", "third", "invoice", "credit"]
    assert judged == ["invoice", *names, "credit"]
