"""What runs inside a worker process. It imports nothing heavy of its own: the work brings what it needs."""

from __future__ import annotations

import gc
import os
import resource
import signal
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from flows.dying import die_with
from flows.workers.room import Room
from schemas import Limits, SignalCode

_BUSY = 5  # times the limit by the clock: on a busy machine a document waits for others through no fault of its own
_GRACE = 30  # seconds over that, after which a worker that nobody supervises any more ends itself
_HEADROOM = 1.5  # times the memory limit: space is reserved before it is used, and the parent watches the use


@dataclass(frozen=True)
class Ready:
    """What a worker says once it has imported its work: the bytes of memory that this took.

    The worker itself says it: a parent that looked when it hears of it could already count the first document.
    """

    memory: int


def by_the_clock(limits: Limits) -> int:
    """Seconds after which a document is stopped however little of the machine it had."""
    return _BUSY * limits.seconds


def memory(process: int) -> int | None:
    """Bytes of memory that the process with this number uses, where the system tells."""
    try:
        sizes = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()
    except OSError:
        return None
    return int(sizes[1]) * resource.getpagesize() if len(sizes) > 1 else None


def main(descriptor: int, parent: int) -> None:
    """Serve the parent process over the socket `descriptor` until it closes: (work, limits, room), then documents.

    Answers Ready, then (True, result) or (False, signal code) for each document.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    die_with(parent)
    connection = Connection(descriptor)
    gc.disable()  # imports make much that lasts, and looking through it takes a tenth of their time
    work, limits, room = connection.recv()
    _limit_memory(limits, room)
    gc.freeze()
    gc.enable()
    gc.set_threshold(20_000, 20, 50)  # a page makes many objects and few cycles
    connection.send(Ready(memory(os.getpid()) or 0))
    while True:
        try:
            document = connection.recv()
        except EOFError:
            return
        signal.alarm(by_the_clock(limits) + _GRACE)
        answer = _answer(work, document, limits)
        signal.alarm(0)  # before it is sent: the parent may take its time over another result
        connection.send(answer)


def _answer(work: Callable[[Any, Limits], Any], document: Any, limits: Limits) -> tuple[bool, Any]:
    try:
        return True, work(document, limits)
    except MemoryError:
        return False, SignalCode.READER_MEMORY
    except Exception:
        return False, SignalCode.READER_CRASHED


def _limit_memory(limits: Limits, room: Room) -> None:
    """Allow the memory limit on top of what the imports take, where the system tells how much that is."""
    sizes = Path("/proc/self/statm")
    if sizes.exists():
        total, *_, data, _dirty = map(int, sizes.read_text(encoding="ascii").split())
        kind, used = (resource.RLIMIT_AS, total) if room.limit_space else (resource.RLIMIT_DATA, data)
        allowed = used * resource.getpagesize() + int(_HEADROOM * limits.memory_megabytes * 1_048_576)
        resource.setrlimit(kind, (allowed, resource.getrlimit(kind)[1]))
