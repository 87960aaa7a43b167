"""Handing a document in, and asking what became of it."""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from app.door.answers import problem, told
from app.review.desk import Desk
from flows import door
from flows.ending import tell
from schemas import VERSION
from schemas.decision import Role, Who

_DESCRIPTION = Path(__file__).with_name("openapi.json")
_SECONDS = 120.0  # for all bytes of a document to come
AT_ONCE = 4  # documents that are held in memory
_MINUTE = 60.0


class Rate:
    """How often each person has handed something in within the last minute."""

    def __init__(self) -> None:
        self._times: dict[str, deque[float]] = {}

    def wait(self, name: str, most: int, now: float) -> float:
        """Seconds to wait where it was too often; 0 where it counts as one more."""
        times = self._times.setdefault(name, deque())
        while times and now - times[0] >= _MINUTE:
            times.popleft()
        if len(times) >= most:
            return _MINUTE - (now - times[0])
        times.append(now)
        return 0.0


class _Entered(NamedTuple):
    desk: Desk
    who: Who
    folder: Path


async def hand_in(request: Request) -> Response:
    """Take a document in: answered only after it is stored."""
    entered = await run_in_threadpool(_entered, request)
    if isinstance(entered, Response):
        return entered
    said = _said(request)
    if isinstance(said, Response):
        return said
    wait = request.app.state.rate.wait(entered.who.name, entered.desk.policy.door.a_minute, time.monotonic())
    if wait:
        return problem(429, "Too many documents within a minute.", {"retry-after": str(int(wait) + 1)})
    async with request.app.state.at_once:
        data = await _body(request, entered.desk.policy.limits.file_megabytes * 1_000_000)
        if isinstance(data, Response):
            return data
        given = door.Given(data, entered.who.name, said.name, said.key)
        desk = entered.desk
        found = await run_in_threadpool(door.hand_in, desk.ledger, desk.workspace, entered.folder, given)
    if found:
        tell(f"Document {found.document[:12]} was handed in by HTTP.", "handed_in", document=found.document)
    return told(found) if found else problem(409, "This Idempotency-Key came with other bytes. Send another key.")


async def ask(request: Request) -> Response:
    """What became of a document."""
    entered = await run_in_threadpool(_entered, request)
    if isinstance(entered, Response):
        return entered
    sha256 = request.path_params["sha256"]
    found = await run_in_threadpool(door.standing, entered.desk.ledger, entered.folder, sha256)
    return told(found) if found else problem(404, "No such document was handed in. Hand it in again.")


async def described(request: Request) -> Response:
    """What can be asked here, as OpenAPI says it; nothing where there is no door."""
    entered = await run_in_threadpool(_opened, request.app.state.desk)
    return entered if isinstance(entered, Response) else JSONResponse(description())


@cache
def description() -> dict[str, Any]:
    """The OpenAPI document of this version."""
    found: dict[str, Any] = json.loads(_DESCRIPTION.read_text(encoding="utf-8"))
    found["info"]["version"] = VERSION
    return found


def _opened(desk: Desk) -> Path | Response:
    """The folder that documents are put into; 404 where the policy names none or nobody is set up."""
    folder = door.folder_of(desk.policy, desk.workspace)
    if folder is None or not desk.ledger.people():
        return problem(404, "There is no door here: it needs people, and door.folder in the policy.")
    return folder


def _entered(request: Request) -> _Entered | Response:
    """Who asks, by their token, where they may."""
    desk: Desk = request.app.state.desk
    folder = _opened(desk)
    if isinstance(folder, Response):
        return folder
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    who = desk.ledger.whose_token(token.strip()) if scheme.lower() == "bearer" else None
    if who is None:
        why = "Send the token of an operator: Authorization: Bearer TOKEN. `vouchline people token NAME` makes one."
        return problem(401, why, {"www-authenticate": "Bearer"})
    if who.role is not Role.OPERATOR:
        return problem(403, "Only operators hand documents in by HTTP.")
    return _Entered(desk, who, folder)


class _Said(NamedTuple):
    name: str
    key: str | None


def _said(request: Request) -> _Said | Response:
    """What comes along with the bytes."""
    name, key = request.query_params.get("name", ""), request.headers.get("idempotency-key")
    why = door.why_no_name(name) or (None if key is None else door.why_no_key(key))
    if why is not None:
        return problem(400, why)
    form = request.headers.get("content-type", "").startswith("multipart/")  # the other one curl says of any bytes
    if form or request.headers.get("content-encoding", "identity") != "identity":
        return problem(415, "Send the bytes of the file as they are: no form, not compressed (curl --data-binary).")
    return _Said(name, key)


async def _body(request: Request, most: int) -> bytes | Response:
    """All bytes of a request; an answer in their place where there are too many, none, or not all come."""
    declared = request.headers.get("content-length", "0")
    too_large = problem(413, f"A document has at most {most} bytes here (limits.file_megabytes in the policy).")
    if declared.isdecimal() and int(declared[:20]) > most:
        return too_large
    data = bytearray()
    try:
        async with asyncio.timeout(_SECONDS):
            async for part in request.stream():
                data += part
                if len(data) > most:
                    return too_large
    except (TimeoutError, ClientDisconnect):
        return problem(408, "Not all of it came. Nothing was stored: hand it in again.")
    return bytes(data) if data else problem(400, "There is no byte in this document.")
