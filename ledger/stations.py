"""A run's stations, in their order: originals kept, arrivals, verdicts, the gate, outcomes, exports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from sqlalchemy import select

from ledger import files, queries, runs, settle, stores
from ledger.opened import PAGE, Opened
from ledger.receive import receive
from ledger.records import to_heard
from ledger.tables import arrivals
from ledger.tables import runs as run_table
from schemas import Document, EventKind, GateReport, Outcome, Policy, RunInfo, Verdict, Versions


class Stations(Opened):
    """What a run does to the ledger, in the order of its stations."""

    def keep(  # noqa: PLR0913 (what is known of a file, all but the first by name)
        self,
        source: Path,
        *,
        origin: str,
        media_type: str,
        received_at: datetime | None,
        parent: str | None = None,
        allowed: files.Allowed | None = None,
    ) -> Document:
        """Store the bytes of `source` as an original, if they are `allowed`; the Document whose path leads there."""
        sha256, size = files.store(self._workspace, source, allowed)
        return Document(
            sha256=sha256,
            media_type=media_type,
            size=size,
            origin=origin,
            path=files.original_path(self._workspace, sha256),
            parent=parent,
            received_at=received_at,
        )

    def keep_bytes(self, data: bytes) -> Path:
        """Store `data`, which came within another document, as an original; where it lies."""
        return files.original_path(self._workspace, files.store_bytes(self._workspace, data))

    def original(self, sha256: str) -> Path:
        """The stored original, its bytes checked. Raises Corrupted where they are gone or changed."""
        return files.verified(self._workspace, sha256)

    def at_hand(self, document: Document) -> Document:
        """`document`, its original fetched where only the store has it; it may still be missing."""
        stores.at_hand(self._workspace, document.path)
        return document

    def unfinished_run(self) -> RunInfo | None:
        """The run that was started and not finished, if there is one."""
        with self._database.read() as connection:
            return runs.unfinished(connection)

    def start_run(
        self, kind: runs.RunKind, source: str, versions: Versions, policy: Policy, received: date | None = None
    ) -> RunInfo:
        """Begin a run, of documents that came to the company on the day `received`.

        Raises Unavailable while another one is not finished.
        """
        self._vouch()  # for a run that was killed before it could
        with self._write() as chain:
            run = runs.start(chain, kind, source, versions, policy, received)
        self._database.make_durable()
        files.sweep(self._workspace)
        return run

    def resume_run(self, run: RunInfo, versions: Versions) -> RunInfo:
        """Take an unfinished run up again, under its own id."""
        files.sweep(self._workspace)
        with self._write() as chain:
            return runs.resume(chain, run.run, versions)

    def add(self, run: RunInfo, received: Iterable[Document]) -> None:
        """Write arrivals down. Adding the same origin with the same bytes again changes nothing.

        What needs no verdict gets its outcome here: bytes that an earlier run exported, or that came before in this
        run, are duplicates; bytes that wait for people from an earlier run are what they were. In a replay every
        document waits for a new verdict. A ValueError for a new arrival once the gate ran: the batch is closed then.
        """
        stream = iter(received)
        while page := list(islice(stream, PAGE)):
            with self._write() as chain:
                for document in page:
                    receive(chain, run, document)

    def pending(self, run: RunInfo) -> Iterator[Document]:
        """Documents received in this run that are not judged yet, their originals checked. Raises Corrupted."""
        for row in self._pages(queries.pending(run.run), arrivals.c.number):
            if row.kept:
                files.verified(self._workspace, row.sha256)
            yield to_heard(self._workspace, row)

    def judged(self, run: RunInfo, verdict: Verdict) -> None:
        """Keep a verdict, before the gate ran. The first verdict of a document in a run stands."""
        with self._write() as chain:
            settle.judged(chain, run.run, verdict)

    def verdicts(self, run: RunInfo) -> Iterator[Verdict]:
        """The verdicts made in this run, one at a time, in the order their documents arrived."""
        return self._verdicts(queries.current_verdicts(run.run))

    def gated(self, run: RunInfo, report: GateReport) -> None:
        """Keep what the gate came to. The first report of a run stands."""
        with self._write() as chain:
            runs.gated(chain, run.run, report)

    def gate_report(self, run: RunInfo) -> GateReport | None:
        """What the gate came to, None before it ran."""
        with self._database.read() as connection:
            body = connection.scalar(select(run_table.c.gate).where(run_table.c.run == run.run))
        return None if body is None else GateReport.model_validate_json(body)

    def unsettled(self, run: RunInfo) -> Iterator[Verdict]:
        """The verdicts of this run whose documents have no outcome yet, those on credit notes behind those on what they
        may credit. Settling while reading is fine."""
        for credits in (False, True):
            yield from self._verdicts(queries.unsettled_verdicts(run.run, credits=credits))

    def settle(self, run: RunInfo, verdict: Verdict, outcome: Outcome) -> Outcome:
        """Give a document its outcome, together with the verdict it was settled by; the outcome that stands.

        Settling again changes nothing. A document that another run exported becomes a duplicate, never a second export.
        """
        with self._write() as chain:
            return settle.settle(chain, run.run, verdict, outcome)

    def exported(self, run: RunInfo) -> Iterator[Verdict]:
        """The verdicts of what this run exports, in the order of arrival: the same ones whenever it is asked."""
        # What leaves must survive a power loss here, or a later run could let it leave again.
        self._database.make_durable()
        return self._verdicts(queries.exported_verdicts(run.run))

    def exports_written(self, run: RunInfo, manifest_sha256: str) -> None:
        """Write down that the run's exports stand, under the hash of their manifest."""
        with self._write() as chain:
            chain.append(EventKind.EXPORTED, run.run, details={"manifest": manifest_sha256})

    def finish_run(self, run: RunInfo) -> RunInfo:
        """Close a run whose arrivals all have outcomes (else ValueError) and write a checkpoint beside the ledger."""
        with self._write() as chain:
            finished = runs.finish(chain, run.run)
        self._vouch()
        return finished
