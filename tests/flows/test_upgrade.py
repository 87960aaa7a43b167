"""A workspace of an earlier version is taken over as it is: verified, read, decided on, backed up, and gone on with."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows.backup import back_up, bring_back
from ledger import Ledger, look, migrate, verify
from schemas import Corrupted

_KEPT = Path(__file__).parent / "upgrades"


@pytest.fixture(params=sorted(path.name for path in _KEPT.glob("*.tar.xz")))
def workspace(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Three sample invoices, two of them exported, as the version wrote them that its name tells."""
    with tarfile.open(_KEPT / request.param) as archive:
        archive.extractall(tmp_path, filter="data")
    return tmp_path / "workspace"


def _schema(workspace: Path) -> str:
    with closing(sqlite3.connect(workspace / "ledger.db")) as database:
        return str(database.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_it_is_verified_before_and_after(workspace: Path) -> None:
    assert _schema(workspace) < migrate.HEAD
    before = verify(workspace)
    assert (before.problem, before.originals, before.exports) == (None, 3, 1)
    with Ledger.open(workspace):
        pass
    assert _schema(workspace) == migrate.HEAD
    assert verify(workspace) == before


def test_a_backup_of_it_is_brought_up_to_date_as_well(workspace: Path, tmp_path: Path) -> None:
    backup, found = back_up(workspace, tmp_path / "backups", datetime(2026, 12, 1, tzinfo=UTC))
    bring_back(backup, tmp_path / "restored")
    with Ledger.open(tmp_path / "restored") as ledger:
        assert ledger.counts() == {"exported": 2, "quarantined": 1}
    assert verify(tmp_path / "restored") == found


def test_what_waited_waits_and_can_be_decided(root: Path, workspace: Path, tmp_path: Path) -> None:
    def told(*words: str) -> str:
        command = [sys.executable, "-m", "app", *words, "--workspace", str(workspace)]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    [waiting] = json.loads(told("queue", "--json"))
    lines = tmp_path / "decisions.jsonl"
    lines.write_text(json.dumps({"document": waiting["document"], "decision": "reject", "reason": "wrong total"}))
    told("decide", str(lines), "--as", "anna")
    assert json.loads(told("queue", "--json")) == []
    with look(workspace) as ledger:
        assert ledger.counts() == {"exported": 2, "rejected": 1}
    assert verify(workspace).ok


def test_a_newer_one_is_refused_by_name_and_left_alone(workspace: Path) -> None:
    with closing(sqlite3.connect(workspace / "ledger.db")) as database, database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    before = (workspace / "ledger.db").read_bytes()
    with pytest.raises(Corrupted, match="written by a newer Vouchline"):
        Ledger.open(workspace)
    assert (workspace / "ledger.db").read_bytes() == before
