"""Ingest: every document of an inbox to an outcome; the command line and schedules run it as a Prefect flow."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from flows.batch import Batch, Finished, finish_killed, open_run, run_batch
from flows.cache_seal import GLYPHS, PAGES
from flows.examiners import Examiners
from flows.inbox_owner import door_of
from flows.job import Job
from flows.orchestrate import as_task, leave_summary, sweep
from flows.pipeline import versions
from flows.receive import Unread, hashed, origin_of, receive, type_of, unreadable, walk
from ledger import Ledger
from schemas import Document, EventKind, Misconfigured, Policy, RunInfo, Unavailable

_UNKNOWN = "application/octet-stream"
_REMADE = {PAGES: ("pages kept by OCR", "read anew"), GLYPHS: ("what is known of glyphs", "looked at anew")}
_DEFAULTS = Policy()


def ingest(job: Job, settings: Policy, pool: Examiners) -> dict[str, Any]:
    """Take every document of the job to an outcome in its workspace; the run's summary as JSON-ready data.

    Its stations are tasks of the Prefect flow run that it is called in. `pool` works under the policy `settings`. The
    caller holds the workspace (flows/room.py).
    """
    home = Path(job.workspace)
    with Ledger.open(home) as ledger:
        sweep(home)
        inbox = Inbox(ledger, home, map(Path, job.sources), settings, job.received)
        inbox.choose(job.wants)
        earlier = finish_killed(ledger, home, job.workers, as_task, joining=versions(settings))
        run = open_run(ledger, "ingest", _named(job.sources), settings, job.received)
        finished = run_batch(Batch(ledger, run, settings, home, job.workers, pool), inbox.documents(), as_task)
        left = inbox.take_out(run) if job.move else []
        leave_summary(finished)
        return {
            **summary(finished),
            "unread": [one._asdict() for one in inbox.unread],
            "left": left,
            "changed": changed_since(ledger.runs(), run) + _remade(ledger, run),
            "finished_before": summary(earlier) if earlier else None,
        }


def changed_since(runs: Sequence[RunInfo], run: RunInfo) -> list[dict[str, str]]:
    """What makes a verdict (policy, model, rules, the program) and is not what it was in the run before `run`."""
    earlier = next((one for one in runs if one.started_at < run.started_at), None)
    before = earlier.versions if earlier else run.versions
    return [
        {"what": name, "before": getattr(before, name), "now": now}
        for name, now in run.versions
        if now != getattr(before, name)
    ]


def _remade(ledger: Ledger, run: RunInfo) -> list[dict[str, str]]:
    """What had been read or looked at and somebody changed meanwhile: it was read and looked at anew."""
    changed = ledger.noted(EventKind.CACHE_CHANGED, run.run) or {}
    return [
        {"what": _REMADE[kind][0], "before": f"{count} sealed", "now": _REMADE[kind][1]}
        for kind, count in changed.items()
    ]


def _named(sources: Sequence[str]) -> str:
    first, *more = sources
    return f"{first} and {len(more)} more" if more else first


class Inbox:
    """The files a run was pointed at. What could not be taken in is in `unread`.

    A file over the limit of size is read once, for its hash, and not copied: it stays where it is, and is refused.
    """

    def __init__(
        self,
        ledger: Ledger,
        workspace: Path,
        sources: Iterable[Path],
        policy: Policy = _DEFAULTS,
        received: date | None = None,
    ) -> None:
        self._received = received
        self._ledger = ledger
        self._most = policy.limits.file_megabytes * 1_000_000
        self._workspace = workspace.resolve()
        self.unread: list[Unread] = []
        named = list(sources)
        self._paths = list(walk(named, self.unread, workspace=workspace, links=policy.inbox.links))
        self._senders = policy.inbox.folders == "senders"
        self._doors = {folder: door_of(folder) for folder in named if folder.is_dir()}
        self._taken: list[tuple[Path, Document]] = []

    def choose(self, wanted: Callable[[Path], bool]) -> None:
        """Take in only what is `wanted`; the other files are left as if they were not there yet."""
        self._paths = list(filter(wanted, self._paths))

    def documents(self) -> Iterator[Document]:
        """Each file, its bytes stored. Files that may not be read stop nobody else."""
        for path in self._paths:
            try:
                document = self._taken_in(path)
            except (Misconfigured, OSError):
                self.unread.append(unreadable(path))
                continue
            self._taken.append((path, document))
            yield document

    def _taken_in(self, path: Path) -> Document:
        now = datetime.now(UTC)
        about = {"received_on": self._received, "sender": self._sender(path)}
        if path.stat().st_size > self._most:
            return hashed(path, received_at=now).model_copy(update={"kept": False, **about})
        # Looked at as it is opened, too: it may be another file by now.
        allowed = next((door.may_read for folder, door in self._doors.items() if path.is_relative_to(folder)), None)
        kept = self._ledger.keep(path, origin=origin_of(path), media_type=_UNKNOWN, received_at=now, allowed=allowed)
        # The type is that of the stored bytes: the file itself may be another one by now.
        return kept.model_copy(update={"media_type": type_of(kept.path), **about})

    def _sender(self, path: Path) -> str | None:
        """Who the first folder within the inbox says has sent a file, where the policy has them say so."""
        within = next((path.relative_to(folder) for folder in self._doors if path.is_relative_to(folder)), None)
        named = self._senders and within is not None and len(within.parts) > 1
        return origin_of(Path(within.parts[0])) if named and within else None

    def take_out(self, run: RunInfo) -> list[str]:
        """Remove the files that `run` settled and whose originals are stored and intact; the names of those left."""
        settled = {(one.origin, one.sha256) for one in self._ledger.arrivals(run) if one.outcome is not None}
        left = []
        for path, document in self._taken:
            if document.kept:
                self._ledger.original(document.sha256)
            taken = document.kept and (origin_of(path), document.sha256) in settled
            if not taken or not self._remove(path, document.sha256):
                left.append(origin_of(path))
        return left

    def _remove(self, path: Path, sha256: str) -> bool:
        """Remove a file unless it is one of the workspace or no longer the one that was taken in."""
        if path.resolve().is_relative_to(self._workspace):
            return False
        try:
            if receive(path).sha256 == sha256:
                path.unlink()
                return True
        except (OSError, Unavailable):
            pass
        return not os.path.lexists(path)


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
