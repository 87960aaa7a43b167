"""What there is to do for an ingest, looked at before Prefect is started: often there is nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flows.job import Job
from flows.receive import Unread, receive, walk
from ledger import Ledger


def nothing() -> dict[str, Any]:
    """The summary of a run that was not begun."""
    absent = dict.fromkeys(("run", "report", "exports", "started_at", "finished_at", "versions", "finished_before"))
    return {**absent, "counts": {"documents": 0}, "unread": [], "left": [], "changed": []}


def is_idle(job: Job, *, known_too: bool) -> bool:
    """Whether a run would find nothing: no file (or `known_too`: only bytes with an outcome), and no killed run."""
    unread: list[Unread] = []
    with Ledger.open(Path(job.workspace)) as ledger:
        paths = filter(job.wants, walk(map(Path, job.sources), unread, workspace=Path(job.workspace)))
        idle = (known_too and not job.move and ledger.state_of(receive(path).sha256) is not None for path in paths)
        return all(idle) and not unread and ledger.unfinished_run() is None
