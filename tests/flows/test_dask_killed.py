"""The scheduler of a Dask cluster is killed while it has documents read: the run says so, and running again goes on."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from ledger import Ledger, is_kept, look, verify
from tests.faults import striking
from tests.faults.striking import Left
from tests.generated import e_invoices_of
from tests.stores.servers import free_port

SEED = 20261130
DOCUMENTS = 8
UNAVAILABLE = 4

pytestmark = [pytest.mark.prefect, pytest.mark.slow]


class Cluster:
    """A scheduler with one worker, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.address = f"tcp://127.0.0.1:{free_port()}"
        self._folder = folder
        self._held = ExitStack()

    def start(self) -> None:
        """Start both."""
        self.scheduler = self._started("scheduler", "--host", self.address)
        self._started("worker", self.address, "--nworkers", "1", "--nthreads", "1", "--local-directory", self._folder)

    def stop(self) -> None:
        """Kill both, and wait until they are gone."""
        self._held.close()

    def _started(self, what: str, *words: str | Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *map(str, words), "--no-dashboard"]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._held.callback(process.wait)
        self._held.callback(process.terminate if what == "worker" else process.kill)  # a nanny takes its worker along
        return process


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    """A cluster that is at work."""
    made = Cluster(tmp_path / "dask")
    made.start()
    yield made
    made.stop()


def _run(root: Path, inbox: Path, workspace: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "app", "run", str(inbox), "--workspace", str(workspace), "--workers", "1"]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def expected(tmp_path: Path) -> Left:
    """What a run leaves that reads here."""
    assert striking.run(e_invoices_of(tmp_path / "inbox", DOCUMENTS), tmp_path / "here").code == 0
    return striking.left_in(tmp_path / "here")


def _judged(workspace: Path) -> int:
    """How many documents of the run that goes on have a verdict."""
    if not is_kept(workspace):
        return 0
    with look(workspace) as ledger:
        run = ledger.unfinished_run()
        return sum(1 for _ in ledger.arrivals(run)) - sum(1 for _ in ledger.pending(run)) if run else 0


def test_what_a_scheduler_had_read_when_it_was_killed_is_settled_by_running_again(
    root: Path, tmp_path: Path, cluster: Cluster, expected: Left
) -> None:
    workspace, inbox = tmp_path / "workspace", tmp_path / "inbox"
    workspace.mkdir()
    policy = f'[work]\nchunk = 2\n\n[dask]\nenabled = true\nscheduler = "{cluster.address}"\n'
    (workspace / "policy.toml").write_text(policy, encoding="utf-8")
    run = _run(root, inbox, workspace)
    least = random.Random(SEED).randint(1, DOCUMENTS // 2)
    while run.poll() is None and _judged(workspace) < least:
        time.sleep(0.05)
    cluster.scheduler.kill()
    _, said = run.communicate()
    assert run.returncode == UNAVAILABLE, said
    assert "its scheduler and workers run" in said
    cluster.stop()
    cluster.start()
    again = _run(root, inbox, workspace)
    _, said = again.communicate()
    assert again.returncode in (0, 3), said
    assert striking.left_in(workspace) == expected
    with Ledger.open(workspace) as ledger:
        assert len(ledger.runs()) == 1
    assert verify(workspace).ok
