"""The verifier's second half: what an event sealed stands unchanged, and no value stands without its event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Integer, Table, inspect, literal, select, type_coerce

from ledger.asking import answer_details, call_details
from ledger.chain import seal
from ledger.deciding import decision_details
from ledger.lessons import forgetting_details, lesson_row
from ledger.people import person_details
from ledger.records import RECEIVED, arrival_seal, failed_rules, number_of, sellers_of, verdict_row
from ledger.runs import start_details
from ledger.tables import (
    answers,
    arrivals,
    decisions,
    documents,
    egress,
    exports,
    failures,
    forgettings,
    lessons,
    outcomes,
    people,
    runs,
    sellers,
    verdicts,
    withdrawals,
)
from schemas import EventKind, OutcomeKind, Verdict
from schemas.decision import AT_ONCE, DecisionKind

Record = Mapping[str, Any]


class Wrong(Exception):
    """The first thing that is wrong, in a sentence."""


class Values:
    """Compares the tables of values with the events, a page of events at a time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        tables = (
            runs,
            arrivals,
            outcomes,
            verdicts,
            exports,
            withdrawals,
            decisions,
            people,
            forgettings,
            egress,
            answers,
        )
        there = inspect(connection)  # an older ledger lacks the newer tables and columns
        names = set(there.get_table_names())
        self._seen: dict[Table, set[Any]] = {table: set() for table in tables if table.name in names}
        self._columns = {
            table: {one["name"] for one in there.get_columns(table.name)} & set(table.c.keys())
            for table in (*self._seen, documents, lessons)
            if table.name in names
        }
        self._current: dict[int, int] = {}
        self._states: dict[str, str] = {}
        self._turns: dict[str, int] = {}
        self._people: dict[int, Record] = {}
        self.unkept: set[str] = set()
        self._checks: Mapping[str, Callable[[Record], None]] = {
            EventKind.RUN_STARTED: self._run_started,
            EventKind.GATED: self._gated,
            EventKind.RUN_FINISHED: self._run_finished,
            EventKind.RECEIVED: self._received,
            EventKind.REPLAYED: self._received,
            EventKind.JUDGED: self._judged,
            EventKind.SETTLED: self._settled,
            EventKind.SENT: self._sent,
            EventKind.ANSWERED: self._answered,
            EventKind.DECIDED: self._decided,
            EventKind.DECISION_REFUSED: self._decided,
            EventKind.WITHDRAWN: self._withdrawn,
            EventKind.PERSON_CHANGED: self._person_changed,
            EventKind.FORGOTTEN: self._forgotten,
        }

    def check(self, page: Sequence[Record]) -> None:
        """Raises Wrong where a value of these events is missing or changed."""
        self._rows = {
            runs: self._fetch(runs.c.run, (record["run"] for record in page)),
            documents: self._fetch(documents.c.sha256, (record["document"] for record in page)),
            exports: self._fetch_all(exports, (record["document"] for record in page)),
            withdrawals: self._fetch_all(withdrawals, (record["document"] for record in page)),
            decisions: self._fetch(decisions.c.number, _numbers(page, "decision")),
            forgettings: self._fetch(forgettings.c.number, _numbers(page, "forgetting")),
            arrivals: self._fetch(arrivals.c.number, _numbers(page, "arrival")),
            outcomes: self._fetch(outcomes.c.arrival, _numbers(page, "arrival")),
            verdicts: self._fetch(verdicts.c.number, _numbers(page, "verdict")),
            egress: self._fetch(egress.c.number, _numbers(page, "call")),
            answers: self._fetch(answers.c.call, _numbers(page, "call")),
        }
        for record in page:
            if (check := self._checks.get(record["kind"])) is not None:
                check(record)

    def check_nothing_else(self) -> None:
        """Raises Wrong for a value that no event speaks of, and for a state that the events do not lead to."""
        for table, seen in self._seen.items():
            for key in self._connection.execute(select(*self._key(table))):
                value = key[0] if len(key) == 1 else tuple(key)
                if value not in seen:
                    raise Wrong(f"The table {table.name} holds a row ({value}) that no event speaks of.")
        for row in self._connection.execute(select(verdicts.c.arrival, verdicts.c.number).where(verdicts.c.current)):
            if self._current.pop(row.arrival) != row.number:
                raise Wrong(f"Verdict {row.number} counts, but the events say that another one does.")
        if self._current:
            raise Wrong(f"Verdict {next(iter(self._current.values()))} should count, but does not.")
        self._check_people()
        kept = type_coerce(documents.c.kept, Integer) if "kept" in self._columns[documents] else literal(1)
        for sha256, *state in self._connection.execute(select(documents.c.sha256, documents.c.state, kept)):
            if state != [self._states.get(sha256), int(sha256 not in self.unkept)]:
                raise Wrong(f"The state of document {sha256} is not the one that the events lead to.")

    def _check_people(self) -> None:
        """A person is as the newest event of theirs says."""
        if people not in self._seen:
            return
        for row in self._connection.execute(select(people)).mappings():
            if person_details(dict(row)) != self._people[row["number"]]["details"]:
                raise Wrong(f"Person {row['number']} was changed (event {self._people[row['number']]['number']}).")

    def _fetch(self, key: Column[Any], wanted: Iterable[Any]) -> dict[Any, Record]:
        values = {value for value in wanted if value is not None}
        if not values:
            return {}
        columns = [key.table.c[name] for name in self._columns[key.table]]
        absent = dict.fromkeys(key.table.c.keys())
        rows = self._connection.execute(select(*columns).where(key.in_(values))).mappings()
        return {row[key.name]: absent | dict(row) for row in rows}

    def _key(self, table: Table) -> list[Column[Any]]:
        """The columns of a table's key that are there: an older ledger has no turns, and people are told by number."""
        if table is people:
            return [people.c.number]
        return [column for column in table.primary_key if column.name in self._columns[table]]

    def _fetch_all(self, table: Table, wanted: Iterable[Any]) -> dict[Any, Record]:
        """The rows on these documents of a table that counts turns."""
        values = {value for value in wanted if value is not None}
        if table not in self._columns or not values:
            return {}
        columns = [table.c[name] for name in self._columns[table]]
        rows = self._connection.execute(select(*columns).where(table.c.document.in_(values))).mappings()
        if "turn" not in self._columns[table]:
            return {row["document"]: dict(row) for row in rows}
        return {(row["document"], row["turn"]): dict(row) for row in rows}

    def _row(self, table: Table, key: Any, record: Record) -> Record:
        row = self._rows[table].get(key)
        if row is None:
            raise Wrong(f"Event {record['number']} speaks of a row of {table.name} ({key}) that is missing.")
        self._seen.setdefault(table, set()).add(key)
        return row

    def _run_started(self, record: Record) -> None:
        row = self._row(runs, record["run"], record)
        if start_details(row) != record["details"] or row["started_at"] != record["at"]:
            raise Wrong(f"Run {record['run']} was changed: it is not the one that event {record['number']} started.")

    def _gated(self, record: Record) -> None:
        row = self._row(runs, record["run"], record)
        if seal(row["salt"], row["gate"]) != record["details"]["seal"]:
            raise Wrong(f"The gate report of run {record['run']} was changed (event {record['number']}).")

    def _run_finished(self, record: Record) -> None:
        row = self._row(runs, record["run"], record)
        counts = {name: str(number) for name, number in row["counts"].items()}
        if counts != record["details"] or row["finished_at"] != record["at"]:
            raise Wrong(f"The end of run {record['run']} was changed (event {record['number']}).")

    def _received(self, record: Record) -> None:
        row = self._row(arrivals, int(record["details"]["arrival"]), record)
        document = self._row(documents, record["document"], record)
        same = (row["run"], row["document"]) == (record["run"], record["document"])
        if not same or arrival_seal(row, document["size"]) != record["details"]["seal"]:
            raise Wrong(f"Arrival {row['number']} was changed (event {record['number']}).")
        self._states.setdefault(record["document"], RECEIVED)
        (self.unkept.add if "kept" in record["details"] else self.unkept.discard)(record["document"])

    def _judged(self, record: Record) -> None:
        number, arrival = int(record["details"]["verdict"]), int(record["details"]["arrival"])
        row = self._row(verdicts, number, record)
        place = (row["run"], row["document"], row["arrival"])
        sealed = row["body"] is not None and seal(row["salt"], row["body"]) == record["details"]["verdict_seal"]
        if not sealed or place != (record["run"], record["document"], arrival):
            raise Wrong(f"The verdict on document {record['document']} was changed (event {record['number']}).")
        self._check_columns(row, record)
        self._current[arrival] = number

    def _check_columns(self, row: Record, record: Record) -> None:
        """What a verdict is found by is what it says."""
        verdict = Verdict.model_validate_json(row["body"])
        expected = verdict_row(verdict)
        columns = ("doc_type", "currency", "gross", "due_date")
        rules, keys = (self._beside(column, row["number"]) for column in (failures.c.rule, sellers.c.key))
        same = all(row[name] == expected[name] for name in columns)
        same = same and row["invoice_number"] in {number_of(verdict, seen=seen) for seen in (True, False)}
        same = same and keys in [sellers_of(verdict, seen=seen) for seen in (True, False)]
        same = same and rules == failed_rules(verdict)
        if not same or self._lesson_differs(verdict, row):
            raise Wrong(f"What document {record['document']} is found by was changed (event {record['number']}).")

    def _lesson_differs(self, verdict: Verdict, row: Record) -> bool:
        query = select(lessons.c.vendor, lessons.c.body).where(lessons.c.verdict == row["number"])
        kept = self._connection.execute(query).mappings().first() if lessons in self._columns else None
        return (None if kept is None else dict(kept)) != lesson_row(verdict)

    def _beside(self, column: Column[Any], verdict: int) -> list[Any]:
        query = select(column).where(column.table.c.verdict == verdict)
        return sorted(self._connection.scalars(query))

    def _settled(self, record: Record) -> None:
        details = record["details"]
        row = self._row(outcomes, int(details["arrival"]), record)
        if row["kind"] != details["outcome"] or seal(row["salt"], row["reason"]) != details["seal"]:
            raise Wrong(f"The outcome of document {record['document']} was changed (event {record['number']}).")
        if "verdict" in details:
            self._judged(record)
            if self._states[record["document"]] != OutcomeKind.EXPORTED:
                self._states[record["document"]] = row["kind"]
        if row["kind"] == OutcomeKind.EXPORTED:
            turn = (record["document"], self._turns.get(record["document"], 0))
            exported = self._row(exports, turn if "turn" in self._columns[exports] else turn[0], record)
            if exported["run"] != record["run"]:
                raise Wrong(f"The export of document {record['document']} was changed (event {record['number']}).")

    def _sent(self, record: Record) -> None:
        row = self._row(egress, int(record["details"]["call"]), record)
        same = (row["run"], row["document"], row["at"]) == (record["run"], record["document"], record["at"])
        if not same or call_details(row) != record["details"]:
            raise Wrong(f"Call {row['number']} to a foundation model was changed (event {record['number']}).")

    def _answered(self, record: Record) -> None:
        row = self._row(answers, int(record["details"]["call"]), record)
        if answer_details(row) != record["details"]:
            raise Wrong(f"The answer to call {row['call']} was changed (event {record['number']}).")

    def _decided(self, record: Record) -> None:
        row = self._row(decisions, int(record["details"]["decision"]), record)
        same = (row["run"], row["at"]) == (record["run"], record["at"])
        if not same or decision_details(row) != record["details"]:
            raise Wrong(f"Decision {row['number']} was changed (event {record['number']}).")
        state = self._states.get(record["document"])
        if row["refused"] is None and state in set(OutcomeKind):
            to = AT_ONCE.get((OutcomeKind(state), DecisionKind(row["kind"])))
            if to is not None:
                self._states[record["document"]] = to.value

    def _withdrawn(self, record: Record) -> None:
        turn = int(record["details"]["turn"])
        row = self._row(withdrawals, (record["document"], turn), record)
        if row["run"] != record["run"] or turn != self._turns.get(record["document"], 0):
            raise Wrong(f"What was taken back of document {record['document']} was changed (event {record['number']}).")
        self._turns[record["document"]] = turn + 1

    def _person_changed(self, record: Record) -> None:
        number = int(record["details"]["person"])
        self._seen[people].add(number)
        self._people[number] = record

    def _forgotten(self, record: Record) -> None:
        row = self._row(forgettings, int(record["details"]["forgetting"]), record)
        if forgetting_details(row["number"], row["after"]) != record["details"]:
            raise Wrong(f"What was forgotten was changed (event {record['number']}).")


def _numbers(page: Sequence[Record], name: str) -> list[int]:
    return [int(record["details"][name]) for record in page if name in record["details"]]
