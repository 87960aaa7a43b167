"""Everything on the pages that has the form of a value: amounts, dates, rates, with recall before precision."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.page import Layout, PageLayout, Segment, Span
from extractors.page.labels import Mark, marks_of
from extractors.page.naming import Namer, Naming
from extractors.page.numbered import is_numbered, is_titled
from extractors.page.spans import span_at
from extractors.parsing import (
    Amount,
    DateReading,
    DayMonth,
    NumberStyle,
    decide_day_month,
    decide_number_style,
    find_amounts,
    find_dates,
    find_rates,
    settle_date,
    year_first,
)
from schemas import Word

_NO_MONEY = 10_000_000  # integers above are article and location numbers
_EDGE = 3.0  # points: right edges of one column of amounts agree this well


@dataclass(frozen=True, slots=True, eq=False)
class Money:
    """An amount on a page with the labels that may name it."""

    amount: Amount
    span: Span
    namings: Sequence[Naming]

    @property
    def value(self) -> Decimal:
        return self.amount.value


@dataclass(frozen=True, slots=True, eq=False)
class Day:
    """A date on a page with the labels that may name it; `first` is its order of appearance."""

    reading: DateReading
    span: Span
    namings: Sequence[Naming]
    first: int


@dataclass(frozen=True, slots=True, eq=False)
class Percent:
    """A rate with its percent sign."""

    value: Decimal
    span: Span


class Values:
    """The labels and typed values of a document. `style` is its decimal mark, `orders` its day-month order.

    `spoken`: its language has a vocabulary; without one, headings and labels may go unrecognised. `years_lead`: in its
    language "17-05-04" may begin with the year.
    """

    def __init__(
        self, layout: Layout, *, month_first: bool | None, spoken: bool = True, years_lead: bool = False
    ) -> None:
        self.layout = layout
        self.spoken = spoken
        self._years_lead = years_lead or not spoken
        texts = [segment.text for segment in layout.segments]
        self.style: NumberStyle | None = decide_number_style(texts)
        self.orders: dict[str, DayMonth] = decide_day_month(texts, month_first=month_first)
        self.marks: dict[int, dict[int, tuple[Mark, ...]]] = {page.number: marks_of(page) for page in layout.pages}
        self.namers = {page.number: Namer(page, self.marks[page.number]) for page in layout.pages}
        self.days: tuple[Day, ...] = tuple(self._days())
        self.money: tuple[Money, ...] = tuple(m for page in layout.pages for m in self._money(page))
        by_segment: dict[tuple[int, int], list[Money]] = defaultdict(list)
        for money in self.money:
            by_segment[money.span.page, money.span.segment.index].append(money)
        self._money_by_segment = {key: tuple(found) for key, found in by_segment.items()}
        self._days_by_segment: dict[tuple[int, int], list[Day]] = defaultdict(list)
        for day in self.days:
            self._days_by_segment[day.span.page, day.span.segment.index].append(day)
        self.rates: tuple[Percent, ...] = tuple(self._rates())

    def marks_in(self, segment: Segment) -> tuple[Mark, ...]:
        """The labels in `segment`."""
        return self.marks[segment.page].get(segment.index, ())

    def money_in(self, segment: Segment) -> tuple[Money, ...]:
        """The amounts in `segment`."""
        return self._money_by_segment.get((segment.page, segment.index), ())

    def days_in(self, segment: Segment) -> Sequence[Day]:
        """The dates in `segment`."""
        return self._days_by_segment.get((segment.page, segment.index), ())

    def name(self, span: Span) -> list[Naming]:
        """The labels that may name the value at `span`."""
        return self.namers[span.page].of(span)

    def _days(self) -> Iterator[Day]:
        number = 0
        for segment in self.layout.segments:
            if sum(character.isdigit() for character in segment.text) < 3:
                continue
            for reading in find_dates(segment.text):
                span = span_at(segment, *reading.span)
                namings = self.name(span)
                if is_titled(segment.text, reading) or is_numbered(reading, namings):
                    continue
                settled = settle_date(reading, self.orders)
                if self._years_lead and (other := year_first(settled)) is not None:
                    settled = replace(settled, alternatives=(*settled.alternatives, other))
                yield Day(settled, span, namings, number)
                number += 1

    def _rates(self) -> Iterator[Percent]:
        for segment in self.layout.segments:
            for rate in find_rates(segment.text):
                yield Percent(rate.value, span_at(segment, *rate.span))

    def _money(self, page: PageLayout) -> Iterator[Money]:
        found = [
            (amount, span_at(segment, *amount.number_span))
            for segment in page.segments
            if any(character.isdigit() for character in segment.text)
            for amount in find_amounts(segment.text, self.style)
        ]
        dated = {
            (day.span.segment.index, n) for day in self.days if day.span.page == page.number for n in _words(day.span)
        }
        edges = sorted(span.box.x1 for amount, span in found if amount.money)
        for amount, span in found:
            if any((span.segment.index, number) in dated for number in _words(span)):
                continue
            if (
                amount.money
                or amount.decimals
                or (abs(amount.value) < _NO_MONEY and _fills(span) and _near(span.box.x1, edges))
            ):
                yield Money(amount, span, self.name(span))


def _words(span: Span) -> range:
    return range(span.start, span.stop)


def _fills(span: Span) -> bool:
    """Whether the amount is all of its segment, currency marks aside."""
    return all(not any(c.isdigit() for c in word.text) for word in _others(span)) and len(span.segment.words) <= 3


def _others(span: Span) -> list[Word]:
    return [w for n, w in enumerate(span.segment.words) if n not in _words(span)]


def _near(edge: float, edges: Sequence[float]) -> bool:
    at = bisect_left(edges, edge - _EDGE)
    return at < len(edges) and edges[at] <= edge + _EDGE
