"""What the door answers: JSON, and of what cannot be done what is wrong and what to do (RFC 9457)."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import JSONResponse

from app.summary import word
from flows.door import Standing


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Why something was not done."""
    said = {"title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return JSONResponse(said, status, headers, media_type="application/problem+json")


def told(found: Standing) -> JSONResponse:
    """What is known of a document: 200 with its outcome, 202 with where to ask while it waits."""
    where = f"/documents/{found.document}"
    outcome = None if found.outcome is None else word(found.outcome)
    said = {"document": found.document, "outcome": outcome, "ask": where}
    return JSONResponse(said, 202 if outcome is None else 200, {"location": where})
