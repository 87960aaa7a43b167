"""Names over several rows: which row goes on with the name above it."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.page import PageLayout, Segment

_SAME = 0.08  # of the larger size: recognised text differs by that much
_CENTRED = 0.6  # in em: the middles of centred rows agree this well
_TIGHT = 0.9  # in line heights: the white between rows of one text at most
_LARGE = 1.15  # in sizes of the body: a logo or a headline


def rows_after(page: PageLayout, segment: Segment) -> Iterator[Segment]:
    """The rows right under `segment`, one after the other, that are set as it is and begin or are centred with it."""
    while (row := _next(page, segment)) is not None:
        yield row
        segment = row


def is_large(page: PageLayout, segment: Segment) -> bool:
    """Whether `segment` is set larger than the text of its page."""
    return segment.size > _LARGE * page.body


def _next(page: PageLayout, segment: Segment) -> Segment | None:
    rows = page.block_of(segment).rows
    at = rows.index(segment)
    if at + 1 < len(rows):
        return rows[at + 1] if _set_alike(segment, rows[at + 1]) else None
    em = max(segment.size, 1.0)
    for below in page.below(segment.box, _TIGHT):
        if abs(below.box.centre - segment.box.centre) < _CENTRED * em and _set_alike(segment, below):
            return below
    return None


def _set_alike(one: Segment, other: Segment) -> bool:
    return abs(one.size - other.size) < _SAME * max(one.size, other.size) and one.bold == other.bold
