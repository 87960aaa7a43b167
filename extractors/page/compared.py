"""Corrections in columns: what was charged, what is correct, and the difference, which alone is the document's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Literal

from extractors.languages import spoken
from extractors.meanings import leading_title, match_label, match_title
from extractors.page import Layout, Line, PageLayout, Segment, Span
from extractors.page.roles import OWED
from extractors.page.spans import span_at
from extractors.parsing import Amount, NumberStyle, decide_number_style, find_amounts, find_currencies
from extractors.parsing.folding import fold, spaced
from schemas import Box, Page, Reading, Word, around

Head = Literal["as_charged", "as_correct", "difference"]
_HEADS: Mapping[Head, re.Pattern[str]] = {
    "as_charged": re.compile(fold(spoken("as_charged"))),
    "as_correct": re.compile(fold(spoken("as_correct"))),
    "difference": re.compile(fold(spoken("difference"))),
}
_CHARGED, _CORRECT = (re.compile(rf"\b(?:{_HEADS[head].pattern})\b") for head in ("as_charged", "as_correct"))
_WORDS = 5  # of a head at most
_LOW = 4  # lines from the heads to the first row at most
_LEAST = 2  # rows that prove what the columns are
_FAR = 3.0  # line heights: what ends or begins this far from a head stands under none
_TITLES = frozenset({"credit_note", "correction"})
_EXACT = 0.95  # of a label that names the total
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
    """A table that sets what was charged against what is correct: its heads and their line, and the rows with an amount
    under each."""

    line: Line
    heads: tuple[Box, ...]
    rows: tuple[Row, ...]

    @property
    def adds_up(self) -> bool:
        """Whether the differences of all rows are printed, all of them the change or all of them what is given back."""
        pairs = [(row.difference, row.change) for row in self.rows]
        same = all(told == change for told, change in pairs)
        turned = all(told is not None and told == -change for told, change in pairs)
        return len(pairs) >= _LEAST and any(change for _, change in pairs) and (same or turned)

    @property
    def total(self) -> Row | None:
        """The last row that is the sum of two others or more right above it."""
        charged = list(accumulate((row.charged for row in self.rows), initial=Decimal(0)))
        correct = list(accumulate((row.correct for row in self.rows), initial=Decimal(0)))
        begun: set[tuple[Decimal, Decimal]] = set()  # what is above each row from which such a sum may begin
        found = None
        for number, row in enumerate(self.rows):
            if number >= _LEAST:
                begun.add((charged[number - _LEAST], correct[number - _LEAST]))
            if (charged[number] - row.charged, correct[number] - row.correct) in begun:
                found = row
        return found

    @property
    def change(self) -> Decimal:
        """By how much more is correct in all than was charged."""
        total = self.total
        return sum((row.change for row in self.rows), Decimal(0)) if total is None else total.change

    @property
    def lowers(self) -> bool:
        """Whether less is correct than was charged."""
        return self.change < 0


def own_amounts(reading: Reading, layout: Layout) -> tuple[Reading, Comparison | None]:
    """`reading` without the columns of what was charged and what is correct, where the differences beside them are the
    document's own, with the comparison that holds these; else as it is, also where tables say that more and that less
    is owed."""
    found = tuple(comparisons(layout))
    own = [one for one in found if _is_own(one, layout)]
    if not own or disagree(found):  # also with one that is not its own: both may be meant
        return reading, None
    away = [(one.line.page, box) for one in own for box in _others(one)]

    def kept(page: Page) -> Page:
        boxes = [box for number, box in away if number == page.number]
        words = tuple(word for word in page.words if not any(box.holds(word.box) for box in boxes))
        return page.model_copy(update={"words": words})

    parts = tuple(kept(part) if part.kind == "page" else part for part in reading.parts)
    return reading.model_copy(update={"parts": parts}), max(own, key=lambda one: abs(one.change))


def disagree(found: Sequence[Comparison]) -> bool:
    """Whether more is owed by one of these tables, and less by another."""
    return len({one.lowers for one in found if one.adds_up and one.change}) > 1


def comparisons(layout: Layout) -> Iterator[Comparison]:
    """The tables under heads of what was charged, what is correct and, most of them, the difference."""
    headed = [(page, line, heads) for page in layout.pages for line in page.lines if (heads := _heads(line))]
    style = decide_number_style(segment.text for segment in layout.segments) if headed else None
    for page, line, heads in headed:
        rows = tuple(_rows(page, line, heads, style))
        if rows:
            yield Comparison(line, heads, rows)


def corrects(layout: Layout) -> bool:
    """Whether a title on the pages is that of a credit note or a correction."""
    titles = (leading_title(segment.text) for segment in layout.segments)
    return any(title is not None and title.term in _TITLES for title in titles)


def _is_own(comparison: Comparison, layout: Layout) -> bool:
    """Whether the differences are what the document is about: it is titled as a correction or asks for their sum once
    more outside the table, and what is correct in all stands nowhere else."""
    if not comparison.adds_up:
        return False
    style = decide_number_style(segment.text for segment in layout.segments)
    outside = tuple(_outside(comparison, layout))
    told = {abs(amount.value) for one in outside for amount in _told(one, comparison, style)}
    if not told.isdisjoint(_corrects(comparison)):
        return False
    return _is_titled(comparison, layout) or _is_asked(abs(comparison.change), outside, style)


def _corrects(comparison: Comparison) -> frozenset[Decimal]:
    """What is correct in all, without a sign; where no row is the sum of others, it may be that of any row."""
    if comparison.total is not None:
        return frozenset({abs(comparison.total.correct)})
    each = [row.correct for row in comparison.rows]
    return frozenset(abs(value) for value in (*each, sum(each, Decimal(0))) if value)


def _outside(comparison: Comparison, layout: Layout) -> Iterator[Segment]:
    """What stands elsewhere than in the rows of a comparison."""
    own = {(cell.page, cell.segment.line) for row in comparison.rows for cell in row.cells}
    return (one for one in layout.segments if (one.page, one.line) not in own)


def _told(segment: Segment, comparison: Comparison, style: NumberStyle | None) -> Iterator[Amount]:
    """The amounts of a segment: all numbers, where the amounts of the comparison are whole ones."""
    coinless = not any("." in str(row.correct) for row in comparison.rows)
    found = find_amounts(segment.text, style)
    return (one for one in found if coinless or one.decimals or one.money or one.group)


def _is_titled(comparison: Comparison, layout: Layout) -> bool:
    """Whether the title above the table is that of a correction: the first that names one, or that is all of its piece
    of text or has a number."""
    place = (comparison.line.page, comparison.line.index)
    above = [one.text for one in layout.segments if (one.page, one.line) < place]
    titles = ((text, title.term) for text in above if (title := leading_title(text)) is not None)
    firm = (term for text, term in titles if term in _TITLES or match_title(text) or any(map(str.isdigit, text)))
    return next(firm, None) in _TITLES


def _is_asked(change: Decimal, outside: Sequence[Segment], style: NumberStyle | None) -> bool:
    """Whether the amount stands behind a label of the total or of what is due."""
    for before, segment in zip((None, *outside), outside, strict=False):
        beside = before is not None and (before.page, before.line) == (segment.page, segment.line)
        for amount in find_amounts(segment.text, style):
            label = segment.text[: amount.span[0]].strip(" :") or (before.text if before is not None and beside else "")
            named = match_label(label) if abs(amount.value) == change else None
            if named is not None and named.term in OWED and named.exactness >= _EXACT:
                return True
    return False


def _others(comparison: Comparison) -> Iterator[Box]:
    """The heads, and the cells of what was charged and what is correct."""
    yield from comparison.heads
    for row in comparison.rows:
        yield from (cell.box for cell in row.cells[:_PLACED])


def _heads(line: Line) -> tuple[Box, ...]:
    """The last heads on a line where they are those of such a table, from what was charged to the difference, if that
    follows; none elsewhere. They may stand so close to each other that they are one piece of text; two alone must begin
    one, for sentences end in such words as well."""
    text = spaced(line.text)
    charged = None if any(map(str.isdigit, text)) else _CHARGED.search(text)
    if charged is None or _CORRECT.search(text, charged.end()) is None:
        return ()
    words = [word for segment in line.segments for word in segment.words]
    begins = {0, *accumulate(len(segment.words) for segment in line.segments)}
    for start in range(max(len(words) - len(_HEADS) * _WORDS, 0), len(words)):
        stops = _stops(words, start)
        if len(words) in stops and (len(stops) > _PLACED or start in begins):
            return tuple(around(w.box for w in words[a:b]) for a, b in pairwise((start, *stops)))
    return ()


def _stops(words: Sequence[Word], start: int) -> tuple[int, ...]:
    """Behind which words the heads end that follow each other from word `start` on, each as long as it may be."""
    stops: list[int] = []
    for head in _HEADS:
        stop = _stop(words, stops[-1] if stops else start, head)
        if not stop:
            break
        stops.append(stop)
    return tuple(stops) if len(stops) >= _PLACED else ()


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
    """The rows with an amount under each of the heads, down to the next heads; the first of them not far below."""
    first = None
    for line in page.lines[head.index + 1 :]:
        if _heads(line) or (first is None and line.index - head.index > _LOW):
            return
        found = {_over(span.box, heads): (span, value) for span, value in _amounts(line, style)}
        told = [found[place] for place in range(len(heads)) if place in found]
        if len(told) == len(heads):
            first = first or line
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
