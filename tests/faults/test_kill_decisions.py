"""kill -9 of `decide` at 38 points: what was decided is done by whoever comes next, once, nothing half."""

from __future__ import annotations

import json
import shutil
import signal
from pathlib import Path

import pytest

from exporters import verify_export
from ledger import Ledger, verify
from schemas import OutcomeKind
from tests.faults.killing import STATIONS, once, two_samples

# Between decision, judging, gate, export and manifest: at each station, each commit, each file that gets its name.
POINTS = [
    *STATIONS,
    *(f"write:{number}{side}" for number in range(1, 7) for side in ("", "+")),
    *(f"rename:{number}{side}" for number in range(1, 8) for side in ("", "+")),
]


def test_there_are_thirty_points() -> None:
    assert len(set(POINTS)) == len(POINTS) >= 30


@pytest.fixture(scope="module")
def settled(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which one sample left and one waits."""
    inbox = two_samples(root, tmp_path_factory.mktemp("letters"))
    workspace = tmp_path_factory.mktemp("settled") / "workspace"
    assert once(root, workspace, str(inbox)) == 0
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
@pytest.mark.parametrize("point", POINTS)
def test_decisions_killed_at_a_point_are_carried_out_once(
    root: Path, tmp_path: Path, settled: Path, point: str
) -> None:
    workspace = shutil.copytree(settled, tmp_path / "workspace", symlinks=True)
    with Ledger.open(workspace) as ledger:
        (left,) = [one.sha256 for one in ledger.select(state=OutcomeKind.EXPORTED)]
        (waits,) = [one.sha256 for one in ledger.select(state=OutcomeKind.REVIEW)]
    file = tmp_path / "decisions.jsonl"
    lines = ({"document": left, "decision": "reopen"}, {"document": waits, "decision": "approve"})
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    door = f"decide:{file}:anna"
    assert once(root, workspace, door, point) == -signal.SIGKILL
    assert once(root, workspace, door) == 0
    with Ledger.open(workspace) as ledger:
        assert all(run.finished_at for run in ledger.runs())
        taken = [one for one in ledger.decisions() if one.refused is None]
        assert [one.document for one in taken][:2] == [left, waits], "each was taken in once"
        exported = {one.sha256: 1 for one in ledger.select(state=OutcomeKind.EXPORTED)}
        assert left not in exported
    assert _standing(workspace) == exported
    assert verify(workspace).ok
