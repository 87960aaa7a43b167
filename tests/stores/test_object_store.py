"""Files in an object store: written once, refused, changed, on another machine. The store is one in memory."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from obstore.exceptions import PermissionDeniedError
from obstore.store import MemoryStore

from app.commands.setup import doctor
from flows.cache_seal import distrust, intact, seal
from flows.examiners import OCR_CACHE
from flows.readiness import readiness
from flows.room import make_ready
from flows.waiting import place
from ledger import Ledger, verify
from ledger.files import original_path
from ledger.object_store import Objects, opened
from ledger.stores import folder_kept
from schemas import Misconfigured, OutcomeKind, Policy, Unavailable
from tests.ledger.kept import begin, clock, complete, fill, ingest

ADDRESS = "s3://bucket/vouchline"


class RefusesDeletion:
    """A store whose keys may not delete."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    def delete(self, _name: str) -> None:
        """Never."""
        raise PermissionDeniedError("no")

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


class WritesTwice:
    """A store that takes a second write of a name, as those do that do not know If-None-Match."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    def put(self, name: str, data: Any, mode: str = "overwrite", **_: Any) -> Any:
        """Write, whatever was asked."""
        return self._store.put(name, data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


@pytest.fixture
def bucket() -> MemoryStore:
    """An empty store."""
    return MemoryStore()


@pytest.fixture
def workspace(tmp_path: Path, bucket: MemoryStore, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace whose policy names the store."""
    objects = Objects(bucket, ADDRESS)
    monkeypatch.setattr("ledger.stores._opened", lambda address: objects)
    return another_folder(tmp_path / "workspace")


