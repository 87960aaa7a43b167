"""What is wanted of the queue, and what comes of it: rows that are sorted and searched without a verdict being read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from schemas.money import Frozen

Sort = Literal["due", "amount", "age", "vendor", "cause"]


class Wanted(Frozen):
    """Which documents of the queue, in which order, which of them to begin with; all that is given holds.

    `search` are words of a number, vendor, amount or file; `whose` "" means nobody's. Sorted by due date the first is
    due first, by amount the largest, by age the oldest; `descending` turns that around. `without` are left out.
    """

    sort: Sort = "due"
    descending: bool = False
    search: str = ""
    vendor: str | None = None
    cause: str | None = None
    state: str | None = None
    currency: str | None = None
    file: str | None = None
    whose: str | None = None
    people: int | None = None
    due_before: date | None = None
    without: tuple[str, ...] = ()
    offset: int = 0
    limit: int = 50


class Queued(Frozen):
    """A document that waits: `cause` is the rule that holds it first, `whose` whom it was handed to, `held_by` who
    works on it now, `decided_by` who has said something of it since it was last reopened."""

    document: str
    parent: str | None
    file: str
    state: str
    reason: str
    cause: str
    vendor: str | None
    number: str | None
    amount: Decimal | None
    currency: str | None
    due_date: date | None
    since: datetime
    people: int
    whose: str | None
    held_by: str | None = None
    decided_by: tuple[str, ...] = ()


class Counts(Frozen):
    """How many documents wait, of which kind; of vendors those with the most. `second` lack only a second person."""

    all: int
    states: Mapping[str, int] = {}
    causes: Mapping[str, int] = {}
    vendors: Mapping[str, int] = {}
    currencies: Mapping[str, int] = {}
    whose: Mapping[str, int] = {}
    overdue: int = 0
    two_people: int = 0
    second: int = 0


class Queue(Frozen):
    """A page of the queue, and how many documents there are of what was wanted."""

    items: tuple[Queued, ...]
    total: int
