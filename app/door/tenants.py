"""The desks of several workspaces in one process: each answers under its own name, and nothing crosses."""

from __future__ import annotations

from collections.abc import Collection

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from app.door.application import PROBED, served
from app.review.desk import Desk
from app.review.safety import with_headers


class Tenants:
    """Leads each request to the desk whose name it calls, and to none where nobody bears that name.

    A name is an origin of its own: browsers keep cookies, pages and scripts of one from the others.
    """

    def __init__(self, desks: Collection[Desk]) -> None:
        self._served = {host: app for desk in desks for app in [served(desk)] for host in desk.served.hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on; a probe that knows this process by another address asks for all."""
        if scope["type"] != "http":
            return
        app: ASGIApp | None = self._served.get(Headers(scope=scope).get("host", ""))
        if app is None:  # tenants are reached over TLS alone
            app, send = await self._strangers(scope["path"]), with_headers(send, encrypted=True)
        await app(scope, receive, send)

    async def _strangers(self, path: str) -> ASGIApp:
        if path not in PROBED:
            return PlainTextResponse("No desk is served under this name.", 421)
        if path == "/health":
            return JSONResponse({"alive": True})
        whole = await run_in_threadpool(lambda: all(all(app.readiness().values()) for app in self._served.values()))
        return JSONResponse({"ready": whole}, 200 if whole else 503)
