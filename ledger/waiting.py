"""What waits for people, ready to be sorted and searched: a row a document, made anew whenever it moves."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, insert, select

from ledger.desk_tables import waiting
from ledger.standing import WAITING_STATES, handed_to, in_round
from ledger.tables import arrivals, decisions, documents, outcomes, runs, verdicts
from schemas import Invoice, Verdict, normalise_number, plain
from schemas.certainty_policy import MAY_BE_ASKED_FOR
from schemas.result import told_findings

_RULE = re.compile(r"\[([A-Z][A-Z0-9-]*)\][^\[]*$")
_MILLIONTHS = Decimal(1_000_000)
_LARGEST = 2**62
PEOPLE = "people"  # the cause where no rule holds a document, but what people said or did not say of it


def cause_of(reason: str) -> str:
    """The rule that holds a document first, as its reason names it."""
    found = _RULE.search(reason)
    return found[1] if found else PEOPLE


def refresh(connection: Connection, sha256: str) -> None:
    """Make the row of a document anew; none where it does not wait."""
    connection.execute(delete(waiting).where(waiting.c.document == sha256))
    state = connection.scalar(select(documents.c.state).where(documents.c.sha256 == sha256))
    if state in WAITING_STATES:
        connection.execute(insert(waiting).values(_row(connection, sha256, state)))


def rebuild(connection: Connection) -> None:
    """Make every row anew."""
    connection.execute(delete(waiting))
    for sha256 in connection.scalars(select(documents.c.sha256).where(documents.c.state.in_(WAITING_STATES))).all():
        refresh(connection, sha256)


def _row(connection: Connection, sha256: str, state: str) -> dict[str, Any]:
    came = _came(connection, sha256)
    verdict = _verdict(connection, sha256)
    decided = connection.scalar(select(decisions.c.number).where(decisions.c.document == sha256).limit(1)) is not None
    said = {one.who.name for one in in_round(connection, sha256)} if decided else set()
    run, reason = _outcome(connection, sha256, state)
    row = {
        "document": sha256,
        "parent": came.parent,
        "file": came.origin or "",
        "state": state,
        "reason": reason,
        "cause": cause_of(reason),
        "since": came.received_at or came.started_at,
        "people": 1 if verdict is None else verdict.people,
        "decided": len(said),
        "whose": handed_to(connection, sha256) if decided else None,
        **_values(Invoice() if verdict is None else verdict.invoice),
        "run": run,
        **_told(verdict),
    }
    texts = (row["number"], normalise_number(row["number"] or ""), row["vendor"], row["amount"], row["file"])
    return {**row, "found_by": found_by(" ".join(str(text) for text in texts if text))}


def found_by(text: str) -> str:
    """A text as it is searched for: without case, and runs of space as one."""
    return " ".join(text.casefold().split())


def _came(connection: Connection, sha256: str) -> Row[Any]:
    columns: Select[Any] = select(arrivals.c.origin, arrivals.c.parent, arrivals.c.received_at, runs.c.started_at)
    query = columns.join(runs, runs.c.run == arrivals.c.run).where(arrivals.c.document == sha256)
    return connection.execute(query.order_by(arrivals.c.number).limit(1)).one()


def _verdict(connection: Connection, sha256: str) -> Verdict | None:
    query = select(verdicts.c.body).where(verdicts.c.document == sha256, verdicts.c.current)
    body = connection.scalar(query.order_by(verdicts.c.number.desc()).limit(1))
    return Verdict.model_validate_json(body) if body else None


def _outcome(connection: Connection, sha256: str, state: str) -> tuple[str, str]:
    """The run in which a document came to wait, and why."""
    query = (
        select(arrivals.c.run, outcomes.c.reason)
        .join(arrivals, arrivals.c.number == outcomes.c.arrival)
        .where(arrivals.c.document == sha256, outcomes.c.kind == state)
    )
    row = connection.execute(query.order_by(outcomes.c.arrival.desc()).limit(1)).first()
    return ("", "") if row is None else (row.run, row.reason or "")


def _told(verdict: Verdict | None) -> dict[str, str]:
    """What the queue says of a document by its verdict alone; nothing of one that was never judged."""
    if verdict is None:
        return {"told": "", "doubted": "[]", "lacks": "[]"}
    told = {
        "people_for": list(verdict.people_for),
        "doc_type": verdict.doc_type.value,
        "invoice": verdict.invoice.model_dump(mode="json"),
        "findings": told_findings(verdict),
    }
    doubted = dict.fromkeys(term for one in verdict.findings if one.holds for term in one.terms)
    lacks = [term for term in MAY_BE_ASKED_FOR if term not in verdict.claims]
    return {"told": _json(told), "doubted": _json(list(doubted)), "lacks": _json(lacks)}


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)


def _values(invoice: Invoice) -> dict[str, Any]:
    amount = invoice.totals.gross if invoice.totals.due is None else invoice.totals.due
    return {
        "vendor": invoice.seller.name,
        "number": invoice.invoice_number,
        "amount": None if amount is None else plain(amount),
        "size": 0 if amount is None else min(int(abs(amount) * _MILLIONTHS), _LARGEST),
        "currency": invoice.currency,
        "due_date": invoice.due_date,
    }
