"""A worker of a work pool, beside Prefect: where it starts, under which name, and what it tells."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from filelock import FileLock
from httpx import ConnectError
from prefect.exceptions import Abort
from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_URL, temporary_settings

from flows import pool_worker
from flows.pool_worker import PieceWorker, _folder, serve_pool
from schemas import Misconfigured, Unavailable


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """The workers that were started on a server that is there; each as long as the list is read."""
    workers: list[Any] = []

    async def start(worker: PieceWorker) -> None:
        folder = Path(os.environ["SCRATCH"]) / worker.name
        workers.append((worker.name, folder.is_dir()))

    monkeypatch.setattr(pool_worker, "_started", start)
    monkeypatch.setattr(pool_worker, "exchange_at", lambda *_: SimpleNamespace(check=lambda: None))
    monkeypatch.setattr(pool_worker, "signal", SimpleNamespace(signal=lambda *_: None, SIGINT=2, SIGTERM=15))
    _answering(monkeypatch, kind="vouchline")
    with temporary_settings({PREFECT_API_URL: "http://127.0.0.1:9/api", PREFECT_API_AUTH_STRING: "key"}):
        yield workers


def _answering(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    class Client:
        """A server with one work pool."""

        def __init__(self, **_: object) -> None: ...
        def __enter__(self) -> Client:
            return self

        def __exit__(self, *_: object) -> None: ...
        def read_work_pool(self, _name: str) -> Any:
            if kind == "away":
                raise ConnectError("away")
            return SimpleNamespace(type=kind)

    monkeypatch.setattr(pool_worker, "get_client", Client)


@pytest.mark.parametrize(
    ("kind", "error", "match"),
    [("process", Misconfigured, "is of the type process"), ("away", Unavailable, "server does not answer")],
)
def test_a_pool_of_others_is_not_served(
    started: list[Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str, error: type[Exception], match: str
) -> None:
    _answering(monkeypatch, kind)
    with pytest.raises(error, match=match):
        serve_pool("default", 1, tmp_path)
    assert started == []


def test_each_worker_has_a_name_of_its_own_in_one_process_too(
    started: list[Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SCRATCH", str(tmp_path / "cache" / "worker"))
    left = tmp_path / "cache" / "worker" / str(os.getpid())  # of a container that was killed: its number is ours
    left.mkdir(parents=True)
    for _ in range(2):
        serve_pool("invoices", 1, tmp_path)
    (first, there), (second, there_too) = started
    assert first != second
    assert there
    assert there_too
    assert list((tmp_path / "cache" / "worker").iterdir()) == []


def test_a_folder_is_removed_once_nobody_holds_it_whatever_its_name(tmp_path: Path) -> None:
    with _folder(tmp_path / "worker", "host-1-aa") as first:
        (first / "file").write_bytes(b"read")
        with _folder(tmp_path / "worker", "999999999"):
            assert (first / "file").read_bytes() == b"read"
    left = tmp_path / "worker" / str(os.getppid())  # somebody has that number
    left.mkdir()
    with FileLock(left / "lock"), _folder(tmp_path / "worker", "host-1-bb"):
        assert left.is_dir()
    with _folder(tmp_path / "worker", "host-1-cc") as last:
        assert list(last.parent.iterdir()) == [last]


def test_without_the_address_of_a_server_it_is_told_and_nothing_is_left_elsewhere(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT")}
    done = subprocess.run(
        [sys.executable, "-m", "app", "worker", "invoices", "--workspace", str(tmp_path / "workspace")],
        env={**kept, "HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == Misconfigured("").exit_code
    assert "Set PREFECT_API_URL" in done.stderr
    assert "Reading for" not in done.stderr
    assert list(home.iterdir()) == []


def _worker(tmp_path: Path) -> PieceWorker:
    return PieceWorker("invoices", "host-1-aa", 1, lambda _piece: True, tmp_path)


def _ran(worker: PieceWorker) -> int:
    worker._client = SimpleNamespace()  # type: ignore[assignment] # what is proposed to it is looked at
    run = SimpleNamespace(id=uuid4(), parameters={"piece": uuid4().hex})
    return asyncio.run(worker.run(run, None)).status_code  # type: ignore[arg-type] # as Prefect has it do


@pytest.mark.parametrize("trouble", [ConnectError("away"), Abort("cancelled")])
def test_how_a_piece_ended_is_told_until_the_server_hears_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, trouble: BaseException
) -> None:
    told = []

    async def propose(_client: Any, state: Any, **_: Any) -> None:
        told.append(state.type.value)
        if len(told) < 4:
            raise trouble

    monkeypatch.setattr(pool_worker, "propose_state", propose)
    monkeypatch.setattr(pool_worker, "_BETWEEN", 0.0)
    assert _ran(_worker(tmp_path)) == 0
    heard = ["RUNNING", "COMPLETED"]
    assert told == (heard if isinstance(trouble, Abort) else [*heard, "COMPLETED", "COMPLETED"])
