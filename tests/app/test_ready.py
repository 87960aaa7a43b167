"""What keeps a run from its work is said before any is begun: permission, room, another run, an empty inbox."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from app.trouble import explain
from flows.lock import workspace_lock
from flows.room import check_places, check_room
from schemas import Misconfigured, Unavailable
from tests.ledger.frozen import run_frozen


def _run(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *words], cwd=root, env={**os.environ, **environment},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """An inbox with one file."""
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text("hello", encoding="utf-8")
    return folder


@pytest.mark.parametrize("command", [["run"], ["schedule", "--every", "1h"]])
def test_a_workspace_that_may_not_be_written(root: Path, tmp_path: Path, inbox: Path, command: list[str]) -> None:
    frozen = tmp_path / "frozen"
    frozen.mkdir()
    words = [sys.executable, "-B", "-m", "app", *command, str(inbox), "--workspace", str(frozen)]
    done = run_frozen(frozen, words, cwd=root)
    assert done.returncode == 2
    assert f"{frozen} may not be written by this user. Give this user permission" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_home_of_prefect_that_may_not_be_written(root: Path, tmp_path: Path, inbox: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    words = [sys.executable, "-B", "-m", "app", "run", str(inbox), "--workspace", str(tmp_path / "workspace")]
    done = run_frozen(home, words, cwd=root, env={**os.environ, "PREFECT_HOME": str(home)})
    assert done.returncode == 2
    assert f"Prefect keeps its database in {home}" in done.stderr
    assert "set PREFECT_HOME" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("name", ["ledger.db", "originals", "exports", "reports"])
def test_every_place_that_a_run_writes_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (tmp_path / name).mkdir()
    check_places(tmp_path)
    real = os.access
    monkeypatch.setattr("os.access", lambda path, mode: Path(path) != tmp_path / name and real(path, mode))
    with pytest.raises(Misconfigured, match=f"{name} may not be written"):
        check_places(tmp_path)


def test_a_full_disk_is_told_with_what_is_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr("shutil.disk_usage", lambda path: usage(10**9, 0, 3_000_000))
    with pytest.raises(Unavailable, match="is full: 3 MB are free, and a run needs 50"):
        check_room(tmp_path / "new" / "workspace")


def test_the_second_of_two_runs_ends_at_once(root: Path, tmp_path: Path, inbox: Path) -> None:
    with workspace_lock(tmp_path / "workspace"):
        done = _run(root, "run", str(inbox), "--workspace", str(tmp_path / "workspace"))
    assert done.returncode == 4
    assert "Another run is working on the workspace" in done.stderr
    assert not (tmp_path / "workspace" / ".prefect").exists(), "Prefect was not started for that"


def test_an_empty_inbox_is_told_and_leaves_no_run(root: Path, tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    words = ("run", str(tmp_path / "inbox"), "--workspace", str(tmp_path / "workspace"))
    done = _run(root, *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing was taken in: there is no file" in done.stdout
    summary = json.loads(_run(root, *words, "--json").stdout)
    assert (summary["run"], summary["counts"]) == (None, {"documents": 0})
    assert not (tmp_path / "workspace" / "exports").exists()
    assert not (tmp_path / "workspace" / "reports").exists()


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "The disk is full"), (errno.EACCES, "may not read or write"), (errno.EROFS, "may not read or")],
)
def test_what_the_disk_refuses_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], number: int, words: str
) -> None:
    assert explain(OSError(number, os.strerror(number), "/some/place"), tmp_path) == 4
    told = capsys.readouterr().err
    assert words in told
    assert "/some/place" in told
    assert "unforeseen" not in told
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("home", "why"),
    [("file/home", "Not a directory"), ("file", "Not a directory"), ("x" * 300, "File name too long")],
)
def test_a_home_of_prefect_that_cannot_be_made_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str, why: str
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / home))
    with pytest.raises(
        Misconfigured, match=f"which cannot be made: {why}. .*set PREFECT_HOME to a folder of this user"
    ):
        check_places(tmp_path / "workspace")


def test_a_home_of_prefect_that_cannot_be_made_is_no_unforeseen_trouble(
    root: Path, tmp_path: Path, inbox: Path
) -> None:
    done = _run(root, "run", str(inbox), "--workspace", str(tmp_path / "w"), PREFECT_HOME=f"{os.devnull}/home")
    assert done.returncode == 2
    assert done.stderr.startswith(f"vouchline: Prefect keeps its database in {os.devnull}/home, which cannot be made")
    assert done.stderr.count("\n") == 1


def test_a_home_of_prefect_is_made_where_it_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "a" / "b"))
    check_places(tmp_path / "workspace")
    assert (tmp_path / "a" / "b").is_dir()
