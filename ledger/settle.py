"""Verdicts and outcomes within a write transaction. Doing a thing twice is doing it once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, insert, select, update

from ledger import waiting
from ledger.chain import Chain, new_salt, seal
from ledger.lessons import lesson_row
from ledger.records import failed_rules, sellers_of, verdict_row
from ledger.runs import gate_ran
from ledger.standing import arrangement, enter, ever_decided, exported_by, in_round, made_by
from ledger.tables import arrivals, documents, failures, lessons, outcomes, sellers, verdicts
from schemas import EventKind, Outcome, OutcomeKind, Verdict
from schemas.approvals import why_not_released

ENDED = (OutcomeKind.REJECTED, OutcomeKind.RETURNED)


class Place(NamedTuple):
    """Where a verdict or an outcome belongs: the arrival of a document in a run."""

    run: str
    sha256: str
    arrival: int


def judged(chain: Chain, run: str, verdict: Verdict) -> None:
    """Keep the verdict of a document received in this run; the first one stands. A ValueError once the gate ran."""
    if gate_ran(chain.connection, run):
        raise ValueError(f"run {run} was gated: nothing can be judged in it any more")
    place = place_of(chain.connection, run, verdict.document.sha256)
    if _current(chain.connection, place) is None:
        details = _write_verdict(chain.connection, place, verdict)
        chain.append(EventKind.JUDGED, run, place.sha256, {"arrival": str(place.arrival), **details})


def settle(chain: Chain, run: str, verdict: Verdict, outcome: Outcome) -> Outcome:
    """Give a document its outcome in this run, with the verdict it was settled by; the outcome that stands afterwards.

    A document that another run exported is a duplicate here, whatever was wanted. A ValueError for an export that the
    gate has not seen.
    """
    place = place_of(chain.connection, run, verdict.document.sha256)
    standing = chain.connection.execute(select(outcomes).where(outcomes.c.arrival == place.arrival)).first()
    if standing is not None:
        kind, reason = OutcomeKind(standing.kind), standing.reason or ""
    else:
        kind, reason = _allowed(chain.connection, place, verdict, outcome)
        write_outcome(chain, place, kind, reason, _settled_by(chain.connection, place, verdict))
        set_state(chain.connection, place.sha256, kind)
    return Outcome(sha256=place.sha256, run=run, kind=kind, reason=reason)


def write_outcome(
    chain: Chain, place: Place, kind: OutcomeKind, reason: str, verdict: Mapping[str, str] | None = None
) -> None:
    """The row and the event of one arrival's outcome; `verdict` names the one it was settled by."""
    salt = new_salt()
    row = {"arrival": place.arrival, "kind": kind.value, "reason": reason, "salt": salt}
    chain.connection.execute(insert(outcomes), row)
    details = {"arrival": str(place.arrival), "outcome": kind.value, "seal": seal(salt, reason), **(verdict or {})}
    chain.append(EventKind.SETTLED, place.run, place.sha256, details)


def _allowed(connection: Connection, place: Place, verdict: Verdict, outcome: Outcome) -> tuple[OutcomeKind, str]:
    """The outcome wanted; a duplicate where another run has exported the document, review where people must approve
    it and have not, and what a person put an end to stays so, or waits if it cannot be read any more. An export is
    entered here."""
    state = connection.scalar(select(documents.c.state).where(documents.c.sha256 == place.sha256))
    if state in ENDED or (state == OutcomeKind.UNPACKED and arrangement(connection, place.sha256) is not None):
        return OutcomeKind(state), "A person has decided so, and has not reopened it."
    if outcome.kind is OutcomeKind.REFUSED and in_round(connection, place.sha256):
        # What was refused nobody can decide on: people who have begun to must be able to go on.
        return OutcomeKind.QUARANTINED, f"People have decided on it, and now it cannot be read. {outcome.reason}"
    if outcome.kind is OutcomeKind.EXPORTED:
        if not gate_ran(connection, place.run):
            raise ValueError(f"run {place.run} cannot export before its gate")
        by = exported_by(connection, place.sha256)
        if by is not None:
            return OutcomeKind.DUPLICATE, f"The document was exported by run {by}; it is not exported again."
        by_people = ever_decided(connection, place.sha256) or made_by(connection, place.sha256) is not None
        why = why_not_released(verdict, in_round(connection, place.sha256), ever_decided=by_people)
        if why is not None:
            return OutcomeKind.REVIEW, why
        enter(connection, place.run, place.sha256)
    return outcome.kind, outcome.reason


def _settled_by(connection: Connection, place: Place, verdict: Verdict) -> dict[str, str]:
    """The verdict that counts: the one judged, or a new one where the gate added to it."""
    current = _current(connection, place)
    if current is not None:
        if current.body == verdict_row(verdict)["body"]:
            return _verdict_details(current.number, current.salt, current.body)
        connection.execute(update(verdicts).where(verdicts.c.number == current.number).values(current=False))
    return _write_verdict(connection, place, verdict)


def set_state(connection: Connection, sha256: str, kind: OutcomeKind) -> None:
    """What a document is now. What was exported stays exported: it has left."""
    state = OutcomeKind.EXPORTED if exported_by(connection, sha256) is not None else kind
    connection.execute(update(documents).where(documents.c.sha256 == sha256).values(state=state.value))
    waiting.refresh(connection, sha256)


def _write_verdict(connection: Connection, place: Place, verdict: Verdict) -> dict[str, str]:
    row = verdict_row(verdict) | {"run": place.run, "arrival": place.arrival}
    key = connection.execute(insert(verdicts).values(row)).inserted_primary_key
    assert key is not None
    rules = [{"verdict": key[0], "rule": rule} for rule in failed_rules(verdict)]
    found_by = [{"verdict": key[0], "key": seller} for seller in sellers_of(verdict)]
    taught = lesson_row(verdict)
    learnt = [] if taught is None else [{"verdict": key[0], **taught}]
    for table, rows in ((failures, rules), (sellers, found_by), (lessons, learnt)):
        if rows:
            connection.execute(insert(table), rows)
    return _verdict_details(key[0], row["salt"], row["body"])


def _verdict_details(number: int, salt: str, body: str) -> dict[str, str]:
    return {"verdict": str(number), "verdict_seal": seal(salt, body)}


def _current(connection: Connection, place: Place) -> Row[Any] | None:
    of_place = (verdicts.c.run == place.run) & (verdicts.c.arrival == place.arrival)
    query = select(verdicts).where(of_place, verdicts.c.current)
    return connection.execute(query).first()


def place_of(connection: Connection, run: str, sha256: str) -> Place:
    """The arrival that stands for a document in a run: later ones of the same bytes are its duplicates."""
    same = (arrivals.c.run == run) & (arrivals.c.document == sha256)
    number = connection.scalar(select(arrivals.c.number).where(same).order_by(arrivals.c.number).limit(1))
    if number is None:
        raise LookupError(f"the document {sha256} was not received in run {run}")
    return Place(run, sha256, number)
