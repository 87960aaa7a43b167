"""`ingest` as a Prefect flow: the batch's stations as tasks, for the command line, schedules and workers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prefect import flow

from flows.batch import Batch, Finished, finish_killed, open_run, run_batch
from flows.lock import workspace_lock
from flows.orchestrate import as_task, leave_summary, sweep
from flows.receive import receive, walk
from ledger import Ledger
from schemas import Document, Misconfigured, load_policy
from schemas.policy import FILE_NAME


@flow(name="ingest", persist_result=False)
def ingest(
    sources: list[str],
    workspace: str,
    policy: str | None = None,
    workers: int | None = None,
    move: bool = False,  # noqa: FBT001, FBT002 (a deployment names its parameters)
) -> dict[str, Any]:
    """Take every document of `sources` to an outcome in `workspace`; the run's summary as JSON-ready data."""
    home = Path(workspace)
    settings = load_policy(Path(policy) if policy else home / FILE_NAME)
    with workspace_lock(home), Ledger.open(home) as ledger:
        sweep(home)
        inbox = Inbox(ledger, list(walk(map(Path, sources), leave_out=home)))
        finish_killed(ledger, settings, home, workers, as_task, unless="ingest")
        run = open_run(ledger, "ingest", _named(sources), settings)
        finished = run_batch(Batch(ledger, run, settings, home, workers), inbox.documents(), as_task)
        if move:
            inbox.take_out()
        leave_summary(finished)
        return {**summary(finished), "unread": inbox.unread}


def _named(sources: Sequence[str]) -> str:
    first, *more = sources
    return f"{first} and {len(more)} more" if more else first


class Inbox:
    """The files a run was pointed at."""

    def __init__(self, ledger: Ledger, paths: Sequence[Path]) -> None:
        self._ledger = ledger
        self._paths = paths
        self.unread: list[str] = []

    def documents(self) -> Iterator[Document]:
        """Each file, its bytes stored. Files that may not be read are remembered in `unread` and stop nobody else."""
        for path in self._paths:
            try:
                seen = receive(path)
                kept = self._ledger.keep(
                    path, origin=str(path), media_type=seen.media_type, received_at=datetime.now(UTC)
                )
            except Misconfigured:
                self.unread.append(str(path))
                continue
            yield kept

    def take_out(self) -> None:
        """Remove settled files: only those whose original is stored and intact."""
        for path in self._paths:
            if str(path) not in self.unread and path.exists():
                self._ledger.original(receive(path).sha256)
                path.unlink()


def summary(finished: Finished) -> dict[str, Any]:
    """What a run came to, as the command line prints it."""
    run = finished.run
    return {
        "run": run.run,
        "counts": dict(run.counts),
        "report": str(finished.report),
        "exports": str(finished.exports),
        "started_at": run.started_at.isoformat(),
        "finished_at": run.finished_at.isoformat() if run.finished_at else None,
        "versions": run.versions.model_dump(),
    }
