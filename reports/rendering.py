"""Templates to HTML: everything is escaped, nothing invisible gets through, nothing is loaded from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reports import words
from reports.pages import font_size
from reports.record import page_name
from schemas import cut_off

_FOLDER = Path(__file__).parent / "templates"


def render(page: str, **values: Any) -> str:
    """The HTML of `page` ("index" or "document") with its styles and its script inside."""
    code = _source(f"{page}.js")
    return (
        _environment()
        .get_template(f"{page}.html")
        .render(
            style=Markup(_source("report.css") + _source(f"{page}.css")),  # noqa: S704 - our own files, nothing else
            script=Markup(code),  # noqa: S704 - our own file, nothing else
            policy=_policy(code),
            **values,
        )
    )


def _policy(script: str) -> str:
    """The Content-Security-Policy: images from within, this one script, and no other load."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _source(name: str) -> str:
    """A style sheet or script without indentation and empty lines: it is in every file."""
    lines = (line.strip() for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=final,
    )
    plain = (
        words.written,
        words.gross_total,
        words.moment,
        words.share,
        words.counted,
        words.named,
        words.heading,
        words.sentence,
        font_size,
        page_name,
        cut_off,
    )
    environment.globals.update({function.__name__: function for function in plain})
    environment.globals.update(states=words.STATES, severities=words.SEVERITIES, layers=words.LAYERS)
    return environment


def final(value: Any) -> Any:
    """A value as a template writes it: what texts hide is shown, but for markup of our own."""
    return words.visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value
