"""The addresses of the door, beside the desk's: programs prove by a token who they are, and no cookie counts here."""

from __future__ import annotations

import asyncio
import re

from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from app.door import documents, health
from app.door.answers import problem
from app.review.application import application
from app.review.desk import Desk
from app.review.safety import with_headers
from flows.unforeseen import leave_log
from schemas import VouchlineError

# What a probe asks of whatever address it knows this process by; nothing is said there that is anybody's.
PROBED = frozenset({"/health", "/ready"})
_OWN = frozenset({"/documents", "/openapi.json"}) | PROBED
_DOCUMENT = re.compile(r"/documents/[0-9a-f]{64}")


def served(desk: Desk) -> DeskAndDoor:
    """The desk and the door: what `vouchline review` serves."""
    return DeskAndDoor(application(desk), door(desk), desk)


def door(desk: Desk) -> Starlette:
    """The door of a workspace."""
    made = Starlette(
        routes=[
            Route("/documents", documents.hand_in, methods=["POST"]),
            Route("/documents/{sha256}", documents.ask, methods=["GET"]),
            Route("/openapi.json", documents.described, methods=["GET"]),
            Route("/health", health.health, methods=["GET"]),
            Route("/ready", health.ready, methods=["GET"]),
        ],
        exception_handlers={HTTPException: _not_there, VouchlineError: _in_trouble, Exception: _broken},
    )
    made.state.desk = desk
    made.state.rate = documents.Rate()
    made.state.at_once = asyncio.Semaphore(documents.AT_ONCE)
    made.state.readiness = health.Remembered(desk)
    return made


class DeskAndDoor:
    """Leads programs to the door, and everybody else to the desk."""

    def __init__(self, pages: ASGIApp, door: Starlette, desk: Desk) -> None:
        self.readiness: health.Remembered = door.state.readiness
        self._pages = pages
        self._door: ASGIApp = door
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not self._is_for_programs(scope):
            await self._pages(scope, receive, send)
            return
        served = self._desk.served
        app = self._door
        if scope["path"] not in PROBED and Headers(scope=scope).get("host", "") not in served.hosts:
            app = problem(421, "The door is not served under this name.")
        await app(scope, receive, with_headers(send, encrypted=served.encrypted))

    def _is_for_programs(self, scope: Scope) -> bool:
        """By its address; a document has one address, where a program asks with a token and for no page."""
        if scope["path"] in _OWN:
            return True
        headers = Headers(scope=scope)
        by_token = headers.get("authorization", "").lower().startswith("bearer ")
        wants_a_page = "text/html" in headers.get("accept", "")
        asked = scope["method"] in ("GET", "HEAD") and _DOCUMENT.fullmatch(scope["path"]) is not None
        return asked and by_token and not wants_a_page


async def _not_there(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 404
    return problem(status, "/openapi.json says what can be asked here.")


async def _in_trouble(_request: Request, error: Exception) -> Response:
    return problem(503, str(error), {"retry-after": "30"})


async def _broken(request: Request, error: Exception) -> Response:
    leave_log(error, request.app.state.desk.workspace)
    return problem(500, "Something unforeseen happened. Nothing was acknowledged: hand it in again.")
