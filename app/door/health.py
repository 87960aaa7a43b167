"""Whether the process lives, and whether it can work: no values, no names."""

from __future__ import annotations

import time
from collections.abc import Mapping
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.review.desk import Desk
from flows.readiness import readiness

_SECONDS = 10.0  # for which an answer counts: whoever asks more often costs nothing


class Remembered:
    """Looks at most every few seconds whether a workspace can be worked on."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._looking = Lock()
        self._at = -_SECONDS
        self._found: Mapping[str, bool] = {}

    def __call__(self) -> Mapping[str, bool]:
        """Each part by its name."""
        with self._looking:
            if time.monotonic() - self._at >= _SECONDS:
                self._found = readiness(self._desk.ledger, self._desk.workspace, self._desk.policy_now)
                self._at = time.monotonic()
            return self._found


async def health(_request: Request) -> Response:
    """That the process answers."""
    return JSONResponse({"alive": True})


async def ready(request: Request) -> Response:
    """Whether ledger, files, folder and model can be worked with; 503 where one cannot."""
    found = await run_in_threadpool(request.app.state.readiness)
    whole = all(found.values())
    return JSONResponse({"ready": whole, **found}, 200 if whole else 503)
