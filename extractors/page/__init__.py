"""A Reading's pages as lines, segments and blocks.

`Layout(reading)` is what the rules layer works on: `layout.pages[i].lines[j].segments[k].words`, with stable indices.
Labels and values are looked for in segments, never in whole lines: half of all lines hold several unrelated ones.
"""

from __future__ import annotations

from functools import cached_property

from extractors.page.layout import GAP, REACH, Block, Line, PageLayout, Segment, Span, body_of
from schemas import Reading

__all__ = ["GAP", "REACH", "Block", "Layout", "Line", "PageLayout", "Segment", "Span"]


class Layout:
    """The laid out pages of one Reading; `page(number)` finds one by its number. Large is what is larger than its words
    are, or than the words of the pages that these stand `beside`."""

    def __init__(self, reading: Reading, beside: Reading | None = None) -> None:
        bodies = {page.number: body_of(page.words) for page in beside.pages} if beside is not None else {}
        self.pages: tuple[PageLayout, ...] = tuple(PageLayout(page, bodies.get(page.number)) for page in reading.pages)
        self._by_number = {page.number: page for page in self.pages}

    def page(self, number: int) -> PageLayout:
        """The page with this number. Raises KeyError where there is none."""
        return self._by_number[number]

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """All segments of all pages in reading order."""
        return tuple(segment for page in self.pages for segment in page.segments)

    @cached_property
    def text(self) -> str:
        """The text of all lines, one a row: for language and wording, never for places."""
        return "\n".join(line.text for page in self.pages for line in page.lines)
