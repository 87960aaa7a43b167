"""Pages of wrongly divided files, within a write transaction: who may say that they belong otherwise, and what follows.

A source and what was made of it are never open at once: where one waits or has left, the other has ended.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from sqlalchemy import Connection, select

from ledger import files
from ledger.chain import Chain
from ledger.receive import receive
from ledger.standing import WAITING_STATES, arrangement, made_by
from ledger.tables import documents
from schemas import OutcomeKind, RunInfo
from schemas.deciding import Unfit
from schemas.decision import ARRANGING, Decided, Decision, DecisionKind, Made, Who
from schemas.pages import Piece, pages_told

_ENDED = (OutcomeKind.REJECTED.value, OutcomeKind.RETURNED.value)
_NOT_CUT = "its pages were not taken apart"


def concerned(connection: Connection, decision: Decision) -> tuple[str, ...]:
    """The documents that a decision moves, its own first."""
    own = (decision.document, *decision.followed_by)
    standing = arrangement(connection, decision.document) if decision.decision is DecisionKind.REOPEN else None
    if standing is None:
        return own
    return (*own, *_partners(standing, decision.document), *_open_pieces(connection, standing))


def arranged(
    connection: Connection,
    decision: Decision,
    who: Who,
    pieces: Sequence[Piece] | Unfit | None,
    moved: Collection[str],
) -> Decided:
    """What splitting or joining documents comes to. Raises Unfit where a document that it would make is there already,
    or is made by another decision beside it (`moved`)."""
    if pieces is None or isinstance(pieces, Unfit):
        raise pieces or Unfit(_NOT_CUT)
    sources = concerned(connection, decision)
    if len(set(sources)) < len(sources):
        raise Unfit("a document is named twice")
    for piece in pieces:
        state = _state(connection, piece.document.sha256)
        if piece.document.sha256 in moved or (state is not None and not _ended_piece(connection, piece, sources)):
            which = " and ".join(pages_told(one.pages) for one in piece.of)
            raise Unfit(f"{which} are a document already ({piece.document.sha256[:12]}, {state or 'in this file'})")
    made = tuple(Made(document=piece.document.sha256, of=piece.of) for piece in pieces)
    return Decided(decision=decision, who=who, made=made)


def _ended_piece(connection: Connection, piece: Piece, sources: Collection[str]) -> bool:
    """Whether a document was made of these very pages before, and ended when they were put back."""
    sha256 = piece.document.sha256
    before = made_by(connection, sha256) if _state(connection, sha256) in _ENDED else None
    return before is not None and before.decision.document in sources


def refuse_reopening(connection: Connection, sha256: str) -> None:
    """Raises Unfit where reopening a document would let the same pages wait, or leave, twice."""
    if _state(connection, sha256) == OutcomeKind.UNPACKED:
        standing = arrangement(connection, sha256)
        if standing is None:
            raise Unfit("no person divided it: where its parts belong together, join them")
        for made in standing.made:
            state = _state(connection, made.document)
            if state in (OutcomeKind.EXPORTED, OutcomeKind.UNPACKED):
                raise Unfit(f"{made.document[:12]}, which was made of its pages, is {state}: reopen that first")
        return
    made_of = made_by(connection, sha256)
    for one in _sources(made_of, sha256) if made_of is not None else ():
        standing = arrangement(connection, one)
        if standing is None or all(made.document != sha256 for made in standing.made):
            raise Unfit(f"its pages are in {one[:12]}, which is open again: split or join that")


def along(connection: Connection, decided: Decided) -> list[Decided]:
    """What the same person decides with it on other documents, each on record: partners go along, and what was made of
    pages ends where these are reopened."""
    decision, who = decided.decision, decided.who
    others: list[tuple[str, DecisionKind, str]] = []
    if decision.decision in ARRANGING:
        others += [(sha256, DecisionKind.JOIN, decision.reason) for sha256 in decision.followed_by]
        again = [made.document for made in decided.made if _state(connection, made.document) in _ENDED]
        others += [(sha256, DecisionKind.REOPEN, "Its pages are a document of their own again.") for sha256 in again]
    elif decision.decision is DecisionKind.REOPEN and (standing := arrangement(connection, decision.document)):
        partners, pieces = _partners(standing, decision.document), _open_pieces(connection, standing)
        others += [(sha256, DecisionKind.REOPEN, decision.reason) for sha256 in partners]
        why = f"Its pages are in {decision.document[:12]}, which was reopened."
        others += [(sha256, DecisionKind.REJECT, why) for sha256 in pieces]
    return [
        Decided(
            decision=Decision(document=sha256, decision=kind, reason=reason),
            who=who,
            made=decided.made if kind is DecisionKind.JOIN else (),
        )
        for sha256, kind, reason in others
    ]


def bring_in(chain: Chain, workspace: Path, run: RunInfo, pieces: Sequence[Piece]) -> None:
    """Store what was made of pages, and write its arrival down; what was there before is not judged again."""
    for piece in pieces:
        if _state(chain.connection, piece.document.sha256) is None:
            files.store_bytes(workspace, piece.data)
            receive(chain, run, piece.document)


def told(decided: Decided) -> str:
    """What the pages became, as the end of a sentence."""
    if decided.decision.decision is DecisionKind.SPLIT:
        parts = [f"{pages_told(made.of[0].pages)} ({made.document[:12]})" for made in decided.made]
        return f": {', '.join(parts)}"
    return f": {', '.join(made.document[:12] for made in decided.made)} holds its pages" if decided.made else ""


def _sources(decided: Decided, sha256: str) -> list[str]:
    return [one.document for made in decided.made if made.document == sha256 for one in made.of]


def _partners(standing: Decided, sha256: str) -> list[str]:
    """The other documents whose pages went into the same."""
    sources = dict.fromkeys(one.document for made in standing.made for one in made.of)
    return [one for one in sources if one != sha256]


def _open_pieces(connection: Connection, standing: Decided) -> list[str]:
    return [made.document for made in standing.made if _state(connection, made.document) in WAITING_STATES]


def _state(connection: Connection, sha256: str) -> str | None:
    return connection.scalar(select(documents.c.state).where(documents.c.sha256 == sha256))
