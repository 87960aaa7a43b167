"""Which state of a document somebody had before them, and what has happened to it since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, func, select

from ledger.records import to_verdict
from ledger.tables import decisions, verdicts
from schemas.changes import changes
from schemas.deciding import Unfit
from schemas.decision import DID, Decided, DecisionKind

_VERSION = re.compile(r"(\d{1,15})\.(\d{1,15})", re.ASCII)
_MOST = 8  # fields that are told


class Stale(Unfit):
    """Why a decision cannot be taken in that was based on an earlier state of its document."""


def version_of(connection: Connection, sha256: str) -> str:
    """The state of a document: the verdict that counts, and the last decision on it."""
    verdict = select(func.max(verdicts.c.number)).where(verdicts.c.document == sha256, verdicts.c.current)
    decision = select(func.max(decisions.c.number)).where(
        decisions.c.document == sha256,
        decisions.c.refused.is_(None),
        decisions.c.kind != DecisionKind.HAND_OVER.value,
    )
    return f"{connection.scalar(verdict) or 0}.{connection.scalar(decision) or 0}"


def refuse_stale(connection: Connection, workspace: Path, sha256: str, version: str | None) -> None:
    """Raises Stale where the document is not any more as it was at `version`, with what has happened since."""
    if version is None or version == version_of(connection, sha256):
        return
    told = changed_since(connection, workspace, sha256, version)
    raise Stale(" ".join(("the document has changed since it was opened.", *told)).rstrip("."))


def changed_since(connection: Connection, workspace: Path, sha256: str, version: str) -> list[str]:
    """What happened to a document since it was at `version`, in sentences; nothing where it is as it was."""
    known = _VERSION.fullmatch(version)
    if known is None:
        return ["It is not known which state of it was opened."]
    verdict, decision = int(known[1]), int(known[2])
    told = [*_decided(connection, sha256, decision), *_judged(connection, workspace, sha256, verdict)]
    if told or version == version_of(connection, sha256):
        return told
    return ["It was judged again, and nothing of it is different."]


def _decided(connection: Connection, sha256: str, after: int) -> Iterator[str]:
    query = select(decisions.c.kind, decisions.c.body).where(
        decisions.c.document == sha256,
        decisions.c.refused.is_(None),
        decisions.c.number > after,
        decisions.c.kind != DecisionKind.HAND_OVER.value,
    )
    for row in connection.execute(query.order_by(decisions.c.number)):
        who = "Somebody" if row.body is None else Decided.model_validate_json(row.body).who.shown
        yield f"{who} {DID[DecisionKind(row.kind)]}."


def _judged(connection: Connection, workspace: Path, sha256: str, before: int) -> Iterator[str]:
    query = select(verdicts.c.number, verdicts.c.body).where(
        verdicts.c.document == sha256, verdicts.c.body.is_not(None)
    )
    newest = connection.execute(query.where(verdicts.c.current).order_by(verdicts.c.number.desc()).limit(1)).first()
    old = connection.execute(query.where(verdicts.c.number == before)).first()
    if newest is None or old is None or newest.number == old.number:
        return
    rows = changes(to_verdict(workspace, old.body), to_verdict(workspace, newest.body))
    fields = [row for row in rows if not row.what.startswith(("versions.", "finding ", "reason"))]
    for row in fields[:_MOST]:
        yield f"{row.what}: {row.before or 'nothing'} before, {row.after or 'nothing'} now."
    if len(fields) > _MOST:
        yield f"{len(fields) - _MOST} other fields are different too."
