"""Corrections in columns: what was charged, what is correct, and the difference, which alone is the document's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from extractors.languages import spoken
from extractors.meanings import leading_title
from extractors.page import Layout, Line, PageLayout, Span
from extractors.page.spans import span_at
from extractors.parsing import NumberStyle, decide_number_style, find_amounts, find_currencies
from extractors.parsing.folding import fold, spaced
from schemas import Box, Page, Reading, Word, around

Head = Literal["as_charged", "as_correct", "difference"]
_HEADS: Mapping[Head, re.Pattern[str]] = {
    "as_charged": re.compile(fold(spoken("as_charged"))),
    "as_correct": re.compile(fold(spoken("as_correct"))),
    "difference": re.compile(fold(spoken("difference"))),
}
_BOTH = re.compile(rf"\b(?:{_HEADS['as_charged'].pattern})\b.* (?:{_HEADS['as_correct'].pattern})\b")
_WORDS = 5  # of a head at most
_LEAST = 2  # rows that prove what the columns are
_FAR = 3.0  # line heights: what ends or begins this far from a head stands under none
_TITLES = frozenset({"credit_note", "correction"})
_PLACED = 2  # columns before that of the differences


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """The cells of one row under the heads, and their amounts; the difference is None where no column has it."""

    cells: tuple[Span, ...]
    charged: Decimal
    correct: Decimal
    difference: Decimal | None

    @property
    def change(self) -> Decimal:
        """By how much more is correct than was charged."""
        return self.correct - self.charged


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """A table that sets what was charged against what is correct: the line of its heads, and the rows with an amount
    under each."""

    line: Line
    rows: tuple[Row, ...]

    @property
    def adds_up(self) -> bool:
        """Whether the differences of all rows are printed, all of them the change or all of them what is given back."""
        pairs = [(row.difference, row.change) for row in self.rows]
        same = all(told == change for told, change in pairs)
        turned = all(told is not None and told == -change for told, change in pairs)
        return len(pairs) >= _LEAST and any(change for _, change in pairs) and (same or turned)

    @property
    def last(self) -> Row:
        """The row of the largest amounts: the sum, where the table has one."""
        return max(self.rows, key=lambda row: max(abs(row.charged), abs(row.correct)))

    @property
    def lowers(self) -> bool:
        """Whether less is correct than was charged."""
        return self.last.change < 0


def own_amounts(reading: Reading, layout: Layout) -> tuple[Reading, Comparison | None]:
    """`reading` without the columns of what was charged and what is correct, where the differences beside them are the
    document's own, with the comparison that holds these; else as it is."""
    found = [one for one in comparisons(layout) if _is_own(one, layout)]
    if not found:
        return reading, None
    away = [(one.line.page, box) for one in found for box in _others(one)]

    def kept(page: Page) -> Page:
        boxes = [box for number, box in away if number == page.number]
        words = tuple(word for word in page.words if not any(box.holds(word.box) for box in boxes))
        return page.model_copy(update={"words": words})

    parts = tuple(kept(part) if part.kind == "page" else part for part in reading.parts)
    return reading.model_copy(update={"parts": parts}), max(found, key=lambda one: abs(one.last.change))


def comparisons(layout: Layout) -> Iterator[Comparison]:
    """The tables under heads of what was charged, what is correct and, most of them, the difference."""
    headed = [(page, line, heads) for page in layout.pages for line in page.lines if (heads := _heads(line))]
    style = decide_number_style(segment.text for segment in layout.segments) if headed else None
    for page, line, heads in headed:
        rows = tuple(_rows(page, line, heads, style))
        if rows:
            yield Comparison(line, rows)


def corrects(layout: Layout) -> bool:
    """Whether a title on the pages is that of a credit note or a correction."""
    titles = (leading_title(segment.text) for segment in layout.segments)
    return any(title is not None and title.term in _TITLES for title in titles)


def _is_own(comparison: Comparison, layout: Layout) -> bool:
    """Whether the differences are what the document is about: it calls itself a correction or tells their sum once more
    outside the table, and what is correct in all stands nowhere else."""
    if not comparison.adds_up:
        return False
    last, outside = comparison.last, _outside(comparison, layout)
    return abs(last.correct) not in outside and (abs(last.change) in outside or corrects(layout))


def _outside(comparison: Comparison, layout: Layout) -> frozenset[Decimal]:
    """The amounts, without signs, that stand elsewhere than in the rows of a comparison."""
    own = {(cell.page, cell.segment.line) for row in comparison.rows for cell in row.cells}
    others = (one for one in layout.segments if (one.page, one.line) not in own)
    return frozenset(abs(amount.value) for one in others for amount in find_amounts(one.text) if amount.decimals)


def _others(comparison: Comparison) -> Iterator[Box]:
    """The line of the heads, and the cells of what was charged and what is correct."""
    yield comparison.line.box
    for row in comparison.rows:
        yield from (cell.box for cell in row.cells[:_PLACED])


def _heads(line: Line) -> tuple[Box, ...]:
    """The last heads on a line where they are those of such a table, from what was charged to the difference, if that
    follows; none elsewhere. They may stand so close to each other that they are one piece of text."""
    if any(map(str.isdigit, line.text)) or _BOTH.search(spaced(line.text)) is None:
        return ()
    words = [word for segment in line.segments for word in segment.words]
    for start in range(len(words)):
        charged = _stop(words, start, "as_charged")
        correct = _stop(words, charged, "as_correct") if charged else 0
        ends = {correct, _stop(words, correct, "difference") if correct else 0} - {0}
        if len(words) in ends:
            return tuple(around(w.box for w in words[a:b]) for a, b in pairwise(sorted({start, charged, *ends})))
    return ()


def _stop(words: Sequence[Word], start: int, head: Head) -> int:
    """Behind which word the longest such head ends that begins with word `start`; 0 where none does."""
    stops = range(min(len(words), start + _WORDS), start, -1)
    return next((stop for stop in stops if _is_called(" ".join(w.text for w in words[start:stop]), head)), 0)


@lru_cache(maxsize=10_000)
def _is_called(text: str, head: Head) -> bool:
    for mark in find_currencies(text):
        text = text.replace(mark.raw, " ")
    return _HEADS[head].fullmatch(spaced(text)) is not None


def _rows(page: PageLayout, head: Line, heads: Sequence[Box], style: NumberStyle | None) -> Iterator[Row]:
    """The rows with an amount under each of the heads, down to the next heads."""
    for line in page.lines[head.index + 1 :]:
        if _heads(line):
            return
        found = {_over(span.box, heads): (span, value) for span, value in _amounts(line, style)}
        told = [found[place] for place in range(len(heads)) if place in found]
        if len(told) == len(heads):
            cells, values = zip(*told, strict=True)
            yield Row(cells, values[0], values[1], values[_PLACED] if len(values) > _PLACED else None)


def _amounts(line: Line, style: NumberStyle | None) -> Iterator[tuple[Span, Decimal]]:
    for segment in line.segments:
        for amount in find_amounts(segment.text, style):
            yield span_at(segment, *amount.span), amount.value


def _over(cell: Box, heads: Sequence[Box]) -> int | None:
    """The number of the head over a cell: on one of its edges, or over its middle."""
    far = [min(abs(head.x0 - cell.x0), abs(head.x1 - cell.x1), abs(head.centre - cell.centre)) for head in heads]
    nearest = min(far)
    return far.index(nearest) if nearest < _FAR * heads[0].height else None
