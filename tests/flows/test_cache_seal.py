"""What was read and looked at before is believed only as it was written; anything else is done anew, and told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.known_glyphs import Frame, Known, joined
from extractors.readers.ocr.cache import keep, kept
from flows.cache_seal import MANIFEST, Looks, distrust, intact, seal
from flows.examiners import OCR_CACHE
from flows.ingest import _remade
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
        seal(self.ledger, self.workspace, self.documents, None)
        (self.first,) = self.folder(self.documents[0]).iterdir()  # the page that is kept of the first document

    def folder(self, document: Document) -> Path:
        return self.workspace / OCR_CACHE / document.sha256

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
    seal(held.ledger, held.workspace, held.documents, None)
    assert verify(held.workspace).events == before


def _another_page(first: Path) -> None:
    keep(first.parent, "1-key", PAGE.model_copy(update={"width": 600}))  # whole, with a hash of its own


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
    seal(held.ledger, held.workspace, held.documents, None)
    assert intact(held.ledger, held.workspace, held.documents), "read anew and sealed anew"
    assert held.ledger.noted(EventKind.CACHE_SEALED) is not None


def _learnt(said: str) -> bytes:
    known = Known()
    known.learn(said.encode() * 16, Frame((0.0, 0.0, 0.5, 0.5), 0.25, (0.1,) * 9), said, 1)
    return known.learnt()


def _known(held: Kept, said: str = "a") -> Looks:
    looks = Looks(held.ledger, held.workspace)
    looks.add(_learnt(said))
    looks.keep()
    return looks


def test_what_is_known_of_glyphs_grows_from_run_to_run_in_one_file(held: Kept) -> None:
    first = _known(held).path
    seal(held.ledger, held.workspace, (), first)
    assert first is not None
    size = first.stat().st_size
    second = _known(held, "b").path
    seal(held.ledger, held.workspace, held.documents, second)
    assert held.met(held.run) == []
    assert second is not None
    assert list(second.parent.iterdir()) == [second]
    assert second.stat().st_size > size
    assert Looks(held.ledger, held.workspace).path == second
    assert set(json.loads((held.workspace / MANIFEST).read_text())) >= {f"glyphs/{second.name}"}
    assert f"glyphs/{first.name}" not in (held.workspace / MANIFEST).read_text(), "nobody looks for it again"


@pytest.mark.parametrize("deed", [_by_link, lambda path: path.chmod(0o600) or path.write_bytes(b"")])
def test_what_was_changed_of_glyphs_is_looked_at_anew_and_told(held: Kept, deed: Deed) -> None:
    path = _known(held).path
    seal(held.ledger, held.workspace, (), path)
    assert path is not None
    deed(path)
    assert not intact(held.ledger, held.workspace, ())
    told = {"what": "what is known of glyphs", "before": "1 sealed", "now": "looked at anew"}
    assert held.met(held.run) == [told]
    assert Looks(held.ledger, held.workspace).path is None


def test_what_a_killed_run_learnt_of_glyphs_and_nobody_sealed_is_not_believed(held: Kept) -> None:
    _known(held)
    assert held.met(held.run) == []
    assert Looks(held.ledger, held.workspace).path is None


def _known_at(path: Path) -> Known:
    known = Known()
    known.take_along(path)
    return known


@pytest.mark.parametrize("where", ["in the file", "beside it"])
def test_what_is_put_among_the_glyphs_during_a_run_is_never_sealed(held: Kept, where: str) -> None:
    first = _known(held).path
    seal(held.ledger, held.workspace, (), first)
    assert first is not None
    looks = Looks(held.ledger, held.workspace)
    false = joined(b"", [_learnt("x")])
    put = first if where == "in the file" else first.with_name(hashlib.sha256(false).hexdigest())
    put.unlink(missing_ok=True)
    put.write_bytes(false)
    looks.add(_learnt("b"))
    looks.keep()
    seal(held.ledger, held.workspace, (), looks.path)
    held.met(held.run)
    [kept] = first.parent.iterdir()
    assert [_known_at(kept).verdict(sign.encode() * 16, sign) for sign in "bx"] == [1, None]


@pytest.mark.parametrize("learns", [True, False])
def test_what_is_put_beside_the_glyphs_is_neither_taken_along_nor_sealed(held: Kept, learns: bool) -> None:
    first = _known(held).path if learns else None
    seal(held.ledger, held.workspace, (), first)
    folder = held.workspace.absolute() / OCR_CACHE / "glyphs"
    folder.mkdir(exist_ok=True)
    false = joined(b"", [_learnt("x")])
    put = folder / hashlib.sha256(false).hexdigest()
    put.write_bytes(false)
    looks = Looks(held.ledger, held.workspace)
    assert looks.path == first
    looks.keep()  # nothing was learnt
    seal(held.ledger, held.workspace, (), looks.path)
    held.met(held.run)
    assert not put.exists()
