"""Kill `vouchline run` over many documents at points spread over its phases, then let it finish.

    python -m tests.faults.kill_many FOLDER --documents 200 --kills 30 --seed 1

A workspace is killed a few times, each time on the way, before its run may finish; then comes the next one.
Prints a line a kill and the totals; exit code 1 if anything was lost or exported twice.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from ledger import Ledger
from ledger.verify import verify
from tests.generated import inbox_of

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Run the experiment."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--each", type=int, default=3, help="Kills of one workspace before its run may finish.")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    inbox = inbox_of(options.folder / "inbox", options.documents)
    began = time.monotonic()
    assert _run(inbox, options.folder / "whole").wait() in (0, 3)
    whole = time.monotonic() - began
    expected = _outcomes(options.folder / "whole")
    print(f"seed {options.seed}: {options.documents} documents, whole run {whole:.1f} s, {dict(expected)}")
    chance, kills, bad, workspaces = random.Random(options.seed), 0, 0, 0
    while kills < options.kills:
        workspace = options.folder / f"killed-{workspaces:02}"
        for _ in range(options.each):
            kills += _kill(inbox, workspace, chance.uniform(2.0, whole))
        workspaces += 1
        bad += not _finish(inbox, workspace, expected)
    print(f"{kills} kills in {workspaces} workspaces: {bad} with a document lost, exported twice or another outcome")
    return 1 if bad else 0


def _run(inbox: Path, workspace: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "app", "run", str(inbox), "--workspace", str(workspace)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _kill(inbox: Path, workspace: Path, after: float) -> bool:
    """Run for `after` seconds and kill; false where the run had finished before."""
    process = _run(inbox, workspace)
    try:
        process.wait(timeout=after)
    except subprocess.TimeoutExpired:
        where = _phase(workspace)
        process.send_signal(signal.SIGKILL)
        process.wait()
        print(f"  {workspace.name} killed after {after:5.1f} s ({where})", flush=True)
        return True
    return False


def _finish(inbox: Path, workspace: Path, expected: Counter[str]) -> bool:
    code = _run(inbox, workspace).wait()
    outcomes, exported = _outcomes(workspace), _exported(workspace)
    good = (
        code in (0, 3)
        and outcomes == expected
        and len(exported) == len(set(exported)) == expected.get("exported", 0)
        and verify(workspace).ok
    )
    print(f"  {workspace.name} finished: {'good' if good else 'BAD'} {dict(outcomes)} exit {code}", flush=True)
    return good


def _phase(workspace: Path) -> str:
    for name, phase in (("reports", "report"), ("exports", "export"), ("review", "settle"), ("ledger.db", "reading")):
        if (workspace / name).exists():
            return f"in or after {phase}"
    return "starting"


def _outcomes(workspace: Path) -> Counter[str]:
    """The outcomes of the first run that took documents in."""
    with Ledger.open(workspace) as ledger:
        first = ledger.runs()[-1]
        return Counter(one.outcome.kind.value if one.outcome else "none" for one in ledger.arrivals(first))


def _exported(workspace: Path) -> list[str]:
    files = sorted((workspace / "exports").glob("[!.]*/invoices.jsonl"))
    return [json.loads(line)["sha256"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    sys.exit(main())
