"""The queue, asked of the rows of what waits: sorted, filtered, searched, counted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, func, or_, select

from ledger import leases
from ledger.desk_tables import waiting
from ledger.standing import in_round
from ledger.waiting import found_by
from schemas import normalise_number
from schemas.queue import Counts, Queue, Queued, Wanted

_MOST_VENDORS = 20
_MOST_WORDS = 8
_AT_ONCE = 500  # documents that are asked for together
_COMMA_DECIMALS = re.compile(r"\d{1,3}(?:\.?\d{3})*,\d+", re.ASCII)
_POINT_DECIMALS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)

# What each order goes by; after it, what is due first and largest.
_NO_DATE, _NO_VENDOR = waiting.c.due_date.is_(None), waiting.c.vendor.is_(None)
_BY: dict[str, tuple[ColumnElement[Any], ...]] = {
    "due": (waiting.c.due_date,),
    "amount": (-waiting.c.size,),
    "age": (waiting.c.since,),
    "vendor": (waiting.c.vendor,),
    "cause": (waiting.c.cause,),
}
_LAST: dict[str, tuple[ColumnElement[Any], ...]] = {"due": (_NO_DATE,), "vendor": (_NO_VENDOR,)}
_THEN = (_NO_DATE, waiting.c.due_date, -waiting.c.size, waiting.c.document)


def queue(connection: Connection, wanted: Wanted, now: datetime) -> Queue:
    """A page of what waits."""
    conditions = _conditions(wanted)
    total = connection.scalar(select(func.count()).select_from(waiting).where(*conditions)) or 0
    page = _ordered(select(*(waiting.c[name] for name in _QUEUED)), wanted).offset(wanted.offset).limit(wanted.limit)
    held = leases.live(connection, now)
    items = (_queued(connection, row, held) for row in connection.execute(page))
    return Queue(items=tuple(items), total=total)


class Told(NamedTuple):
    """A document that waits with all that is told of it: `told` is JSON, `doubted` and `lacks` are terms."""

    decided_by: tuple[str, ...]
    doubted: tuple[str, ...]
    lacks: tuple[str, ...]
    document: str
    parent: str | None
    file: str
    state: str
    reason: str
    run: str
    people: int
    whose: str | None
    told: str
    due_date: date | None
    amount: str | None
    currency: str | None


# The columns of each alone: what is told of a document is most of its row.
_QUEUED = [*(name for name in Queued.model_fields if name in waiting.c), "decided"]
_TOLD = [waiting.c[{"decided_by": "decided"}.get(name, name)] for name in Told._fields]


def told(connection: Connection, sha256: str | None) -> Iterator[Told]:
    """All that waits and was judged, or one of it, the most urgent first; read as it is asked for."""
    # The names alone are put in order: with all that is told of them a database sorts on the disk.
    names = select(waiting.c.document).order_by(*_THEN)
    wanted = connection.scalars(names if sha256 is None else names.where(waiting.c.document == sha256)).all()
    for place in range(0, len(wanted), _AT_ONCE):
        some = wanted[place : place + _AT_ONCE]
        rows = connection.execute(select(*_TOLD).where(waiting.c.document.in_(some), waiting.c.told != ""))
        found = {row.document: row for row in rows}
        yield from (_as_told(connection, found[document]) for document in some if document in found)


def _as_told(connection: Connection, row: Row[Any]) -> Told:
    values: tuple[Any, ...] = tuple(row)
    decided, doubted, lacks, *rest = values
    by = _decided_by(connection, row) if decided else ()
    return Told(by, _terms(doubted), _terms(lacks), *rest)


@lru_cache(maxsize=1_024)
def _terms(text: str) -> tuple[str, ...]:
    """Terms as a row keeps them: few lists are of many documents."""
    return tuple(json.loads(text))


def _decided_by(connection: Connection, row: Row[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.who.name for one in in_round(connection, row.document)))


def _ordered(query: Select[Any], wanted: Wanted) -> Select[Any]:
    by = _BY[wanted.sort]
    turned = [column.desc() for column in by] if wanted.descending else by
    return query.where(*_conditions(wanted)).order_by(*_LAST.get(wanted.sort, ()), *turned, *_THEN)


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    same = ("vendor", "cause", "state", "currency", "file", "people")
    conditions = [waiting.c[name] == given for name in same if (given := getattr(wanted, name)) is not None]
    if wanted.whose is not None:
        conditions.append(waiting.c.whose == wanted.whose if wanted.whose else waiting.c.whose.is_(None))
    if wanted.due_before is not None:
        conditions.append(waiting.c.due_date < wanted.due_before)
    if wanted.without:
        conditions.append(waiting.c.document.not_in(wanted.without))
    words = found_by(wanted.search).split()[:_MOST_WORDS]
    return [*conditions, *(or_(*map(_holds, _spellings(word))) for word in words)]


def _holds(text: str) -> ColumnElement[bool]:
    return waiting.c.found_by.contains(text, autoescape=True)


def _spellings(word: str) -> Iterable[str]:
    """A word as it may stand in a row: an amount is written with a point there, a number without its punctuation."""
    yield word
    if _COMMA_DECIMALS.fullmatch(word):
        yield word.replace(".", "").replace(",", ".")
    if _POINT_DECIMALS.fullmatch(word):
        yield word.replace(",", "")
    if any(sign.isdigit() for sign in word) and (number := normalise_number(word)):
        yield number.casefold()


def _queued(connection: Connection, row: Row[Any], held: dict[str, Any]) -> Queued:
    found: dict[str, Any] = dict(zip(_QUEUED, row, strict=True))
    lease, amount = held.get(found["document"]), found["amount"]
    by = _decided_by(connection, row) if found.pop("decided") else ()
    found["amount"] = None if amount is None else Decimal(amount)
    return Queued(**found, held_by=None if lease is None else lease.person, decided_by=by)


def whose(connection: Connection, sha256: str) -> str | None:
    """Whose a document is that waits for somebody of their own."""
    return connection.scalar(select(waiting.c.whose).where(waiting.c.document == sha256))


def counts(connection: Connection, today: date) -> Counts:
    """How many documents wait, of which kind."""
    return Counts(
        all=_number(connection),
        states=_by(connection, waiting.c.state),
        causes=_by(connection, waiting.c.cause),
        vendors=_by(connection, waiting.c.vendor, _MOST_VENDORS),
        currencies=_by(connection, waiting.c.currency),
        whose=_by(connection, waiting.c.whose),
        overdue=_number(connection, waiting.c.due_date < today),
        two_people=_number(connection, waiting.c.people > 1),
        second=_number(connection, waiting.c.people > 1, waiting.c.decided > 0),
    )


def _number(connection: Connection, *conditions: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(waiting).where(*conditions)) or 0


def _by(connection: Connection, column: ColumnElement[Any], most: int | None = None) -> dict[str, int]:
    """How many rows there are of each value of a column, the most frequent first."""
    query = select(column, func.count().label("number")).where(column.is_not(None)).group_by(column)
    rows = connection.execute(query.order_by(func.count().desc(), column).limit(most))
    return {row[0]: row[1] for row in rows}
