"""The order of work: what of the queue is wanted, which document comes next for a person, which are drawn ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple, get_args
from urllib.parse import urlencode

from app.review.desk import Desk
from app.review.visits import Visit
from flows.leaves import Turned
from schemas.queue import Queued, Sort, Wanted

_AHEAD = 3
_OTHERS = 40
_ALL = 2_000  # rows of the queue that are gone through for what comes next
_TEXTS = ("vendor", "cause", "state", "currency", "whose")
_LONGEST = 200


class Near(NamedTuple):
    """The documents before and after one in the queue, its place there, the query that the order comes from, and the
    others there whose pages may belong to it, the likeliest first."""

    before: str | None
    after: str | None
    number: int | None
    total: int
    ahead: tuple[Turned, ...]
    query: str = ""
    others: tuple[Queued, ...] = ()

    @property
    def place(self) -> str:
        """Where a document stands in the queue, in words."""
        return f"{self.number} of {self.total}" if self.number else f"{self.total} in the queue"


def today() -> date:
    """The day on which somebody looks at the queue."""
    return datetime.now(UTC).astimezone().date()


def wanted_of(said: Mapping[str, str]) -> Wanted:
    """What a query asks of the queue; what it cannot mean is left out."""
    sort = said.get("sort", "due")
    chosen = {name: said[name][:_LONGEST] for name in _TEXTS if said.get(name)}
    return Wanted.model_validate(
        {
            **chosen,
            "sort": sort if sort in get_args(Sort) else "due",
            "descending": said.get("down") == "1",
            "search": said.get("q", "")[:_LONGEST],
            "people": 2 if said.get("people") == "2" else None,
            "due_before": today() if said.get("overdue") == "1" else None,
        }
    )


def query_of(said: Mapping[str, str], **changes: str | None) -> str:
    """The query of a link that asks for the same but for `changes`; None leaves a name out."""
    names = ("sort", "down", "q", *_TEXTS, "people", "overdue")
    kept = {name: said[name] for name in names if said.get(name)} | changes
    told = {name: value for name, value in kept.items() if value}
    return f"?{urlencode(told)}" if told else ""


def rows(desk: Desk, wanted: Wanted, limit: int = _ALL) -> tuple[Queued, ...]:
    """What waits of what is wanted, without what is being handed in."""
    without = tuple(desk.handing_in.documents())
    return desk.ledger.queue(wanted.model_copy(update={"limit": limit, "without": without})).items


def is_for(row: Queued, name: str) -> bool:
    """Whether a person may take a document up now."""
    others = (row.whose not in (None, name)) or (row.held_by not in (None, name))
    return not others and name not in row.decided_by


def around(desk: Desk, visit: Visit, sha256: str) -> Near:
    """What lies around a document in the queue, without what waits for others."""
    said = visit.request.query_params
    everything = rows(desk, wanted_of(said))
    names = [row.document for row in everything]
    mine = [row.document for row in everything if row.document == sha256 or is_for(row, visit.who.name)]
    query = query_of(said)
    if sha256 not in mine:
        after = [one for one in mine if one != sha256]
        return Near(None, after[0] if after else None, None, len(names), _turned(desk, after[:_AHEAD]), query)
    at = mine.index(sha256)
    after = [*mine[at + 1 :], *mine[:at]]
    place = names.index(sha256) + 1
    ahead = _turned(desk, after[:_AHEAD])
    others = _others(everything, everything[place - 1])
    return Near(mine[at - 1] if at else None, after[0] if after else None, place, len(names), ahead, query, others)


def _others(everything: Sequence[Queued], this: Queued) -> tuple[Queued, ...]:
    def likely(one: Queued) -> tuple[bool, bool, str]:
        return this.parent is None or one.parent != this.parent, one.vendor != this.vendor, one.file

    return tuple(sorted((one for one in everything if one is not this), key=likely)[:_OTHERS])


def _turned(desk: Desk, documents: Sequence[str]) -> tuple[Turned, ...]:
    """Those that are not drawn yet, as they are drawn."""
    verdicts = [desk.ledger.verdict(sha256) for sha256 in documents if not desk.drawn.has(sha256)]
    return tuple(Turned(verdict.document, verdict.language) for verdict in verdicts if verdict is not None)
