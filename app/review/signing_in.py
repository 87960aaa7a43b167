"""Signing in and out."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.review.desk import Desk
from app.review.rendering import page
from app.review.visits import COOKIE, Visit, form_of, own_path
from flows.deciding import login
from schemas.desk import Denied


async def sign_in(request: Request) -> Response:
    """The page that asks who it is; and the answer to what it was told."""
    desk: Desk = request.app.state.desk
    people = bool(await run_in_threadpool(desk.ledger.people))
    if request.method in ("GET", "HEAD"):
        to = own_path(request.query_params.get("to", "/"))
        return page(request, "sign_in.html", visit=None, people=people, why="", name="", to=to)
    said = await form_of(request)
    if isinstance(said, Response):
        return said
    name, password = (said.get(field, ("",))[-1] for field in ("name", "password"))
    to = own_path(said.get("to", ("/",))[-1])
    address = request.client.host if request.client else ""
    if people:
        signed = await run_in_threadpool(desk.ledger.sign_in, name, password, address)
    else:
        signed = await run_in_threadpool(desk.ledger.sign_in_as, name.strip(), "name", login())
    if isinstance(signed, Denied):
        return page(request, "sign_in.html", 403, visit=None, people=people, why=signed.why, name=name[:80], to=to)
    answer = RedirectResponse(to, 303)
    secure = desk.served.encrypted
    answer.set_cookie(COOKIE, signed.token, httponly=True, samesite="strict", secure=secure, path="/")
    return answer


def sign_out(desk: Desk, visit: Visit) -> Response:
    """End the session, here and in the browser."""
    desk.ledger.sign_out(visit.token)
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict", secure=desk.served.encrypted)
    return answer
