"""The ledger under faults: a locked database, a full disk, kill -9 at random points, several writers at once."""

from __future__ import annotations

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ledger import Ledger, verify
from schemas import OutcomeKind, Policy, Unavailable
from tests.ledger.kept import VERSIONS, begin, complete, fill, ingest, keep_all, kinds_of, verdict_on


def start(root: Path, code: str, *arguments: str) -> subprocess.Popen[str]:
    """A process of its own that runs `code` with what the ledger's tests share."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": str(root)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def lock(workspace: Path) -> sqlite3.Connection:
    """Hold the writer's lock as another process would."""
    database = sqlite3.connect(workspace / "ledger.db", isolation_level=None, check_same_thread=False)
    database.execute("BEGIN IMMEDIATE")
    return database


def test_a_locked_ledger_says_so_and_works_again(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "workspace", wait_seconds=0.01) as ledger:
        other = lock(tmp_path / "workspace")
        with pytest.raises(Unavailable, match=r"is being written by another process\. Wait"):
            ledger.start_run("ingest", "", VERSIONS, Policy())
        assert ledger.runs() == [], "reading goes on"
        other.close()
        ledger.start_run("ingest", "", VERSIONS, Policy())
    assert verify(tmp_path / "workspace").problem is None


def test_a_writer_waits_for_another_one(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "workspace") as ledger:
        other = lock(tmp_path / "workspace")
        writer = threading.Thread(target=ledger.start_run, args=("ingest", "", VERSIONS, Policy()))
        writer.start()
        other.execute("ROLLBACK")
        writer.join()
        other.close()
        assert len(ledger.runs()) == 1


FULL_DISK = """
import resource, sys
from pathlib import Path
from tests.ledger.kept import begin, keep_all, verdict_on
from ledger import Ledger
from schemas import Unavailable
workspace, inbox, large = map(Path, sys.argv[1:])
ledger = Ledger.open(workspace)
run = begin(ledger, inbox)
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
try:
    keep_all(ledger, large)
except Unavailable as error:
    print(error)
try:
    for document in ledger.pending(run):
        ledger.judged(run, verdict_on(document, number="9" * 10_000))
except Unavailable as error:
    print(error)
"""


def test_a_full_disk_loses_nothing(tmp_path: Path, root: Path) -> None:
    workspace = tmp_path / "workspace"
    inbox = fill(tmp_path / "inbox", {f"{number}.pdf": b"%d" % number for number in range(20)})
    large = fill(tmp_path / "large", {"large.pdf": b"x" * 620_000})
    child = start(root, FULL_DISK, str(workspace), str(inbox), str(large))
    said, errors = child.communicate(timeout=60)
    assert errors == ""
    storing, writing = said.splitlines()
    assert "could not be stored" in storing
    assert "the disk is full" in writing
    assert "nothing is lost" in writing
    assert list((workspace / "originals").glob(".*")) == [], "no half copies"
    with Ledger.open(workspace) as ledger:
        assert verify(workspace).problem is None
        run = ledger.unfinished_run()
        assert run is not None
        judged = len(list(ledger.verdicts(run)))
        assert 0 < judged < 20
        assert judged + len(list(ledger.pending(run))) == 20
        assert complete(ledger, run).counts == {"documents": 20, "exported": 20}
    assert verify(workspace).problem is None


RUNS_FOR_EVER = """
import sys
from pathlib import Path
from tests.ledger.kept import VERSIONS, begin, fill, gate_passed, keep_all, settled, verdict_on
from ledger import Ledger
from schemas import OutcomeKind, Policy
workspace, inbox = map(Path, sys.argv[1:])
kinds = [OutcomeKind.EXPORTED, OutcomeKind.REVIEW, OutcomeKind.QUARANTINED]
ledger = Ledger.open(workspace)
while True:
    run = ledger.unfinished_run()
    if run is None:
        number = len(ledger.runs())
        fill(inbox, {f"{number}-{index}.pdf": f"{number} {index // 2}".encode() for index in range(8)})
        run = begin(ledger, inbox) if number % 3 else ledger.start_run("replay", "", VERSIONS, Policy())
        print("began", flush=True)
        if run.kind == "replay":
            ledger.add(run, ledger.select(state=OutcomeKind.REVIEW))
    for document in ledger.pending(run):
        ledger.judged(run, verdict_on(document))
        print("judged", flush=True)
    ledger.gated(run, gate_passed(8))
    for verdict in ledger.unsettled(run):
        kind = kinds[int(verdict.document.sha256[0], 16) % 3] if run.kind == "ingest" else OutcomeKind.EXPORTED
        settled(ledger, run, verdict, kind)
        print("settled", flush=True)
    ledger.finish_run(run)
    print("finished", flush=True)
"""


