"""What a sample is: a document, what is expected of it, and why it exists."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from schemas import Invoice

COMMAND = "python -m evaluation.synthetic.samples"
THROUGH = ("straight_through", "exported")
_LICENCE = "CC0-1.0; the embedded fonts keep their own (evaluation/synthetic/typefaces)"


class Made(NamedTuple):
    """A sample's document as bytes, what is true of it (see `truth`), and how it was drawn.

    `true` is empty where nothing of the document may be read; `inside` holds what is true of each document in it.
    """

    content: bytes
    true: Mapping[str, Any]
    drawn: Mapping[str, str | int]
    inside: tuple[Mapping[str, Any], ...] = ()


class Case(NamedTuple):
    """One sample. `disposition` is what the document alone deserves, `outcome` its end in a run of all samples."""

    name: str
    extension: str
    make: Callable[[], Made]
    disposition: str
    outcome: str
    why: str


def truth(doc_type: str, subtype: str | None, language: str | None, invoice: Invoice) -> dict[str, Any]:
    """What is true of a document, as expected.json holds it: the invoice without what it does not state."""
    return {
        "doc_type": doc_type,
        "subtype": subtype,
        "language": language,
        "invoice": _stated(invoice.model_dump(mode="json")),
    }


def _stated(node: Any) -> Any:
    """`node` without the empty parts of its objects."""
    if isinstance(node, Mapping):
        below = {key: _stated(value) for key, value in node.items()}
        return {key: value for key, value in below.items() if value not in (None, {}, [])}
    return [_stated(row) for row in node] if isinstance(node, list) else node


def files(case: Case) -> Mapping[str, bytes]:
    """The files of a case by name."""
    made = case.make()
    return {
        f"document.{case.extension}": made.content,
        "expected.json": (json.dumps(_expected(case, made), indent=2, ensure_ascii=False) + "\n").encode(),
        "about.toml": _about(case, made).encode(),
    }


def _expected(case: Case, made: Made) -> dict[str, Any]:
    ends = {"disposition": case.disposition, "outcome": case.outcome}
    rest = dict(made.true)
    invoice = {"invoice": rest.pop("invoice")} if "invoice" in rest else {}
    inside = {"inside": list(made.inside)} if made.inside else {}
    return rest | ends | invoice | inside


def _about(case: Case, made: Made) -> str:
    rows = {
        "why": case.why,
        "origin": "generated: every name, number and account is invented",
        "command": COMMAND,
        **made.drawn,
        "licence": _LICENCE,
    }
    return "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in rows.items())
