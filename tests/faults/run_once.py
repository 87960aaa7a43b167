"""A run without Prefect in a process of its own, to be killed: `run_once.py WORKSPACE INBOX [STATION]`.

INBOX may be "replay": all documents that wait are run again; or "decide:FILE:NAME", which takes decisions in; or
"desk:FILE:NAME", which hands them in as the pages of the desk do. With
STATION the process kills itself when it has begun that station, or, where the name ends with "+", when it has just
ended it. STATION may also be "write:N" or "write:N+", before and after the N-th transaction is committed, and
"rename:N" or "rename:N+", before and after the N-th file or folder gets its name.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection

from flows.batch import Batch, Station, Wrap, finish_killed, open_run, run_batch
from flows.deciding import Decisions, decide
from flows.handing_in import HandingIn
from flows.ingest import Inbox
from flows.lock import workspace_lock
from flows.pipeline import versions
from flows.replaying import replay_batch
from ledger import Ledger
from ledger.database import Database
from ledger.deciding import Asked
from schemas import OutcomeKind, Policy
from schemas.decision import Decision, Who


class Passed(Protocol):
    """Is told that a run stands before or after its N-th deed of a kind."""

    def __call__(self, this: int, *, after: bool) -> None: ...


def deadly(at: str | None) -> Wrap:
    """A wrap that kills this process around the station `at`."""

    def wrap(name: str, station: Station) -> Station:
        def run_station(*arguments: Any) -> Any:
            if name == at:
                os.kill(os.getpid(), signal.SIGKILL)
            done = station(*arguments)
            if f"{name}+" == at:
                os.kill(os.getpid(), signal.SIGKILL)
            return done

        return run_station

    return wrap


def die_at(at: str) -> None:
    """Kill this process before or after the N-th commit, or the N-th renaming."""
    what, _, number = at.partition(":")

    def dies(this: int, *, after: bool) -> None:
        if number == f"{this}{'+' if after else ''}":
            os.kill(os.getpid(), signal.SIGKILL)

    at_each(what, dies)


def at_each(what: str, passed: Passed) -> None:
    """Have `passed` called before and after each commit ("write") or renaming ("rename") with its number."""
    counted = itertools.count(1)
    write, rename, replace = Database.write, Path.rename, Path.replace

    @contextmanager
    def watched_write(self: Database) -> Iterator[Connection]:
        this = next(counted)
        with write(self) as connection:
            yield connection
            passed(this, after=False)  # all is written and nothing is committed
        passed(this, after=True)

    def around(deed: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def watched_deed(path: Path, target: Path) -> Path:
            this = next(counted)
            passed(this, after=False)
            done = deed(path, target)
            passed(this, after=True)
            return done

        return watched_deed

    if what == "write":
        Database.write = watched_write  # type: ignore[method-assign]
    else:
        Path.rename, Path.replace = around(rename), around(replace)  # type: ignore[method-assign]


def take_in(workspace: Path, inbox: str, wrap: Wrap) -> None:
    """Take the decisions of a file in, by the door that is named."""
    door, file, name = inbox.split(":")
    lines = Path(file).read_text(encoding="utf-8").splitlines()
    said = tuple(Decision.model_validate_json(line) for line in lines)
    if door == "decide":
        decide(workspace, Asked(said, Who(name=name), partial=True), Policy(), 1, wrap)
        return

    def through(folder: Path, asked: Asked, policy: Policy) -> Decisions:
        return decide(folder, asked, policy, 1, wrap)

    with HandingIn(workspace, Policy, undo=0.5, door=through) as desk:
        for one in said:
            desk.take(one, Who(name=name), one.document)


def main(workspace: Path, inbox: str, at: str | None = None, kept: type[Ledger] = Ledger) -> None:
    """Finish a killed run, then take INBOX in or replay; `kept` is the ledger."""
    policy, wrap = Policy(), deadly(at)
    if at is not None and ":" in at:
        die_at(at)
    if inbox.startswith(("decide:", "desk:")):
        take_in(workspace, inbox, wrap)
        return
    with workspace_lock(workspace), kept.open(workspace) as ledger:
        finish_killed(ledger, workspace, 1, wrap, joining=None if inbox == "replay" else versions(policy))
        if inbox == "replay":
            waiting = list(ledger.select(state=OutcomeKind.REVIEW))
            replay_batch(ledger, waiting, policy, workspace, workers=1, wrap=wrap)
            return
        files = Inbox(ledger, workspace, [Path(inbox)])
        run = open_run(ledger, "ingest", inbox, policy)
        run_batch(Batch(ledger, run, policy, workspace, workers=1), files.documents(), wrap)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
