"""Scripts and styles of the pages, under a name that is made of what they hold: a browser asks for them once."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from starlette.responses import Response
from starlette.staticfiles import StaticFiles

STATIC = Path(__file__).parent / "static"


@cache
def static_place() -> str:
    """The address below which they lie; modules find each other beside themselves."""
    digest = hashlib.sha256()
    for file in sorted(STATIC.iterdir()):
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return f"/static/{digest.hexdigest()[:16]}"


class Kept(StaticFiles):
    """Files that a browser may keep: others have another address."""

    def file_response(self, *arguments: Any, **named: Any) -> Response:
        """The file, or that the browser has it already."""
        answer = super().file_response(*arguments, **named)
        answer.headers["cache-control"] = "public, max-age=31536000, immutable"
        return answer
