"""How runs went, reckoned from what the ledger holds."""

from __future__ import annotations

from datetime import datetime
from statistics import median

from sqlalchemy import Connection, and_, func, or_, select

from ledger.asking import spent
from ledger.standing import confirmed_in
from ledger.tables import arrivals, decisions, events, exports, verdicts
from schemas import Layer, Verdict
from schemas.helping import RunFigures, confirmed_claims, counted

_HUMAN = f'"layer":"{Layer.HUMAN.value}"'
_HOUR = 3600


def figures(connection: Connection, run: str) -> RunFigures:
    """How the run went, as far as it has come."""
    hours = _hours(connection, run)
    corrected, confirmed = _mended(connection, run)
    money = spent(connection, run, None, None).money
    return RunFigures(len(hours), median(hours) if hours else None, corrected, confirmed, money)


def _hours(connection: Connection, run: str) -> list[float]:
    """For each document that the run exported, the hours since it first came in."""
    end = connection.scalar(select(func.max(events.c.at)).where(events.c.run == run))
    came = connection.execute(
        select(func.min(arrivals.c.received_at))
        .join(exports, exports.c.document == arrivals.c.document)
        .where(exports.c.run == run)
        .group_by(arrivals.c.document)
    ).scalars()
    return [(end - at).total_seconds() / _HOUR for at in came if isinstance(end, datetime) and at is not None]


def _mended(connection: Connection, run: str) -> tuple[int, int]:
    """How many values people corrected and confirmed in the run's verdicts."""
    named = confirmed_in(connection, run)
    decided = verdicts.c.document.in_(select(decisions.c.document))  # asked first: it opens no body
    looked_at = and_(decided, or_(verdicts.c.document.in_(named), verdicts.c.body.contains(_HUMAN)))
    query = select(verdicts.c.document, verdicts.c.body).where(verdicts.c.run == run, verdicts.c.current, looked_at)
    corrected = confirmed = 0
    for row in connection.execute(query):
        claims = Verdict.model_validate_json(row.body).claims
        wrong, right = counted({term: claim for term, claim in claims.items() if claim.layer is Layer.HUMAN})
        right += len(confirmed_claims(claims, named.get(row.document, ())))
        corrected, confirmed = corrected + wrong, confirmed + right
    return corrected, confirmed
