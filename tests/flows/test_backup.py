"""A backup is whole or not there, made while the ledger is written, and what is restored from it goes on."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from flows.backup import back_up, bring_back
from ledger import Ledger, checkpoints, verify
from ledger.files import original_path
from ledger.snapshot import snapshot
from schemas import Corrupted, Misconfigured, OutcomeKind, Unavailable
from tests.ledger.kept import begin, complete, fill, ingest, keep_all, kinds_of

NOW = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with one run, a policy, and a link as `review/` has them."""
    made = tmp_path / "workspace"
    with Ledger.open(made) as ledger:
        ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one", "b.pdf": b"two"}), {"b.pdf": OutcomeKind.REVIEW})
    (made / "policy.toml").write_text("[gate]\n")
    [waiting] = [path for path in made.glob("originals/*/*") if path.read_bytes() == b"two"]
    (made / "review" / "b").mkdir(parents=True)
    (made / "review" / "b" / "b.pdf").symlink_to(os.path.relpath(waiting, made / "review" / "b"))
    (made / "cache" / "ocr").mkdir(parents=True)
    return made


def test_what_is_restored_is_what_was_there(workspace: Path, tmp_path: Path) -> None:
    backup, found = back_up(workspace, tmp_path / "backups", NOW)
    assert backup == tmp_path / "backups" / "2026-02-03T040506Z"
    restored = tmp_path / "restored"
    assert bring_back(backup, restored) == verify(workspace) == found
    assert (restored / "policy.toml").read_text() == "[gate]\n"
    assert (restored / "review" / "b" / "b.pdf").read_bytes() == b"two"
    assert (restored / "review" / "b" / "b.pdf").resolve().is_relative_to(restored)
    assert not (restored / "cache").exists()


def test_a_restored_workspace_goes_on(workspace: Path, tmp_path: Path) -> None:
    backup, _ = back_up(workspace, tmp_path / "backups", NOW)
    bring_back(backup, tmp_path / "restored")
    with Ledger.open(tmp_path / "restored") as ledger:
        run = ingest(ledger, fill(tmp_path / "more", {"c.pdf": b"three"}))
        assert kinds_of(ledger, run) == {"c.pdf": OutcomeKind.EXPORTED}
    assert verify(tmp_path / "restored").ok


def test_a_run_that_is_under_way_is_resumed_after_the_restore(workspace: Path, tmp_path: Path) -> None:
    with Ledger.open(workspace) as ledger:
        run = begin(ledger, fill(tmp_path / "more", {"c.pdf": b"three"}))
        backup, found = back_up(workspace, tmp_path / "backups", NOW)
        complete(ledger, run)
    assert found.originals == 3
    bring_back(backup, tmp_path / "restored")
    with Ledger.open(tmp_path / "restored") as ledger:
        resumed = complete(ledger, run)
        assert kinds_of(ledger, resumed) == {"c.pdf": OutcomeKind.EXPORTED}
    assert verify(tmp_path / "restored").ok


