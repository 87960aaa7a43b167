"""A page without the column at its edge that bears the seller's details, with nothing across the white beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.page import Layout
from extractors.page.sheet import Sheet
from schemas import Page, Reading, Word

_HEAD, _FOOT = 0.12, 0.9  # shares of the page's height between which nothing may stand across
_WHITE = 10.0  # points between such a column and the rest
_NARROW = 0.42  # of the page's width, such a column at most
_ROWS = 6  # of such a column at least


def without_margins(reading: Reading, language: str | None) -> Iterator[Sheet]:
    """The sheet of a document without what stands at the left edge of its pages, and without what stands at the right,
    where that is a column of its own on the first page."""
    for left in (True, False):
        edge = _edge(reading.pages[0], left=left) if reading.pages else None
        if edge is not None:
            parts = tuple(_beside(page, edge, left=left) for page in reading.pages)
            yield Sheet(Layout(reading.model_copy(update={"parts": parts})), language)


def _edge(page: Page, *, left: bool) -> float | None:
    """The middle of the widest white that parts such a column from the rest of the page."""
    inner = [word.box for word in page.words if _HEAD * page.height < word.box.middle < _FOOT * page.height]
    whites = [
        (start - stop, (start + stop) / 2)
        for stop, start in _whites([(box.x0, box.x1) for box in inner])
        if start - stop >= _WHITE and (stop <= _NARROW * page.width if left else start >= (1 - _NARROW) * page.width)
    ]
    if not whites:
        return None
    edge = max(whites)[1]
    rows = {round(box.middle) for box in inner if (box.x1 < edge) is left}
    return edge if len(rows) >= _ROWS else None


def _whites(taken: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Where nothing stands between the leftmost and the rightmost word."""
    joined: list[tuple[float, float]] = []
    for start, stop in sorted(taken):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], stop)
        else:
            joined.append((start, stop))
    yield from ((one[1], other[0]) for one, other in pairwise(joined))


def _beside(page: Page, edge: float, *, left: bool) -> Page:
    def kept(word: Word) -> bool:
        return (word.box.x1 > edge) if left else (word.box.x0 < edge)

    return page.model_copy(update={"words": tuple(filter(kept, page.words))})
