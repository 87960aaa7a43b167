"""The pool: hands documents to workers, enforces limits, replaces what hangs, dies or eats memory."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from signal import SIGALRM
from types import TracebackType
from typing import Generic, Self, TypeVar, cast

from flows.workers.child import by_the_clock
from flows.workers.room import Room
from flows.workers.seed import Seed
from flows.workers.worker import Worker
from schemas import Limits, Signal, SignalCode, Unavailable

D = TypeVar("D")
T = TypeVar("T")
_ROOM = Room()
_LOOK_SECONDS = 0.2  # between two looks at the workers' limits
_FAILED_STARTS = 3  # in a row, after which the installation is to blame


class WorkerPool(Generic[D, T]):
    """`workers` processes that do `work(document, limits)`, which must be importable (a partial of such is too).

    Use it in a `with` block and from one thread: when the block ends, however it ends, no process is left.
    """

    def __init__(self, work: Callable[[D, Limits], T], workers: int, limits: Limits, room: Room = _ROOM) -> None:
        self._work = pickle.dumps((work, limits, room))
        self._room = room
        self._size = workers
        self._limits = limits
        self._seed: Seed | None = None
        self._workers: list[Worker[D]] = []
        self._failed_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        while self._workers:
            self._workers.pop().end()
        if self._seed is not None:
            self._seed.end()
            self._seed = None

    def warm(self, most: int | None = None) -> None:
        """Begin the workers that are missing, `most` at most: all is imported while nothing is asked of them yet."""
        while len(self._workers) < min(self._size, self._size if most is None else most):
            self._begin()

    def map(self, documents: Iterable[D]) -> Iterator[tuple[D, T | Signal]]:
        """Each document with its result, or with the signal that says why there is none, as they are done.

        Takes documents only as fast as they are worked on. Raises Unavailable if no worker can be started.
        """
        waiting = iter(documents)
        try:
            while self._hand_out(waiting):
                for worker in self._with_news():
                    document = worker.document
                    result = self._result(worker)
                    if result is not None and document is not None:
                        self._hand_out(waiting)  # before the caller takes its time over the result
                        yield document, result
        finally:
            for worker in [one for one in self._workers if one.document is not None]:
                self._remove(worker)

    def _hand_out(self, waiting: Iterator[D]) -> bool:
        """Give every idle worker a document, starting workers as needed; whether any document is in work."""
        while sum(worker.document is not None for worker in self._workers) < self._size:
            document = next(waiting, None)
            if document is None:
                break
            self._idle().give(document)
        return any(worker.document is not None for worker in self._workers)

    def _idle(self) -> Worker[D]:
        for worker in [one for one in self._workers if one.document is None]:
            if not worker.worn():
                return worker
            self._remove(worker)
        return self._begin()

    def _begin(self) -> Worker[D]:
        if self._seed is None or self._seed.ended():
            self._seed = Seed(self._work)
        worker = Worker[D](self._seed, self._work, self._limits, self._room)
        self._workers.append(worker)
        return worker

    def _with_news(self) -> list[Worker[D]]:
        """The busy workers that have something to say, have ended, or are beyond a limit."""
        busy = [worker for worker in self._workers if worker.document is not None]
        spoken = cast("list[Connection]", wait([worker.connection for worker in busy], _LOOK_SECONDS))
        return [worker for worker in busy if worker.connection in spoken or worker.overdue() is not None]

    def _result(self, worker: Worker[D]) -> T | Signal | None:
        """A worker's result or the signal in its place; None while it goes on."""
        if worker.connection.closed or worker.document is None:
            return None
        code = None if worker.connection.poll() else worker.overdue()
        try:
            answer = worker.take() if code is None else None
        except (EOFError, OSError):
            return self._ended(worker, SignalCode.READER_CRASHED)
        if code is not None:
            return self._ended(worker, code)
        if answer is None:
            self._failed_starts = 0
            return None
        done, value = answer
        return cast("T", value) if done else _signal(value, self._limits)

    def _ended(self, worker: Worker[D], code: SignalCode) -> Signal | None:
        """The signal of a document whose worker is no good; one that was never ready is replaced for its document."""
        document = worker.document
        ending = self._remove(worker)
        if worker.ready or document is None:
            code, by_clock = (SignalCode.READER_TIMEOUT, True) if ending == -SIGALRM else (code, worker.by_clock)
            return _by_the_clock(self._limits) if by_clock else _signal(code, self._limits)
        self._failed_starts += 1
        if self._failed_starts >= _FAILED_STARTS:
            raise Unavailable("The reading processes do not start.", "`vouchline doctor` says what is missing.")
        self._idle().give(document)
        return None

    def _remove(self, worker: Worker[D]) -> int:
        self._workers.remove(worker)
        return worker.end()


def _signal(code: SignalCode, limits: Limits) -> Signal:
    told = {
        SignalCode.READER_TIMEOUT: (
            f"Reading took longer than {limits.seconds} seconds and was stopped.",
            "Ask the sender for a plainer file, or raise limits.seconds and replay the document.",
        ),
        SignalCode.READER_MEMORY: (
            f"Reading needed more than {limits.memory_megabytes} MB of memory and was stopped.",
            "Ask the sender for a plainer file, or raise limits.memory_megabytes and replay the document.",
        ),
        SignalCode.READER_CRASHED: (
            "The reader broke down over this document.",
            "Do not open it elsewhere before its sender has explained it; ask for a new file.",
        ),
    }
    message, todo = told[code]
    return Signal(code=code, message=message, todo=todo)


def _by_the_clock(limits: Limits) -> Signal:
    return Signal(
        code=SignalCode.READER_TIMEOUT,
        message=f"Reading was not done after {by_the_clock(limits)} seconds by the clock and was stopped.",
        todo="Replay the document once the machine is less busy. If that does not help, ask the sender for a plainer "
        "file, or raise limits.seconds: it may take five times that.",
    )
