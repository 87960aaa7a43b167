"""Watching folders: each file that has come to rest is taken in by a run, and nothing that was seen is forgotten.

What is there is found by looking again and again, which holds on network shares too, where events get lost.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from flows.alerts import tell_what_is_new
from flows.ending import exit_code, facts, tell, tell_failure, what_came
from flows.job import Job
from flows.once import flow_of
from flows.policy_file import policy_of
from flows.receive import Unread, receive, walk
from flows.room import ready
from flows.steady import Steady
from ledger import Ledger
from schemas import Corrupted, Policy, Unavailable, VouchlineError

_HOUR = 3600.0
_PATIENCE = 30.0  # seconds: after something failed, before it is tried again


def watch(job: Job, rest: float, moments: Iterator[float]) -> None:
    """Look at the folders of `job` at each of `moments` (seconds of a clock that never goes back) until these end.

    A file is taken in once it has stayed as it is for `rest` seconds.
    Raises Corrupted where the ledger is damaged; whatever else fails is told, and tried again.
    """
    watcher = _Watcher(job, Steady(rest))
    for now in moments:
        watcher.look(now)


def moments(seconds: float, wait: Callable[[float], None]) -> Iterator[float]:
    """Now, and again after every `seconds`, which `wait` waits."""
    while True:
        yield time.monotonic()
        wait(seconds)


class _Watcher:
    def __init__(self, job: Job, steady: Steady) -> None:
        self._job = job
        self._steady = steady
        self._said: set[str] = set()
        self._not_before = 0.0
        self._first = True
        self._alerts_at = 0.0

    def look(self, now: float) -> None:
        """Take in what has come to rest since."""
        at_rest = self._found(now)
        if now < self._not_before:
            return
        try:
            if at_rest or self._first:
                self._take(at_rest)
        except Corrupted:
            raise
        except VouchlineError as error:
            self._not_before = now + _PATIENCE
            tell_failure(error, " It is tried again.")
        self._alert(now)

    def _alert(self, now: float) -> None:
        """Once an hour, whatever came of the looks: what keeps runs from working is what somebody must know."""
        if now < self._alerts_at:
            return
        self._alerts_at = now + _HOUR
        try:
            tell_what_is_new(Path(self._job.workspace), self._settings(), datetime.now(UTC))
        except Corrupted:
            raise
        except VouchlineError as error:
            tell_failure(error)

    def _found(self, now: float) -> list[Path]:
        unread: list[Unread] = []
        try:
            paths = list(walk(map(Path, self._job.sources), unread, workspace=Path(self._job.workspace)))
        except VouchlineError as error:  # a share that is away for a while
            self._tell_once([f"{error} It is looked for again."])
            return []
        self._tell_once([f"not read: {one.file}: {one.why}" for one in unread])
        return self._steady.look(paths, now)

    def _tell_once(self, lines: Sequence[str]) -> None:
        """Tell what was not told at the look before."""
        for line in lines:
            if line not in self._said:
                tell(line, "not_read")
        self._said = set(lines)

    def _take(self, paths: Sequence[Path]) -> None:
        settings = self._settings()
        with ready(Path(self._job.workspace), settings.workspace.auditors):
            with Ledger.open(Path(self._job.workspace)) as ledger:
                fresh = frozenset(map(str, self._unknown(ledger, paths)))
                killed = ledger.unfinished_run() is not None
            if fresh or killed:
                with flow_of(self._job.model_copy(update={"only": fresh}), settings) as ingest:
                    done = ingest()
                tell(f"exit code {exit_code(done)}: {what_came(done)}", "run", **facts(done))
        self._steady.taken(paths)
        self._first = False

    def _settings(self) -> Policy:
        return policy_of(Path(self._job.workspace), Path(self._job.policy) if self._job.policy else None)

    def _unknown(self, ledger: Ledger, paths: Sequence[Path]) -> Iterator[Path]:
        """Those whose bytes have no outcome yet, or which are to be taken out of the inbox."""
        for path in paths:
            try:
                known = ledger.state_of(receive(path).sha256) is not None
            except Unavailable:  # the run says so
                known = False
            if self._job.move or not known:
                yield path
