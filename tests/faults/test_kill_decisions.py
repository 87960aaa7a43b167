"""kill -9 of `decide` and of the desk at 38 points: what was decided is done by whoever comes next, and once."""

from __future__ import annotations

import json
import shutil
import signal
from pathlib import Path

import pytest

from exporters import verify_export
from ledger import Ledger, verify
from schemas import OutcomeKind
from tests.extractors.test_dividing import _first, _later, _pdf
from tests.faults.killing import STATIONS, once, two_samples

# Between decision, judging, gate, export and manifest: at each station, each commit, each file that gets its name.
POINTS = [
    *STATIONS,
    *(f"write:{number}{side}" for number in range(1, 7) for side in ("", "+")),
    *(f"rename:{number}{side}" for number in range(1, 8) for side in ("", "+")),
]
# A third of them while the desk hands the decisions in: what the pages were told lives in its process alone.
AT_THE_DESK = set(POINTS[::3])
# Where a file is split, too: around the decision's own transaction, and before and after its parts are settled.
SPLITTING = {"write:1", "write:1+", "write:2", "write:2+", "settle", "settle+"}


def test_there_are_thirty_points() -> None:
    assert len(set(POINTS)) == len(POINTS) >= 30


@pytest.fixture(scope="module")
def settled(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which one sample left, one waits, and two invoices in one file do."""
    inbox = two_samples(root, tmp_path_factory.mktemp("letters"))
    (inbox / "lot.pdf").write_bytes(_pdf(_first("A-17"), _later("A-17"), _first("A-18", day="")))
    workspace = tmp_path_factory.mktemp("settled") / "workspace"
    assert once(workspace, str(inbox)) == 0
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


def _is_split_once(ledger: Ledger, lot: str) -> None:
    """The file ended, and the two parts of the one decision wait; nothing else came of it."""
    (said,) = ledger.in_round(lot)
    assert ledger.state_of(lot) is OutcomeKind.UNPACKED
    assert [one.document for one in said.made] == [one.sha256 for one in ledger.within(lot)]
    assert [ledger.state_of(one.document) for one in said.made] == [OutcomeKind.REVIEW] * 2


@pytest.mark.slow
@pytest.mark.parametrize("point", POINTS)
def test_decisions_killed_at_a_point_are_carried_out_once(tmp_path: Path, settled: Path, point: str) -> None:
    workspace = shutil.copytree(settled, tmp_path / "workspace", symlinks=True)
    with Ledger.open(workspace) as ledger:
        (left,) = [one.sha256 for one in ledger.select(state=OutcomeKind.EXPORTED)]
        (waits,) = [one.sha256 for one in ledger.select(state=OutcomeKind.REVIEW)]
        (lot,) = [one.sha256 for one in ledger.select(state=OutcomeKind.QUARANTINED)]
    file = tmp_path / "decisions.jsonl"
    lines = [{"document": left, "decision": "reopen"}, {"document": waits, "decision": "approve"}]
    split = [{"document": lot, "decision": "split", "parts": ["1-2", "3"]}] if point in SPLITTING else []
    file.write_text("".join(json.dumps(line) + "\n" for line in [*lines, *split]), encoding="utf-8")
    door = f"{'desk' if point in AT_THE_DESK else 'decide'}:{file}:anna"
    assert once(workspace, door, point) == -signal.SIGKILL
    assert once(workspace, f"decide:{file}:anna") == 0
    with Ledger.open(workspace) as ledger:
        assert all(run.finished_at for run in ledger.runs())
        taken = [one for one in ledger.decisions() if one.refused is None]
        said = [left, waits, *[lot for _ in split]]
        assert [one.document for one in taken][: len(said)] == said, "each was taken in once"
        if split:
            _is_split_once(ledger, lot)
        exported = {one.sha256: 1 for one in ledger.select(state=OutcomeKind.EXPORTED)}
        assert left not in exported
    assert _standing(workspace) == exported
    assert verify(workspace).ok
