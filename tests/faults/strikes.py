"""What strikes a run in its own process: each fault says at which points it may, and what it does there."""

from __future__ import annotations

import os
import random
import resource
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from functools import partial
from multiprocessing.connection import Connection
from threading import Timer
from typing import Any

from flows.workers.worker import Worker
from ledger.object_store import Objects
from tests.faults.run_once import at_each

HOUR = timedelta(hours=1)


class Fault:
    """Strikes before or after any commit or renaming. `asked` is the line to the process that started the run."""

    def __init__(self, asked: Connection, chance: random.Random) -> None:
        self.asked = asked
        self.chance = chance

    def watch(self, passed: Callable[[], None]) -> None:
        """Have `passed` called at each point at which it may strike."""
        for what in ("write", "rename"):
            at_each(what, lambda _this, **_when: passed())

    def strike(self) -> None:
        """Strike, now."""


class Killed(Fault):
    """The process that holds the run is killed."""

    def strike(self) -> None:
        os.kill(os.getpid(), signal.SIGKILL)


class ReaderKilled(Fault):
    """A reading process is killed, a moment after it was given a document."""

    def watch(self, passed: Callable[[], None]) -> None:
        give = Worker.give

        def watched(worker: Worker[Any], document: Any) -> None:
            give(worker, document)
            self._worker = worker
            passed()

        Worker.give = watched  # type: ignore[method-assign,assignment]

    def strike(self) -> None:
        Timer(self.chance.uniform(0, 0.1), self._worker._process.kill).start()


class Full(Fault):
    """No file can grow any more."""

    def strike(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


class Skewed(Fault):
    """The clock of the machine goes forward or back by an hour."""

    def strike(self) -> None:
        by = self.chance.choice((HOUR, -HOUR))

        class Clock(datetime):
            """The time of day, as a clock says it that is an hour wrong."""

            @classmethod
            def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
                return (datetime.now(UTC) + by).astimezone(tz)

        ours = [one for name, one in sys.modules.items() if name.partition(".")[0] in ("flows", "ledger", "reports")]
        for module in ours:
            if getattr(module, "datetime", None) is datetime:
                module.datetime = Clock  # type: ignore[attr-defined]


class Refused(Fault):
    """The object store refuses whatever is asked of it from some request on."""

    def watch(self, passed: Callable[[], None]) -> None:
        made = Objects.__init__

        def watched(objects: Objects, store: Any, place: str) -> None:
            made(objects, _Watched(store, passed, lambda: self._refuses), place)  # type: ignore[arg-type]

        self._refuses = False
        Objects.__init__ = watched  # type: ignore[method-assign]

    def strike(self) -> None:
        self._refuses = True


class _Watched:
    """An object store that tells of each request, and may refuse it."""

    def __init__(self, store: Any, passed: Callable[[], None], refuses: Callable[[], bool]) -> None:
        self._store, self._passed, self._refuses = store, passed, refuses

    def __getattr__(self, name: str) -> Any:
        return partial(self._ask, getattr(self._store, name))

    def _ask(self, request: Callable[..., Any], *words: Any, **more: Any) -> Any:
        from obstore.exceptions import PermissionDeniedError

        self._passed()
        if self._refuses():
            raise PermissionDeniedError("the store of the tests refuses")
        return request(*words, **more)


class Outside(Fault):
    """Something happens outside of the process: whoever started it does it, and says when it is done."""

    def strike(self) -> None:
        self.asked.send("strike")
        self.asked.recv()
