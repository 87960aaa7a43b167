"""Whoever may write a workspace cannot change it unseen: each deed is named, and what is honest is no damage."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.commands.audit import verify as audit_verify
from ledger import Ledger, verify
from schemas import Corrupted, OutcomeKind
from tests.faults.attacks_seals import Tampering, honest, tamperings
from tests.ledger.kept import START, clock, fill, ingest

DEEDS, TWINS = list(tamperings()), list(honest())


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with two finished runs, of which the first exported."""
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace, now=clock()) as ledger:
        run = ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one", "b.pdf": b"two"}))
        folder = fill(workspace / "exports" / run.run, {"invoices.csv": b"number,gross\nR-1,119.00\n"})
        digest = hashlib.sha256((folder / "invoices.csv").read_bytes()).hexdigest()
        (folder / "manifest.json").write_text(json.dumps({"files": [{"name": "invoices.csv", "sha256": digest}]}))
        ledger.exports_written(run, hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest())
        ingest(ledger, fill(tmp_path / "second", {"d.pdf": b"four"}), {"d.pdf": OutcomeKind.QUARANTINED})
    return workspace


def tampered(workspace: Path, tampering: Tampering) -> None:
    """The deed, done."""
    database = sqlite3.connect(workspace / "ledger.db", isolation_level=None)
    database.execute("PRAGMA foreign_keys=OFF")
    for statement in tampering.statements:
        database.execute(statement)
    database.close()
    if tampering.deed is not None:
        tampering.deed(workspace)


def test_there_are_deeds_and_twins() -> None:
    assert len({one.name for one in DEEDS}) == len(DEEDS) >= 30
    assert len(TWINS) >= 8


@pytest.mark.parametrize("tampering", DEEDS, ids=lambda one: one.name)
def test_each_deed_is_named(tampering: Tampering, workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tampered(workspace, tampering)
    assert audit_verify(workspace) == Corrupted.exit_code
    told = capsys.readouterr().out
    assert re.search(f"DAMAGED: .*{tampering.says}", told), told


@pytest.mark.parametrize("tampering", TWINS, ids=lambda one: one.name)
def test_what_is_honest_is_no_damage(tampering: Tampering, workspace: Path) -> None:
    tampered(workspace, tampering)
    assert verify(workspace).problem is None


def test_an_original_behind_a_link_is_not_read_again(workspace: Path) -> None:
    tampered(workspace, next(one for one in DEEDS if one.name == "original-link"))
    (linked,) = (path for path in (workspace / "originals").glob("??/*") if path.is_symlink())
    with Ledger.open(workspace) as ledger, pytest.raises(Corrupted, match="was replaced by a link"):
        ledger.original(linked.name)


def test_a_clock_that_was_set_back_is_an_event(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    workspace, late = tmp_path / "workspace", START + timedelta(days=3)
    with Ledger.open(workspace, now=clock(late)) as ledger:
        ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
        events = verify(workspace).events
    with Ledger.open(workspace, now=clock(START)) as ledger:
        ingest(ledger, fill(tmp_path / "inbox", {"b.pdf": b"two"}))
        ingest(ledger, fill(tmp_path / "inbox", {"c.pdf": b"three"}))
    assert verify(workspace).set_back == (events + 1,)
    assert audit_verify(workspace) == 0
    assert f"the clock of this machine had been set back before event {events + 1}" in capsys.readouterr().out


@pytest.mark.parametrize("seconds", [0, 1, 3600])
def test_a_clock_that_is_put_right_by_a_moment_is_none(tmp_path: Path, seconds: int) -> None:
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace, now=lambda: START) as ledger:
        ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
    with Ledger.open(workspace, now=lambda: START + timedelta(seconds=seconds - 1)) as ledger:
        ingest(ledger, fill(tmp_path / "inbox", {"b.pdf": b"two"}))
    assert verify(workspace).set_back == ()


def test_a_checkpoint_of_an_earlier_version_is_of_the_moment_after_its_event(workspace: Path) -> None:
    first, last = sorted((workspace / "checkpoints").glob("*.json"))
    for path, later in ((first, timedelta(milliseconds=300)), (last, timedelta(days=9))):
        content = json.loads(path.read_text(encoding="utf-8"))
        moment = datetime.fromisoformat(content["at"]).astimezone(UTC) + later
        path.chmod(0o600)
        path.write_text(json.dumps({**content, "at": moment.isoformat()}), encoding="utf-8")
    assert verify(workspace).problem is None
