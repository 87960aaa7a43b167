"""Decisions of people within a write transaction: who may take them, what they lead to, and who has approved what."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, insert, select

from ledger import arranging, drafts, leases, queries, waiting
from ledger.chain import Chain, new_salt, seal
from ledger.people import found, people_are_set_up, why_no_name, why_not_decide, why_not_work
from ledger.receive import receive
from ledger.records import to_heard, to_verdict
from ledger.runs import start
from ledger.settle import place_of, set_state, write_outcome
from ledger.standing import has_decided, round_of, withdraw
from ledger.tables import decisions, documents, verdicts
from ledger.versioned import Stale, refuse_stale
from schemas import EventKind, OutcomeKind, Policy, RunInfo, Versions
from schemas.deciding import Unfit, approve
from schemas.decision import (
    ARRANGING,
    AT_ONCE,
    DECIDING_ROLES,
    MOVES,
    SAYING,
    Decided,
    Decision,
    DecisionKind,
    Who,
)
from schemas.pages import Piece

_WORDS = {
    DecisionKind.REJECT: "rejected",
    DecisionKind.RETURN: "returned to its sender",
    DecisionKind.REOPEN: "reopened",
    DecisionKind.SPLIT: "split",
    DecisionKind.JOIN: "joined with another",
}
_FEW = 500  # documents that are asked for by name: a database takes no more than some thousands
_HASH = 64  # digits
_LONGEST_REASON = 2_000
_SHOWN = 80  # characters of what was given as a name
_SHORT = "a document is named by its whole hash, as `vouchline queue --json` and its reason.json give it"
_REFUSED = "it was refused and nothing of it was read; ask its sender for it again, or `vouchline replay` it"
_NOT_WAITING = "the document does not wait for a decision"


class Taken(NamedTuple):
    """What came of decisions: the run in which they count (None where none needs one), why others were not taken in by
    their place in the file, which of these were based on what is no more, and whether the rest was taken in."""

    run: RunInfo | None
    refused: Mapping[int, str]
    stale: frozenset[int] = frozenset()
    taken: bool = False


class Recorded(NamedTuple):
    """A decision as the ledger keeps it; `refused` says why it was not taken in."""

    at: datetime
    run: str | None
    document: str
    kind: DecisionKind
    round: int
    refused: str | None
    decided: Decided | None


class Asked(NamedTuple):
    """Decisions at the door. All are taken in or none, unless `partial`; a rehearsal writes nothing. `pieces` are what
    those come to that split or join, by their documents, or why their pages do not come apart."""

    decisions: Sequence[Decision]
    who: Who
    partial: bool = False
    rehearsal: bool = False
    pieces: Mapping[str, Sequence[Piece] | Unfit] = {}


def take(chain: Chain, workspace: Path, asked: Asked, versions: Versions, policy: Policy) -> Taken:
    """Check decisions, and write down those that can be taken in as a run of kind `decide`, and those that cannot."""
    fit: list[Decided] = []
    moved: set[str] = set()
    refused: dict[int, Unfit] = {}
    for number, decision in enumerate(asked.decisions):
        try:
            fit.append(decided := _decided(chain, workspace, asked, decision, moved))
            moved.update(arranging.concerned(chain.connection, decision), (made.document for made in decided.made))
        except Unfit as unfit:
            refused[number] = unfit
    why = {number: str(unfit) for number, unfit in refused.items()}
    stale = frozenset(number for number, unfit in refused.items() if isinstance(unfit, Stale))
    if asked.rehearsal:
        return Taken(None, why, stale)
    for number, sentence in why.items():
        _refuse(chain, asked.decisions[number], asked.who, sentence)
    if not fit or (refused and not asked.partial):
        return Taken(None, why, stale)
    moving = [one for one in fit if one.decision.decision is not DecisionKind.HAND_OVER]
    run = None
    if moving:
        run = start(chain, "decide", _source(moving), versions, policy)
        for decided in moving:
            _move(chain, workspace, asked, decided, run)
    _record(chain, fit, moved)
    return Taken(run, why, stale, taken=True)


def _source(moving: Sequence[Decided]) -> str:
    return f"{len(moving)} {'decision' if len(moving) == 1 else 'decisions'} of {moving[0].who.name}"


def _move(chain: Chain, workspace: Path, asked: Asked, decided: Decided, run: RunInfo) -> None:
    """Write a decision that moves a document down, in `run`, with what goes along with it."""
    for one in (decided, *arranging.along(chain.connection, decided)):
        _write(chain, workspace, run, one)
    pieces = asked.pieces.get(decided.decision.document, ()) if decided.made else ()
    arranging.bring_in(chain, workspace, run, () if isinstance(pieces, Unfit) else pieces)


def _record(chain: Chain, fit: Sequence[Decided], moved: Collection[str]) -> None:
    """Write down who looks at what from now on, and let go of all that the decisions of a person `moved`."""
    handed = {one.decision.document: one for one in fit if one.decision.decision is DecisionKind.HAND_OVER}
    for one in handed.values():
        _keep(chain, None, one, None)
    name = fit[0].who.name
    for sha256 in sorted(moved):
        if sha256 not in handed:
            drafts.drop(chain.connection, sha256, name)
        leases.let_go(chain.connection, sha256, name)
        waiting.refresh(chain.connection, sha256)


def _decided(chain: Chain, workspace: Path, asked: Asked, decision: Decision, moved: Collection[str]) -> Decided:
    """What a decision comes to beside those that move `moved`. Raises Unfit where it cannot be taken in."""
    connection, sha256, who, kind = chain.connection, decision.document, asked.who, decision.decision
    if sha256 in moved:
        raise Unfit("it is decided on in this file already")
    if (decision.parts and kind is not DecisionKind.SPLIT) or (decision.followed_by and kind is not DecisionKind.JOIN):
        raise Unfit("parts are of a document that is split, and followed_by of one that is joined")
    why = why_not_decide(connection, who, kind)
    if why is not None:
        raise Unfit(why)
    _refuse_move(connection, decision)
    if kind is DecisionKind.REOPEN:
        arranging.refuse_reopening(connection, sha256)
    _refuse_held(chain, arranging.concerned(connection, decision), who, moved)
    refuse_stale(connection, workspace, sha256, decision.version)
    if kind in SAYING:
        _refuse_again(connection, decision, who)
    if len(decision.reason) > _LONGEST_REASON:
        raise Unfit(f"a reason has at most {_LONGEST_REASON} characters")
    if decision.override and not decision.reason.strip():
        raise Unfit("a rule is overridden only with a reason")
    if kind is DecisionKind.HAND_OVER:
        _refuse_taker(connection, decision.to)
    if kind in ARRANGING:
        return arranging.arranged(connection, decision, who, asked.pieces.get(sha256), moved)
    if kind is not DecisionKind.APPROVE:
        return Decided(decision=decision, who=who)
    return approve(to_verdict(workspace, _newest(connection, sha256)), decision, who)


def _refuse_held(chain: Chain, sha256s: Collection[str], who: Who, moved: Collection[str]) -> None:
    """Raises Unfit where somebody else works on one of these documents, or it is moved already."""
    for sha256 in sha256s:
        if sha256 in moved:
            raise Unfit(f"{sha256[:12]} is decided on in this file already")
        holder = leases.held_by_another(chain.connection, chain.at, sha256, who)
        if holder is not None:
            raise Unfit(f"{holder.person} is working on it until {holder.until:%H:%M} UTC, unless they let it go")


def _refuse_again(connection: Connection, decision: Decision, who: Who) -> None:
    """Raises Unfit where this person has said something of a document already, or one cannot be joined."""
    for sha256 in (decision.document, *decision.followed_by):
        if sha256 != decision.document:
            _refuse_move(connection, decision.model_copy(update={"document": sha256}))
        if has_decided(connection, sha256, who.name):
            raise Unfit(f"{who.name} has decided on it already (reopen it to decide again)")


def _refuse_move(connection: Connection, decision: Decision) -> None:
    """Raises Unfit for a decision that cannot be taken on a document as it is now."""
    state = connection.scalar(select(documents.c.state).where(documents.c.sha256 == decision.document))
    if state is None:
        whole = len(decision.document) == _HASH
        raise Unfit("this workspace knows no such document" if whole else _SHORT)
    if state == OutcomeKind.REFUSED:
        raise Unfit(_REFUSED)
    if state not in set(OutcomeKind) or (OutcomeKind(state), decision.decision) not in MOVES:
        raise Unfit(_NOT_WAITING if decision.decision is not DecisionKind.REOPEN else "there is nothing to reopen")


def _refuse_taker(connection: Connection, name: str) -> None:
    """Raises Unfit where a document cannot be handed to `name`; "" is nobody, and takes it back."""
    if not name:
        return
    person = found(connection, name)
    set_up = people_are_set_up(connection)
    if set_up and (person is None or person.disabled or person.role not in DECIDING_ROLES):
        raise Unfit(f'nobody called "{name[:_SHOWN]}" may decide here')
    if not set_up and why_no_name(name):
        raise Unfit("whom it is handed to is no name")


def _newest(connection: Connection, sha256: str) -> str:
    query = select(verdicts.c.body).where(verdicts.c.document == sha256, verdicts.c.current)
    body = connection.scalar(query.order_by(verdicts.c.number.desc()).limit(1))
    if body is None:
        raise Unfit(_NOT_WAITING)
    return str(body)


def _write(chain: Chain, workspace: Path, run: RunInfo, decided: Decided) -> None:
    """A decision with all that follows from it at once: its arrival in the run, its event, its outcome."""
    sha256, kind = decided.decision.document, decided.decision.decision
    row = chain.connection.execute(queries.first_arrivals(documents.c.sha256 == sha256)).one()
    receive(chain, run, to_heard(workspace, row))
    state = OutcomeKind(row.state)
    _keep(chain, run.run, decided, None)
    to = AT_ONCE.get((state, kind))
    if to is None:
        return
    if state is OutcomeKind.EXPORTED:
        withdraw(chain, run.run, sha256)
    reason = f"It was {_WORDS[kind]} by {decided.who.shown}"
    said = f": {decided.decision.reason.strip().rstrip('.')}." if decided.decision.reason.strip() else "."
    reason += arranging.told(decided)
    write_outcome(chain, place_of(chain.connection, run.run, sha256), to, reason + said)
    set_state(chain.connection, sha256, to)


def _refuse(chain: Chain, decision: Decision, who: Who, why: str) -> None:
    """Write an attempt down; what was to be decided is not kept there. Who typed it finds it among their drafts."""
    nothing: dict[str, object] = {"values": {}, "lines": None, "tax_breakdown": None, "places": {}, "override": ()}
    attempt = decision.model_copy(update={**nothing, "reason": decision.reason[:_LONGEST_REASON]})
    _keep(chain, None, Decided(decision=attempt, who=who), why)
    typed = decision.version is not None and why_not_work(chain.connection, who) is None
    if typed:
        with suppress(Unfit):  # nothing of a document that is not ours, nor more than can be kept
            drafts.keep(chain.connection, chain.at, who.name, decision)


def _is_known(connection: Connection, sha256: str) -> bool:
    return connection.scalar(select(documents.c.sha256).where(documents.c.sha256 == sha256)) is not None


def _keep(chain: Chain, run: str | None, decided: Decided, refused: str | None) -> None:
    sha256, kind = decided.decision.document, decided.decision.decision
    row = {
        "at": chain.at,
        "run": run,
        "document": sha256,
        "kind": kind.value,
        "round": round_of(chain.connection, sha256),
        "person": decided.who.name,
        "body": decided.model_dump_json(),
        "refused": refused,
        "salt": new_salt(),
    }
    key = chain.connection.execute(insert(decisions).values(row)).inserted_primary_key
    assert key is not None
    event = EventKind.DECIDED if refused is None else EventKind.DECISION_REFUSED
    known = sha256 if _is_known(chain.connection, sha256) else None
    chain.append(event, run, known, decision_details({**row, "number": key[0]}))


def decision_details(row: Mapping[str, object]) -> dict[str, str]:
    """What the event of a decision says of its row; names, values and reasons are sealed."""
    sealed = [None if row[name] is None else str(row[name]) for name in ("document", "person", "body", "refused")]
    said = {name: str(row[name]) for name in ("kind", "round")}
    return {"decision": str(row["number"]), **said, "seal": seal(str(row["salt"]), *sealed)}


def recorded(connection: Connection, sha256s: Collection[str] | None) -> Iterator[Recorded]:
    """Every decision and every attempt at one, on these documents or on all, in their order."""
    query = select(decisions).order_by(decisions.c.number)
    few = sha256s is not None and len(sha256s) <= _FEW
    for row in connection.execute(query.where(decisions.c.document.in_(sha256s or ())) if few else query):
        if sha256s is not None and row.document not in sha256s:
            continue
        decided = None if row.body is None else Decided.model_validate_json(row.body)
        yield Recorded(row.at, row.run, row.document, DecisionKind(row.kind), row.round, row.refused, decided)
