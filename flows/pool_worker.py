"""A worker of a work pool of Prefect's that reads pieces and does nothing else.

Prefect's own kind of worker starts whatever command a flow run names. This one takes a name in the exchange, and reads
what is sealed there: who may talk to Prefect's server, but has not its key, has it do nothing.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from typing import Any
from uuid import uuid4

from filelock import FileLock
from httpx import HTTPError
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import FlowRun, State
from prefect.exceptions import Abort, PrefectException
from prefect.settings import get_current_settings
from prefect.states import Cancelled, Completed, Failed, Running
from prefect.utilities.engine import propose_state
from prefect.workers.base import BaseJobConfiguration, BaseVariables, BaseWorker, BaseWorkerResult

from flows.ending import tell, tell_failure
from flows.exchange import PIECE, TYPE, VARIABLE, exchange_at
from flows.pieces import read_piece
from flows.unforeseen import leave_log
from flows.work_pool import BROKEN, failed_name, pool_named, told
from schemas import Misconfigured, VouchlineError

_SCRATCH = "cache/worker"  # in the workspace; a folder for each worker, by its name
_HELD = "lock"  # in it, for as long as its worker lives
_INTERRUPTED = 130
_TOLD_AGAIN = 20  # times that how a piece ended is told, where Prefect's server is away
_BETWEEN = 30.0  # seconds between two of them

Reader = Callable[[str], bool]  # reads a piece; whether it is still wanted


class Ended(BaseWorkerResult):
    """That a piece came to its end, whichever."""


class PieceWorker(BaseWorker[BaseJobConfiguration, BaseVariables, Ended]):
    """Reads `at_once` pieces at the same time; as many more wait here, so that the next one is there."""

    type = TYPE
    _description = "Reads documents for Vouchline (vouchline worker)."
    _display_name = "Vouchline"

    def __init__(self, pool: str, name: str, at_once: int, read: Reader, workspace: Path) -> None:
        super().__init__(pool, name=name, limit=2 * at_once)
        self._read = read
        self._workspace = workspace
        self._free = asyncio.Semaphore(at_once)
        self._threads = ThreadPoolExecutor(at_once)  # each keeps its reading process for the next piece

    async def run(self, flow_run: FlowRun, configuration: BaseJobConfiguration, task_status: Any = None) -> Ended:
        """Read the piece that a flow run names; how it ended is the flow run's state."""
        if task_status is not None:
            task_status.started(os.getpid())
        async with self._free:
            await self._told(flow_run, Running())
            end = await asyncio.get_running_loop().run_in_executor(self._threads, self._state, flow_run)
        for _ in range(_TOLD_AGAIN):
            if await self._told(flow_run, end):
                break
            await asyncio.sleep(_BETWEEN)
        return Ended(identifier=str(flow_run.id), status_code=0)

    async def _told(self, flow_run: FlowRun, state: State[Any]) -> bool:
        """Whether Prefect's server heard of a state; what it thinks of that does not matter here."""
        try:
            with suppress(PrefectException, Abort):  # it may have been taken back or cancelled meanwhile
                await propose_state(self.client, state, flow_run_id=flow_run.id)
        except HTTPError:
            return False
        return True

    def _state(self, flow_run: FlowRun) -> State[Any]:
        try:
            wanted = self._read(str(flow_run.parameters.get(PIECE)))
        except VouchlineError as error:
            tell_failure(error)
            return Failed(name=failed_name(error), message=str(error))
        except Exception as error:  # whatever it was, the pieces of others are still read
            leave_log(error, self._workspace)
            return Failed(name=BROKEN, message=type(error).__name__)
        return Completed() if wanted else Cancelled()


def serve_pool(pool: str, at_once: int, workspace: Path) -> None:
    """Read what runs send to a work pool, until stopped: then it ends at once, and others read what it was at.

    What is being read lies in a folder of `workspace`. Raises Misconfigured or Unavailable where Prefect's server or
    the exchange is not named or not there, or the pool is one of others.
    """
    if not get_current_settings().api.url:
        raise Misconfigured(
            "A worker asks Prefect's server for what to read, and none is named.",
            "Set PREFECT_API_URL and PREFECT_API_AUTH_STRING, as for the run.",
        )
    exchange = exchange_at(os.environ.get(VARIABLE), VARIABLE)
    exchange.check()
    # No other worker ever had the name, also where the number of the process is the same, as in a container.
    name = f"{socket.gethostname()}-{os.getpid()}-{uuid4().hex[:8]}"
    with told(pool), _folder((workspace / _SCRATCH).absolute(), name) as home:
        with get_client(sync_client=True) as client:
            pool_named(client, pool)

        def read(piece: str) -> bool:
            message = exchange.sent(piece)
            if message is None:
                return False
            exchange.answer(piece, read_piece(message, str(home)))
            return True

        def end(*_: object) -> None:
            rmtree(home, ignore_errors=True)
            os._exit(_INTERRUPTED)

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, end)
        tell(f"Reading for the work pool {pool}. Stop with Ctrl-C.", "worker", at_once=at_once)
        asyncio.run(_started(PieceWorker(pool, name, at_once, read, workspace)))


async def _started(worker: PieceWorker) -> None:
    await worker.start(printer=lambda *_: None)


@contextmanager
def _folder(scratch: Path, name: str) -> Iterator[Path]:
    """A worker's own folder, held until the block ends; what workers left that were killed is removed.

    It is held by a lock, which ends with whoever has it: the number of a process says nothing in another container.
    """
    home = scratch / name
    held = FileLock(home / _HELD)
    with FileLock(scratch.with_suffix(".lock")):  # nobody removes a folder that is made and not yet held
        for folder in scratch.glob("*"):
            with suppress(OSError), FileLock(folder / _HELD, timeout=0):  # else it is at work, or another user's
                rmtree(folder, ignore_errors=True)
        home.mkdir(parents=True)
        held.acquire()
    try:
        yield home
    finally:
        rmtree(home, ignore_errors=True)
        held.release()
