"""The process that workers are forked from: what their work needs is imported and loaded once for all of them, and lies
once in memory. It reads no document.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import socket
from collections import deque
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle, send_handle

from flows.dying import die_with
from flows.workers import child
from flows.workers.process import begin

_START = "from flows.workers.seed import main; main({}, {})"


class Seed:
    """A process that has imported what `work` (pickled with its limits and room) needs, as its parent sees it."""

    def __init__(self, work: bytes) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = begin(_START, theirs.fileno())
        self.pid = self._process.pid
        self._connection = Connection(ours.detach())
        self._unborn: deque[Forked] = deque()
        self._fertile = False  # whether a worker was forked from it
        with suppress(OSError):  # it has ended
            self._connection.send_bytes(work)

    def fork(self, descriptor: int) -> Forked:
        """A worker that serves us over the socket `descriptor`, as soon as all is imported."""
        one = Forked(self)
        self._unborn.append(one)
        with suppress(OSError):  # it has ended: nobody is at the other end of the worker's socket
            self._connection.send(None)
            send_handle(self._connection, descriptor, self.pid)
        return one

    def ended(self) -> bool:
        """Whether nothing can be forked from it any more."""
        return self._process.poll() is not None

    def end(self) -> int:
        """Stop it at once, and with it what was forked from it; how it ended, as subprocess says it."""
        self._connection.close()
        self._process.kill()
        return self._process.wait()

    def number_of(self, one: Forked) -> int | None:
        """The process that a worker is; None while it is to be forked."""
        try:
            while one in self._unborn and (self._fertile or self._connection.poll()):
                self._unborn.popleft().number = self._connection.recv()
                self._fertile = True
        except (EOFError, OSError):
            self._unborn.clear()
            self.end()
        return one.number

    def ending_of(self, number: int, *, wait: bool) -> int | None:
        """How one of its workers ended; None while it runs."""
        try:
            while self._unborn:
                self.number_of(self._unborn[-1])
            self._connection.send((number, 0 if wait else os.WNOHANG))
            ending: int | None = self._connection.recv()
        except (EOFError, OSError):
            return self.end()
        return ending


class Forked:
    """A worker with what its parent asks of a `Popen`."""

    def __init__(self, seed: Seed) -> None:
        self._seed = seed
        self._ending: int | None = None
        self.number: int | None = None

    @property
    def pid(self) -> int:
        """Its process; that which it is to be forked from while that still imports."""
        return self._seed.number_of(self) or self._seed.pid

    def poll(self) -> int | None:
        """How it ended, as subprocess says it; None while it runs."""
        return self._asked(wait=False)

    def kill(self) -> None:
        """End it at once. While it is to be forked, that ends what it is to be forked from."""
        number = self._seed.number_of(self)
        if number is None:
            self._seed.end()
        elif self._ending is None and not self._seed.ended():  # until it is asked how it ended, its number is its own
            os.kill(number, signal.SIGKILL)

    def wait(self) -> int:
        """How it ended, once it has."""
        ending = self._asked(wait=True)
        return -signal.SIGKILL if ending is None else ending

    def _asked(self, *, wait: bool) -> int | None:
        if self._ending is None and (number := self._seed.number_of(self)) is not None:
            self._ending = self._seed.ending_of(number, wait=wait)
        elif self._ending is None and self._seed.ended():
            self._ending = -signal.SIGKILL
        return self._ending


def main(descriptor: int, parent: int) -> None:
    """Import what the work needs, then fork a worker for each socket that comes, and say how workers ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means
    die_with(parent)
    connection = Connection(descriptor)
    gc.disable()  # imports make much that lasts, and looking through it takes a tenth of their time
    _loaded = pickle.loads(connection.recv_bytes())  # noqa: S301 (our parent's)
    gc.freeze()  # what all share is not looked through, which would write to it
    while True:
        try:
            asked = connection.recv()
        except EOFError:
            return
        if asked is None:
            connection.send(_fork(connection))
        else:
            number, how = asked
            ended, status = os.waitpid(number, how)
            connection.send(os.waitstatus_to_exitcode(status) if ended else None)
        del asked


def _fork(connection: Connection) -> int:
    """The process that is forked to serve over the socket that comes."""
    theirs, seed = recv_handle(connection), os.getpid()
    if number := os.fork():
        os.close(theirs)
        return number
    try:
        connection.close()
        child.main(theirs, seed)
    finally:
        os._exit(0)  # whatever happened: what follows is for the process that was forked
