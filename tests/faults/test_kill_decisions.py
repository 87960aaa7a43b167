"""kill -9 of `decide` at each station: what was decided is done by whoever comes next, once, nothing half."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from exporters import verify_export
from ledger import Ledger, verify
from schemas import OutcomeKind

_STATIONS = [
    f"{name}{side}"
    for name in ("discover", "extract chunk", "gate", "settle", "export", "report")
    for side in ("", "+")
]  # fmt: skip


def _run(root: Path, workspace: Path, *arguments: str) -> int:
    script = str(root / "tests" / "faults" / "run_once.py")
    done = subprocess.run(
        [sys.executable, script, str(workspace), *arguments],
        env={**os.environ, "PYTHONPATH": str(root)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode


@pytest.fixture(scope="module")
def settled(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which one sample left and one waits."""
    inbox = tmp_path_factory.mktemp("letters")
    wanted = {"straight_through": 1, "review": 1}
    for expected in sorted((root / "sample_invoices").glob("*/expected.json")):
        disposition = json.loads(expected.read_text(encoding="utf-8"))["disposition"]
        document = expected.with_name("document.pdf")
        if wanted.get(disposition) and document.exists():
            wanted[disposition] -= 1
            (inbox / f"{disposition}.pdf").write_bytes(document.read_bytes())
    workspace = tmp_path_factory.mktemp("settled") / "workspace"
    assert _run(root, workspace, str(inbox)) == 0
    return workspace


def _standing(workspace: Path) -> dict[str, int]:
    """How often each document stands exported by the manifests alone: what left, less what was taken back."""
    count: dict[str, int] = {}
    for folder in sorted((workspace / "exports").glob("[!.]*")):
        manifest = verify_export(folder)
        for sha256 in manifest.documents:
            count[sha256] = count.get(sha256, 0) + 1
        for one in manifest.withdrawn:
            count[one.document] -= 1
    return {sha256: number for sha256, number in count.items() if number}


@pytest.mark.slow
@pytest.mark.parametrize("station", _STATIONS)
def test_decisions_killed_at_a_station_are_carried_out_once(
    root: Path, tmp_path: Path, settled: Path, station: str
) -> None:
    workspace = shutil.copytree(settled, tmp_path / "workspace", symlinks=True)
    with Ledger.open(workspace) as ledger:
        (left,) = [one.sha256 for one in ledger.select(state=OutcomeKind.EXPORTED)]
        (waits,) = [one.sha256 for one in ledger.select(state=OutcomeKind.REVIEW)]
    file = tmp_path / "decisions.jsonl"
    lines = ({"document": left, "decision": "reopen"}, {"document": waits, "decision": "approve"})
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    door = f"decide:{file}:anna"
    assert _run(root, workspace, door, station) == -signal.SIGKILL
    assert _run(root, workspace, door) == 0
    with Ledger.open(workspace) as ledger:
        assert all(run.finished_at for run in ledger.runs())
        taken = [one for one in ledger.decisions() if one.refused is None]
        assert [one.document for one in taken][:2] == [left, waits], "each was taken in once"
        exported = {one.sha256: 1 for one in ledger.select(state=OutcomeKind.EXPORTED)}
        assert left not in exported
    assert _standing(workspace) == exported
    assert verify(workspace).ok
