"""Where the values of an e-invoice stand printed on the pages that came with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from extractors.page import Layout, Segment
from extractors.page.spans import span_at
from extractors.parsing.amounts import find_amounts
from extractors.parsing.dates import find_dates
from extractors.parsing.folding import compact
from schemas import Box, Value

_LONG = 6  # letters and digits; a shorter identifier stands in words of its own


class Spot(NamedTuple):
    """A place on a page."""

    page: int
    boxes: tuple[Box, ...]


class PrintedValues:
    """All amounts, dates and words of some pages, to be asked for a value. Signs do not count."""

    def __init__(self, layout: Layout) -> None:
        self._segments = layout.segments
        self._amounts: dict[Decimal, Spot] = {}
        self._dates: dict[date, Spot] = {}
        for segment in layout.segments:
            for amount in find_amounts(segment.text):
                for value in (amount.value, *amount.alternatives):
                    self._amounts.setdefault(abs(value), _spot(segment, amount.span))
            for found in find_dates(segment.text):
                for day in (found.value, *found.alternatives):
                    self._dates.setdefault(day, _spot(segment, found.span))

    def find(self, value: Value) -> Spot | None:
        """Where `value` stands first, or None."""
        if isinstance(value, Decimal):
            return self._amounts.get(abs(value))
        if isinstance(value, date):
            return self._dates.get(value)
        # A text may be stated in several lines: all of them stand printed, or it does not.
        lines = [wanted for line in value.splitlines() if (wanted := compact(line))]
        found = [next(_texts(self._segments, wanted), None) for wanted in lines]
        return found[0] if found and None not in found else None

    def rows(self, text: str) -> Iterator[Segment]:
        """The rows in which `text` stands, as `find` finds it."""
        wanted = compact(text)
        return (segment for segment in self._segments if any(_texts((segment,), wanted)))


def _spot(segment: Segment, span: tuple[int, int]) -> Spot:
    return Spot(segment.page, span_at(segment, *span).boxes)


def _texts(segments: tuple[Segment, ...], wanted: str) -> Iterator[Spot]:
    for segment in segments:
        words = [compact(word.text) for word in segment.words]
        joined = "".join(words)
        at = joined.find(wanted)
        while at >= 0:
            first, last, whole = _words_at(words, at, at + len(wanted))
            if whole or len(wanted) >= _LONG:
                yield Spot(segment.page, tuple(word.box for word in segment.words[first:last]))
            at = joined.find(wanted, at + 1)


def _words_at(words: list[str], start: int, stop: int) -> tuple[int, int, bool]:
    """The words (the last exclusive) that hold the letters from `start` to `stop`, and whether they are these alone."""
    position, first, begins = 0, 0, False
    for number, word in enumerate(words):
        if position <= start < position + len(word):
            first, begins = number, position == start
        position += len(word)
        if position >= stop:
            return first, number + 1, begins and position == stop
    return first, len(words), False
