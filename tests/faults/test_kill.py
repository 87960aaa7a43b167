"""kill -9 anywhere, and run again: nothing is lost, nothing is exported twice, nothing half is visible."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from exporters import verify_export
from ledger import Ledger
from ledger.verify import verify
from tests.faults.killing import once

KILLS = 30
SEED = int(os.environ.get("VOUCHLINE_KILL_SEED", "20240501"))


def _inbox(root: Path, folder: Path) -> Path:
    folder.mkdir()
    for path in sorted((root / "sample_invoices").glob("*/document*")):
        if not path.parent.name.startswith(("scan-", "photo-", "picture-")):  # OCR takes seconds for each
            shutil.copyfile(path, folder / f"{path.parent.name}-{path.name}")
    return folder


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_killed_at_thirty_points(root: Path, tmp_path: Path) -> None:
    inbox, chance = _inbox(root, tmp_path / "inbox"), random.Random(SEED)
    expected = _whole(tmp_path / "whole", inbox)
    # Three workspaces are killed ten times each before a run may finish; a few fall after the end, and count as kills.
    for workspace in (tmp_path / f"killed-{number}" for number in range(3)):
        for _ in range(KILLS // 3):
            once(workspace, str(inbox), seconds=chance.uniform(0.2, 8.0))
            _nothing_half(workspace)
        _finish(workspace, inbox)
        assert _first_outcomes(workspace) == expected, f"seed {SEED}"
        exported = _exported(workspace)
        assert len(exported) == len(set(exported)) == expected["exported"], f"seed {SEED}"


def _whole(workspace: Path, inbox: Path) -> Counter[str]:
    _finish(workspace, inbox)
    return _first_outcomes(workspace)


def _finish(workspace: Path, inbox: Path) -> None:
    assert once(workspace, str(inbox)) == 0
    assert verify(workspace).ok


def _first_outcomes(workspace: Path) -> Counter[str]:
    """What became of each file in the first run, whether or not it was killed on the way."""
    with Ledger.open(workspace) as ledger:
        first = ledger.runs()[-1]
        assert first.finished_at is not None
        arrivals = list(ledger.arrivals(first))
    assert all(arrival.outcome for arrival in arrivals)
    return Counter(arrival.outcome.kind.value for arrival in arrivals if arrival.outcome)


def _exported(workspace: Path) -> list[str]:
    lines = []
    for file in sorted((workspace / "exports").glob("[!.]*/invoices.jsonl")):
        lines += file.read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["sha256"] for line in lines]


def _nothing_half(workspace: Path) -> None:
    for export in (workspace / "exports").glob("[!.]*"):
        verify_export(export)
    for kind in ("review", "quarantine"):
        for folder in (workspace / kind).glob("[!.]*"):
            assert json.loads((folder / "reason.json").read_text(encoding="utf-8"))["reason"]
    for report in (workspace / "reports").glob("[!.]*"):
        assert (report / "index.html").is_file()