def test_backups_made_while_the_ledger_is_written_are_each_of_one_moment(workspace: Path, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        with Ledger.open(workspace) as ledger:
            number = 0
            while not stop.is_set():
                number += 1
                ingest(ledger, fill(tmp_path / f"in{number}", {f"{number}.pdf": str(number).encode()}))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [back_up(workspace, tmp_path / "backups", NOW + timedelta(seconds=step)) for step in range(5)]
    finally:
        stop.set()
        writer.join()
    sizes = [found.events for _, found in made]
    assert sizes == sorted(sizes)
    assert sizes[-1] > sizes[0]
    assert all(verify(backup).ok for backup, _ in made)


def test_a_run_that_ends_and_has_not_left_its_checkpoint_yet(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = checkpoints.write

    def late(at: Path, checkpoint: checkpoints.Checkpoint) -> Path:
        monkeypatch.undo()
        back_up(workspace, tmp_path / "backups", NOW)
        return write(at, checkpoint)

    monkeypatch.setattr(checkpoints, "write", late)
    with Ledger.open(workspace) as ledger:
        ingest(ledger, fill(tmp_path / "more", {"c.pdf": b"three"}))
    [backup] = (tmp_path / "backups").iterdir()
    names = [sorted(path.name for path in made.glob("checkpoints/*")) for made in (workspace, backup)]
    assert names[0] == names[1]
    assert verify(backup) == verify(workspace)


def test_what_a_run_leaves_that_began_after_the_ledger_was_copied_is_not_in_the_copy(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copied_then_run(source: Path, target: Path) -> None:
        snapshot(source, target)
        with Ledger.open(workspace) as ledger:
            run = ingest(ledger, fill(tmp_path / "more", {"c.pdf": b"three"}))
        for folder in ("exports", "reports"):
            (workspace / folder / run.run).mkdir(parents=True)

    monkeypatch.setattr("flows.backup.snapshot", copied_then_run)
    backup, found = back_up(workspace, tmp_path / "backups", NOW)
    assert found.ok
    assert not list(backup.glob("*ports/*"))


def test_what_is_taken_away_while_it_is_copied_is_not_in_the_copy(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree = shutil.copytree

    def decided(path: Path, *given: Any, **more: Any) -> None:
        if path.name == "b":  # it is listed, and gone by now
            shutil.rmtree(path)
        copytree(path, *given, **more)

    monkeypatch.setattr(shutil, "copytree", decided)
    backup, _ = back_up(workspace, tmp_path / "backups", NOW)
    assert (backup / "policy.toml").is_file()


def test_a_ledger_that_was_cut_short_leaves_no_backup(workspace: Path, tmp_path: Path) -> None:
    older = (workspace / "ledger.db").read_bytes()
    with Ledger.open(workspace) as ledger:
        ingest(ledger, fill(tmp_path / "more", {"c.pdf": b"three"}))
    for path in workspace.glob("ledger.db*"):
        path.unlink()
    (workspace / "ledger.db").write_bytes(older)
    with pytest.raises(Corrupted, match="vouches for more"):
        back_up(workspace, tmp_path / "backups", NOW)
    assert not list((tmp_path / "backups").iterdir())


def test_originals_of_the_backup_before_are_linked_and_each_backup_stands_alone(
    workspace: Path, tmp_path: Path
) -> None:
    first, _ = back_up(workspace, tmp_path / "backups", NOW)
    second, _ = back_up(workspace, tmp_path / "backups", NOW + timedelta(days=1))
    originals = [path.relative_to(first) for path in first.glob("originals/*/*")]
    assert len(originals) == 2
    assert all((first / path).samefile(second / path) for path in originals)
    assert not any((workspace / path).samefile(second / path) for path in originals)
    subprocess.run(["rm", "-rf", str(first)], check=True)
    assert verify(second).ok


def test_an_original_that_rotted_in_the_backup_before_is_copied_anew(workspace: Path, tmp_path: Path) -> None:
    first, _ = back_up(workspace, tmp_path / "backups", NOW)
    rotten = next(first.glob("originals/*/*"))
    rotten.chmod(0o600)
    rotten.write_bytes(b"rot")
    second, found = back_up(workspace, tmp_path / "backups", NOW + timedelta(days=1))
    assert found.ok
    assert verify(second).ok


def test_a_damaged_workspace_leaves_no_backup(workspace: Path, tmp_path: Path) -> None:
    path = next(workspace.glob("originals/*/*"))
    path.chmod(0o600)
    path.write_bytes(b"changed")
    with pytest.raises(Corrupted, match="was changed"):
        back_up(workspace, tmp_path / "backups", NOW)
    assert not list((tmp_path / "backups").iterdir())


def test_a_backup_that_was_tampered_with_is_not_restored(workspace: Path, tmp_path: Path) -> None:
    backup, _ = back_up(workspace, tmp_path / "backups", NOW)
    next(backup.glob("checkpoints/*.json")).unlink()
    with pytest.raises(Corrupted, match="checkpoint"):
        bring_back(backup, tmp_path / "restored")
    assert not (tmp_path / "restored").exists()


def test_nothing_is_overwritten(workspace: Path, tmp_path: Path) -> None:
    backup, _ = back_up(workspace, tmp_path / "backups", NOW)
    before = verify(workspace)
    with pytest.raises(Misconfigured, match="is not empty"):
        bring_back(backup, workspace)
    assert verify(workspace) == before
    with pytest.raises(Unavailable, match="this very second"):
        back_up(workspace, tmp_path / "backups", NOW)


@pytest.mark.parametrize("where", ["workspace/backups", "."])
def test_a_backup_lies_apart_from_its_workspace(workspace: Path, tmp_path: Path, where: str) -> None:
    with pytest.raises(Misconfigured, match="within each other"):
        back_up(workspace, tmp_path / where, NOW)


def test_what_is_no_backup_is_named(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(Misconfigured, match="is no backup"):
        bring_back(tmp_path / "folder", tmp_path / "restored")


def test_a_killed_backup_is_none(root: Path, workspace: Path, tmp_path: Path) -> None:
    """Killed while originals are copied: what is left is not taken for a backup, and the next one is whole."""
    with Ledger.open(workspace) as ledger:
        keep_all(ledger, fill(tmp_path / "many", {f"{n}.pdf": bytes([n]) * 100_000 for n in range(40)}))
    program = (
        "import os, flows.backup as b, pathlib, datetime, sys\n"
        "store = b.store\n"
        "def killing(*a):\n"
        "    killing.times += 1\n"
        "    if killing.times == 7: os._exit(137)\n"
        "    return store(*a)\n"
        "killing.times = 0\n"
        "b.store = killing\n"
        "now = datetime.datetime(2026, 2, 3, tzinfo=datetime.UTC)\n"
        "b.back_up(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), now)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(workspace), str(tmp_path / "backups")], cwd=root, check=False
    )
    assert done.returncode == 137
    [left] = (tmp_path / "backups").iterdir()
    with pytest.raises(Misconfigured, match="is no backup"):
        bring_back(left, tmp_path / "restored")
    backup, found = back_up(workspace, tmp_path / "backups", datetime(2026, 2, 3, tzinfo=UTC))
    assert found.originals == 42
    assert list((tmp_path / "backups").iterdir()) == [backup]


def _told(root: Path, *words: str) -> str:
    done = subprocess.run([sys.executable, "-m", "app", *words], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_commands(root: Path, workspace: Path, tmp_path: Path) -> None:
    backups, restored = tmp_path / "backups", tmp_path / "restored"
    told = _told(root, "backup", str(backups), "--workspace", str(workspace))
    [backup] = backups.iterdir()
    assert told == f"Backup {backup}: verified, {verify(workspace).events} events, 2 originals, 1 checkpoint.\n"
    assert "verified" in _told(root, "restore", str(backup), "--workspace", str(restored))
    assert restored.stat().st_mode & 0o777 == 0o700
    assert original_path(restored, next(workspace.glob("originals/*/*")).name).is_file()
