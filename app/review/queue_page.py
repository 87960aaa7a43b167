"""The queue: what waits, across runs."""

from __future__ import annotations

from starlette.responses import Response

from app.review.desk import Desk
from app.review.line_of_work import around, rows
from app.review.rendering import page
from app.review.visits import Visit


def show(desk: Desk, visit: Visit) -> Response:
    """The queue."""
    desk.drawn.ahead(around(desk, visit, "").ahead)
    return page(visit.request, "queue.html", visit=visit, rows=rows(desk, visit))
