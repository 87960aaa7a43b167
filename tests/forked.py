"""Processes forked from one that has imported and loaded what they need: begun anew, each takes seconds for that.

The reading processes of all tests come from it but of those marked `anew`, which are about how such a process begins,
what it imports, and what it may take.
"""

from __future__ import annotations

import multiprocessing
import os
import time
import warnings
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from flows.workers import child, worker

FORKED = multiprocessing.get_context("forkserver")
NEEDED = ["tests.warmed"]  # what the first of all imports; tests whose processes do more add to it
_ROOT = Path(__file__).resolve().parent.parent
_USUAL = dict(os.environ)
_ANEW = worker.begin
_SERVER: Any = forkserver._forkserver  # type: ignore[attr-defined]


class Forked:
    """A reading process with the few methods of a `Popen` that its parent asks for."""

    def __init__(self, descriptor: int) -> None:
        template()
        room = (worker.environment(), str(Path.cwd()), _umask())
        with Connection(os.dup(descriptor)) as socket:
            self._process = FORKED.Process(target=_serve, args=(socket, *room), daemon=True)
            self._process.start()
        self.pid = self._process.pid

    def poll(self) -> int | None:
        """How it ended, as subprocess says it; None while it runs."""
        return self._process.exitcode

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def wait(self) -> int | None:
        """How it ended, once it has."""
        self._process.join()
        return self._process.exitcode


def fork_readers(*, forked: bool) -> None:
    """Have reading processes forked from now on, or begun anew as in use."""
    worker.begin = Forked if forked else _ANEW  # type: ignore[assignment]


def template() -> str:
    """The address of the process that all are forked from; it starts in the project, as the tests' environment was."""
    if _SERVER._forkserver_address is None:
        FORKED.set_forkserver_preload(NEEDED)
        with chdir(_ROOT), _environment({**_USUAL, **worker.environment()}):
            _SERVER.ensure_running()
    return str(_SERVER._forkserver_address)


def fork_from(address: str) -> None:
    """Have this process, which came from the one at `address` itself, ask it for others: it would begin another one."""
    _SERVER._forkserver_address = address
    _SERVER.ensure_running = lambda: None
    fork_readers(forked=True)


def _serve(socket: Connection, environment: dict[str, str], folder: str, umask: int) -> None:
    """Be the reading process behind `socket`, as one begun anew with this environment would."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    _set(environment)
    time.tzset()
    os.chdir(folder)
    os.umask(umask)
    warnings.simplefilter("ignore")
    child.main(os.dup(socket.fileno()), os.getppid())


def _umask() -> int:
    umask = os.umask(0o077)
    os.umask(umask)
    return umask


@contextmanager
def _environment(environment: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    _set(environment)
    try:
        yield
    finally:
        _set(before)


def _set(environment: dict[str, str]) -> None:
    for name in set(os.environ) - set(environment):
        del os.environ[name]
    os.environ.update(environment)
