"""A run without Prefect in a process of its own, to be killed: `run_once.py WORKSPACE INBOX [STATION]`.

INBOX may be "replay": all documents that wait are run again; or "decide:FILE:NAME", which takes decisions in. With
STATION the process kills itself when it has begun that station, or, where the name ends with "+", when it has just
ended it.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from flows.batch import Batch, Station, Wrap, finish_killed, open_run, run_batch
from flows.deciding import decide
from flows.ingest import Inbox
from flows.lock import workspace_lock
from flows.pipeline import versions
from flows.replaying import replay_batch
from ledger import Ledger
from ledger.deciding import Asked
from schemas import OutcomeKind, Policy
from schemas.decision import Decision, Who


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


def main(workspace: Path, inbox: str, at: str | None = None, kept: type[Ledger] = Ledger) -> None:
    """Finish a killed run, then take INBOX in or replay; `kept` is the ledger."""
    policy, wrap = Policy(), deadly(at)
    if inbox.startswith("decide:"):
        _, file, name = inbox.split(":")
        lines = Path(file).read_text(encoding="utf-8").splitlines()
        said = tuple(Decision.model_validate_json(line) for line in lines)
        decide(workspace, Asked(said, Who(name=name), partial=True), policy, 1, wrap)
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
