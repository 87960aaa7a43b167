"""Decisions that people have begun and not handed in, within a transaction: one a person and document."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from ledger.desk_tables import drafts
from ledger.tables import documents
from schemas.deciding import Unfit
from schemas.decision import Decision
from schemas.desk import Draft

_LARGEST = 500_000  # characters: more than any document's lines
_KEPT = timedelta(days=90)


def keep(connection: Connection, now: datetime, name: str, decision: Decision) -> None:
    """Keep what a person has typed so far, in the place of what was kept before. Raises Unfit where it is too long."""
    body = decision.model_dump_json()
    if len(body) > _LARGEST:
        raise Unfit("what was typed is too long to be kept")
    if connection.scalar(select(documents.c.sha256).where(documents.c.sha256 == decision.document)) is None:
        raise Unfit("this workspace knows no such document")
    drop(connection, decision.document, name)
    connection.execute(delete(drafts).where(drafts.c.at <= now - _KEPT))
    connection.execute(insert(drafts).values(document=decision.document, person=name, at=now, body=body))


def draft_of(connection: Connection, sha256: str, name: str) -> Draft | None:
    """What a person has typed of a document and not handed in."""
    row = connection.execute(select(drafts).where(drafts.c.document == sha256, drafts.c.person == name)).first()
    return None if row is None else Draft(decision=Decision.model_validate_json(row.body), at=row.at)


def begun_by(connection: Connection, name: str) -> list[str]:
    """The documents of which a person has a draft, the newest first."""
    query = select(drafts.c.document).where(drafts.c.person == name).order_by(drafts.c.at.desc())
    return list(connection.scalars(query))


def drop(connection: Connection, sha256: str, name: str) -> None:
    """Forget a draft."""
    connection.execute(delete(drafts).where(drafts.c.document == sha256, drafts.c.person == name))
