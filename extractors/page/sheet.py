"""The sheet: what is on the pages, parsed once: labels, and all that has the form of a value."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from extractors.languages import LANGUAGES
from extractors.meanings import detect_language
from extractors.page import Layout, PageLayout, Segment, Span
from extractors.page.candidates import Candidate, Kind, find_candidates
from extractors.page.compared import Comparison, own_amounts
from extractors.page.labels import Mark, marks_of
from extractors.page.naming import Namer, Naming
from extractors.page.numbered import is_numbered, is_titled
from extractors.page.region import MoneyLetter, money_letter, month_first
from extractors.page.roles import DATE_ROLES
from extractors.page.spans import span_at, whole
from extractors.page.values import Dated, Day, Money, Percent
from extractors.page.year_patterns import YearPatterns
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
    of_six_digits,
    settle_date,
    settle_month,
    settle_years,
    year_first,
)
from schemas import Box, Imprint, Reading, Word

_NO_MONEY = 10_000_000  # integers above are article and location numbers
_MOST_WORDS = 3  # of a segment that is an amount
_EDGE = 3.0  # points: right edges of one column of amounts agree this well
HIGH = 10.0  # points: the print of a row of what has no place on a page
_GROUPED = re.compile(r"\d[ .,'’]\d{3}(?!\d)")  # thousands set apart
ROW = 16 * HIGH  # from one to the next: further apart than any label reaches
_ORDINARY = 2 * HIGH
_LEAST_DIGITS = 3  # of a date
_MANY = 3  # times as many
_LISTED = 4  # amounts of a column at least
_SENTENCE = 5  # words of a row at least that goes on in the next one
_YEAR = re.compile(r"(?:19|20)\d\d")
_ENDS_IN_A_DATE = re.compile(r"\d\S*(?: \S+){0,3}$")


_Placed = TypeVar("_Placed", Money, Day)


@dataclass(frozen=True, eq=False)
class Sheet:
    """What is on the pages of a document in `language` (None: unknown), each part of it parsed once, when it is first
    asked for, for all who read it."""

    layout: Layout
    language: str | None
    comparison: Comparison | None = None  # whose columns but the differences it leaves out

    @property
    def spoken(self) -> bool:
        """Whether its language has a vocabulary; without one, headings and labels may go unrecognised."""
        return self.language in LANGUAGES

    @property
    def _years_lead(self) -> bool:
        vocabulary = LANGUAGES.get(self.language or "")
        return vocabulary is None or vocabulary.years_lead

    @cached_property
    def _year_patterns(self) -> YearPatterns:
        return YearPatterns(self.layout)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each segment, in reading order."""
        return tuple(segment.text for segment in self.layout.segments)

    @cached_property
    def style(self) -> NumberStyle | None:
        """Its decimal mark."""
        return decide_number_style(self.texts)

    @cached_property
    def orders(self) -> dict[str, DayMonth]:
        """Which of day and month comes first, by the separator of dates."""
        return decide_day_month(
            self.texts,
            month_first=month_first(self.layout, self.language),
            years_lead=self._year_patterns.separators,
        )

    @cached_property
    def marks(self) -> Mapping[int, Mapping[int, tuple[Mark, ...]]]:
        """The labels by page and segment."""
        return {page.number: marks_of(page) for page in self.layout.pages}

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The dates with the labels that may name them."""
        return tuple(self._days())

    @cached_property
    def money(self) -> tuple[Money, ...]:
        """The amounts with the labels that may name them."""
        spans = [span for day in self.days for span in day.spans]
        dated = {(span.page, span.segment.index, number) for span in spans for number in span.places}
        letter = self.money_letter.letter if self.money_letter is not None else ""
        return tuple(
            Money(amount, span, self.name(span))
            for page in self.layout.pages
            for amount, span in _amounts(page, self.style, letter)
            if not any((page.number, span.segment.index, number) in dated for number in span.places)
        )

    @cached_property
    def money_letter(self) -> MoneyLetter | None:
        """The letter before amounts that stands for a currency, if one does."""
        return money_letter(self.layout)

    @cached_property
    def rates(self) -> tuple[Percent, ...]:
        """The percentages."""
        return tuple(
            Percent(rate.value, span_at(segment, *rate.span))
            for segment in self.layout.segments
            for rate in find_rates(segment.text)
        )

    @cached_property
    def printed(self) -> tuple[Dated, ...]:
        """The dates as they are printed, without numbers in the form of a date that a title tells as such."""
        return tuple(dated for page in self.layout.pages for one in page.segments for dated in _dates(page, one))

    @cached_property
    def candidates(self) -> Mapping[Kind, Sequence[Candidate]]:
        """Everything that may be a value of a term, by kind, in reading order."""
        return find_candidates(self.layout, self.days, self.money)

    def marks_in(self, segment: Segment) -> tuple[Mark, ...]:
        """The labels in `segment`."""
        return self.marks[segment.page].get(segment.index, ())

    def money_in(self, segment: Segment) -> Sequence[Money]:
        """The amounts in `segment`."""
        return self._money_by_segment.get((segment.page, segment.index), ())

    def days_in(self, segment: Segment) -> Sequence[Day]:
        """The dates in `segment`."""
        return self._days_by_segment.get((segment.page, segment.index), ())

    def name(self, span: Span) -> Sequence[Naming]:
        """The labels that may name the value at `span`, the surest first."""
        place = (span.page, span.segment.index, span.start, span.stop)
        if place not in self._namings:
            self._namings[place] = self._namers[span.page].of(span)
        return self._namings[place]

    def head_of_column(self, span: Span) -> Mark | None:
        """The label of a header row whose column holds the value at `span` although the two do not overlap."""
        return self._namers[span.page].head_of_column(span)

    @cached_property
    def _namers(self) -> Mapping[int, Namer]:
        return {page.number: Namer(page, self.marks[page.number], self.language) for page in self.layout.pages}

    @cached_property
    def _namings(self) -> dict[tuple[int, int, int, int], Sequence[Naming]]:
        return {}

    @cached_property
    def _money_by_segment(self) -> Mapping[tuple[int, int], Sequence[Money]]:
        return _by_segment(self.money)

    @cached_property
    def _days_by_segment(self) -> Mapping[tuple[int, int], Sequence[Day]]:
        return _by_segment(self.days)

    def _days(self) -> Iterator[Day]:
        dated = ((date, self.name(date.span)) for date in self.printed)
        days = [(date, namings) for date, namings in dated if not is_numbered(date.reading, namings)]
        days += self._of_six_digits() if self._years_lead and self.spoken else []
        settled = settle_years([self._settled(*one) for one in days])
        for number, ((date, namings), reading) in enumerate(zip(days, settled, strict=True)):
            yield Day(reading, date.span, namings, number, date.rest)

    def _of_six_digits(self) -> list[tuple[Dated, Sequence[Naming]]]:
        """The days of six digits that stand alone, at a label of dates and nothing else: "261019"."""
        read = ((of_six_digits(one.text), whole(one)) for one in self.layout.segments)
        found = ((Dated(reading, span, None), self.name(span)) for reading, span in read if reading is not None)
        return [(day, names) for day, names in found if names and names[0].mark.roles.keys() <= DATE_ROLES]

    def _settled(self, date: Dated, namings: Sequence[Naming]) -> DateReading:
        settled = settle_month(settle_date(date.reading, self.orders), self.language)
        stated = self._year_patterns.separators
        told = year_first(settled, self._year_patterns.of(date, namings)) if stated else None
        if told is not None:
            return replace(settled, value=told, alternatives=())
        other = year_first(settled, stated | {"-"} if self._years_lead else stated)
        return settled if other is None else replace(settled, alternatives=(*settled.alternatives, other))


def sheet_of(reading: Reading) -> Sheet:
    """The sheet of a document in the language that its words are of, without the amounts that it corrects."""
    layout = Layout(reading)
    language = detect_language(segment.text for segment in layout.segments)
    own, comparison = own_amounts(reading, layout)
    return Sheet(layout if comparison is None else Layout(own), language, comparison)


def pictured_sheet(reading: Reading, language: str | None) -> Sheet | None:
    """The sheet of what is written in the pictures of pages that have text; None where there is nothing."""
    if not any(page.pictured for page in reading.pages):
        return None
    parts = tuple(
        page.without_content().model_copy(update={"words": page.pictured, "source": "ocr"}) for page in reading.pages
    )
    return Sheet(Layout(reading.model_copy(update={"parts": parts}), reading), language)


def imprinted_sheet(reading: Reading, language: str | None) -> Sheet | None:
    """The sheet of what is printed turned or large across other text; None where there is nothing.

    Each line of it is a row of its own, `ROW` points high, in the order of the imprints; the page is as much higher as
    these are than ordinary rows.
    """
    if not any(page.imprints for page in reading.pages):
        return None
    parts = tuple(
        page.without_content().model_copy(
            update={"words": tuple(_in_rows(page.imprints)), "height": page.height * ROW / _ORDINARY}
        )
        for page in reading.pages
    )
    return Sheet(Layout(reading.model_copy(update={"parts": parts})), language)


def _in_rows(imprints: Sequence[Imprint]) -> Iterator[Word]:
    for number, imprint in enumerate(imprints):
        yield from row_of_words(imprint.text, number * ROW)


def row_of_words(text: str, top: float, *, bold: bool = False) -> Iterator[Word]:
    """A text that has no place as words on one row from `top` down."""
    left = 0.0
    for word in text.split():
        wide = len(word) * HIGH / 2
        yield Word(word, Box(left, top, left + wide, top + HIGH), HIGH, bold=bold)
        left += wide + HIGH / 4


def _by_segment(found: Iterable[_Placed]) -> Mapping[tuple[int, int], Sequence[_Placed]]:
    groups: dict[tuple[int, int], list[_Placed]] = defaultdict(list)
    for one in found:
        groups[one.span.page, one.span.segment.index].append(one)
    return groups


def _dates(page: PageLayout, segment: Segment) -> Iterator[Dated]:
    """The dates in `segment`, and the one with which a sentence, or a narrow cell, goes on in the next row:
    "... 29 December / 2025"."""
    if sum(map(str.isdigit, segment.text)) >= _LEAST_DIGITS:
        for reading in find_dates(segment.text):
            if not is_titled(segment.text, reading, _title_above(page, segment)):
                yield Dated(reading, span_at(segment, *reading.span))
    following = page.following(segment) if _ENDS_IN_A_DATE.search(segment.text) else None
    if following is None or (len(segment.words) < _SENTENCE and not _YEAR.fullmatch(following.text)):
        return
    end = len(segment.text)
    for reading in find_dates(f"{segment.text} {following.text}"):
        start, stop = reading.span
        if start < end < stop and not reading.separator:
            first = replace(reading, raw=segment.text[start:], span=(start, end))
            yield Dated(first, span_at(segment, start, end), span_at(following, 0, stop - end - 1))


def _title_above(page: PageLayout, segment: Segment) -> str:
    """What stands right above a text, at its left edge and as large."""
    near = page.above(segment.box, segment.box.height)
    own = (one for one in near if abs(one.box.x0 - segment.box.x0) <= _EDGE and one.size >= segment.size)
    return next((one.text for one in own), "")


def _amounts(page: PageLayout, style: NumberStyle | None, letter: str) -> Iterator[tuple[Amount, Span]]:
    """Amounts with decimals or a mark, and whole numbers that stand in a column with such, or with thousands set apart
    in one where no page knows of cents; behind the `letter` that stands for a currency here, and no other."""
    found = [
        (amount, span_at(segment, *amount.number_span))
        for segment in page.segments
        if any(map(str.isdigit, segment.text))
        for amount in find_amounts(segment.text, style)
        if amount.letter in {"", letter}
    ]
    coinless = _is_coinless([amount for amount, _ in found])
    edges = sorted(span.box.x1 for amount, span in found if amount.money)
    if not edges and coinless:
        edges = _column([span for amount, span in found if _GROUPED.search(amount.raw) and _fills(span)])
    coinless = coinless and bool(edges)
    for amount, span in found:
        grouped = coinless and _GROUPED.search(amount.raw) is not None
        whole = abs(amount.value) < _NO_MONEY and _fills(span) and (grouped or _near(span.box.x1, edges))
        if amount.money or amount.decimals or whole:
            yield amount, span


def _is_coinless(amounts: Sequence[Amount]) -> bool:
    """Whether a page has amounts without decimals alone, "1 683 059 Ft": what has some is no money, or the code of an
    article ("36.63"), where nothing has both decimals and a mark, but that of another currency, and many more numbers
    have thousands set apart."""
    if not any(one.decimals for one in amounts):
        return True
    marked = [one for one in amounts if one.symbol is not None]
    grouped = sum(not one.decimals and _GROUPED.search(one.raw) is not None for one in amounts)
    few = sum(one.decimals > 0 for one in amounts) * _MANY < grouped
    own = {code for one in marked if not one.decimals for code in one.currencies}
    unmarked = not any(one.money for one in amounts)
    return (bool(own) or unmarked) and few and all(own.isdisjoint(one.currencies) for one in marked if one.decimals)


def _column(spans: Sequence[Span]) -> list[float]:
    """The right edges of whole numbers, of which so many end at one that they are a column of amounts."""
    edges = sorted(span.box.x1 for span in spans)
    ends = zip(edges, edges[_LISTED - 1 :], strict=False)  # each of so many, from the first to the last
    return edges if any(last - first <= _EDGE for first, last in ends) else []


def _fills(span: Span) -> bool:
    """Whether the amount is all of its segment, currency marks aside."""
    rest = span.segment.words[: span.start] + span.segment.words[span.stop :]
    return len(span.segment.words) <= _MOST_WORDS and not any(c.isdigit() for word in rest for c in word.text)


def _near(edge: float, edges: Sequence[float]) -> bool:
    at = bisect_left(edges, edge - _EDGE)
    return at < len(edges) and edges[at] <= edge + _EDGE
