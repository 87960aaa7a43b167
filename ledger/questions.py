"""What is asked of the ledger: runs, documents, their verdicts and history."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, bindparam, or_, select

from ledger import queries, runs
from ledger.knowledge import Knowledge
from ledger.opened import Opened
from ledger.parts import part
from ledger.records import Appearance, Arrival, Brief, Listed, to_arrival, to_document, to_run, to_verdict
from ledger.reference import Loaded, loaded
from ledger.reference import store as store_reference
from ledger.tables import arrivals, documents, events, verdicts
from ledger.tables import runs as run_table
from schemas import (
    DocType,
    Document,
    EventKind,
    ExportHistory,
    Frozen,
    Invoice,
    Outcome,
    OutcomeKind,
    Policy,
    RunInfo,
    Verdict,
)

_KINDS = frozenset(OutcomeKind)
# Made once: each is asked for one file after another.
_STATE = select(documents.c.state).where(documents.c.sha256 == bindparam("sha256"))


def _by(document: Any, number: Any, run: Any) -> Select[Any]:
    """The verdict that counts for an arrival: of its run, or the last one before it."""
    return (
        select(verdicts.c.body)
        .where(
            verdicts.c.document == document,
            verdicts.c.current,
            verdicts.c.body.is_not(None),
            or_(verdicts.c.arrival <= number, verdicts.c.run == run),
        )
        .order_by(verdicts.c.arrival.desc())
        .limit(1)
    )


_BY = _by(bindparam("sha256"), bindparam("number"), bindparam("run"))
_BRIEF = _BY.with_only_columns(verdicts.c.doc_type, part("invoice"))
_JUDGED_IN = _by(arrivals.c.document, arrivals.c.number, arrivals.c.run).with_only_columns(verdicts.c.run)
_RUNS = select(arrivals.c.number, _JUDGED_IN.scalar_subquery().label("run")).where(arrivals.c.run == bindparam("of"))


class Questions(Opened):
    """What is known of runs and documents, and the reference data that counts."""

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
            state = connection.scalar(_STATE, {"sha256": sha256})
        return OutcomeKind(state) if state in _KINDS else None

    def documents_that_are(self, kind: OutcomeKind) -> frozenset[str]:
        """The hashes of the documents that became `kind` last."""
        with self._database.read() as connection:
            return frozenset(connection.scalars(select(documents.c.sha256).where(documents.c.state == kind)))

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

    def verdict_by(self, arrival: Arrival) -> Verdict | None:
        """The verdict that a document had in the run of `arrival`, or the last one before it."""
        row = self._judged(_BY, arrival)
        return None if row is None else to_verdict(self._workspace, row.body)

    def brief_by(self, arrival: Arrival) -> Brief | None:
        """What a document is and says by the same verdict."""
        row = self._judged(_BRIEF, arrival)
        return None if row is None else Brief(DocType(row.doc_type), Invoice.model_validate_json(row.invoice))

    def judged_in(self, run: RunInfo) -> Mapping[int, str]:
        """The run of the same verdict, by the number of each arrival in `run` that has one."""
        with self._database.read() as connection:
            rows = connection.execute(_RUNS, {"of": run.run}).all()
        return {row.number: row.run for row in rows if row.run is not None}

    def _judged(self, query: Select[Any], arrival: Arrival) -> Row[Any] | None:
        by = {"sha256": arrival.sha256, "number": arrival.number, "run": arrival.run}
        with self._database.read() as connection:
            return connection.execute(query, by).first()

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

    def listed(
        self, *, waiting: bool = False, held_by: str | None = None, sha256: str | None = None
    ) -> Iterator[Listed]:
        """Every document that has an outcome, or one of them, as it stands now; of one that left, the verdict it left
        by. `held_by`: those that a rule ever held."""
        query = queries.listed(waiting=waiting, held_by=held_by)
        query = query if sha256 is None else query.where(documents.c.sha256 == sha256)
        for row in self._pages(query, arrivals.c.number):
            verdict = None if row.body is None else to_verdict(self._workspace, row.body)
            outcome = Outcome(sha256=row.sha256, run=row.run, kind=OutcomeKind(row.state), reason=row.reason or "")
            yield Listed(to_document(self._workspace, row), outcome, verdict)

    @property
    def knowledge(self) -> Knowledge:
        """What the rules may know of earlier exports and of reference data, as it is now."""
        return Knowledge(self._workspace, self._database)

    def export_history(self, before: RunInfo | None = None) -> ExportHistory:
        """What was exported by all runs, or by all but `before`: the measure for the gate."""
        with self._database.read() as connection:
            return queries.export_history(connection, None if before is None else before.run)

    def note(self, kind: EventKind, details: Mapping[str, str], run: str | None = None) -> None:
        """Add an event: a model was promoted, a certificate issued; or something was met in a `run`."""
        with self._write() as chain:
            chain.append(kind, run, details=details)

    def noted(self, kind: EventKind, run: str | None = None) -> Mapping[str, str] | None:
        """What the newest event of a kind says, of all or of a `run`; None where there is none."""
        query = select(events.c.details).where(events.c.kind == kind.value).order_by(events.c.number.desc()).limit(1)
        query = query if run is None else query.where(events.c.run == run)
        with self._database.read() as connection:
            return connection.scalar(query)

    @property
    def identity(self) -> str:
        """The hash of its first event, which no other ledger has, wherever this one lies; a run was on it before."""
        with self._database.read() as connection:
            first: str = connection.execute(select(events.c.hash).where(events.c.number == 1)).scalar_one()
        return first

    def reference(self) -> Mapping[str, Loaded]:
        """The reference data that counts, by kind."""
        with self._database.read() as connection:
            return loaded(connection)

    def load_reference(self, kind: str, rows: Iterable[Frozen]) -> None:
        """Put reference data of a kind in the place of what counted before."""
        stored = store_reference(self._workspace, kind, rows)
        self.note(EventKind.REFERENCE_LOADED, stored.details())
