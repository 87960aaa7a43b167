"""Calls to foundation models: written down before they are sent, their answers kept to be used again.

Money is kept in millionths, so that the database can add it up exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import ROUND_CEILING, Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, insert, select

from ledger.chain import Chain, new_salt, seal
from ledger.tables import answers, egress
from schemas import Call, EventKind, NoReply, Reply, Sent, Spent

_MILLIONTHS = 1_000_000
# What the event says itself: hashes, sizes and where it went; the rest is sealed.
_SAID = ("prompt", "destination", "size", "attempt")
_SEALED = ("endpoint", "leaves", "purpose", "model", "masked", "settings", "tokens", "cost")


def sending(chain: Chain, run: str, call: Call) -> int:
    """Write down a call that is about to be sent; its number."""
    row = {**call._asdict(), "run": run, "at": chain.at, "cost": millionths(call.cost)}
    key = chain.connection.execute(insert(egress).values(row)).inserted_primary_key
    assert key is not None
    number = int(key[0])
    chain.append(EventKind.SENT, run, call.document, call_details({**row, "number": number}))
    return number


def call_details(row: Mapping[str, Any]) -> dict[str, str]:
    """What the event of a call says of its row."""
    said = {name: str(row[name]) for name in _SAID}
    return {"call": str(row["number"]), **said, "seal": seal("", *(str(row[name]) for name in _SEALED))}


def answered(chain: Chain, number: int, answer: Reply | NoReply, cost: Decimal | None) -> None:
    """Keep what came of a call: its answer, or why there is none."""
    call = chain.connection.execute(select(egress.c.run, egress.c.document).where(egress.c.number == number)).one()
    row: dict[str, Any] = {
        "call": number,
        "failure": answer.why if isinstance(answer, NoReply) else None,
        "body": answer.content if isinstance(answer, Reply) else None,
        "salt": new_salt(),
        "size": answer.size,
        "milliseconds": round(answer.seconds * 1000),
        "tokens_in": answer.tokens_in if isinstance(answer, Reply) else None,
        "tokens_out": answer.tokens_out if isinstance(answer, Reply) else None,
        "cost": None if cost is None else millionths(cost),
    }
    chain.connection.execute(insert(answers).values(row))
    chain.append(EventKind.ANSWERED, call.run, call.document, answer_details(row))


def answer_details(row: Mapping[str, Any]) -> dict[str, str]:
    """What the event of an answer says of its row."""
    numbers = {name: str(row[name]) for name in ("size", "milliseconds", "tokens_in", "tokens_out", "cost")}
    return {"call": str(row["call"]), **numbers, "seal": seal(row["salt"], row["failure"], row["body"])}


def recorded(connection: Connection, prompt: str, model: str) -> str | None:
    """The text that a model answered to this very prompt, the first time; None where it never did."""
    query = (
        select(answers.c.body)
        .join(egress, egress.c.number == answers.c.call)
        .where(egress.c.prompt == prompt, egress.c.model == model, answers.c.body.is_not(None))
    )
    return connection.scalar(query.order_by(answers.c.call).limit(1))


def spent(connection: Connection, run: str | None, document: str | None, since: datetime | None) -> Spent:
    """What the calls to foundation models under all given conditions came to; a register's take no tokens."""
    wanted: list[ColumnElement[bool]] = [egress.c.tokens > 0]
    if run is not None:
        wanted.append(egress.c.run == run)
    if document is not None:
        wanted.append(egress.c.document == document)
    if since is not None:
        wanted.append(egress.c.at >= since)
    used = func.coalesce(answers.c.tokens_in + answers.c.tokens_out, egress.c.tokens)
    paid = func.coalesce(answers.c.cost, egress.c.cost)
    sums = select(func.count(), func.sum(used), func.sum(paid), func.sum(answers.c.milliseconds))
    row = connection.execute(_with_answers(sums).where(*wanted)).one()
    return Spent(int(row[0]), int(row[1] or 0), Decimal(int(row[2] or 0)) / _MILLIONTHS, int(row[3] or 0) / 1000)


def calls() -> Select[Any]:
    """Every call beside what came of it."""
    return _with_answers(
        select(
            egress,
            answers.c.call,
            answers.c.failure,
            answers.c.size.label("received"),
            answers.c.milliseconds,
            answers.c.tokens_in,
            answers.c.tokens_out,
            answers.c.cost.label("paid"),
        )
    )


def to_sent(row: Row[Any]) -> Sent:
    """The line of the egress ledger of a row of `calls`."""
    outcome = "no answer was noted" if row.call is None else row.failure or "answered"
    known = row.tokens_in is not None and row.tokens_out is not None
    return Sent(
        number=row.number,
        at=row.at,
        run=row.run,
        call=Call._make(getattr(row, name) for name in Call._fields)._replace(cost=Decimal(row.cost) / _MILLIONTHS),
        outcome=outcome,
        received=row.received or 0,
        tokens=row.tokens_in + row.tokens_out if known else row.tokens,
        cost=Decimal(row.cost if row.paid is None else row.paid) / _MILLIONTHS,
        seconds=(row.milliseconds or 0) / 1000,
    )


def millionths(money: Decimal) -> int:
    """`money` in millionths, rounded up: a budget is rather kept than overdrawn."""
    return int((money * _MILLIONTHS).to_integral_value(rounding=ROUND_CEILING))


def _with_answers(query: Select[Any]) -> Select[Any]:
    return query.select_from(egress.outerjoin(answers, answers.c.call == egress.c.number))
