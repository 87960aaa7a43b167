"""What is learnt of a vendor's pages: where its confirmed values stand, never what they are."""

from __future__ import annotations

import hashlib
from typing import Any

from pydantic import SerializerFunctionWrapHandler, model_serializer

from schemas.money import Frozen


class Trace(Frozen):
    """How one confirmed value stood on its page.

    `left`, `above` and `head` are the folded words without digits beside, above and heading it; `x0` and `x1` are
    shares of the page's width, `top` and `foot` points from its upper and lower edge; `page` counts from the first
    page, `back` from the last; `shape` is that of the text ("A-9/9"), `form` that of a number sign by sign
    ("AA-9999/99"), `size` the ratio to the body's type. `day_first` tells in which order a date was written, None where
    it does not matter.
    """

    term: str
    kind: str
    left: str = ""
    above: str = ""
    head: str = ""
    x0: float
    x1: float
    top: float
    foot: float
    page: int
    back: int
    shape: str = ""
    size: float = 1.0
    bold: bool = False
    day_first: bool | None = None
    form: str = ""

    @model_serializer(mode="wrap")
    def _as_it_was_sealed(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Without a form where none is known: traces from before it was kept their bytes, and so their seal."""
        body: dict[str, Any] = handler(self)
        return {name: value for name, value in body.items() if name != "form" or value}


class TaughtColumn(Frozen):
    """A column of a vendor's table of lines: the folded words over it, its edges as shares of the page's width, and
    which cell of a line (`net`, `quantity` ...) stands in it; "" where none does that anybody confirmed."""

    head: str
    x0: float
    x1: float
    cell: str = ""


class NameRow(Frozen):
    """How a row of words stood to its line in the column of names, and whether it was part of the line's name.

    `side` is -1 above the line's numbers, 0 beside, 1 below them; `indent` is in em from the name's left edge, `size` a
    ratio to its type; `broken`: its first word found no room above; `labelled`: it begins with a label of its own.
    """

    named: bool
    side: int
    indent: float
    size: float
    bold: bool
    broken: bool
    labelled: bool


class LineTable(Frozen):
    """What the confirmed lines of documents teach of the table they stand in: its columns and how names go on."""

    columns: tuple[TaughtColumn, ...] = ()
    names: tuple[NameRow, ...] = ()


# since lessons were first sealed
_ADDED = frozenset({"table", "sentences", "upheld", "mended", "doc_type", "subtype"})


class Lesson(Frozen):
    """What one confirmed document of a vendor teaches: what its design is known by, its traces, and
    how its lines stand, where somebody confirmed them.

    `vendor` is the vendor's key, `marks` are the vendor's own name and numbers, folded, one of which must stand on a
    page before the lesson is used on it; `imprint` are the static words of the page with their rough places;
    `sentences` are hashes of those that might have changed what was owed, and did not; `upheld` is what else was in
    doubt, without its numbers, where the person let the value stand, `mended` the terms of which they gave another;
    `doc_type` and `subtype` are what the document is where a person had to say so.
    """

    document: str
    vendor: str = ""
    marks: tuple[str, ...] = ()
    imprint: tuple[str, ...] = ()
    traces: tuple[Trace, ...] = ()
    table: LineTable | None = None
    sentences: tuple[str, ...] = ()
    upheld: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()
    doc_type: str = ""
    subtype: str | None = None

    @model_serializer(mode="wrap")
    def _as_it_was_sealed(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Without what was not taught: lessons from before it could be keep their bytes, and so their seal."""
        body: dict[str, Any] = handler(self)
        return {name: value for name, value in body.items() if name not in _ADDED or value}

    @property
    def hash(self) -> str:
        """A short hash of all that the lesson says."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()[:12]
