"""Who is at the desk, what a form says, and how a page of ours becomes an answer."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from urllib.parse import parse_qsl, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from app.review.desk import Desk
from app.review.rendering import page
from app.review.safety import TooLarge
from app.review.sessions import entered, with_cookie
from schemas.decision import DECIDING_ROLES, SECOND_ROLES, Who
from schemas.desk import Denied

_FORM = "application/x-www-form-urlencoded"
_MOST_FIELDS = 20_000


@dataclass(frozen=True)
class Visit:
    """One request of a person: what was asked, and the form that came along, each name with its last value."""

    request: Request
    who: Who
    token: str
    form: Mapping[str, str] = field(default_factory=dict)

    @property
    def may_decide(self) -> bool:
        """Whether this person's role lets them decide."""
        return self.who.role is None or self.who.role in DECIDING_ROLES

    @property
    def may_reopen(self) -> bool:
        """Whether this person's role lets them reopen."""
        return self.who.role is None or self.who.role in SECOND_ROLES

    @property
    def form_token(self) -> str:
        """What every form of this session carries, and no other page knows."""
        return form_token(self.token)


Handler = Callable[[Desk, Visit], Response]


def form_token(token: str) -> str:
    """The form token of the session of a cookie: it tells nothing of the cookie."""
    return hmac.new(token.encode(), b"form", "sha256").hexdigest()


def for_people(handler: Handler) -> Callable[[Request], object]:
    """`handler` for who is signed in; everybody else is asked to sign in first. It runs in a thread."""

    @wraps(handler)
    async def answer(request: Request) -> Response:
        desk: Desk = request.app.state.desk
        who = await run_in_threadpool(entered, desk, request)
        if who is None:
            return _sign_in_first(request)
        if isinstance(who, Denied):
            return page(request, "trouble.html", 401, title="You are not signed in", why=who.why, visit=None)
        visit = Visit(request, who.session.who, who.token)
        if request.method not in ("GET", "HEAD"):
            said = await form_of(request)
            if isinstance(said, Response):
                return said
            visit = Visit(request, who.session.who, who.token, {name: values[-1] for name, values in said.items()})
            if not hmac.compare_digest(visit.form.get("token", "").encode(), visit.form_token.encode()):
                return page(request, "trouble.html", 403, title="This form is not yours", why=_NOT_YOURS, visit=visit)
        given = await run_in_threadpool(handler, desk, visit)
        return with_cookie(desk, given, who.token) if who.new else given

    return answer


_NOT_YOURS = "It was made for another session: you signed in anew, or another page sent it. Load the page again."


def _sign_in_first(request: Request) -> Response:
    if request.method in ("GET", "HEAD"):
        wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/sign-in?to={quote(wanted, safe='/')}", 303)
    return page(request, "trouble.html", 401, title="You are signed out", why=_SIGNED_OUT, visit=None)


_SIGNED_OUT = "What you typed is still in the page behind this one: sign in in another tab, go back, and send it again."


async def form_of(request: Request) -> dict[str, tuple[str, ...]] | Response:
    """What a form says; an answer in its place where it is none of ours or too large."""
    if request.headers.get("content-type", "").partition(";")[0] != _FORM:
        return page(request, "trouble.html", 415, title="This is no form", why="The desk takes no files.", visit=None)
    try:
        text = (await request.body()).decode("utf-8")
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS, encoding="utf-8")
    except TooLarge:
        return page(
            request, "trouble.html", 413, title="Too large", why="No form of the desk is this large.", visit=None
        )
    except ValueError:
        return page(request, "trouble.html", 400, title="This is no form", why="It cannot be read.", visit=None)
    said: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        said[name] = (*said.get(name, ()), value)
    return said


def own_path(text: str) -> str:
    """`text` where it is a path of the desk's own, else the queue: nobody is sent elsewhere."""
    plain = text.startswith("/") and not text.startswith(("//", "/\\")) and text.isprintable()
    return text if plain else "/"
