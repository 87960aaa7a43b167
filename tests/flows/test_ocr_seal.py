"""What OCR read before is believed only as it was written; anything else is read anew, and told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.readers.ocr.cache import keep, kept
from flows.examiners import OCR_CACHE
from flows.ingest import _remade
from flows.ocr_seal import MANIFEST, distrust, intact, seal
from ledger import Ledger, verify
from schemas import Document, EventKind, Page, Policy, RunInfo
from tests.ledger.kept import VERSIONS, fill, keep_all

PAGE = Page(number=1, width=595, height=842)
Deed = Callable[[Path], object]


class Kept:
    """A workspace with two documents of which OCR read a page each."""

    def __init__(self, folder: Path) -> None:
        self.workspace = folder / "workspace"
        self.ledger = Ledger.open(self.workspace)
        self.documents = keep_all(self.ledger, fill(folder / "inbox", {"a.png": b"one", "b.png": b"two"}))
        self.run = self.ledger.start_run("ingest", "inbox", VERSIONS, Policy())
        for document in self.documents:
            keep(self.folder(document), "1-key", PAGE)
        seal(self.ledger, self.workspace, self.documents)

    def folder(self, document: Document) -> Path:
        return self.workspace / OCR_CACHE / document.sha256

    @property
    def first(self) -> Path:
        """The page that is kept of the first document."""
        return self.folder(self.documents[0]) / "1-key"

    def met(self, run: RunInfo) -> list[dict[str, str]]:
        """What the run says of it, after it looked."""
        distrust(self.ledger, self.workspace, run, self.documents)
        return _remade(self.ledger, run)


@pytest.fixture
def held(tmp_path: Path) -> Kept:
    return Kept(tmp_path)


def test_pages_as_they_were_written_are_believed(held: Kept) -> None:
    assert intact(held.ledger, held.workspace, held.documents)
    assert held.met(held.run) == []
    assert kept(held.first.parent, "1-key") == PAGE
    assert verify(held.workspace).problem is None


def test_what_is_sealed_again_leaves_no_second_event(held: Kept) -> None:
    before = verify(held.workspace).events
    seal(held.ledger, held.workspace, held.documents)
    assert verify(held.workspace).events == before


def _another_page(first: Path) -> None:
    keep(first.parent, first.name, PAGE.model_copy(update={"width": 600}))  # whole, with a hash of its own


def _by_link(first: Path) -> None:
    first.symlink_to(first.rename(first.parents[3] / "elsewhere"))


@pytest.mark.parametrize("deed", [_another_page, _by_link, lambda first: first.write_bytes(b"")])
def test_a_page_that_was_changed_is_read_anew_and_told(held: Kept, deed: Deed) -> None:
    deed(held.first)
    assert not intact(held.ledger, held.workspace, held.documents)
    assert held.met(held.run) == [{"what": "pages kept by OCR", "before": "1 sealed", "now": "read anew"}]
    assert kept(held.first.parent, "1-key") is None
    assert kept(held.folder(held.documents[1]), "1-key") == PAGE, "what is as it was stays"


def test_a_page_that_nobody_sealed_is_read_anew(held: Kept) -> None:
    keep(held.first.parent, "2-key", PAGE)  # as a killed run leaves it, or somebody else
    assert not intact(held.ledger, held.workspace, held.documents)
    assert held.met(held.run) == []
    assert kept(held.first.parent, "2-key") is None


@pytest.mark.parametrize(
    "deed",
    [
        lambda path: path.unlink(),
        lambda path: path.chmod(0o600) or path.write_text("{}"),
        lambda path: path.chmod(0o600) or path.write_text(json.dumps({**json.loads(path.read_text()), "x/y": "0"})),
    ],
)
def test_a_list_that_is_not_the_recorded_one_vouches_for_nothing(held: Kept, deed: Deed) -> None:
    _another_page(held.first)
    deed(held.workspace / MANIFEST)
    assert not intact(held.ledger, held.workspace, held.documents)
    held.met(held.run)
    assert kept(held.first.parent, "1-key") is None
    keep(held.first.parent, "1-key", PAGE)
    seal(held.ledger, held.workspace, held.documents)
    assert intact(held.ledger, held.workspace, held.documents), "read anew and sealed anew"
    assert held.ledger.noted(EventKind.CACHE_SEALED) is not None
