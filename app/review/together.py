"""Documents of one vendor with the same doubt, on one page: each is shown, and those that are right go together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from starlette.responses import RedirectResponse, Response

from app.review.deciding import Standing, standing
from app.review.desk import Desk
from app.review.document_page import turned
from app.review.document_view import Field, boxes_on, view
from app.review.line_of_work import is_for, query_of, rows, wanted_of
from app.review.rendering import page
from app.review.visits import Visit
from schemas import Box, around
from schemas.decision import Decision, DecisionKind

_MOST = 12
_MARGIN = 24.0  # points around the values in the picture
_LEAST = 120.0  # points of its height


class Card(NamedTuple):
    """One document: what is doubtful of it, and the part of its page where that stands (None: it has no place)."""

    stands: Standing
    fields: tuple[Field, ...]
    page: int
    part: Box | None
    marks: tuple[Box, ...]
    width: float = 0.0
    height: float = 0.0


def show(desk: Desk, visit: Visit) -> Response:
    """The documents that are asked for, those that this person may decide on."""
    cards = list(_cards(desk, visit))
    query = query_of(visit.request.query_params)
    return page(visit.request, "together.html", visit=visit, cards=cards, query=query, told="")


def decide(desk: Desk, visit: Visit) -> Response:
    """Approve those that were chosen, each as it was shown; what has changed since stays."""
    if not visit.may_decide:
        return RedirectResponse("/", 303)
    left = 0
    for card in _cards(desk, visit):
        stands = card.stands
        if f"ok:{stands.sha256}" not in visit.form:
            continue
        if visit.form.get(f"version:{stands.sha256}") != stands.version:
            left += 1
            continue
        values = {field.path: field.text for field in card.fields if field.text}
        decision = Decision(
            document=stands.sha256, decision=DecisionKind.APPROVE, values=values, version=stands.version
        )
        desk.handing_in.take(decision, visit.who, stands.title)
    query = query_of(visit.request.query_params)
    if not left:
        return RedirectResponse(f"/{query_of(visit.request.query_params, vendor=None, cause=None)}", 303)
    told = "Some have changed since this page was made, and were left out. Look at them again."
    cards = list(_cards(desk, visit))
    return page(visit.request, "together.html", 409, visit=visit, cards=cards, query=query, told=told)


def _cards(desk: Desk, visit: Visit) -> Iterator[Card]:
    wanted = wanted_of(visit.request.query_params)
    if wanted.vendor is None or wanted.cause is None:
        return  # what has nothing in common is looked at one by one
    mine = [row.document for row in rows(desk, wanted) if row.state == "review" and is_for(row, visit.who.name)]
    for sha256 in mine[:_MOST]:
        stands = standing(desk, sha256)
        if stands is not None and stands.handed is None:
            yield _card(desk, stands)


def _card(desk: Desk, stands: Standing) -> Card:
    fields = tuple(view(stands.verdict, stands.asked_for).doubtful)
    number = next((int(field.place.partition(":")[0]) for field in fields if field.place), 1)
    marks = tuple(box for field in fields for box in boxes_on(field.place, number))
    shown = next((one for one in desk.drawn.pages(turned(stands), 5.0).pages if one.number == number), None)
    if shown is None or not shown.drawn:
        return Card(stands, fields, number, None, marks)
    whole = around(marks) if marks else Box(0, 0, shown.width, shown.height / 3)
    top = max(0.0, whole.top - _MARGIN)
    bottom = min(shown.height, max(whole.bottom + _MARGIN, top + _LEAST))
    return Card(stands, fields, number, Box(0, top, shown.width, bottom), marks, shown.width, shown.height)
