"""The statistics of the desk, reckoned from what the ledger holds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from ledger.desk_tables import effort
from ledger.parts import part
from ledger.standing import standing
from ledger.tables import arrivals, decisions, outcomes, runs, verdicts
from ledger.waiting import cause_of
from schemas import Layer, OutcomeKind
from schemas.desk import Effort
from schemas.statistics import DeskFigures, Learnt, Week, Worked

_LOOKED_AT = (OutcomeKind.EXPORTED.value, OutcomeKind.REVIEW.value, OutcomeKind.QUARANTINED.value)
_MEMORY = f'"layer":"{Layer.MEMORY.value}"'
_NO_VENDOR = "unknown"


def desk_figures(connection: Connection) -> DeskFigures:
    """What the desk has cost and saved so far."""
    first = connection.execute(_first_outcomes()).all()
    held = {row.document: cause_of(row.reason or "") for row in first}
    done = {row.document: _effort(row) for row in connection.execute(select(effort))}
    sellers = dict(_sellers(connection, done))
    return DeskFigures(
        taken_in=len(first),
        worked=_sum(done.values()),
        vendors=_by((sellers.get(sha256, _NO_VENDOR), one) for sha256, one in done.items()),
        rules=_by((held[sha256], one) for sha256, one in done.items() if sha256 in held),
        weeks=tuple(_weeks(first)),
        learnt=_learnt(connection),
    )


def _first_outcomes() -> Select[Any]:
    """What each document came to when it was first judged, and the day on which it came."""
    of_these = outcomes.c.kind.in_(_LOOKED_AT)
    first = (
        select(arrivals.c.document, func.min(outcomes.c.arrival).label("arrival"))
        .join(outcomes, outcomes.c.arrival == arrivals.c.number)
        .where(of_these)
        .group_by(arrivals.c.document)
        .subquery()
    )
    return (
        select(first.c.document, outcomes.c.kind, outcomes.c.reason, arrivals.c.received_at, runs.c.started_at)
        .join(outcomes, outcomes.c.arrival == first.c.arrival)
        .join(arrivals, arrivals.c.number == first.c.arrival)
        .join(runs, runs.c.run == arrivals.c.run)
    )


def _weeks(first: Iterable[Row[Any]]) -> Iterator[Week]:
    came: Counter[date] = Counter()
    through: Counter[date] = Counter()
    for row in first:
        day = (row.received_at or row.started_at).date()
        monday = day - timedelta(days=day.weekday())
        came[monday] += 1
        through[monday] += row.kind == OutcomeKind.EXPORTED
    return (Week(monday=one, documents=came[one], straight_through=through[one]) for one in sorted(came))


def _sellers(connection: Connection, documents: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Documents with the names of their sellers, as they were last believed."""
    for sha256 in documents:
        query = select(part("invoice")).where(verdicts.c.document == sha256, verdicts.c.current)
        invoice = connection.scalar(query.order_by(verdicts.c.number.desc()).limit(1))
        name = (json.loads(invoice).get("seller") or {}).get("name") if invoice else None
        if name:
            yield sha256, name


def _effort(row: Row[Any]) -> Effort:
    return Effort(seconds=row.seconds, keys=row.keys, changed=row.changed)


def _sum(done: Iterable[Effort]) -> Worked:
    rows = list(done)
    added = {name: sum(getattr(one, name) for one in rows) for name in Effort.model_fields}
    return Worked(documents=len(rows), effort=Effort(**added))


def _by(done: Iterable[tuple[str, Effort]]) -> dict[str, Worked]:
    """Work by a name, the most first."""
    rows: dict[str, list[Effort]] = {}
    for name, one in done:
        rows.setdefault(name, []).append(one)
    worked = {name: _sum(ones) for name, ones in rows.items()}
    return dict(sorted(worked.items(), key=lambda item: (-item[1].effort.seconds, item[0])))


def _learnt(connection: Connection) -> Learnt:
    left = standing().subquery()
    decided = select(decisions.c.document).where(decisions.c.refused.is_(None))
    query = (
        select(part("claims"))
        .join(left, (left.c.document == verdicts.c.document) & (left.c.run == verdicts.c.run))
        .where(verdicts.c.current, verdicts.c.body.contains(_MEMORY), left.c.document.not_in(decided))
    )
    claims = [json.loads(one).values() for one in connection.scalars(query)]
    counted = [sum(one["layer"] == Layer.MEMORY for one in each) for each in claims]
    return Learnt(documents=sum(map(bool, counted)), values=sum(counted))
