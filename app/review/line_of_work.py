"""The order of work: which document comes next for a person, and which are drawn ahead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from app.review.desk import Desk
from app.review.visits import Visit
from flows.desk import queue
from flows.leaves import Turned

_AHEAD = 3


class Near(NamedTuple):
    """The documents before and after one in the queue, its place there, and those to be drawn ahead."""

    before: str | None
    after: str | None
    number: int | None
    total: int
    ahead: tuple[Turned, ...]
    query: str = ""


def rows(desk: Desk, visit: Visit) -> list[Mapping[str, Any]]:
    """What waits and is not being handed in."""
    return [item for item in queue(desk.ledger) if desk.handing_in.on(item["document"]) is None]


def around(desk: Desk, visit: Visit, sha256: str) -> Near:
    """What lies around a document in the queue, without what is being handed in and what waits for others."""
    everything = rows(desk, visit)
    names = [item["document"] for item in everything]
    mine = [
        item["document"]
        for item in everything
        if visit.who.name not in item["decided_by"] or item["document"] == sha256
    ]
    if sha256 not in mine:
        return Near(None, mine[0] if mine else None, None, len(names), _turned(desk, mine[:_AHEAD]))
    at = mine.index(sha256)
    after = [*mine[at + 1 :], *mine[:at]]
    before = mine[at - 1] if at else None
    return Near(before, after[0] if after else None, names.index(sha256) + 1, len(names), _turned(desk, after[:_AHEAD]))


def _turned(desk: Desk, documents: Sequence[str]) -> tuple[Turned, ...]:
    verdicts = [desk.ledger.verdict(sha256) for sha256 in documents]
    return tuple(Turned(verdict.document, verdict.language) for verdict in verdicts if verdict is not None)


def place_in_queue(near: Near) -> str:
    """Where a document stands in the queue, in words."""
    return f"{near.number} of {near.total}" if near.number else f"{near.total} in the queue"
