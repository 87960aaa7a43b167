"""A workspace that may not be written answers every question, and says so where something is to be written."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from ledger import Ledger, look, verify
from schemas import OutcomeKind, Unavailable
from tests.ledger.frozen import run_frozen
from tests.ledger.kept import fill, ingest

READING = [
    ["audit", "verify"],
    ["audit", "egress"],
    ["status"],
    ["status", "--json"],
    ["show", "b.pdf"],
    ["strategy", "explain", "a.pdf"],
    ["reference", "list"],
    ["rules", "list"],
    ["replay", "--dry-run", "--since", "2999-01-01"],
]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A workspace with one run, its ledger closed cleanly."""
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace) as ledger:
        ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one", "b.pdf": b"two"}), {"b.pdf": OutcomeKind.REVIEW})
    assert not list(workspace.glob("ledger.db-*"))
    return workspace


def _killed(workspace: Path) -> None:
    """Leave the log of a process that was killed: its last transaction stands in the log alone."""
    with Ledger.open(workspace) as ledger:
        run = ledger.start_run("ingest", "inbox", ledger.runs()[0].versions, ledger.policy_of(ledger.runs()[0]))
        shutil.copytree(workspace, workspace.with_name("copy"))
        ledger.finish_run(run)
    shutil.rmtree(workspace)
    workspace.with_name("copy").rename(workspace)
    assert (workspace / "ledger.db-wal").stat().st_size


def _asked(root: Path, workspace: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-B", "-m", "app", *words, "--workspace", str(workspace)]
    return run_frozen(workspace, command, cwd=root)


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_question_is_answered(root: Path, kept: Path, words: list[str]) -> None:
    before = {path: path.stat().st_mtime_ns for path in kept.rglob("*")}
    done = _asked(root, kept, *words)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout
    assert {path: path.stat().st_mtime_ns for path in kept.rglob("*")} == before


@pytest.mark.parametrize("words", READING[:4], ids=" ".join)
def test_what_a_killed_run_left_in_the_log_is_read_too(root: Path, kept: Path, words: list[str]) -> None:
    _killed(kept)
    done = _asked(root, kept, *words)
    assert done.returncode == 0, done.stdout + done.stderr
    if words == ["status", "--json"]:
        assert [run["finished_at"] is None for run in json.loads(done.stdout)["runs"]] == [True, False]


def test_the_answers_are_those_of_a_workspace_that_may_be_written(root: Path, kept: Path) -> None:
    frozen = _asked(root, kept, "show", "b.pdf", "--json")
    with look(kept) as ledger:
        assert ledger.counts() == {"exported": 1, "review": 1}
    thawed = subprocess.run(
        [sys.executable, "-B", "-m", "app", "show", "b.pdf", "--json", "--workspace", str(kept)],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert frozen.stdout == thawed.stdout


def test_a_report_goes_where_it_may_be_written(root: Path, kept: Path, tmp_path: Path) -> None:
    refused = _asked(root, kept, "report")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--to" in refused.stderr
    done = _asked(root, kept, "report", "--to", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert Path(done.stdout.strip()).is_relative_to(tmp_path / "out")
    assert "a.pdf" in Path(done.stdout.strip()).read_text(encoding="utf-8")


def test_damage_is_still_damage(root: Path, kept: Path) -> None:
    original = next(path for path in (kept / "originals").rglob("*") if path.is_file())
    original.chmod(0o644)
    original.write_bytes(b"other")
    done = _asked(root, kept, "audit", "verify")
    assert done.returncode == 5
    assert "was changed" in done.stdout


@pytest.mark.parametrize("kind", ["original", "checkpoint", "folder"])
def test_what_may_not_be_read_is_no_damage(kept: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    hidden = {
        "original": next(path for path in (kept / "originals").rglob("*") if path.is_file()),
        "checkpoint": next((kept / "checkpoints").iterdir()),
        "folder": kept / "originals",
    }[kind]

    def refusing(real, name):  # type: ignore[no-untyped-def]
        def opened(path, *arguments, **options):  # type: ignore[no-untyped-def]
            if os.fspath(path) == str(hidden):
                raise PermissionError(13, "Permission denied", str(hidden))
            return real(path, *arguments, **options)

        monkeypatch.setattr(*name, opened)

    refusing(Path.open, (Path, "open"))
    refusing(os.scandir, (os, "scandir"))
    with pytest.raises(Unavailable, match="may not be read") as error:
        verify(kept)
    assert str(hidden) in str(error.value)


def test_a_copy_is_of_one_moment(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ledger.readable._writable", lambda path: False)
    monkeypatch.setattr("ledger.readable._PAUSE_SECONDS", 0.0)
    written: list[int] = []
    copy = shutil.copyfile

    def copying(source: Path, target: Path) -> None:
        copy(source, target)
        if len(written) < 3 and source.name == "ledger.db":
            written.append(1)
            database = sqlite3.connect(source)
            database.execute(f"PRAGMA user_version = {len(written)}")  # a write that is no change to the ledger
            database.close()

    monkeypatch.setattr("shutil.copyfile", copying)
    assert verify(kept).ok
    assert len(written) == 3


def test_a_ledger_that_never_rests_is_not_read(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ledger.readable._writable", lambda path: False)
    monkeypatch.setattr("ledger.readable._PAUSE_SECONDS", 0.0)
    moments = iter(range(1000))
    monkeypatch.setattr("ledger.readable._stamp", lambda path: next(moments))
    with pytest.raises(Unavailable, match="being written"):
        verify(kept)
