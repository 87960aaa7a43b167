"""A run whose verdicts are made up, in a process of its own, to be killed: `run_kept.py WORKSPACE INBOX [AT]`.

AT is "write:N" or "write:N+", before and after the N-th transaction is committed, or "put:N" or "put:N+", before and
after the N-th file is stored in the object store. With "hold" it waits, once it holds the workspace, to be killed.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from ledger import Ledger
from ledger.database import Database
from ledger.home import home_of
from ledger.object_store import Objects
from schemas import Policy
from tests.ledger.kept import VERSIONS, complete, keep_all


def die_at(at: str) -> None:
    """Kill this process before or after the N-th commit, or the N-th file stored."""
    counted = itertools.count(1)

    def dies(*, after: bool, this: int) -> None:
        if at.partition(":")[2] == f"{this}{'+' if after else ''}":
            os.kill(os.getpid(), signal.SIGKILL)

    write, put = Database.write, Objects._put

    @contextmanager
    def deadly_write(self: Database) -> Iterator[Connection]:
        this = next(counted)
        with write(self) as connection:
            yield connection
            dies(after=False, this=this)
        dies(after=True, this=this)

    def deadly_put(self: Objects, *arguments: Any) -> None:
        this = next(counted)
        dies(after=False, this=this)
        put(self, *arguments)
        dies(after=True, this=this)

    if at.startswith("write"):
        Database.write = deadly_write  # type: ignore[method-assign]
    else:
        Objects._put = deadly_put  # type: ignore[method-assign]


def main(workspace: Path, inbox: Path, at: str = "") -> None:
    """Take INBOX in, or finish the run that was killed over it."""
    if ":" in at:
        die_at(at)
    with home_of(workspace).hold():
        if at == "hold":
            print("held", flush=True)
            time.sleep(60)
        with Ledger.open(workspace) as ledger:
            run = ledger.unfinished_run()
            run = run or ledger.start_run("ingest", str(inbox), VERSIONS, Policy())
            if ledger.gate_report(run) is None:
                ledger.add(run, keep_all(ledger, inbox))
            complete(ledger, run)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
