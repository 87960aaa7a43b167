"""Who is signed in at the desk, within a transaction. Only the hash of a session's token is kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from ledger.desk_tables import sessions
from ledger.people import found, fresh_token, hashed_token, people_are_set_up, why_no_name
from schemas.decision import Who
from schemas.desk import Denied, Session, SignedIn, SignedInBy
from schemas.desk_policy import DeskPolicy

WRONG = "The name or the password is not right."
_NOBODY = "Nobody of this name is set up here, or they may not sign in any more."
_PEOPLE = "People are set up here: sign in with a password."
_TOUCHED_EVERY = timedelta(seconds=30)  # a page that asks often writes seldom


def sign_in_as(connection: Connection, now: datetime, name: str, by: SignedInBy, login: str) -> SignedIn | Denied:
    """Open a session for whom has been proved to be `name`, or, without people set up, says so."""
    if by == "name":
        if people_are_set_up(connection):
            return Denied(why=_PEOPLE)
        why = why_no_name(name)
        return Denied(why=why) if why else _open(connection, now, Who(name=name, login=login), by)
    person = found(connection, name)
    if person is None or person.disabled:
        return Denied(why=_NOBODY)
    return _open(connection, now, Who(name=person.name, login=login, role=person.role), by)


def _open(connection: Connection, now: datetime, who: Who, by: SignedInBy) -> SignedIn:
    token = fresh_token()
    row = {
        "token": hashed_token(token),
        "person": who.name,
        "role": None if who.role is None else who.role.value,
        "signed_in_by": by,
        "login": who.login,
        "opened_at": now,
        "seen_at": now,
    }
    connection.execute(insert(sessions).values(row))
    return SignedIn(token=token, session=Session(who=who, by=by, opened_at=now))


def session_of(connection: Connection, now: datetime, token: str, settings: DeskPolicy) -> tuple[Session | None, bool]:
    """Whose session this is (None: nobody's any more), and whether its last sign of life is to be written down."""
    row = connection.execute(select(sessions).where(sessions.c.token == hashed_token(token))).first()
    if row is None:
        return None, False
    aged = now - row.opened_at >= timedelta(hours=settings.session_hours)
    idle = now - row.seen_at >= timedelta(minutes=settings.idle_minutes)
    if aged or idle:
        return None, False
    who = _who(connection, row.person, row.role, row.login)
    session = None if who is None else Session(who=who, by=row.signed_in_by, opened_at=row.opened_at)
    return session, session is not None and now - row.seen_at >= _TOUCHED_EVERY


def _who(connection: Connection, name: str, role: str | None, login: str) -> Who | None:
    """The person as they are set up now; None where they are not as they were when they signed in."""
    person = found(connection, name)
    if person is None:
        set_up = role is not None or people_are_set_up(connection)
        return None if set_up else Who(name=name, login=login)
    if person.disabled or person.role.value != role:
        return None
    return Who(name=name, login=login, role=person.role)


def touch(connection: Connection, now: datetime, token: str, settings: DeskPolicy) -> None:
    """Write a sign of life down, and take away what has ended."""
    connection.execute(update(sessions).where(sessions.c.token == hashed_token(token)).values(seen_at=now))
    aged = sessions.c.opened_at <= now - timedelta(hours=settings.session_hours)
    idle = sessions.c.seen_at <= now - timedelta(minutes=settings.idle_minutes)
    connection.execute(delete(sessions).where(aged | idle))


def close(connection: Connection, token: str) -> None:
    """End a session."""
    connection.execute(delete(sessions).where(sessions.c.token == hashed_token(token)))


def close_all(connection: Connection, name: str) -> None:
    """End every session of a person."""
    connection.execute(delete(sessions).where(sessions.c.person == name))
