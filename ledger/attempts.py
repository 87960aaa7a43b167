"""Wrong passwords, counted in the database by name and by address, whether or not there is such a person."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from ledger.desk_tables import attempts


class _Limit(NamedTuple):
    """So many attempts are free; from then on there is one in so many seconds."""

    free: int
    pause: int


_REMEMBERED = timedelta(minutes=15)
_BY_NAME, _BY_ADDRESS = _Limit(5, 30), _Limit(30, 2)


def claim(connection: Connection, now: datetime, name: str, address: str) -> int:
    """Count an attempt before it is looked at; the seconds to wait where it may not be made now (it is not counted
    then, so that waiting always ends)."""
    connection.execute(delete(attempts).where(attempts.c.at <= now - _REMEMBERED))
    by_name, by_address = _hashed("name", name), _hashed("address", address)
    wait = max(
        _wait(connection, now, attempts.c.name == by_name, _BY_NAME),
        _wait(connection, now, attempts.c.address == by_address, _BY_ADDRESS),
    )
    if not wait:
        connection.execute(insert(attempts).values(at=now, name=by_name, address=by_address))
    return wait


def forgive(connection: Connection, name: str) -> None:
    """Take the attempts under a name off the count: somebody has proved to bear it."""
    connection.execute(delete(attempts).where(attempts.c.name == _hashed("name", name)))


def _wait(connection: Connection, now: datetime, which: ColumnElement[bool], limit: _Limit) -> int:
    count, last = connection.execute(select(func.count(), func.max(attempts.c.at)).where(which)).one()
    if count < limit.free:
        return 0
    return max(0, limit.pause - int((now - last).total_seconds()))


def _hashed(kind: str, text: str) -> str:
    """What was typed as a name may be a password, and an address is a person's: neither is kept."""
    return hashlib.sha256(f"{kind} {text}".encode(errors="surrogatepass")).hexdigest()
