"""Work on documents, added up: how long, how many keys, how many fields. No person stands beside it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from ledger.desk_tables import effort
from ledger.tables import documents
from schemas.desk import Effort

_MOST = Effort(seconds=4 * 3_600, keys=20_000, changed=2_000)  # of one report: what is above it is no person's work


def add(connection: Connection, now: datetime, sha256: str, done: Effort) -> None:
    """Add work to a document's; what no person can have done is cut, and what is of no document of ours is left."""
    if connection.scalar(select(documents.c.sha256).where(documents.c.sha256 == sha256)) is None:
        return
    more = {name: max(0, min(value, getattr(_MOST, name))) for name, value in done.model_dump().items()}
    same = effort.c.document == sha256
    if connection.scalar(select(effort.c.document).where(same)) is None:
        connection.execute(insert(effort).values(document=sha256, at=now, **more))
        return
    added = {name: effort.c[name] + value for name, value in more.items()}
    connection.execute(update(effort).where(same).values(at=now, **added))


def of(connection: Connection, sha256: str) -> Effort:
    """All the work on a document."""
    row = connection.execute(select(effort).where(effort.c.document == sha256)).first()
    return Effort() if row is None else Effort(seconds=row.seconds, keys=row.keys, changed=row.changed)
