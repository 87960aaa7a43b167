"""One worker process as its parent sees it."""

from __future__ import annotations

import os
import pickle
import socket
import time
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Generic, TypeVar

from flows.workers.child import Ready, by_the_clock, memory
from flows.workers.room import Room
from flows.workers.seed import Seed
from schemas import Limits, SignalCode

D = TypeVar("D")
_START_SECONDS = 300  # a busy machine may take long to import; a worker that takes longer hangs
_MOST_DOCUMENTS = 500  # after which a worker is replaced: libraries keep a little of every file


class Worker(Generic[D]):
    """A process that does `work` (pickled with its limits and room) for one document at a time."""

    def __init__(self, seed: Seed, work: bytes, limits: Limits, room: Room) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = seed.fork(theirs.fileno())
        self.connection = Connection(ours.detach())
        self.ready = False
        self.document: D | None = None
        self._limits = limits
        self._room = room
        self._deadline = self._latest = time.monotonic() + _START_SECONDS
        self._spent: Mapping[int, int] = {}
        self.by_clock = False  # whether it was stopped for the time by the clock alone
        self._baseline = 0
        self._done = 0
        self._post(work)

    def give(self, document: D) -> None:
        """Hand a document over; its time begins when the worker is ready."""
        self.document = document
        self._start_clock()
        self._post(pickle.dumps(document))

    def take(self) -> tuple[bool, Any] | None:
        """What the worker has to say: its answer, or None if it only says that it is ready.

        Raises EOFError or OSError if it ended instead.
        """
        answer: Any = self.connection.recv()
        if isinstance(answer, Ready):
            self.ready = True
            self._baseline = answer.memory
            self._start_clock()
            return None
        self._done += 1
        self.document = None
        return bool(answer[0]), answer[1]

    def overdue(self) -> SignalCode | None:
        """The limit that the worker is beyond, if any; of its time, what it computed itself, where the system tells.

        What counts is the busiest of its threads: no machine, however idle, would have been done sooner than that.
        """
        now = time.monotonic()
        if (self.document is not None or not self.ready) and now > self._deadline:
            seconds = self._seconds()
            if now > self._latest or seconds is None or seconds > self._limits.seconds:
                self.by_clock = seconds is not None and seconds <= self._limits.seconds
                return SignalCode.READER_TIMEOUT
        if self.ready and (self.memory() or 0) - self._baseline > self._limits.memory_megabytes * 1_048_576:
            return SignalCode.READER_MEMORY
        return None

    def worn(self) -> bool:
        """Whether the worker, idle now, has ended or should be replaced before its next document."""
        return (
            self._process.poll() is not None
            or self._done >= _MOST_DOCUMENTS
            or (self.memory() or 0) - self._baseline > self._room.kept
        )

    def memory(self) -> int | None:
        """Bytes of memory in use, where the system tells."""
        return memory(self._process.pid)

    def _seconds(self) -> float | None:
        """What the busiest thread has computed for this document, with the programs it waited for; None where the
        system does not tell."""
        now = self._computed()
        threads = [ticks - self._spent.get(number, 0) for number, ticks in now.items() if number]
        waited = now.get(0, 0) - self._spent.get(0, 0)
        return (max(threads) + waited) / os.sysconf("SC_CLK_TCK") if threads else None

    def _computed(self) -> Mapping[int, int]:
        """Ticks that each thread has computed so far, by its number, and under 0 the programs that ended; nothing where
        the system does not tell."""
        found: dict[int, int] = {}
        for thread in Path(f"/proc/{self._process.pid}/task").glob("*"):
            with suppress(OSError):  # it has ended
                told = (thread / "stat").read_text(encoding="ascii", errors="replace")
                # The program's name, in brackets, may hold blanks; user and system time are the 14th to 17th of all.
                user, system, *waited = map(int, told.rpartition(")")[2].split()[11:15])
                found[int(thread.name)], found[0] = user + system, sum(waited)
        return found

    def end(self) -> int:
        """Stop the process at once and wait until it is gone; how it ended, as subprocess says it."""
        self.connection.close()
        self._process.kill()
        return self._process.wait()

    def _start_clock(self) -> None:
        if self.ready:
            now = time.monotonic()
            self._deadline, self._latest = now + self._limits.seconds, now + by_the_clock(self._limits)
            self._spent = self._computed()

    def _post(self, message: bytes) -> None:
        try:
            self.connection.send_bytes(message)
        except OSError:
            return  # it has ended; the next `take` says so
