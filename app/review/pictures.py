"""What the page of a document loads: pictures of pages, and words with their places; and texts as values."""

from __future__ import annotations

from starlette.responses import JSONResponse, Response

from app.review.deciding import standing
from app.review.desk import Desk
from app.review.document_page import turned
from app.review.visits import Visit
from flows.drawn_ahead import is_hash
from flows.typed import understood
from schemas.deciding import Unfit

_GONE = "There is no such page."
_LASTS = {"cache-control": "private, max-age=3600"}


def picture(desk: Desk, visit: Visit) -> Response:
    """The picture of a page."""
    sha256, number = visit.request.path_params["sha256"], visit.request.path_params["number"]
    png = desk.drawn.picture(sha256, number) if is_hash(sha256) else None
    if png is None:
        return Response(_GONE, 404, media_type="text/plain")
    return Response(png, media_type="image/png", headers=_LASTS)


def words(desk: Desk, visit: Visit) -> Response:
    """The words of all pages with their boxes: by page, each word as [text, left, top, right, bottom]."""
    stands = standing(desk, visit.request.path_params["sha256"])
    if stands is None:
        return JSONResponse({"why": _GONE}, 404)
    pages = desk.drawn.pages(turned(stands))
    return JSONResponse({str(page.number): page.words for page in pages.pages}, headers=_LASTS)


def parsed(desk: Desk, visit: Visit) -> Response:
    """A text of the form as the value of a term, read as this document writes; or why it is none."""
    stands = standing(desk, visit.request.path_params["sha256"])
    if stands is None:
        return JSONResponse({"why": _GONE}, 404)
    manner = desk.drawn.pages(turned(stands), 0.0).manner
    try:
        read = understood(visit.form.get("path", ""), visit.form.get("text", ""), manner)
    except Unfit as unfit:
        return JSONResponse({"trouble": f"{str(unfit)[:1].upper()}{str(unfit)[1:]}."})
    return JSONResponse({"text": read.text, "trouble": read.doubt})