def another_folder(folder: Path) -> Path:
    """A folder with the same store, as on another machine."""
    folder.mkdir()
    (folder / "policy.toml").write_text(f'[store]\nfiles = "{ADDRESS}"\n', encoding="utf-8")
    return folder


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Two files."""
    return fill(tmp_path / "inbox", {"a.pdf": b"one", "b.pdf": b"two"})


def names_in(bucket: MemoryStore) -> Iterator[str]:
    """All that is stored."""
    return (one["path"] for page in bucket.list() for one in page)


@pytest.mark.parametrize(("knows", "told"), [(True, "refuses to write a name twice"), (False, "is looked for before")])
def test_a_name_is_written_once(tmp_path: Path, bucket: MemoryStore, knows: bool, told: str) -> None:
    store = Objects(bucket if knows else WritesTwice(bucket), ADDRESS)  # type: ignore[arg-type]
    files = fill(tmp_path, {"first": b"1", "second": b"2"})
    assert told in store.check()
    for name in ("first", "second"):
        store.keep("originals/x", files / name)
    assert bytes(bucket.get("originals/x").bytes()) == b"1"
    store.replace("originals/x", files / "second")
    assert bytes(bucket.get("originals/x").bytes()) == b"2"
    assert list(names_in(bucket)) == ["originals/x"]  # the probe is gone


@pytest.mark.parametrize(
    ("address", "settings"),
    [
        ("s3://bucket/folder", {}),
        ("gs://bucket/folder", {}),
        ("az://container/folder", {"AZURE_STORAGE_ACCOUNT_NAME": "account", "AZURE_STORAGE_ACCOUNT_KEY": "a2V5"}),
    ],
)
def test_each_kind_of_store_has_its_address(
    address: str, settings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert opened(f"{address}/").place == address


def test_what_an_address_of_azure_lacks_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("AZURE_STORAGE_ACCOUNT_NAME", raising=False)
    with pytest.raises(Misconfigured, match="AZURE_STORAGE_ACCOUNT_NAME"):
        opened("az://container/folder")


def test_a_store_that_refuses_deletion_is_written(tmp_path: Path, bucket: MemoryStore) -> None:
    store = Objects(RefusesDeletion(bucket), ADDRESS)  # type: ignore[arg-type]
    assert "refuses to write a name twice" in store.check()
    store.keep("originals/x", fill(tmp_path, {"first": b"1"}) / "first")
    [name, probe] = names_in(bucket)
    assert (name, probe.startswith("probe/")) == ("originals/x", True)


def test_what_is_known_is_not_stored_again_and_never_what_was_changed_here(
    workspace: Path, inbox: Path, bucket: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    put, stored = Objects._put, []

    def counted(self: Objects, name: str, *arguments: Any) -> None:
        stored.append(name.partition("/")[0])
        put(self, name, *arguments)

    monkeypatch.setattr(Objects, "_put", counted)
    with Ledger.open(workspace, now=clock()) as ledger:
        begin(ledger, inbox)
        assert stored.count("originals") == 2
        first = keep(ledger, inbox / "a.pdf")
        assert stored.count("originals") == 2
        first.path.chmod(0o600)
        first.path.write_bytes(b"changed")
        name = first.path.relative_to(workspace).as_posix()
        bucket.delete(name)
        keep(ledger, inbox / "a.pdf")
    assert (bytes(bucket.get(name).bytes()), first.path.read_bytes()) == (b"one", b"one")


def test_readiness_reads_and_writes_nothing(workspace: Path, bucket: MemoryStore) -> None:
    refusing = RefusesDeletion(bucket)
    refusing.put = None  # type: ignore[attr-defined]
    objects = Objects(refusing, ADDRESS)  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patch, Ledger.open(workspace) as ledger:
        patch.setattr("ledger.stores._opened", lambda address: objects)
        assert readiness(ledger, workspace, Policy)["files"]
        refusing.list = refusing.delete  # type: ignore[attr-defined]
        assert not readiness(ledger, workspace, Policy)["files"]


def test_what_is_stored_comes_to_another_folder(workspace: Path, tmp_path: Path, inbox: Path) -> None:
    with Ledger.open(workspace, now=clock()) as ledger:
        run = begin(ledger, inbox)
        shutil.rmtree(workspace / "originals")
        assert [document.path.read_bytes() for document in ledger.pending(run)] == [b"one", b"two"]
        complete(ledger, run)
    shutil.rmtree(workspace / "originals")
    shutil.rmtree(workspace / "checkpoints")
    report = verify(workspace)
    assert (report.problem, report.originals, report.checkpoints) == (None, 2, 1)
    with Ledger.open(workspace, must_exist=True):
        assert len(list((workspace / "checkpoints").iterdir())) == 1  # also what shows that a ledger was cut short


def test_a_checkpoint_that_the_store_refused_is_stored_by_the_next_run(
    workspace: Path, inbox: Path, bucket: MemoryStore
) -> None:
    with Ledger.open(workspace, now=clock()) as ledger:
        ingest(ledger, inbox)
        (refused,) = (workspace / "checkpoints").iterdir()
        bucket.delete(f"checkpoints/{refused.name}")
        assert refused.name in (verify(workspace).problem or "")
        ingest(ledger, inbox)
    assert verify(workspace).problem is None


def test_the_folder_of_a_document_that_waits_holds_its_original(workspace: Path, inbox: Path) -> None:
    with Ledger.open(workspace, now=clock()) as ledger:
        run = ingest(ledger, inbox, dict.fromkeys(("a.pdf", "b.pdf"), OutcomeKind.REVIEW))
        verdict, *_ = ledger.verdicts(run)
        outcome = next(ledger.arrivals(run)).outcome
        shutil.rmtree(workspace / "originals")
        assert outcome is not None
        place(workspace, verdict, outcome, {})
    [link] = (workspace / "review").glob("*/original.pdf")
    assert link.read_bytes() == b"one"


def test_a_copy_that_was_changed_is_fetched_anew(workspace: Path, inbox: Path) -> None:
    with Ledger.open(workspace, now=clock()) as ledger:
        run = begin(ledger, inbox)
        [first, _] = ledger.pending(run)
        first.path.chmod(0o600)
        first.path.write_bytes(b"changed")
        assert ledger.original(first.sha256).read_bytes() == b"one"


def test_what_was_changed_in_the_store_is_found_there(workspace: Path, inbox: Path, bucket: MemoryStore) -> None:
    with Ledger.open(workspace, now=clock()) as ledger:
        ingest(ledger, inbox)
        [one, *_] = ledger.find("a.pdf")
    name = original_path(workspace, one.sha256).relative_to(workspace).as_posix()
    bucket.put(name, b"changed")
    assert verify(workspace).problem == (
        f"The original {ADDRESS}/{name} was changed: its bytes no longer have the hash in its name."
    )
    bucket.delete(name)
    assert f"{ADDRESS}/{name} is missing" in (verify(workspace).problem or "")


def test_nothing_is_spoken_of_that_is_not_stored(workspace: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put, refused = Objects._put, []

    def refusing(self: Objects, name: str, *arguments: Any) -> None:
        if name.startswith("originals") and len(refused) < 1 and (workspace / "originals").exists():
            refused.append(name)
            raise Unavailable("The object store does not answer.")
        put(self, name, *arguments)

    monkeypatch.setattr(Objects, "_put", refusing)
    with Ledger.open(workspace, now=clock()) as ledger:
        with pytest.raises(Unavailable):
            begin(ledger, inbox)
        [run] = ledger.runs()
        assert list(ledger.arrivals(run)) == []
    with Ledger.open(workspace, now=clock()) as ledger:
        ledger.add(run, [keep(ledger, path) for path in sorted(inbox.iterdir())])
        assert complete(ledger, run).counts == {"documents": 2, "exported": 2}
    assert verify(workspace).ok


def keep(ledger: Ledger, path: Path) -> Any:
    """One file kept."""
    return ledger.keep(path, origin=path.name, media_type="application/pdf", received_at=None)


def test_pages_that_ocr_read_come_to_another_folder(workspace: Path, inbox: Path) -> None:
    with Ledger.open(workspace, now=clock()) as ledger:
        run = begin(ledger, inbox)
        documents = list(ledger.pending(run))
        page = workspace / OCR_CACHE / documents[0].sha256 / "1.json"
        fill(page.parent, {page.name: b"{}"})
        seal(ledger, workspace, documents, None)
        shutil.rmtree(workspace / "cache")
        distrust(ledger, workspace, run, documents)
        assert page.read_bytes() == b"{}"
        assert intact(ledger, workspace, documents)


def test_what_is_known_of_glyphs_is_one_file_in_the_store_too(workspace: Path, bucket: MemoryStore) -> None:
    folder, kept = workspace / OCR_CACHE / "glyphs", []
    with Ledger.open(workspace, now=clock()) as ledger:
        for content in (b"first", b"second"):
            path = folder / hashlib.sha256(content).hexdigest()
            fill(folder, {path.name: content})
            seal(ledger, workspace, (), path)
            kept.append([one["path"] for page in bucket.list() for one in page if folder.name in one["path"]])
    assert [[Path(name).name for name in names] for names in kept] == [
        [hashlib.sha256(content).hexdigest()] for content in (b"first", b"second")
    ]


def test_a_folder_is_stored_with_what_names_the_rest_last(
    workspace: Path, bucket: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored: list[str] = []
    monkeypatch.setattr(Objects, "replace", lambda self, name, path: stored.append(name))
    fill(workspace / "exports" / "run", {"manifest.json": b"{}", "a.csv": b"", "z.csv": b""})
    folder_kept(workspace, workspace / "exports" / "run", last="manifest.json")
    assert stored == ["exports/run/a.csv", "exports/run/z.csv", "exports/run/manifest.json"]


def test_a_store_that_is_away_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in {"ENDPOINT_URL": "http://127.0.0.1:9", "ALLOW_HTTP": "true", "REGION": "here"}.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "somebody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret-word")
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    written = 'ledger = "postgresql://v:secret-word@127.0.0.1:9/v"\nfiles = "s3://away/vouchline"\n'
    (workspace / "policy.toml").write_text(f"[store]\n{written}", encoding="utf-8")
    with pytest.raises(Unavailable, match="s3://away/vouchline does not answer"):
        make_ready(workspace, None)
    assert doctor(workspace, None) == 4
    said = capsys.readouterr().out
    assert "AWAY     The object store s3://away/vouchline does not answer" in said
    assert "AWAY     The ledger v at 127.0.0.1:9 does not answer" in said
    assert "secret-word" not in said


def test_a_package_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    monkeypatch.setitem(__import__("sys").modules, "obstore.store", None)
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    for setting, package in (('files = "s3://other/x"', "object-store"), ('ledger = "postgresql://h/d"', "postgresql")):
        (workspace / "policy.toml").write_text(f"[store]\n{setting}\n", encoding="utf-8")
        with pytest.raises(Misconfigured, match=f"vouchline\\[{package}\\]"):
            Ledger.open(workspace)
