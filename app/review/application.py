"""The review application: its addresses, and what stands before all of them."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route

from app.review import at_work, beside, document_page, pictures, queue_page, statistics_page, together
from app.review.desk import Desk
from app.review.rendering import page
from app.review.safety import Safety
from app.review.signing_in import back, begin, sign_in, sign_out
from app.review.statics import STATIC, Kept, static_place
from app.review.visits import Handler, Visit, for_people
from flows.unforeseen import leave_log
from schemas import VouchlineError

_DOCUMENT = "/documents/{sha256}"


def application(desk: Desk) -> Safety:
    """The application of a desk."""
    app = Starlette(
        routes=[
            _get("/", queue_page.show),
            Route("/sign-in", sign_in, methods=["GET", "POST"]),
            Route("/sign-in/begin", begin, methods=["GET"]),
            Route("/sign-in/back", back, methods=["GET"]),
            _post("/sign-out", sign_out),
            _get("/statistics", statistics_page.show),
            _get(_DOCUMENT, document_page.show),
            _post(_DOCUMENT, document_page.decide),
            _get(_DOCUMENT + "/pages/{number:int}.png", pictures.picture),
            _get(_DOCUMENT + "/words.json", pictures.words),
            _post(_DOCUMENT + "/parse", pictures.parsed),
            _post(_DOCUMENT + "/hold", at_work.hold),
            _post(_DOCUMENT + "/let-go", at_work.let_go),
            _post(_DOCUMENT + "/take-over", at_work.take_over),
            _post(_DOCUMENT + "/draft", at_work.draft),
            _get(_DOCUMENT + "/beside", beside.show),
            _get("/together", together.show),
            _post("/together", together.decide),
            _get("/keys", keys),
            _post("/undo", undo),
            Mount(static_place(), Kept(directory=STATIC)),
        ],
        exception_handlers={HTTPException: _not_there, VouchlineError: _in_trouble, Exception: _broken},
    )
    app.state.desk = desk
    return Safety(app, desk.served)


def _get(path: str, handler: Handler) -> Route:
    return Route(path, for_people(handler), methods=["GET"])


def _post(path: str, handler: Handler) -> Route:
    return Route(path, for_people(handler), methods=["POST"])


def keys(_desk: Desk, visit: Visit) -> Response:
    """The page on which people change their keys."""
    return page(visit.request, "keys.html", visit=visit)


def undo(desk: Desk, visit: Visit) -> Response:
    """Take a decision back that was not handed in yet, and go to its document with what was typed."""
    number = visit.form.get("number", "")
    decision = desk.handing_in.undo(int(number), visit.who) if number.isdecimal() and len(number) < 9 else None
    if decision is None:
        why = "It is handed in already. What was decided is undone by reopening the document, which needs an approver."
        return page(visit.request, "trouble.html", 409, title="It is too late to undo this", why=why, visit=visit)
    desk.ledger.keep_draft(decision.document, visit.who, decision)
    return RedirectResponse(f"/documents/{decision.document}", 303)


async def _not_there(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    title = "There is no such page" if status == 404 else "This cannot be done here"
    return page(request, "trouble.html", status, title=title, why="The queue leads to all there is.", visit=None)


async def _in_trouble(request: Request, error: Exception) -> Response:
    return page(request, "trouble.html", 503, title="This does not work now", why=str(error), visit=None)


async def _broken(request: Request, error: Exception) -> Response:
    leave_log(error, request.app.state.desk.workspace)
    why = "Something went wrong that should not have. What was decided before is safe; load the page again."
    return page(request, "trouble.html", 500, title="This did not work", why=why, visit=None)
