"""A piece of a chunk, read where it is sent: by bytes alone, by a reader that may die, and nothing of it stays."""

from __future__ import annotations

import hashlib
import pickle
import sys
import time
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest
from obstore.store import MemoryStore

from flows import pieces
from flows.examined import Examined, Wanted
from flows.examiners import OCR_CACHE, Examiners, Readers
from flows.official import rules_pool
from flows.on_dask import OnDask, groups
from flows.pieces import Piece, Returned, Sent, keep_pages, read_piece, sent
from flows.pipeline import versions
from flows.workers import Elsewhere
from ledger.files import original_path
from ledger.object_store import Objects
from schemas import Corrupted, Document, Limits, Misconfigured, Policy, Signal

POLICY = Policy()
# Says in the place of a reader's name which process read which bytes, and with what; dies over a bomb.
WORK = """
import os
from flows.examined import Examined
from schemas import Extraction, Reading
def work(wanted, limits, cache):
    data = wanted.document.path.read_bytes()
    if data == b"bomb":
        os._exit(1)
    folder = cache / wanted.document.sha256
    known = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "page").write_bytes(b"read of " + data)
    memory = wanted.memory.read_bytes().decode() if wanted.memory else ""
    said = f"{data.decode()}|{known}|{memory}|{os.getpid()}|{cache.parent.parent}"
    return Examined(Reading(sha256=wanted.document.sha256, reader=said), Extraction(), 0.0)
"""


@pytest.fixture(autouse=True)
def pool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Readers that import nothing heavy."""
    (tmp_path / "piece_work.py").write_text(WORK, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))

    def small(policy: Policy, count: int, home: Path) -> Examiners:
        work = Elsewhere("piece_work:work", cache=home / OCR_CACHE)
        return Examiners(Readers(work, workers=count, limits=policy.limits), rules_pool(policy.limits))

    monkeypatch.setattr(pieces, "worker_pool", small)
    yield
    kept = pieces._OWN.__dict__.pop("kept", None)
    if kept is not None:
        kept.end()


def wanted(workspace: Path, data: bytes) -> Wanted:
    """A document that the workspace keeps."""
    sha256 = hashlib.sha256(data).hexdigest()
    path = original_path(workspace, sha256)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return Wanted(Document(sha256=sha256, media_type="text/plain", size=len(data), origin=data.decode(), path=path))


def read(*documents: Sent, policy: Policy = POLICY, **more: object) -> list[Returned]:
    piece = Piece(policy, versions(policy), documents, **more)  # type: ignore[arg-type]
    returned: list[Returned] = pickle.loads(read_piece(pickle.dumps(piece)))
    return returned


def said(returned: Returned) -> list[str]:
    assert isinstance(returned.examined, Examined)
    return returned.examined.reading.reader.split("|")


def packed(workspace: Path, *contents: bytes) -> list[Sent]:
    """What is sent, once the disk it was on is gone."""
    packed = [sent(workspace, wanted(workspace, data), stored=False) for data in contents]
    for one in packed:
        one.wanted.document.path.unlink()
    return packed


def test_bytes_go_and_what_was_read_comes_back_in_their_order(tmp_path: Path) -> None:
    returned = read(*packed(tmp_path, b"one", b"two", b"three"), memory=("book.db", b"lessons"))
    assert [said(one)[0] for one in returned] == ["one", "two", "three"]
    assert {said(one)[2] for one in returned} == {"lessons"}
    home = Path(said(returned[0])[4])
    assert home != tmp_path
    assert {path.name for path in home.iterdir()} == {"cache", "memory"}, "no document stays"
    assert not (home / OCR_CACHE).exists()


def test_what_kills_a_reader_ends_one_document(tmp_path: Path) -> None:
    first, bomb, last = read(*packed(tmp_path, b"first", b"bomb", b"last"))
    assert isinstance(bomb.examined, Signal)
    assert [said(one)[0] for one in (first, last)] == ["first", "last"]


def test_a_reading_process_is_kept_for_the_next_piece_of_the_same_policy_until_none_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def process(policy: Policy = POLICY) -> tuple[str, Path]:
        *_, number, home = said(read(*packed(tmp_path, b"one"), policy=policy)[0])
        return number, Path(home)

    first, home = process()
    assert process()[0] == first
    monkeypatch.setattr(pieces, "_IDLE_SECONDS", 0.01)
    other, second = process(Policy(limits=Limits(seconds=7)))
    assert other != first
    assert not home.exists()
    until = time.monotonic() + 10
    while second.exists() and time.monotonic() < until:
        time.sleep(0.01)
    assert not second.exists(), "with the process its files are gone"
    assert process(Policy(limits=Limits(seconds=7)))[0] != other


def test_pages_that_ocr_read_go_and_come(tmp_path: Path) -> None:
    one = wanted(tmp_path, b"scan")
    keep_pages(tmp_path, one.document.sha256, {"before": b"known"})
    [returned] = read(sent(tmp_path, one, stored=False))
    assert said(returned)[1] == "['before']"
    assert returned.pages == {"before": b"known", "page": b"read of scan"}
    keep_pages(tmp_path / "back", one.document.sha256, returned.pages)
    assert (tmp_path / "back" / OCR_CACHE / one.document.sha256 / "page").read_bytes() == b"read of scan"


def test_what_an_object_store_has_is_fetched_there_and_must_be_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bucket = MemoryStore()
    store = Objects(bucket, "s3://bucket/x")
    monkeypatch.setattr(pieces, "store_at", lambda address, home: {"s3://bucket/x": store}[address])
    one = wanted(tmp_path, b"stored")
    name = one.document.path.relative_to(tmp_path).as_posix()
    store.keep(name, one.document.path)
    message = sent(tmp_path, one, stored=True)
    assert message.data is None
    assert said(read(message, store="s3://bucket/x")[0])[0] == "stored"
    bucket.put(name, b"other")
    with pytest.raises(Corrupted, match="not whole in s3://bucket/x"):
        read(message, store="s3://bucket/x")


@pytest.mark.parametrize("other", [{"vouchline": "0.0"}, {"model": "another"}, {"rulebook": "9"}])
def test_another_version_reads_nothing(tmp_path: Path, other: Mapping[str, str]) -> None:
    piece = Piece(POLICY, versions(POLICY).model_copy(update=other), packed(tmp_path, b"one"))
    with pytest.raises(Misconfigured, match="Install the same on all machines"):
        read_piece(pickle.dumps(piece))


def test_pieces_hold_few_documents_and_few_bytes(tmp_path: Path) -> None:
    small = wanted(tmp_path, b"small")
    large = small._replace(document=small.document.model_copy(update={"size": 30_000_000}))
    count = partial(map, len)
    assert list(count(groups([small] * 7, 3))) == [3, 3, 1]
    assert list(count(groups([small, large, large, small], 9))) == [2, 2]
    assert list(groups([], 3)) == []


def test_without_the_package_it_is_said_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "prefect_dask.task_runners", None)
    with pytest.raises(Misconfigured, match=r"vouchline\[dask\]"):
        OnDask(None, 1, POLICY, tmp_path)._started()
