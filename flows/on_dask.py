"""Reading on a cluster of Dask: a few documents are a task of Prefect's, and what does not come back is sent again.

Extracting is pure, so that a piece may be read twice; judging and settling stay with the run (ADR 50).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import islice
from math import ceil
from pathlib import Path
from typing import Any, Self

from flows.examined import Examined, Wanted
from flows.pieces import come_back, differs, groups, message_of, read_piece
from schemas import Misconfigured, Policy, Signal, Unavailable, VouchlineError

_AT_ONCE = 2  # pieces a thread has: while one is read, the next is there
_ROUNDS = 4  # pieces of a chunk a thread reads: the more, the less it waits for the others at the end
_WAIT_SECONDS = 60  # for the first worker of a cluster that is there already
_SLOW = (ConnectionError, TimeoutError)  # what a cluster of our own may come to that is only late
_THEIRS = {"concurrent", "distributed", "httpx", "prefect"}  # the packages whose errors are of the way
_SCRATCH = "cache/dask"  # in a workspace
_SETTINGS = {"distributed.admin.large-graph-warning-threshold": "1GB"}  # a piece holds its documents


def on_worker(message: bytes) -> bytes:
    """Read a piece in a Dask worker, which keeps its files among its own: they are removed also where it is killed."""
    from distributed import get_worker

    return read_piece(message, get_worker().local_directory)


class OnDask:
    """A cluster, connected to when there is first something to read.

    One without a `scheduler` is of this machine and of this run: `count` workers, each with its own key of TLS.
    """

    def __init__(self, scheduler: str | None, count: int, policy: Policy, workspace: Path) -> None:
        self._scheduler = scheduler
        self._count = count
        self._policy = policy
        self._workspace = workspace
        self._held = ExitStack()
        self._runner: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None:
        self._held.close()

    def read(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Wanted, Examined | Signal]]:
        """What is wanted, with what was examined of it, as the pieces come back.

        Raises Unavailable where the cluster is away or loses its workers over and over.
        """
        with _told(Exception if self._scheduler else _SLOW), _installed():
            runner = self._runner or self._started()
            client = runner.client  # connects; a cluster of our own is started by us, and may fail as all that we do
        with _told(Exception):  # nothing of ours is done there
            client.wait_for_workers(1, timeout=_WAIT_SECONDS)
            threads = sum(client.nthreads().values())
        documents = list(wanted)
        most = max(1, ceil(len(documents) / (_ROUNDS * max(1, threads))))
        for group, message in self._gathered(runner, groups(documents, most), _AT_ONCE * max(1, threads)):
            yield from come_back(self._workspace, group, message)

    def _started(self) -> Any:
        """The task runner; it is kept before it is known to work, so that none is started beside it."""
        import dask
        from prefect_dask.task_runners import DaskTaskRunner

        logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # we say what is wrong
        self._held.enter_context(dask.config.set(_SETTINGS))
        kind: dict[str, Any] = {"address": self._scheduler} if self._scheduler else {"cluster_kwargs": self._own()}
        self._runner = self._held.enter_context(DaskTaskRunner(**kind))
        return self._runner

    def _own(self) -> dict[str, Any]:
        """A cluster of this machine. What a reader may take of memory, its own limit says."""
        return {
            "n_workers": self._count,
            "threads_per_worker": 1,
            "memory_limit": 0,
            "dashboard_address": None,
            "security": True,
            "local_directory": str((self._workspace / _SCRATCH).absolute()),
        }

    def _gathered(
        self, runner: Any, pieces: Iterable[Sequence[Wanted]], at_once: int
    ) -> Iterator[tuple[Sequence[Wanted], bytes]]:
        """Each piece with what came back of it, as they come; no more than `at_once` are under way."""
        import distributed

        waiting, under_way = iter(pieces), {}
        done: Any = distributed.as_completed(loop=runner.client.loop)  # type: ignore[no-untyped-call]

        def send(most: int) -> None:
            for piece in islice(waiting, most):
                future = self._sent(runner, piece)
                under_way[future.wrapped_future.key] = (future, piece)
                done.add(future.wrapped_future)

        try:
            send(at_once)
            for finished in done:
                future, piece = under_way.pop(finished.key)
                with _told():
                    message = future.result()
                send(1)
                yield piece, message
        finally:
            with suppress(Exception):  # of a cluster that is gone, there is nothing to take back
                runner.client.cancel([future.wrapped_future for future, _ in under_way.values()])

    def _sent(self, runner: Any, group: Sequence[Wanted]) -> Any:
        from flows.orchestrate import as_sent

        message = message_of(self._workspace, self._policy, group)
        with _told():
            return runner.submit(as_sent("read piece", on_worker), {"message": message})


@contextmanager
def _installed() -> Iterator[None]:
    """A package that this machine lacks, in our words."""
    try:
        yield
    except ImportError as error:
        raise Misconfigured(
            "Documents are to be read on Dask, and a package for that is not installed.",
            'Install it: pip install "vouchline[dask]".',
        ) from error


@contextmanager
def _told(kinds: type[Exception] | tuple[type[Exception], ...] = OSError) -> Iterator[None]:
    """What goes wrong on the way there and back, and errors of `kinds`, in our words; whatever else stands."""
    try:
        yield
    except VouchlineError:
        raise
    except Exception as error:
        if any(isinstance(one, ImportError) for one in (error, error.__cause__)):
            raise differs("lacks Vouchline, or a package that it needs") from error
        if not isinstance(error, kinds) and type(error).__module__.partition(".")[0] not in _THEIRS:
            raise
        raise Unavailable(
            "The Dask cluster does not answer, or lost its workers over and over.",
            "See that its scheduler and workers run, then run again: it goes on where it stopped.",
        ) from error
