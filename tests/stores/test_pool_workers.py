"""Two workers of a work pool of Prefect's, as they are in use; one is killed while it reads."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from flows.examined import Examined, Wanted
from flows.examiners import Examiners
from flows.on_pool import OnPool
from flows.receive import receive
from flows.server import prefect_server
from ledger import Ledger
from schemas import EventKind, Policy
from tests.stores.servers import new_bucket

pytestmark = [pytest.mark.prefect, pytest.mark.slow]

CASES = ("simple-de", "wrong-total-en", "simple-it", "simple-en")
_HEARTBEAT = {"PREFECT_WORKER_HEARTBEAT_SECONDS": "3"}  # after three without one, a worker is taken for lost


@pytest.fixture(scope="module")
def exchange(tmp_path_factory: pytest.TempPathFactory, objects: dict[str, str]) -> Iterator[str]:
    """The address of an exchange; Prefect is told of a server that asks for a key."""
    with pytest.MonkeyPatch.context() as here:
        here.delenv("PREFECT_HOME", raising=False)
        with prefect_server(tmp_path_factory.mktemp("prefect")):
            address = new_bucket(objects, "exchange")
            here.setenv("VOUCHLINE_EXCHANGE", address)
            yield address
        os.environ.pop("PREFECT_HOME", None)


@pytest.fixture
def workers(exchange: str, tmp_path: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Two workers of the pool `invoices`, each with a folder of its own."""
    with ExitStack() as held:
        started = []
        for number in range(2):
            command = [sys.executable, "-m", "app", "worker", "invoices", "--at-once", "1"]
            folder = ["--workspace", str(tmp_path / f"worker-{number}")]
            quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
            worker = subprocess.Popen([*command, *folder], env={**os.environ, **_HEARTBEAT}, **quiet)  # type: ignore[call-overload]
            held.callback(worker.wait)
            held.callback(worker.kill)
            started.append(worker)
        yield started


def test_what_a_killed_worker_was_reading_is_read_by_the_other(
    exchange: str,
    workers: list[subprocess.Popen[bytes]],
    root: Path,
    tmp_path: Path,
    readers: Examiners,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_URL, temporary_settings

    from flows import pool_reading, work_pool

    monkeypatch.setattr(pool_reading, "_WAIT_SECONDS", 120)
    monkeypatch.setattr(pool_reading, "_TRIES", 20)  # on a busy machine others are taken for lost too
    monkeypatch.setattr(work_pool, "_NAMELESS_SECONDS", 9)
    wanted = [Wanted(receive(next((root / "sample_invoices" / case).glob("document.*")))) for case in CASES]
    with Ledger.open(tmp_path) as ledger:
        ledger.note(EventKind.CACHE_SEALED, {"sha256": ""})  # as a run leaves it that reads
    named = {f"{socket.gethostname()}-{worker.pid}": worker for worker in workers}
    killed: list[int] = []

    def look(self: Any) -> object:
        """Look how far the pieces are, and kill whichever worker reads one first."""
        seen = plain(self)
        running = [run for run in self._pool._client.read_flow_runs() if run.state and run.state.is_running()]
        names = [str(run.labels.get("prefect.worker.name")).rpartition("-")[0] for run in running]
        reading = [named[name] for name in names if name in named]
        if reading and not killed:
            reading[0].kill()
            killed.append(reading[0].wait())
        return seen

    plain = pool_reading.Reading._look
    monkeypatch.setattr(pool_reading.Reading, "_look", look)
    # Prefect reads its settings as it is imported, and other tests may have done that.
    server = {one: os.environ[one.name] for one in (PREFECT_API_URL, PREFECT_API_AUTH_STRING)}
    with temporary_settings(server), OnPool("invoices", exchange, Policy(), tmp_path) as away:
        read = {one.document.sha256: examined for one, examined in away.read(wanted)}
    assert killed
    here = {one.document.sha256: examined for one, examined in readers.read(wanted)}
    assert read.keys() == here.keys()
    for sha256, examined in here.items():
        there = read[sha256]
        assert isinstance(examined, Examined)
        assert isinstance(there, Examined)
        # What a process saw of glyphs for the first time depends on what it had read before.
        assert there._replace(seconds=0.0, learnt=b"") == examined._replace(seconds=0.0, learnt=b"")
