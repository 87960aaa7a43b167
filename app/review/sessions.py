"""Whose session a request belongs to: by its cookie, or by the name that a trusted proxy vouches for."""

from __future__ import annotations

from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from app.review.desk import Desk
from app.sign_in import proxy
from schemas.desk import Denied, Session

COOKIE = "desk"


class Entered(NamedTuple):
    """A session, its token, and whether the browser does not have that yet."""

    session: Session
    token: str
    new: bool = False


def entered(desk: Desk, request: Request) -> Entered | Denied | None:
    """Who is at the desk; None where nobody has signed in, Denied where the proxy names nobody who may."""
    token = request.cookies.get(COOKIE, "")
    session = desk.ledger.session(token, desk.policy.desk) if token else None
    if desk.policy.desk.proxy_header is None:
        return None if session is None else Entered(session, token)
    name = proxy.name_of(desk.policy.desk, _peer(request), request.headers.items())
    if session is not None and session.by == "proxy" and session.who.name == name:
        return Entered(session, token)
    if session is not None:
        desk.ledger.sign_out(token)
    if name is None:
        return Denied(why="The proxy before the desk names nobody. Sign in there first.")
    signed = desk.ledger.sign_in_as(name, "proxy")
    return signed if isinstance(signed, Denied) else Entered(signed.session, signed.token, new=True)


def _peer(request: Request) -> str:
    return request.client.host if request.client else ""


def address_of(desk: Desk, request: Request) -> str:
    """The address that somebody signs in from: the browser's, where a trusted proxy tells it."""
    peer = _peer(request)
    told = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return told if told and proxy.is_trusted(desk.policy.desk, peer) else peer


def with_cookie(desk: Desk, answer: Response, token: str) -> Response:
    """`answer`, which leaves the session in the browser: out of reach of scripts and of other sites."""
    secure = desk.served.encrypted
    answer.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=secure, path="/")
    return answer
