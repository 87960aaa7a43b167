"""Who may decide, within a transaction. Without anybody set up, every name may."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from ledger.chain import Chain, new_salt, seal
from ledger.tables import people
from schemas import EventKind, Misconfigured
from schemas.decision import DECIDING_ROLES, SECOND_ROLES, DecisionKind, Role, Who, person_key

_LONGEST = 80


class Person(NamedTuple):
    """Somebody who was set up."""

    name: str
    role: Role
    disabled: bool
    password: str | None


def add(chain: Chain, name: str, role: Role, password: str | None) -> str:
    """Set a person up; the token that proves at the file door who it is, which is kept as a hash alone."""
    why = why_no_name(name)
    if why is not None:
        raise Misconfigured(why)
    same = [one.name for one in all_people(chain.connection) if person_key(one.name) == person_key(name)]
    if same:
        raise Misconfigured(f"There is a person {same[0]} already.", "Choose another name, or change the role.")
    token = fresh_token()
    row = {
        "name": name,
        "role": role.value,
        "password": password,
        "token": hashed_token(token),
        "disabled": False,
        "number": (chain.connection.scalar(select(func.max(people.c.number))) or 0) + 1,
        "salt": new_salt(),
    }
    chain.connection.execute(insert(people).values(row))
    _told(chain, row)
    return token


def why_no_name(name: str) -> str | None:
    """Why a text is no person's name; None where it is one."""
    if name.strip() and len(name) <= _LONGEST and name.isprintable() and name == name.strip():
        return None
    return f"A person's name has 1 to {_LONGEST} printable characters, without spaces around it."


def change(chain: Chain, name: str, **changes: object) -> None:
    """Change a person's role, or disable it. Raises Misconfigured where there is no such person."""
    if found(chain.connection, name) is None:
        raise Misconfigured(f"There is no person {name}.", "`vouchline people list` names them all.")
    chain.connection.execute(update(people).where(people.c.name == name).values(changes))
    row = chain.connection.execute(select(people).where(people.c.name == name)).mappings().one()
    _told(chain, dict(row))


def _told(chain: Chain, row: Mapping[str, Any]) -> None:
    chain.append(EventKind.PERSON_CHANGED, details=person_details(row))


def person_details(row: Mapping[str, Any]) -> dict[str, str]:
    """What the event of a change says of a person's row: no name, no hash of a password."""
    sealed = (row["name"], row["password"], row["token"])
    disabled = str(bool(row["disabled"])).lower()
    said = {"person": str(row["number"]), "role": str(row["role"]), "disabled": disabled}
    return {**said, "seal": seal(str(row["salt"]), *sealed)}


def found(connection: Connection, name: str) -> Person | None:
    """The person of this name."""
    row = connection.execute(select(people).where(people.c.name == name)).first()
    return None if row is None else Person(row.name, Role(row.role), row.disabled, row.password)


def all_people(connection: Connection) -> list[Person]:
    """Everybody who was ever set up, by name."""
    rows = connection.execute(select(people).order_by(people.c.name))
    return [Person(row.name, Role(row.role), row.disabled, row.password) for row in rows]


def people_are_set_up(connection: Connection) -> bool:
    """Whether anybody was ever set up; else everybody is whom they say."""
    return connection.scalar(select(func.count()).select_from(people)) != 0


def by_token(connection: Connection, name: str, token: str | None, login: str) -> Who:
    """Who is at the file door. Without people set up it is whom it says; else raises Misconfigured without a token."""
    row = connection.execute(select(people).where(people.c.name == name)).first()
    if row is None and not people_are_set_up(connection):
        why = why_no_name(name)
        if why is not None:
            raise Misconfigured(why, "Give a name with --as.")
        return Who(name=name, login=login)
    proved = row is not None and secrets.compare_digest(hashed_token(token or ""), row.token or "")
    if row is None or row.disabled or not proved:
        raise Misconfigured(
            f"{name} is not known here, or the token is not theirs.",
            "Give the token that `vouchline people add` printed, in VOUCHLINE_TOKEN or with --token-file.",
        )
    return Who(name=row.name, login=login, role=Role(row.role))


def whose_token(connection: Connection, token: str) -> Who | None:
    """Whose token this is; None where it is nobody's, or of somebody who was disabled."""
    row = connection.execute(select(people).where(people.c.token == hashed_token(token))).first()
    return None if row is None or row.disabled else Who(name=row.name, role=Role(row.role))


def fresh_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(32)


def hashed_token(token: str) -> str:
    """A token as it is kept: it is long and random, so a plain hash of it gives nothing away."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def why_not_decide(connection: Connection, who: Who, kind: DecisionKind) -> str | None:
    """Why this person may not take such a decision now, as part of a sentence; None where they may."""
    why = why_not_work(connection, who)
    if why is None and kind is DecisionKind.REOPEN and who.role is not None and who.role not in SECOND_ROLES:
        return f"{who.name} is {who.role.value}; reopening needs an approver"
    return why


def why_not_work(connection: Connection, who: Who) -> str | None:
    """Why this person may not take documents to decide on now, as part of a sentence; None where they may."""
    person = found(connection, who.name)
    if person is None:
        return f"{who.name} is not one of the people set up here" if people_are_set_up(connection) else None
    if person.disabled or person.role is not who.role:
        return f"{who.name} may not decide any more"
    if person.role not in DECIDING_ROLES:
        return f"{who.name} is {person.role.value} and may not decide"
    return None
