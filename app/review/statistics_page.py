"""What the desk costs and saves, in figures: of documents, never of people."""

from __future__ import annotations

from starlette.responses import Response

from app.review.desk import Desk
from app.review.rendering import page
from app.review.visits import Visit
from schemas.statistics import Week
from validators import sentences

_MOST = 15
_WEEKS = 26
_LEAST = 8  # weeks that the picture has room for


def show(desk: Desk, visit: Visit) -> Response:
    """The statistics."""
    figures = desk.ledger.desk_figures()
    weeks = figures.weeks[-_WEEKS:]
    return page(
        visit.request,
        "statistics.html",
        visit=visit,
        figures=figures,
        vendors=list(figures.vendors.items())[:_MOST],
        rules=list(figures.rules.items())[:_MOST],
        sentences=sentences(),
        weeks=weeks,
        bars=[_bar(week, place, max(_LEAST, len(weeks))) for place, week in enumerate(weeks)],
        counted_here=desk.policy.desk.effort,
    )


def _bar(week: Week, place: int, weeks: int) -> tuple[float, float, float, float]:
    """Left, top, width and height of a week's bar, in percent of the picture."""
    width, height = 100 / weeks, 100 * week.rate
    return place * width + width * 0.1, 100 - height, width * 0.8, height
