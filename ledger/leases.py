"""Who works on which document, within a transaction. A lease that is not renewed ends by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from ledger.desk_tables import leases
from ledger.people import why_not_work
from ledger.standing import waits
from schemas.deciding import Unfit
from schemas.decision import Who
from schemas.desk import Lease
from schemas.desk_policy import DeskPolicy


def hold(  # noqa: PLR0913 (who takes what, when, and for how long)
    connection: Connection, now: datetime, sha256: str, who: Who, settings: DeskPolicy, *, over: bool
) -> Lease:
    """The lease on a document after `who` asked for it: theirs, or another's that has not ended, unless taken `over`.

    Raises Unfit where they may not decide, or the document does not wait.
    """
    why = why_not_work(connection, who)
    if why is not None:
        raise Unfit(why)
    if not waits(connection, sha256):
        raise Unfit("the document does not wait for a decision")
    others = held_by_another(connection, now, sha256, who)
    if others is not None and not over:
        return others
    lease = Lease(document=sha256, person=who.name, until=now + timedelta(minutes=settings.lease_minutes))
    connection.execute(delete(leases).where((leases.c.document == sha256) | (leases.c.until <= now)))
    connection.execute(insert(leases).values(document=sha256, person=lease.person, until=lease.until))
    return lease


def held_by_another(connection: Connection, now: datetime, sha256: str, who: Who) -> Lease | None:
    """The lease of somebody else who works on a document now and may still decide."""
    row = connection.execute(select(leases).where(leases.c.document == sha256, leases.c.until > now)).first()
    if row is None or row.person == who.name:
        return None
    return Lease(document=sha256, person=row.person, until=row.until)


def live(connection: Connection, now: datetime) -> dict[str, Lease]:
    """Every lease that has not ended, by document."""
    rows = connection.execute(select(leases).where(leases.c.until > now))
    return {row.document: Lease(document=row.document, person=row.person, until=row.until) for row in rows}


def let_go(connection: Connection, sha256: str, name: str) -> None:
    """Give a document back, if it is this person's."""
    connection.execute(delete(leases).where(leases.c.document == sha256, leases.c.person == name))


def let_all_go(connection: Connection, name: str) -> None:
    """Give back whatever a person works on."""
    connection.execute(delete(leases).where(leases.c.person == name))
