"""The queue: what waits, across runs, sorted, filtered and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from starlette.responses import Response

from app.review.desk import Desk
from app.review.line_of_work import around, query_of, rows, today, wanted_of
from app.review.rendering import page
from app.review.visits import Visit
from schemas.queue import Counts, Queued, Wanted
from validators import sentences

_PAGE = 50
_MOST = 8  # choices of a filter
_SEVERAL = 2  # documents that are worth a filter, or with the same doubt of one vendor a page, of their own
_SORTS = (("due", "Due"), ("amount", "Amount"), ("age", "Since"), ("vendor", "Vendor"), ("cause", "Why it waits"))


class Choice(NamedTuple):
    """A filter as a link: what it says, how many documents it leaves, where it leads, and whether it is on."""

    text: str
    number: int | None
    query: str
    on: bool
    title: str = ""


class Group(NamedTuple):
    """Documents of one vendor with the same doubt."""

    vendor: str
    why: str
    number: int
    query: str


def show(desk: Desk, visit: Visit) -> Response:
    """The queue as it is asked for."""
    said = visit.request.query_params
    wanted, number = wanted_of(said), _page_number(said.get("page", "1"))
    found = rows(desk, wanted)
    counts = desk.ledger.queue_counts(today())
    desk.drawn.ahead(around(desk, visit, "").ahead)
    return page(
        visit.request,
        "queue.html",
        visit=visit,
        rows=found[(number - 1) * _PAGE : number * _PAGE],
        total=len(found),
        counts=counts,
        wanted=wanted,
        query=query_of(said),
        filters=list(_filters(said, wanted, counts, visit.who.name)),
        sorts={name: _sort(said, wanted, name) for name, _ in _SORTS},
        groups=_groups(said, found),
        earlier=query_of(said, page=str(number - 1)) if number > 1 else "",
        later=query_of(said, page=str(number + 1)) if len(found) > number * _PAGE else "",
        today=today(),
        days=_days,
        drafts=frozenset(desk.ledger.drafts(visit.who)),
    )


def _page_number(text: str) -> int:
    return max(1, int(text)) if text.isdecimal() and len(text) < 6 else 1


def _days(row: Queued) -> int:
    """For how many whole days a document has waited."""
    since = row.since if row.since.tzinfo else row.since.replace(tzinfo=UTC)
    return (datetime.now(UTC) - since).days


def _sort(said: Mapping[str, str], wanted: Wanted, name: str) -> Choice:
    """The head of a column as a link that sorts by it, and turns it around where it does already."""
    on = wanted.sort == name
    return Choice("", None, query_of(said, sort=name, down="1" if on and not wanted.descending else None), on)


def _filters(
    said: Mapping[str, str], wanted: Wanted, counts: Counts, name: str
) -> Iterable[tuple[str, Sequence[Choice]]]:
    rules = sentences()

    def choices(kind: str, numbers: Mapping[str, int], now: str | None, *, titles: bool = False) -> list[Choice]:
        several = {one: number for one, number in numbers.items() if number >= _SEVERAL}
        shown = Counter(several).most_common(_MOST)
        if now and now not in dict(shown):
            shown.append((now, numbers.get(now, 0)))
        return [
            Choice(
                one, number, query_of(said, **{kind: None if one == now else one}), one == now,
                rules.get(one, "") if titles else "",
            )
            for one, number in shown
        ]  # fmt: skip

    yield "Which", list(_which(said, wanted, counts, name))
    yield "Vendor", choices("vendor", counts.vendors, wanted.vendor)
    yield "Why it waits", choices("cause", counts.causes, wanted.cause, titles=True)
    if len(counts.currencies) > 1:
        yield "Currency", choices("currency", counts.currencies, wanted.currency)


def _which(said: Mapping[str, str], wanted: Wanted, counts: Counts, name: str) -> Iterable[Choice]:
    for state, number in counts.states.items():
        on = wanted.state == state
        yield Choice(
            "quarantine" if state == "quarantined" else state, number, query_of(said, state=None if on else state), on
        )
    late, two, mine = wanted.due_before is not None, wanted.people is not None, wanted.whose == name
    if late or counts.overdue:
        yield Choice("overdue", counts.overdue, query_of(said, overdue=None if late else "1"), late)
    if two or counts.two_people:
        yield Choice("needs two people", counts.two_people, query_of(said, people=None if two else "2"), two)
    if counts.whose.get(name):
        yield Choice("handed to me", counts.whose[name], query_of(said, whose=None if mine else name), mine)


def _groups(said: Mapping[str, str], found: Iterable[Queued]) -> list[Group]:
    """Documents of one vendor with the same doubt, the most first."""
    alike = [row for row in found if row.vendor and row.state == "review"]
    pairs = Counter((row.vendor, row.cause) for row in alike)
    why = {(row.vendor, row.cause): row.reason for row in reversed(alike)}
    return [
        Group(vendor, why[vendor, cause], number, query_of(said, vendor=vendor, cause=cause))
        for (vendor, cause), number in pairs.most_common(_MOST)
        if number >= _SEVERAL and vendor
    ]
