"""kill -9 at each station, of a run and of a replay: whoever comes next finishes it, and nothing leaves twice."""

from __future__ import annotations

import json
import shutil
import signal
from collections import Counter
from pathlib import Path

import pytest

from flows.batch import finish_killed, open_run, plain
from flows.pipeline import versions
from ledger import Ledger
from ledger.verify import verify
from schemas import Limits, OutcomeKind, Policy
from tests.faults.killing import STATIONS, once, two_samples


@pytest.fixture(scope="module")
def letters(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two samples, one of which goes straight through, and a broken file."""
    folder = two_samples(root, tmp_path_factory.mktemp("letters"))
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog\n")
    return folder


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory, letters: Path) -> Path:
    """The workspace of a run over them, to be copied."""
    workspace = tmp_path_factory.mktemp("settled") / "workspace"
    assert once(workspace, str(letters)) == 0
    return workspace


def _outcomes(workspace: Path) -> list[tuple[str, Counter[str]]]:
    """Every run, the oldest first: its kind, and what became of its documents."""
    with Ledger.open(workspace) as ledger:
        runs = list(reversed(ledger.runs()))
        assert all(run.finished_at for run in runs)
        return [
            (run.kind, Counter(one.outcome.kind.value if one.outcome else "none" for one in ledger.arrivals(run)))
            for run in runs
        ]


def _exported_once(workspace: Path) -> bool:
    files = (workspace / "exports").glob("[!.]*/invoices.jsonl")
    left = [json.loads(line)["sha256"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    with Ledger.open(workspace) as ledger:
        exported = {one.sha256 for one in ledger.select(state=OutcomeKind.EXPORTED)}
    return sorted(left) == sorted(exported)


@pytest.mark.slow
@pytest.mark.parametrize("station", STATIONS)
def test_a_run_killed_at_a_station_is_finished(tmp_path: Path, letters: Path, station: str) -> None:
    workspace = tmp_path / "workspace"
    assert once(workspace, str(letters), station) == -signal.SIGKILL
    assert once(workspace, str(letters)) == 0
    kind, first = _outcomes(workspace)[0]
    assert kind == "ingest"
    assert first.total() == 3
    assert first["none"] == 0
    assert first["quarantined"] == 1
    assert _exported_once(workspace)
    assert verify(workspace).ok


@pytest.mark.slow
@pytest.mark.parametrize("finisher", ["run", "replay"])
@pytest.mark.parametrize("station", ["discover+", "gate", "settle+", "report"])
def test_a_killed_replay_is_finished(tmp_path: Path, letters: Path, settled: Path, finisher: str, station: str) -> None:
    workspace = shutil.copytree(settled, tmp_path / "workspace", symlinks=True)
    assert once(workspace, "replay", station) == -signal.SIGKILL
    assert once(workspace, "replay" if finisher == "replay" else str(letters)) == 0
    first, killed, last = _outcomes(workspace)
    assert [first[0], killed[0], last[0]] == ["ingest", "replay", "replay" if finisher == "replay" else "ingest"]
    assert killed[1]["none"] == 0
    assert _exported_once(workspace)
    assert verify(workspace).ok


def test_a_killed_run_is_finished_under_its_own_policy(tmp_path: Path, letters: Path) -> None:
    workspace = tmp_path / "workspace"
    old, new = Policy(limits=Limits(words=100)), Policy()
    with Ledger.open(workspace) as ledger:
        from flows.ingest import Inbox

        killed = open_run(ledger, "ingest", "letters", old)
        ledger.add(killed, Inbox(ledger, workspace, [letters]).documents())
        assert finish_killed(ledger, workspace, 1, plain, joining=versions(old)) is None, "it may be joined"
        finished = finish_killed(ledger, workspace, 1, plain, joining=versions(new))
        assert finished is not None
        assert finished.run.run == killed.run
        assert finished.run.versions == versions(old)
        verdicts = list(ledger.verdicts(finished.run))
        assert len(verdicts) == 3
        assert {verdict.versions for verdict in verdicts} == {versions(old)}
        assert json.loads((finished.exports / "manifest.json").read_text(encoding="utf-8"))["versions"] == (
            versions(old).model_dump()
        )
        assert open_run(ledger, "ingest", "letters", new).versions == versions(new)
        assert ledger.policy_of(killed) == old
