"""`audit verify` looks at what left: a changed export is damage, one that was taken away is said."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from app.commands.audit import verify
from ledger import Ledger
from tests.ledger.kept import fill, ingest


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """The folder of an export that the ledger knows."""
    workspace = tmp_path / "workspace"
    with Ledger.open(workspace) as ledger:
        run = ingest(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
        folder = fill(workspace / "exports" / run.run, {"invoices.csv": b"number,gross\nR-1,119.00\n"})
        digest = hashlib.sha256((folder / "invoices.csv").read_bytes()).hexdigest()
        (folder / "manifest.json").write_text(json.dumps({"files": [{"name": "invoices.csv", "sha256": digest}]}))
        ledger.exports_written(run, hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest())
    return folder


def test_exports_as_they_were_written(exported: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(exported.parents[1]) == 0
    assert "The exports of 1 run are as they were written." in capsys.readouterr().out


@pytest.mark.parametrize("name", ["invoices.csv", "manifest.json"])
def test_a_changed_file_is_damage(exported: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (exported / name).write_bytes((exported / name).read_bytes().replace(b"i", b"j", 1).replace(b"119", b"911"))
    assert verify(exported.parents[1]) == 5
    told = capsys.readouterr().out
    assert f"DAMAGED: The file {exported / name} was changed after it was exported" in told
    assert "Intact" not in told


@pytest.mark.parametrize("name", ["invoices.csv", "."])
def test_what_was_taken_away_is_said(exported: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    if name == ".":
        shutil.rmtree(exported)
    else:
        (exported / name).unlink()
    assert verify(exported.parents[1]) == 0
    told = capsys.readouterr().out
    assert f"Note: {exported / name} was taken away" in told
    assert "The exports of 0 runs" in told