def exported_twice(ledger: Ledger) -> list[str]:
    """Documents with more than one exported outcome over all runs."""
    exported = [
        arrival.sha256
        for run in ledger.runs()
        for arrival in ledger.arrivals(run)
        if arrival.outcome is not None and arrival.outcome.kind is OutcomeKind.EXPORTED
    ]
    return [sha256 for sha256 in exported if exported.count(sha256) > 1]


AS_IT_ENDED = re.compile(
    r"The checkpoint (\d{12})\.json, which the run that ended with event \d+ left, is missing\. "
    r"If that run was killed as it ended, the next one writes it; else restore it from your copy\."
)


def test_kill_9_at_random_points(tmp_path: Path, root: Path) -> None:
    workspace, inbox = tmp_path / "workspace", tmp_path / "inbox"
    points = random.Random(20260105)
    for _ in range(12):
        child = start(root, RUNS_FOR_EVER, str(workspace), str(inbox))
        assert child.stdout is not None
        # The child does not wait for its reader: the kill falls anywhere after the line that was read.
        for _ in range(points.randrange(1, 40)):
            assert child.stdout.readline() != "", child.stderr and child.stderr.read()
        child.send_signal(signal.SIGKILL)
        child.communicate()
        problem = verify(workspace).problem
        if problem is not None:  # killed between a run's end and its checkpoint: it is said, and healed
            assert AS_IT_ENDED.fullmatch(problem)
            with Ledger.open(workspace) as ledger:
                assert ledger.unfinished_run() is None
                ingest(ledger, inbox)
            assert verify(workspace).problem is None
    with Ledger.open(workspace) as ledger:
        run = ledger.unfinished_run()
        if run is not None:
            complete(ledger, run)
        assert exported_twice(ledger) == []
        for run in ledger.runs():
            assert None not in kinds_of(ledger, run).values(), "every arrival has its outcome"
            assert run.counts["documents"] == len(list(ledger.arrivals(run)))
        kept = {document.sha256 for document in keep_all(ledger, inbox)}
        final = ingest(ledger, inbox)
        assert {arrival.sha256 for arrival in ledger.arrivals(final)} == kept, "nothing is lost"
    assert verify(workspace).problem is None


WRITES_MUCH = """
import sys
from pathlib import Path
from ledger import Ledger
sys.stdin.readline()
ledger = Ledger.open(Path(sys.argv[1]))
run = ledger.unfinished_run()
for number in range(40):
    if run is not None:
        ledger.exports_written(run, f"{number:064x}")
print(ledger.counts())
"""


@pytest.mark.parametrize("new", [True, False])
def test_several_processes_open_and_write_at_once(tmp_path: Path, root: Path, *, new: bool) -> None:
    workspace = tmp_path / "workspace"
    if not new:
        with Ledger.open(workspace) as ledger:
            begin(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
    children = [start(root, WRITES_MUCH, str(workspace)) for _ in range(3)]
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    said = [child.communicate(timeout=120) for child in children]
    assert [errors for _, errors in said] == ["", "", ""]
    report = verify(workspace)
    assert report.ok is not new, report.problem
    assert report.events == (0 if new else 2 + 3 * 40)


def test_a_failed_write_leaves_no_half_state(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "workspace") as ledger:
        run = begin(ledger, fill(tmp_path / "inbox", {"a.pdf": b"one"}))
        (document,) = ledger.pending(run)
        stranger = document.model_copy(update={"sha256": "f" * 64})

        def documents() -> list[object]:
            return [stranger.model_copy(update={"origin": "b.pdf"}), None]

        with pytest.raises(AttributeError):
            ledger.add(run, documents())  # type: ignore[arg-type]
        with pytest.raises(LookupError):
            ledger.judged(run, verdict_on(stranger))
        assert [arrival.origin for arrival in ledger.arrivals(run)] == ["a.pdf"]
        assert ledger.state_of(stranger.sha256) is None
    assert verify(tmp_path / "workspace").problem is None
