"""A title that is a picture: it may stand over that of the text, and say otherwise."""

from __future__ import annotations

from dataclasses import replace

from extractors.page.sheet import Sheet, pictured_sheet
from extractors.rules.kind import Kind, kind_of
from schemas import Reading
from schemas.grades import NAMED

_PLAIN = NAMED  # of a title: what advertises or explains says less
_EITHER = 0.5  # below the gate


def as_pictured(kind: Kind, reading: Reading, sheet: Sheet) -> Kind:
    """`kind`, no longer certain where a picture on the pages of `reading` holds the title of another kind."""
    seen = pictured_sheet(reading, sheet.language)
    shown = kind_of(seen) if seen is not None and seen.layout.segments else None
    if shown is None or shown.title is None or shown.score < _PLAIN:
        return kind
    same = (shown.doc_type, shown.subtype) == (kind.doc_type, kind.subtype)
    return kind if same else replace(kind, score=min(kind.score, _EITHER))
