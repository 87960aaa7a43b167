"""Processes forked from one that has imported and loaded what they need: begun anew, each takes seconds for that.

The reading processes of all tests come from it but of those marked `anew`, which are about how such a process begins,
what it imports, and what it may take.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import time
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from importlib.util import find_spec
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from flows.workers import child, pool, process, seed

FORKED = multiprocessing.get_context("forkserver")
NEEDED = ["tests.warmed"]  # what the first of all imports; tests whose processes do more add to it
_ROOT = Path(__file__).resolve().parent.parent
_USUAL = dict(os.environ)
_ANEW = seed.Seed
_SERVER: Any = forkserver._forkserver  # type: ignore[attr-defined]

T = TypeVar("T")


class Forked:
    """A reading process with the few methods of a `Popen` that its parent asks for."""

    def __init__(self, descriptor: int) -> None:
        template()
        room = (os.getpid(), process.environment(), str(Path.cwd()), _umask())
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


class Template:
    """In the place of the process that the workers of one pool are forked from."""

    def __init__(self, _work: bytes) -> None:
        pass

    def fork(self, descriptor: int) -> Forked:
        """A worker that serves over the socket `descriptor`."""
        return Forked(descriptor)

    def ended(self) -> bool:
        """Whether nothing can be forked from it any more."""
        return False

    def end(self) -> None:
        """It is needed by others."""


def fork_readers(*, forked: bool) -> None:
    """Have reading processes forked from now on, or begun anew as in use."""
    setattr(pool, "Seed", Template if forked else _ANEW)  # noqa: B010 (not its own name there)


def template() -> str:
    """The address of the process that all are forked from; it starts in the project, as the tests' environment was."""
    if _SERVER._forkserver_address is None:
        if missing := [name for name in NEEDED if find_spec(name) is None]:  # it would go on without, and be slow
            raise ModuleNotFoundError(f"Processes are to be forked from one that imports {', '.join(missing)}.")
        FORKED.set_forkserver_preload(NEEDED)
        with chdir(_ROOT), _environment({**_USUAL, **process.environment()}):
            _SERVER.ensure_running()
    return str(_SERVER._forkserver_address)


def fork_from(address: str) -> None:
    """Have this process, which came from the one at `address` itself, ask it for others: it would begin another one."""
    _SERVER._forkserver_address = address
    _SERVER.ensure_running = lambda: None
    fork_readers(forked=True)


def elsewhere(make: Callable[[], T]) -> T:
    """What `make` gives in a fork of this process that ends with it. Raises EOFError where it failed there."""
    ours, theirs = os.pipe()
    if not (maker := os.fork()):
        try:
            with os.fdopen(theirs, "wb") as told:
                pickle.dump(make(), told)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)  # whatever happened: what follows is for the process that was forked
    os.close(theirs)
    try:
        with os.fdopen(ours, "rb") as told:
            made: T = pickle.load(told)
    finally:
        os.waitpid(maker, 0)
    return made


def _serve(socket: Connection, asker: int, environment: dict[str, str], folder: str, umask: int) -> None:
    """Be the reading process behind `socket`, as one begun anew by `asker` with this environment would."""
    Thread(target=_end_with, args=(os.pidfd_open(asker),), daemon=True).start()
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    _set(environment)
    time.tzset()
    os.chdir(folder)
    os.umask(umask)
    warnings.simplefilter("ignore")
    child.main(os.dup(socket.fileno()), os.getppid())


def _end_with(asker: int) -> None:
    """End this process with that behind the descriptor `asker`, as the kernel does with the one it is forked from."""
    wait([asker])
    os.kill(os.getpid(), signal.SIGKILL)


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
