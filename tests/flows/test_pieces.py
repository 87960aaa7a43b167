"""A piece of a chunk, read where it is sent: by bytes alone, by a reader that may die, and nothing of it stays."""

from __future__ import annotations

import hashlib
import pickle
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from distributed import KilledWorker
from obstore.store import MemoryStore

from flows import pieces
from flows.examined import Examined, Wanted
from flows.examiners import OCR_CACHE, Examiners, Readers
from flows.official import rules_pool
from flows.on_dask import OnDask, _told
from flows.pieces import Piece, Returned, Sent, basis_of, groups, keep_pages, message_of, packed, read_piece, sent
from flows.workers import Elsewhere
from ledger.files import original_path
from ledger.object_store import Objects
from schemas import Corrupted, Document, Limits, Misconfigured, Policy, Signal, Unavailable

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
    if wanted.glyphs:
        memory += f"{wanted.glyphs.parent.parent == cache.parent.parent}{sorted(os.listdir(wanted.glyphs.parent))}"
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
    piece = Piece(basis_of(policy), documents, **more)  # type: ignore[arg-type]
    returned: list[Returned] = pickle.loads(read_piece(packed(piece)))
    return returned


def said(returned: Returned) -> list[str]:
    assert isinstance(returned.examined, Examined)
    return returned.examined.reading.reader.split("|")


def loaded(workspace: Path, *contents: bytes) -> list[Sent]:
    """What is sent, once the disk it was on is gone."""
    loaded = [sent(workspace, wanted(workspace, data), stored=False) for data in contents]
    for one in loaded:
        one.wanted.document.path.unlink()
    return loaded


def test_bytes_go_and_what_was_read_comes_back_in_their_order(tmp_path: Path) -> None:
    returned = read(*loaded(tmp_path, b"one", b"two", b"three"), memory=("book.db", b"lessons"))
    assert [said(one)[0] for one in returned] == ["one", "two", "three"]
    assert {said(one)[2] for one in returned} == {"lessons"}
    home = Path(said(returned[0])[4])
    assert home != tmp_path
    assert {path.name for path in home.iterdir()} == {"cache", "memory"}, "no document stays"
    assert not (home / OCR_CACHE).exists()


def test_what_is_known_of_glyphs_goes_along_by_its_bytes_and_the_newest_alone_stays(tmp_path: Path) -> None:
    for name in ("first", "second"):
        path = tmp_path / "cache" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"known")
        message = message_of(tmp_path, POLICY, [wanted(tmp_path, b"one")._replace(glyphs=path)])
        path.unlink()
        [returned] = pickle.loads(read_piece(message))
        assert said(returned)[2] == f"True['{name}']"


def test_what_kills_a_reader_ends_one_document(tmp_path: Path) -> None:
    first, bomb, last = read(*loaded(tmp_path, b"first", b"bomb", b"last"))
    assert isinstance(bomb.examined, Signal)
    assert [said(one)[0] for one in (first, last)] == ["first", "last"]


def test_a_reading_process_is_kept_for_the_next_piece_on_the_same_basis_until_none_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def process(policy: Policy = POLICY) -> tuple[str, Path]:
        *_, number, home = said(read(*loaded(tmp_path, b"one"), policy=policy)[0])
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


def test_another_model_or_template_has_another_reading_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = tmp_path / "one.yml"
    template.write_text("keywords: [One]", encoding="utf-8")
    policy = Policy(templates=str(tmp_path))

    def kept() -> object:
        one = pieces._kept_for(basis_of(policy), None)  # it starts when it is given something to read
        one.done()
        return one

    first = kept()
    assert kept() is first
    template.write_text("keywords: [Two]", encoding="utf-8")
    second = kept()
    another = basis_of(policy).versions.model_copy(update={"model": "another"})
    monkeypatch.setattr(pieces, "versions", lambda _policy: another)
    third = kept()
    assert len({first, second, third}) == 3


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
    basis = basis_of(POLICY)
    basis = basis._replace(versions=basis.versions.model_copy(update=other))
    with pytest.raises(Misconfigured, match="Install the same on all machines"):
        read_piece(packed(Piece(basis, loaded(tmp_path, b"one"))))


