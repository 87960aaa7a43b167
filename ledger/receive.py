"""Arrivals within a write transaction: what came in, and what is already known of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from ledger.chain import Chain, new_salt
from ledger.records import RECEIVED, arrival_seal, said_text
from ledger.runs import gate_ran
from ledger.settle import Place, write_outcome
from ledger.standing import exported_by
from ledger.tables import arrivals, documents, outcomes
from schemas import Document, EventKind, OutcomeKind, RunInfo

# Made once: a run may be pointed at thousands of files that are known, and each is asked about.
_HERE = (
    select(arrivals.c.origin)
    .where(arrivals.c.run == bindparam("run"), arrivals.c.document == bindparam("sha256"))
    .order_by(arrivals.c.number)
)
_DOCUMENT = select(documents.c.state, documents.c.kept).where(documents.c.sha256 == bindparam("sha256"))
_LAST = (
    select(outcomes.c.reason)
    .join(arrivals, arrivals.c.number == outcomes.c.arrival)
    .where(arrivals.c.document == bindparam("sha256"), outcomes.c.kind == bindparam("state"))
    .order_by(outcomes.c.arrival.desc())
    .limit(1)
)


def receive(chain: Chain, run: RunInfo, document: Document) -> None:
    """Write one arrival down; a duplicate or an unfinished document of an earlier run gets its outcome at once."""
    earlier = chain.connection.execute(_HERE, {"run": run.run, "sha256": document.sha256}).all()
    if any(row.origin == document.origin for row in earlier):
        return
    if gate_ran(chain.connection, run.run):
        raise ValueError(f"run {run.run} was gated: nothing can be received in it any more")
    state = _state(chain.connection, document)
    anew = run.kind != "ingest" and state != RECEIVED
    place = _arrive(chain, run, document, EventKind.REPLAYED if anew else EventKind.RECEIVED)
    if earlier:
        reason = f"The same bytes as {earlier[0].origin}, which is in this run too."
        write_outcome(chain, place, OutcomeKind.DUPLICATE, _with_said(reason, document))
    elif run.kind == "ingest" and state != RECEIVED:
        kind, reason = _known(chain.connection, document.sha256, state)
        write_outcome(chain, place, kind, _with_said(reason, document))


def _with_said(reason: str, document: Document) -> str:
    """`reason`, and what a mail says that brings a known document again: its verdict may stand already."""
    news = [f'"{one.text}"' for one in document.said if one.text not in reason]
    return f"{reason} What came with it says: {' '.join(news)}." if news else reason


def _state(connection: Connection, document: Document) -> str:
    """What became of a document so far. One whose bytes were not kept before, and are now, is as good as new."""
    known = connection.execute(_DOCUMENT, {"sha256": document.sha256}).first()
    if known is None:
        row = {"sha256": document.sha256, "size": document.size, "state": RECEIVED, "kept": document.kept}
        connection.execute(insert(documents), row)
        return RECEIVED
    if document.kept and not known.kept:
        connection.execute(update(documents).where(documents.c.sha256 == document.sha256).values(kept=True))
        return RECEIVED
    return str(known.state)


def _arrive(chain: Chain, run: RunInfo, document: Document, kind: EventKind) -> Place:
    row: dict[str, Any] = {
        "run": run.run,
        "document": document.sha256,
        "origin": document.origin,
        "name": document.name,
        "media_type": document.media_type,
        "parent": document.parent,
        "received_at": document.received_at,
        "sender": document.sender,
        "received_on": document.received_on,
        "said": said_text(document.said),
        "salt": new_salt(),
    }
    key = chain.connection.execute(insert(arrivals), row).inserted_primary_key
    assert key is not None
    place = Place(run.run, document.sha256, key[0])
    details = {"arrival": str(place.arrival), "seal": arrival_seal(row, document.size)}
    if not document.kept:
        details["kept"] = "false"
    chain.append(kind, run.run, document.sha256, details)
    return place


def _known(connection: Connection, sha256: str, state: str) -> tuple[OutcomeKind, str]:
    """What a document of an earlier run is in this one: a duplicate if it was exported, else what it was."""
    if state == OutcomeKind.EXPORTED:
        run = exported_by(connection, sha256)
        return OutcomeKind.DUPLICATE, f"The same bytes were exported by run {run}."
    last: Row[Any] = connection.execute(_LAST, {"sha256": sha256, "state": state}).one()
    return OutcomeKind(state), last.reason or ""
