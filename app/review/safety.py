"""What stands before every page: which host, which origin, how large; and what every answer says to the browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST = 2_000_000  # bytes of a form: lines of the longest invoices fit
_SAFE = frozenset({"GET", "HEAD"})
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # With "no-referrer" browsers would call the origin of our own forms "null".
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Served(NamedTuple):
    """Where the desk is served: the addresses that browsers know it by, such as "https://desk.example.com"."""

    origins: tuple[str, ...]

    @property
    def address(self) -> str:
        """The one that people are told."""
        return self.origins[0]

    @property
    def hosts(self) -> frozenset[str]:
        """The same without their scheme, as browsers name them."""
        return frozenset(urlsplit(origin).netloc for origin in self.origins)

    @property
    def encrypted(self) -> bool:
        """Whether browsers reach it over TLS alone."""
        return all(origin.startswith("https:") for origin in self.origins)


class Safety:
    """The outermost layer of the application."""

    def __init__(self, app: ASGIApp, served: Served) -> None:
        self._app = app
        self._served = served

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what no page of ours asks for; else hand it on, and add to the answer what every answer says."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        app = self._refusal(scope["method"], Headers(scope=scope)) or self._app
        await app(scope, _measured(receive), with_headers(send, encrypted=self._served.encrypted))

    def _refusal(self, method: str, headers: Headers) -> ASGIApp | None:
        if headers.get("host", "") not in self._served.hosts:
            return PlainTextResponse("The desk is not served under this name.", 421)
        if method not in _SAFE:
            return (
                None if self._is_ours(headers) else PlainTextResponse("This did not come from a page of the desk.", 403)
            )
        fetched = headers.get("sec-fetch-site", "none")
        if fetched not in ("none", "same-origin") and headers.get("sec-fetch-mode") != "navigate":
            return PlainTextResponse("Only pages of the desk may ask for this.", 403)
        return None

    def _is_ours(self, headers: Headers) -> bool:
        """Whether a change comes from a page of ours: browsers say where from, and who says nothing is none."""
        origin, fetched = headers.get("origin"), headers.get("sec-fetch-site")
        if origin is None and fetched is None:
            return False
        return (origin is None or origin in self._served.origins) and fetched in (None, "same-origin")


class TooLarge(Exception):
    """A request with more bytes than a form of ours has."""


def _measured(receive: Receive) -> Receive:
    taken = 0

    async def measured() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LARGEST:
            raise TooLarge
        return message

    return measured


def with_headers(send: Send, *, encrypted: bool) -> Send:
    """`send`, which says with every answer what a browser may do with it."""

    async def said(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-store")
            if encrypted:
                headers["strict-transport-security"] = "max-age=31536000"
        await send(message)

    return said
