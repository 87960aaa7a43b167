"""A worker of a work pool of Prefect's that reads pieces and does nothing else.

Prefect's own kind of worker starts whatever command a flow run names. This one takes a name in the exchange, and reads
what is sealed there: who may talk to Prefect's server, but has not its key, has it do nothing.
"""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import Any

from prefect.client.schemas.objects import FlowRun, State
from prefect.exceptions import PrefectException
from prefect.states import Cancelled, Completed, Failed, Running
from prefect.utilities.engine import propose_state
from prefect.workers.base import BaseJobConfiguration, BaseVariables, BaseWorker, BaseWorkerResult

from flows.ending import tell, tell_failure
from flows.exchange import PIECE, TYPE, VARIABLE, exchange_at
from flows.pieces import read_piece
from flows.unforeseen import leave_log
from flows.work_pool import failed_name
from schemas import VouchlineError

_SCRATCH = "cache/worker"  # in the workspace; a folder for each worker, by the number of its process
_INTERRUPTED = 130

Reader = Callable[[str], bool]  # reads a piece; whether it is still wanted


class Ended(BaseWorkerResult):
    """That a piece came to its end, whichever."""


class PieceWorker(BaseWorker[BaseJobConfiguration, BaseVariables, Ended]):
    """Reads `at_once` pieces at the same time; as many more wait here, so that the next one is there."""

    type = TYPE
    _description = "Reads documents for Vouchline (vouchline worker)."
    _display_name = "Vouchline"

    def __init__(self, pool: str, at_once: int, read: Reader, workspace: Path) -> None:
        name = f"{socket.gethostname()}-{os.getpid()}"
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
            await self._propose(flow_run, Running())
            work = asyncio.get_running_loop().run_in_executor(self._threads, self._state, flow_run)
            await self._propose(flow_run, await work)
        return Ended(identifier=str(flow_run.id), status_code=0)

    async def _propose(self, flow_run: FlowRun, state: State[Any]) -> None:
        with suppress(PrefectException):  # it may have been taken back meanwhile
            await propose_state(self.client, state, flow_run_id=flow_run.id)

    def _state(self, flow_run: FlowRun) -> State[Any]:
        try:
            wanted = self._read(str(flow_run.parameters.get(PIECE)))
        except VouchlineError as error:
            tell_failure(error)
            return Failed(name=failed_name(error), message=str(error))
        except Exception as error:  # whatever it was, the pieces of others are still read
            leave_log(error, self._workspace)
            return Failed(name="Unforeseen", message=type(error).__name__)
        return Completed() if wanted else Cancelled()


def serve_pool(pool: str, at_once: int, workspace: Path) -> None:
    """Read what runs send to a work pool, until stopped: then it ends at once, and others read what it was at.

    What is being read lies in a folder of `workspace`. Raises Misconfigured or Unavailable where the exchange is not
    named, or not there.
    """
    exchange = exchange_at(os.environ.get(VARIABLE), VARIABLE)
    exchange.check()
    scratch = (workspace / _SCRATCH).absolute()
    _sweep(scratch)
    home = scratch / str(os.getpid())
    home.mkdir(parents=True)

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
    asyncio.run(_started(pool, at_once, read, workspace))


async def _started(pool: str, at_once: int, read: Reader, workspace: Path) -> None:
    await PieceWorker(pool, at_once, read, workspace).start(printer=lambda *_: None)


def _sweep(scratch: Path) -> None:
    """Remove what workers left that were killed."""
    for folder in scratch.glob("*"):
        try:
            os.kill(int(folder.name), 0)
        except (ValueError, ProcessLookupError):
            rmtree(folder, ignore_errors=True)
