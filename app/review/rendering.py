"""Templates to pages: every text is escaped, and what would hide or turn its neighbours is written out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.review.document_view import beside_fields, boxes_on, on_desk
from app.review.statics import static_place
from app.review.sums import next_number, row_number, sums
from flows.handing_in import Handed
from reports import words
from reports.rendering import final

_NEWS, _TOLD = 12, 3
FOLDER = Path(__file__).parent / "templates"


def page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """The page of `template`. `visit` is who looks at it, or None where nobody is signed in."""
    desk, visit = request.app.state.desk, values["visit"]
    handed = [] if visit is None else _told(desk.handing_in.of(visit.who))
    text = environment().get_template(template).render(desk=desk, handed=handed, path=request.url.path, **values)
    return HTMLResponse(text, status)


def _told(handed: Sequence[Handed]) -> list[Handed]:
    """What a person is told of their last decisions: the newest, those that can be undone, and those that came back."""
    news = [one for place, one in enumerate(handed[:_NEWS]) if place == 0 or one.came is None or one.came_back]
    return news[:_TOLD]


@cache
def environment() -> Environment:
    """The templates, and the words that they use."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=final,
    )
    plain = (words.written, words.moment, words.share, words.counted, words.named, words.sentence, words.grouped)
    own = (beside_fields, boxes_on, on_desk, next_number, row_number, sums)
    made.globals.update({function.__name__: function for function in (*plain, *own)})
    made.globals.update(states=words.STATES, layers=words.LAYERS, static=static_place())
    return made
