"""What has left the house and was not taken back, within a transaction; and what people decided on it."""

from __future__ import annotations

from sqlalchemy import Connection, Select, and_, bindparam, func, insert, select

from ledger.chain import Chain
from ledger.tables import arrivals, decisions, documents, exports, withdrawals
from schemas import WAITING, EventKind, OutcomeKind
from schemas.approvals import joined
from schemas.decision import ARRANGING, SAYING, Decided, DecisionKind, person_key

WAITING_STATES = tuple(kind.value for kind in OutcomeKind if kind in WAITING)
_SAYING = tuple(kind.value for kind in SAYING)


def standing() -> Select[tuple[str, str]]:
    """Documents that have left and were not taken back, with the run that exported them."""
    taken_back = and_(withdrawals.c.document == exports.c.document, withdrawals.c.turn == exports.c.turn)
    return (
        select(exports.c.document, exports.c.run)
        .outerjoin(withdrawals, taken_back)
        .where(withdrawals.c.document.is_(None))
    )


# Made once: a run may be pointed at thousands of files that have left.
_OF = standing().where(exports.c.document == bindparam("sha256"))


def exported_by(connection: Connection, sha256: str) -> str | None:
    """The run whose export of a document stands."""
    row = connection.execute(_OF, {"sha256": sha256}).first()
    return None if row is None else row.run


def turn_of(connection: Connection, sha256: str) -> int:
    """How often the export of a document was taken back."""
    return connection.scalar(select(func.count()).where(withdrawals.c.document == sha256)) or 0


def enter(connection: Connection, run: str, sha256: str) -> None:
    """Write an export down; the key keeps a second one of the same turn out."""
    connection.execute(insert(exports).values(document=sha256, turn=turn_of(connection, sha256), run=run))


def withdrawn_in(connection: Connection, run: str) -> list[tuple[str, str]]:
    """The documents whose exports were taken back in this run, with the runs that had exported them."""
    same = and_(exports.c.document == withdrawals.c.document, exports.c.turn == withdrawals.c.turn)
    query = select(exports.c.document, exports.c.run).join(withdrawals, same).where(withdrawals.c.run == run)
    return [(row.document, row.run) for row in connection.execute(query.order_by(exports.c.document))]


def replaced_by(connection: Connection, run: str) -> list[tuple[str, str]]:
    """The documents that this run exported anew, with the runs whose exports these replace."""
    before = exports.alias("before")
    same = and_(before.c.document == exports.c.document, before.c.turn == exports.c.turn - 1)
    query = select(before.c.document, before.c.run).join(exports, same).where(exports.c.run == run)
    return [(row.document, row.run) for row in connection.execute(query.order_by(before.c.document))]


def withdraw(chain: Chain, run: str, sha256: str) -> None:
    """Take a standing export back, in the run whose manifest will say so."""
    turn = turn_of(chain.connection, sha256)
    chain.connection.execute(insert(withdrawals).values(document=sha256, turn=turn, run=run))
    chain.append(EventKind.WITHDRAWN, run, sha256, {"turn": str(turn)})


def waits(connection: Connection, sha256: str) -> bool:
    """Whether a document waits for people."""
    return connection.scalar(select(documents.c.state).where(documents.c.sha256 == sha256)) in WAITING_STATES


def ever_decided(connection: Connection, sha256: str) -> bool:
    """Whether a decision on a document was ever taken in; handing it over is none on it."""
    query = select(decisions.c.number).where(
        decisions.c.document == sha256,
        decisions.c.refused.is_(None),
        decisions.c.kind != DecisionKind.HAND_OVER.value,
    )
    return connection.scalar(query.limit(1)) is not None


def round_of(connection: Connection, sha256: str) -> int:
    """How often a document was reopened."""
    reopened = (decisions.c.kind == DecisionKind.REOPEN.value) & decisions.c.refused.is_(None)
    query = select(func.count()).where(decisions.c.document == sha256, reopened)
    return connection.scalar(query) or 0


def in_round(connection: Connection, sha256: str) -> list[Decided]:
    """The decisions on a document since it was last reopened, in their order."""
    query = select(decisions.c.body).where(
        decisions.c.document == sha256,
        decisions.c.round == round_of(connection, sha256),
        decisions.c.refused.is_(None),
        decisions.c.kind.in_(_SAYING),
        decisions.c.body.is_not(None),
    )
    return [Decided.model_validate_json(body) for body in connection.scalars(query.order_by(decisions.c.number))]


def arrangement(connection: Connection, sha256: str) -> Decided | None:
    """What a person made of a document's pages since it was last reopened; None where they are as they came."""
    return next((one for one in in_round(connection, sha256) if one.decision.decision in ARRANGING), None)


def made_by(connection: Connection, sha256: str) -> Decided | None:
    """The last decision that made a document of pages of others; None of one that came as it is."""
    parents = select(arrivals.c.parent).where(arrivals.c.document == sha256, arrivals.c.parent.is_not(None))
    query = select(decisions.c.body).where(
        decisions.c.document.in_(parents),
        decisions.c.refused.is_(None),
        decisions.c.kind.in_(tuple(kind.value for kind in ARRANGING)),
        decisions.c.body.is_not(None),
    )
    bodies = connection.scalars(query.order_by(decisions.c.number.desc()))
    made = (Decided.model_validate_json(body) for body in bodies)
    return next((one for one in made if any(piece.document == sha256 for piece in one.made)), None)


def is_arranged(connection: Connection, sha256: str) -> bool:
    """Whether a person said which of its pages are one document: rules do not divide it."""
    return arrangement(connection, sha256) is not None or made_by(connection, sha256) is not None


def last_approval(connection: Connection, sha256: str) -> Decided | None:
    """What people last approved of a document, in whichever round: the last approval, and what others of its round
    named of what still stands."""
    query = select(decisions.c.round, decisions.c.body).where(
        decisions.c.document == sha256,
        decisions.c.refused.is_(None),
        decisions.c.kind == DecisionKind.APPROVE.value,
        decisions.c.body.is_not(None),
    )
    rows = connection.execute(query.order_by(decisions.c.number)).all()
    approvals = [Decided.model_validate_json(row.body) for row in rows if row.round == rows[-1].round]
    return joined(approvals) if approvals else None


def has_decided(connection: Connection, sha256: str, name: str) -> bool:
    """Whether this person has said something of a document since it was last reopened."""
    return any(person_key(one.who.name) == person_key(name) for one in in_round(connection, sha256))


def confirmed_in(connection: Connection, run: str) -> dict[str, tuple[str, ...]]:
    """Which values people named as they stood, by the documents that they approved in a run."""
    query = select(decisions.c.document, decisions.c.body).where(
        decisions.c.run == run,
        decisions.c.refused.is_(None),
        decisions.c.kind == DecisionKind.APPROVE.value,
        decisions.c.body.is_not(None),
    )
    rows = connection.execute(query)
    return {row.document: Decided.model_validate_json(row.body).confirmed for row in rows}


def handed_to(connection: Connection, sha256: str) -> str | None:
    """Whose a document is since it was last reopened; None where it is nobody's."""
    query = select(decisions.c.body).where(
        decisions.c.document == sha256,
        decisions.c.round == round_of(connection, sha256),
        decisions.c.refused.is_(None),
        decisions.c.kind == DecisionKind.HAND_OVER.value,
        decisions.c.body.is_not(None),
    )
    body = connection.scalar(query.order_by(decisions.c.number.desc()).limit(1))
    return None if body is None else Decided.model_validate_json(body).decision.to or None