def test_what_another_version_packed_is_not_looked_into() -> None:
    for message in (b"0.0\nof another shape", pickle.dumps((POLICY, ()))):
        with pytest.raises(Misconfigured, match="this run another version"):
            read_piece(message)


def test_templates_are_the_same_there(tmp_path: Path) -> None:
    policy = Policy(templates=str(tmp_path))
    before = basis_of(policy)
    (tmp_path / "one.yml").write_text("keywords: [One]", encoding="utf-8")
    with pytest.raises(Misconfigured, match="other vendor templates in"):
        read_piece(packed(Piece(before, ())))


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
        list(OnDask(None, 1, POLICY, tmp_path).read([]))


def _runner(trouble: Exception) -> Any:
    """The module of a task runner that meets `trouble` as soon as it is to connect."""

    class Failing(nullcontext[Any]):
        def __init__(self, **_: Any) -> None:
            super().__init__(self)

        @property
        def client(self) -> Any:
            raise trouble

    return SimpleNamespace(DaskTaskRunner=Failing)


@pytest.mark.parametrize(
    ("scheduler", "trouble", "told", "match"),
    [
        (None, NotADirectoryError("cache"), NotADirectoryError, "cache"),
        (None, ValueError("unforeseen"), ValueError, "unforeseen"),
        (None, TimeoutError(), Unavailable, "does not answer"),
        (None, ImportError("cryptography"), Misconfigured, r"vouchline\[dask\]"),
        ("tls://away:1", ImportError("cryptography"), Misconfigured, r"vouchline\[dask\]"),
        ("tls://away:1", ValueError("no such address"), Unavailable, "does not answer"),
    ],
)
def test_what_goes_wrong_here_is_no_loss_of_a_cluster(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    scheduler: str | None,
    trouble: Exception,
    told: type[Exception],
    match: str,
) -> None:
    monkeypatch.setitem(sys.modules, "prefect_dask.task_runners", _runner(trouble))
    with OnDask(scheduler, 1, POLICY, tmp_path) as cluster, pytest.raises(told, match=match):
        list(cluster.read([]))


def test_a_cluster_that_is_slow_to_start_is_waited_for_and_not_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []

    class Slow(nullcontext[Any]):
        """A task runner whose cluster has no worker yet."""

        def __init__(self, **_: Any) -> None:
            started.append(self)

        def __enter__(self) -> Slow:
            return self

        @property
        def client(self) -> Any:
            raise TimeoutError

    monkeypatch.setitem(sys.modules, "prefect_dask.task_runners", SimpleNamespace(DaskTaskRunner=Slow))
    with OnDask(None, 1, POLICY, tmp_path) as cluster:
        for _ in range(2):
            with pytest.raises(Unavailable, match="does not answer"):
                list(cluster.read([]))
    assert len(started) == 1


@pytest.mark.parametrize("lost", [ConnectionError(), TimeoutError(), CancelledError(), KilledWorker("t", None, 1)])
def test_what_goes_wrong_on_the_way_is_told(lost: Exception) -> None:
    with pytest.raises(Unavailable, match="lost its workers"), _told():
        raise lost


def _no_graph() -> Exception:
    """What a scheduler that lacks our packages answers."""
    error = RuntimeError("Error during deserialization of the task graph.")
    error.__cause__ = ModuleNotFoundError("No module named 'flows'")
    return error


@pytest.mark.parametrize("lacking", [ModuleNotFoundError("No module named 'flows'"), _no_graph()])
def test_machines_that_lack_packages_are_told(lacking: Exception) -> None:
    with pytest.raises(Misconfigured, match="Install the same on all machines"), _told():
        raise lacking


def test_what_nobody_foresaw_stands_as_it_is() -> None:
    with pytest.raises(TypeError, match="of another shape"), _told():
        raise TypeError("of another shape")
