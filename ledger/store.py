"""The Ledger: originals, runs, verdicts, outcomes and their history in one workspace."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import ColumnElement, Row, Select, select

from ledger import asking, checkpoints, ending, files, queries, runs, settle
from ledger.chain import Chain
from ledger.database import Database
from ledger.figures import figures
from ledger.knowledge import Knowledge
from ledger.receive import receive
from ledger.records import Appearance, Arrival, to_arrival, to_document, to_run, to_verdict
from ledger.reference import Loaded, loaded
from ledger.reference import store as store_reference
from ledger.tables import FILE_NAME, arrivals, documents, egress, verdicts
from ledger.tables import runs as run_table
from schemas import (
    Call,
    Corrupted,
    Document,
    EventKind,
    ExportHistory,
    Frozen,
    GateReport,
    Misconfigured,
    NoReply,
    Outcome,
    OutcomeKind,
    Policy,
    Reply,
    RunInfo,
    Sent,
    Spent,
    Verdict,
    Versions,
)
from schemas.helping import RunFigures

T = TypeVar("T")
_PAGE = 100


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Ledger:
    """One workspace's memory. Every method is one transaction, or one a page where it yields many."""

    def __init__(self, workspace: Path, database: Database, now: Callable[[], datetime]) -> None:
        self._workspace = workspace
        self._database = database
        self._now = now

    @classmethod
    def open(
        cls,
        workspace: Path,
        *,
        must_exist: bool = False,
        now: Callable[[], datetime] = _utc_now,
        wait_seconds: float = 30.0,
        file: Path | None = None,
    ) -> Ledger:
        """The ledger of `workspace`, made or brought up to date; its database may be a copy in `file`.

        Raises Misconfigured where it `must_exist` and does not (nothing is made then); Corrupted where ledger.db is no
        ledger, a newer one, or shorter than its checkpoints say; Unavailable where another process writes for longer
        than `wait_seconds`, or the disk is full.
        """
        if not (workspace / FILE_NAME).exists():
            if checkpoints.paths(workspace):
                raise Corrupted(f"The ledger of {workspace} is gone; its checkpoints are there.", ending.RESTORE)
            if must_exist:
                raise Misconfigured(
                    f"There is no ledger in {workspace}: no run has used it as its workspace.",
                    "Name the workspace of your runs with --workspace.",
                )
        files.make_folder(workspace)
        database = Database(file or workspace / FILE_NAME, wait_seconds=wait_seconds)
        ledger = cls(workspace, database, now)
        try:
            with database.read() as connection:
                ending.meet(workspace, connection)
        except BaseException:
            database.close()
            raise
        return ledger

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    # --- originals

    def keep(
        self, source: Path, *, origin: str, media_type: str, received_at: datetime | None, parent: str | None = None
    ) -> Document:
        """Store the bytes of `source` as an original; the Document whose path leads there."""
        sha256, size = files.store(self._workspace, source)
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

    # --- a run, in the order of its stations

    def unfinished_run(self) -> RunInfo | None:
        """The run that was started and not finished, if there is one."""
        with self._database.read() as connection:
            return runs.unfinished(connection)

    def start_run(self, kind: runs.RunKind, source: str, versions: Versions, policy: Policy) -> RunInfo:
        """Begin a run. Raises Unavailable while another one is not finished."""
        self._vouch()  # for a run that was killed before it could
        with self._write() as chain:
            run = runs.start(chain, kind, source, versions, policy)
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
        while page := list(islice(stream, _PAGE)):
            with self._write() as chain:
                for document in page:
                    receive(chain, run, document)

    def pending(self, run: RunInfo) -> Iterator[Document]:
        """Documents received in this run that are not judged yet, their originals checked. Raises Corrupted."""
        for row in self._pages(queries.pending(run.run), arrivals.c.number):
            if row.kept:
                files.verified(self._workspace, row.sha256)
            yield to_document(self._workspace, row)

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
        """The verdicts of this run whose documents have no outcome yet. Settling while reading is fine."""
        return self._verdicts(queries.unsettled_verdicts(run.run))

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

    # --- foundation models

    def sending(self, run: RunInfo, call: Call) -> int:
        """Write down a call that is about to be sent; its number."""
        with self._write() as chain:
            return asking.sending(chain, run.run, call)

    def answered(self, number: int, answer: Reply | NoReply, cost: Decimal | None) -> None:
        """Keep what came of a call, and what it cost (None where that is not known)."""
        with self._write() as chain:
            asking.answered(chain, number, answer, cost)

    def recorded(self, prompt: str, model: str) -> str | None:
        """What `model` answered to the prompt with this hash; None where it never did."""
        with self._database.read() as connection:
            return asking.recorded(connection, prompt, model)

    def spent(self, *, run: RunInfo | None = None, document: str | None = None, today: bool = False) -> Spent:
        """What calls came to: of a run, on a document, on this day (UTC); all given conditions hold."""
        since = datetime.combine(self._now().astimezone(UTC).date(), time.min, UTC) if today else None
        with self._database.read() as connection:
            return asking.spent(connection, None if run is None else run.run, document, since)

    def figures(self, run: RunInfo) -> RunFigures:
        """How a run went, as far as it has come."""
        with self._database.read() as connection:
            return figures(connection, run.run)

    def egress(self) -> Iterator[Sent]:
        """Every call, in the order in which they were made."""
        return (asking.to_sent(row) for row in self._pages(asking.calls(), egress.c.number))

    # --- questions

    def runs(self) -> list[RunInfo]:
        """Every run, the newest first."""
        with self._database.read() as connection:
            return [to_run(row) for row in connection.execute(select(run_table).order_by(run_table.c.number.desc()))]

    def run(self, name: str = "latest") -> RunInfo | None:
        """The run with this id, or the newest one; None where there is none."""
        return next((run for run in self.runs() if name in ("latest", run.run)), None)

    def policy_of(self, run: RunInfo) -> Policy:
        """The policy a run was started under. A LookupError where there is no such run."""
        with self._database.read() as connection:
            return runs.policy_of(connection, run.run)

    def counts(self, run: RunInfo | None = None) -> Mapping[str, int]:
        """Documents by state ("received" until they are settled); of a run, its arrivals and their outcomes."""
        with self._database.read() as connection:
            if run is not None:
                return runs.count(connection, run.run)
            return {row.state: row.number for row in connection.execute(queries.states())}

    def state_of(self, sha256: str) -> OutcomeKind | None:
        """What became of a document last; None while it is unknown or waits for its first outcome."""
        with self._database.read() as connection:
            state = connection.scalar(select(documents.c.state).where(documents.c.sha256 == sha256))
        return OutcomeKind(state) if state in set(OutcomeKind) else None

    def arrivals(self, run: RunInfo) -> Iterator[Arrival]:
        """Every file of a run as it came, with its outcome, in the order of arrival."""
        query = queries.arrivals_with_outcomes().where(arrivals.c.run == run.run)
        return (to_arrival(row) for row in self._pages(query, arrivals.c.number))

    def verdict(self, sha256: str) -> Verdict | None:
        """The newest verdict of a document."""
        query = select(verdicts.c.body).where(verdicts.c.document == sha256, verdicts.c.current)
        with self._database.read() as connection:
            body = connection.scalar(query.order_by(verdicts.c.number.desc()).limit(1))
        return None if body is None else to_verdict(self._workspace, body)

    def history(self, sha256: str) -> list[Appearance]:
        """Every arrival of a document over all runs, with verdict and outcome, the oldest first."""
        query = queries.arrivals_with_outcomes().where(arrivals.c.document == sha256).order_by(arrivals.c.number)
        bodies = select(verdicts.c.arrival, verdicts.c.body).where(verdicts.c.document == sha256, verdicts.c.current)
        with self._database.read() as connection:
            came = connection.execute(query).all()
            judged = {row.arrival: row.body for row in connection.execute(bodies) if row.body is not None}
        found = {number: to_verdict(self._workspace, body) for number, body in judged.items()}
        return [Appearance(to_arrival(row), found.get(row.number)) for row in came]

    def find(self, name: str) -> list[Document]:
        """Documents by hash prefix (4 digits or more), file name, origin or invoice number; else by an origin's end."""
        return list(self._documents(queries.named(name))) or list(self._documents(queries.ending(name)))

    def select(
        self,
        *,
        state: OutcomeKind | None = None,
        rule: str | None = None,
        since: date | None = None,
        sha256s: Collection[str] | None = None,
    ) -> Iterator[Document]:
        """Documents for a replay, as they first came: all given conditions hold.

        `rule` failed or could not run in the newest verdict; `since` is the first day (UTC) of a first arrival.
        """
        return self._documents(queries.chosen(state, rule, since, sha256s))

    def within(self, sha256: str) -> list[Document]:
        """What came within a document when it was last unpacked, in its order."""
        with self._database.read() as connection:
            rows = connection.execute(queries.within(sha256)).all()
        return [to_document(self._workspace, row) for row in rows]

    @property
    def knowledge(self) -> Knowledge:
        """What the rules may know of earlier exports and of reference data, as it is now."""
        return Knowledge(self._workspace, self._database)

    def export_history(self, before: RunInfo | None = None) -> ExportHistory:
        """What was exported by all runs, or by all but `before`: the measure for the gate."""
        with self._database.read() as connection:
            return queries.export_history(connection, None if before is None else before.run)

    def note(self, kind: EventKind, details: Mapping[str, str]) -> None:
        """Add an event that belongs to no run: a model was promoted, a certificate issued."""
        with self._write() as chain:
            chain.append(kind, details=details)

    def reference(self) -> Mapping[str, Loaded]:
        """The reference data that counts, by kind."""
        with self._database.read() as connection:
            return loaded(connection)

    def load_reference(self, kind: str, rows: Iterable[Frozen]) -> None:
        """Put reference data of a kind in the place of what counted before."""
        stored = store_reference(self._workspace, kind, rows)
        self.note(EventKind.REFERENCE_LOADED, stored.details())

    # --- inside

    @contextmanager
    def _write(self) -> Iterator[Chain]:
        with self._database.write() as connection:
            chain = Chain(connection, self._now())
            yield chain
            chain.close()

    def _pages(self, query: Select[Any], key: ColumnElement[int]) -> Iterator[Row[Any]]:
        """Rows in the order of `key`, a page at a time, so that no read transaction stays open between them."""
        last = 0
        while True:
            with self._database.read() as connection:
                rows = connection.execute(query.where(key > last).order_by(key).limit(_PAGE)).all()
            yield from rows
            if len(rows) < _PAGE:
                return
            last = rows[-1]._mapping[key.name]

    def _verdicts(self, query: Select[Any]) -> Iterator[Verdict]:
        for row in self._pages(query, verdicts.c.arrival):
            if row.body is not None:
                yield to_verdict(self._workspace, row.body)

    def _documents(self, condition: ColumnElement[bool]) -> Iterator[Document]:
        rows = self._pages(queries.first_arrivals(condition), arrivals.c.number)
        return (to_document(self._workspace, row) for row in rows)

    def _vouch(self) -> None:
        self._database.make_durable()
        with self._database.read() as connection:
            if not ending.is_vouched_for(self._workspace, connection):
                ending.vouch(self._workspace, connection, self._now())
