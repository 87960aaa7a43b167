"""What pages say of dates whose years of two digits stand first: "(YY/MM/DD)" beside one, in its label, or of all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from extractors.languages import spoken
from extractors.page import Layout, Segment
from extractors.page.naming import Naming
from extractors.page.values import Dated
from extractors.parsing import find_dates, parse_date

_SEPARATORS = "[./-]"
_ONE = rf"(?<![\w./-])(?:{spoken('year_first_letters').replace(' ', _SEPARATORS)})(?![\w/-]|\.\w)"
_PATTERN = re.compile(rf"(?i){_ONE}(?:[\W_]+{_ONE})*")  # in two languages, too: "(YY/MM/DD) (AA/MM/JJ)"
_NOTE = re.compile(rf"(?i)(?:[\W_]*(?:{spoken('all_dates')})[\W_]+{_ONE}[\W_]*)+")
_NOTHING = re.compile(r"[\W_]*")
_CLOSE = 1.2  # line heights between a date and the pattern below or above it


class _Said(NamedTuple):
    """A pattern, its place in the text of a segment, and the separator that it is of."""

    segment: Segment
    start: int
    stop: int
    separator: str

    @property
    def alone(self) -> bool:
        """Whether nothing else is said in the segment."""
        text = self.segment.text
        return all(map(_NOTHING.fullmatch, (text[: self.start], text[self.stop :])))

    @property
    def of_all(self) -> bool:
        """Whether it is said of all dates: "All dates: YY/MM/DD"."""
        return _NOTE.fullmatch(self.segment.text) is not None


class YearPatterns:
    """The patterns of a document in which the year stands first. Each speaks of the date with which it stands, and of
    no other: a delivery may be dated otherwise than the invoice."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._said = tuple(said for segment in layout.segments for said in _said_in(segment))
        self.separators = frozenset(said.separator for said in self._said)

    def of(self, date: Dated, namings: Sequence[Naming]) -> frozenset[str]:
        """The separators for which they say that the year of this date stands first."""
        return frozenset(said.separator for said in self._said if self._speaks_of(said, date, namings))

    def _speaks_of(self, said: _Said, date: Dated, namings: Sequence[Naming]) -> bool:
        if said.segment is date.span.segment:
            return _beside(said, date)
        heads = _is_head(said) and self._is_under(said, date, namings)
        return said.of_all or heads or (said.alone and self._is_next_to(said, date))

    def _is_under(self, said: _Said, date: Dated, namings: Sequence[Naming]) -> bool:
        """Whether a date that fills its cell stands right behind a label with a pattern, or in a column below it."""
        own, page = date.span.segment, self._layout.page(date.span.page)
        if parse_date(own.text) is None:
            return False
        if next(page.lefts(own), None) is said.segment:
            return True
        above = (segment for segment in page.above(own.box) if parse_date(segment.text) is None)
        labelled = any(naming.position != "above" for naming in namings)
        return not labelled and next(above, None) is said.segment

    def _is_next_to(self, said: _Said, date: Dated) -> bool:
        """Whether a date is the only one right beside, above or below a pattern that stands alone."""
        page, own = self._layout.page(said.segment.page), said.segment
        near = [*islice(page.lefts(own), 1), *islice(page.rights(own), 1)]
        near += [*page.above(own.box, _CLOSE)[:1], *page.below(own.box, _CLOSE)[:1]]
        days = [(segment, day) for segment in near for day in find_dates(segment.text)]
        return [segment for segment, _ in days] == [date.span.segment]


def _said_in(segment: Segment) -> Iterator[_Said]:
    for match in _PATTERN.finditer(segment.text):
        separators = re.findall(_SEPARATORS, match[0])
        yield _Said(segment, *match.span(), separators[0])


def _is_head(said: _Said) -> bool:
    """Whether a pattern ends its segment, which holds no date of its own."""
    text = said.segment.text
    return _NOTHING.fullmatch(text, said.stop) is not None and not find_dates(text)


def _beside(said: _Said, date: Dated) -> bool:
    """Whether nothing stands between a date and a pattern in its segment, which is of no date before it."""
    text, (start, stop) = said.segment.text, date.reading.span
    if stop <= said.start:
        return _NOTHING.fullmatch(text, stop, said.start) is not None
    taken = any(_NOTHING.fullmatch(text, day.span[1], said.start) for day in find_dates(text[: said.start]))
    return not taken and _NOTHING.fullmatch(text, said.stop, start) is not None
