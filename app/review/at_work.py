"""What a page tells while somebody works on its document: that they still do, and what they typed."""

from __future__ import annotations

from starlette.responses import JSONResponse, RedirectResponse, Response

from app.review.deciding import standing
from app.review.desk import Desk
from app.review.document_page import no_such_document, turned
from app.review.document_view import view
from app.review.forms import typed
from app.review.visits import Visit
from schemas.deciding import Unfit
from schemas.decision import DecisionKind

_DONE = 204


def hold(desk: Desk, visit: Visit) -> Response:
    """Say that somebody still works on a document; whether it is still theirs."""
    sha256 = visit.request.path_params["sha256"]
    try:
        lease = desk.ledger.hold(sha256, visit.who, desk.policy.desk)
    except Unfit as unfit:
        return JSONResponse({"why": f"{str(unfit)[:1].upper()}{str(unfit)[1:]}."}, 409)
    if lease.person != visit.who.name:
        why = f"{lease.person} has taken this document over: what you typed is kept, and cannot be handed in."
        return JSONResponse({"why": why}, 409)
    return Response(status_code=_DONE)


def take_over(desk: Desk, visit: Visit) -> Response:
    """Take a document over from who works on it."""
    sha256 = visit.request.path_params["sha256"]
    try:
        desk.ledger.hold(sha256, visit.who, desk.policy.desk, over=True)
    except Unfit:
        return no_such_document(visit)
    return RedirectResponse(f"/documents/{sha256}", 303)


def let_go(desk: Desk, visit: Visit) -> Response:
    """Give a document back."""
    desk.ledger.let_go(visit.request.path_params["sha256"], visit.who)
    return Response(status_code=_DONE)


def draft(desk: Desk, visit: Visit) -> Response:
    """Keep what is typed, as it is typed."""
    stands = standing(desk, visit.request.path_params["sha256"])
    if stands is None or not stands.waits or stands.handed is not None:
        return Response(status_code=_DONE)
    manner = desk.drawn.pages(turned(stands), 0.0).manner
    said = typed(view(stands.verdict, stands.asked_for), visit.form, DecisionKind.APPROVE, stands.sha256, manner)
    try:
        desk.ledger.keep_draft(stands.sha256, visit.who, said.decision)
    except Unfit:
        return Response(status_code=403)
    return Response(status_code=_DONE)
