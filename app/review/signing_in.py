"""Signing in and out."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.review.desk import Desk
from app.review.rendering import page
from app.review.sessions import COOKIE, address_of, with_cookie
from app.review.visits import Visit, form_of, own_path
from app.sign_in import oidc
from flows.deciding import login
from schemas.desk import Denied

_BEGUN = "desk-begun"
_MINUTES = 10


async def sign_in(request: Request) -> Response:
    """The page that asks who it is; and the answer to what it was told."""
    desk: Desk = request.app.state.desk
    people = bool(await run_in_threadpool(desk.ledger.people))
    if request.method in ("GET", "HEAD"):
        to = own_path(request.query_params.get("to", "/"))
        return _asked(request, to, people=people)
    said = await form_of(request)
    if isinstance(said, Response):
        return said
    name, password = (said.get(field, ("",))[-1] for field in ("name", "password"))
    to = own_path(said.get("to", ("/",))[-1])
    if people:
        signed = await run_in_threadpool(desk.ledger.sign_in, name, password, address_of(desk, request))
    else:
        signed = await run_in_threadpool(desk.ledger.sign_in_as, name.strip(), "name", login())
    if isinstance(signed, Denied):
        return _asked(request, to, people=people, name=name[:80], why=signed.why)
    return with_cookie(desk, RedirectResponse(to, 303), signed.token)


def _asked(request: Request, to: str, *, people: bool, name: str = "", why: str = "") -> Response:
    """The page that asks who it is; `why` says what is wrong with what was said."""
    provider = request.app.state.desk.policy.desk.oidc_issuer
    told = {"people": people, "name": name, "why": why, "to": to, "provider": provider}
    return page(request, "sign_in.html", 403 if why else 200, visit=None, **told)


async def begin(request: Request) -> Response:
    """Go to the provider that signs people in."""
    desk: Desk = request.app.state.desk
    if desk.policy.desk.oidc_issuer is None:
        return RedirectResponse("/sign-in", 303)
    begun = await run_in_threadpool(oidc.begin, desk.policy.desk, _back(desk))
    if isinstance(begun, Denied):
        return page(request, "trouble.html", 503, title="You cannot sign in now", why=begun.why, visit=None)
    answer = RedirectResponse(begun.url, 303)
    secure = desk.served.encrypted
    # Lax: the provider's page leads back here, and a strict cookie would not come along.
    answer.set_cookie(
        _BEGUN, begun.kept, max_age=_MINUTES * 60, httponly=True, samesite="lax", secure=secure, path="/sign-in"
    )
    return answer


async def back(request: Request) -> Response:
    """Come back from the provider."""
    desk: Desk = request.app.state.desk
    kept, query = request.cookies.get(_BEGUN, ""), dict(request.query_params)
    if desk.policy.desk.oidc_issuer is None:
        return RedirectResponse("/sign-in", 303)
    name = await run_in_threadpool(oidc.finish, desk.policy.desk, _back(desk), kept, query)
    signed = name if isinstance(name, Denied) else await run_in_threadpool(desk.ledger.sign_in_as, name, "oidc")
    if isinstance(signed, Denied):
        return page(request, "trouble.html", 403, title="You are not signed in", why=signed.why, visit=None)
    # A page between: led on by the provider's own, the browser would not send the strict cookie.
    answer = with_cookie(desk, page(request, "signed_in.html", visit=None), signed.token)
    answer.delete_cookie(_BEGUN, path="/sign-in")
    return answer


def _back(desk: Desk) -> str:
    return f"{desk.served.address}/sign-in/back"


def sign_out(desk: Desk, visit: Visit) -> Response:
    """End the session, here and in the browser."""
    desk.ledger.sign_out(visit.token)
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE, httponly=True, samesite="strict", secure=desk.served.encrypted)
    return answer
