"""Faults of a whole run: two at once, a full disk, a hostile inbox."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exporters import verify_export
from flows.lock import workspace_lock
from ledger import Ledger
from ledger.verify import verify
from schemas import OutcomeKind, Unavailable


def _start(root: Path, workspace: Path, inbox: Path, limit: int | None = None) -> subprocess.Popen[str]:
    script = str(root / "tests" / "faults" / "run_once.py")
    command = [sys.executable, script, str(workspace), str(inbox)]
    if limit is not None:
        command = ["sh", "-c", f'ulimit -f {limit}; exec "$@"', "sh", *command]
    return subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def _samples(root: Path, folder: Path, count: int) -> Path:
    folder.mkdir()
    for path in sorted((root / "sample_invoices").glob("*/document.pdf"))[:count]:
        (folder / f"{path.parent.name}.pdf").write_bytes(path.read_bytes())
    return folder


def test_only_one_run_at_a_time(tmp_path: Path) -> None:
    with (
        workspace_lock(tmp_path),
        pytest.raises(Unavailable, match="Another run is working"),
        workspace_lock(tmp_path),
    ):
        pass
    with workspace_lock(tmp_path):
        pass


def test_of_two_runs_at_once_one_is_told_and_nothing_leaves_twice(root: Path, tmp_path: Path) -> None:
    inbox, workspace = _samples(root, tmp_path / "inbox", 4), tmp_path / "workspace"
    with workspace_lock(workspace):
        second = _start(root, workspace, inbox)
        _, told = second.communicate()
    assert second.returncode != 0
    assert "Another run is working" in told
    assert not (workspace / "ledger.db").exists(), "the second run did not begin"
    for _ in range(2):
        again = _start(root, workspace, inbox)
        _, told = again.communicate()
        assert again.returncode == 0, told
    files = (workspace / "exports").glob("[!.]*/invoices.jsonl")
    left = [json.loads(line)["sha256"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    with Ledger.open(workspace) as ledger:
        exported = sorted(document.sha256 for document in ledger.select(state=OutcomeKind.EXPORTED))
    assert sorted(left) == exported
    assert verify(workspace).ok


@pytest.mark.slow
def test_a_full_disk_is_told_and_the_run_is_finished_later(root: Path, tmp_path: Path) -> None:
    inbox, workspace = _samples(root, tmp_path / "inbox", 4), tmp_path / "workspace"
    # No file may grow beyond 64 blocks: the ledger meets that soon.
    process = _start(root, workspace, inbox, limit=64)
    process.communicate()
    assert process.returncode != 0
    process = _start(root, workspace, inbox)
    _, told = process.communicate()
    assert process.returncode == 0, told
    with Ledger.open(workspace) as ledger:
        first = ledger.runs()[-1]
        assert all(one.outcome for one in ledger.arrivals(first))
        assert sum(1 for _ in ledger.arrivals(first)) == 4
    for export in (workspace / "exports").glob("[!.]*"):
        verify_export(export)
    assert verify(workspace).ok


def test_hostile_bytes_do_not_stop_the_others(root: Path, tmp_path: Path) -> None:
    inbox = _samples(root, tmp_path / "inbox", 2)
    (inbox / "empty.pdf").touch()
    (inbox / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog\n")
    (inbox / "program.pdf").write_bytes(b"\x7fELF" + b"\0" * 64)
    (inbox / "=cmd|' -C calc'!A0.pdf").write_bytes(b"MZ" + b"\0" * 64)
    process = _start(root, tmp_path / "workspace", inbox)
    _, told = process.communicate()
    assert process.returncode == 0, told
    with Ledger.open(tmp_path / "workspace") as ledger:
        arrivals = {Path(one.origin).name: one.outcome for one in ledger.arrivals(ledger.runs()[0])}
    assert {name: outcome.kind for name, outcome in arrivals.items() if outcome and name in _BAD} == _BAD
    assert len(arrivals) == 6


_BAD = {
    "empty.pdf": OutcomeKind.REFUSED,
    "broken.pdf": OutcomeKind.QUARANTINED,
    "program.pdf": OutcomeKind.REFUSED,
    "=cmd|' -C calc'!A0.pdf": OutcomeKind.REFUSED,
}
