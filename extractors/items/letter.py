"""Lines within the sentences of a letter: "Drawing up the statement took 41 hours at 95.00, which comes to 3,895.00.
Mileage of 212 miles at 45p adds 95.40." """

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, product
from typing import NamedTuple

from extractors.items.prose import WordedLine, adding_up, amount_of, claims_on, in_doubt, paragraphs_of, spans_of
from extractors.items.table.items import Item
from extractors.items.table.numbers import Number, fraction_in, number_of, of_hundredths, unit_in
from extractors.items.table.products import multiplies
from extractors.languages import spoken
from extractors.meanings.number_words import find_numbers
from extractors.page import Segment
from extractors.page.roles import GROSS, LINE_NET, NET
from extractors.page.sheet import Sheet
from extractors.parsing import NumberStyle, find_amounts, parse_amount, unit_code
from extractors.parsing.currencies import HUNDREDTHS
from extractors.parsing.folding import pieces
from schemas import Claim

_CENTS = 2  # decimals of what a line comes to
_LONGEST = 2_000  # characters of a paragraph: every word of it may begin a number
_MOST_ITEMS = 30
_MOST_FIGURES = 40  # of a paragraph: each amount is asked whether two of the others make it
_LEAST_LETTERS = 4  # of what a sentence names
_SHORT = 3  # words between a comma and an amount: "which comes to"
_TOKEN = re.compile(r"[^\W_]+")
_HALF = re.compile(rf"\s(?:{spoken('and_a_half')})(?!\w)", re.IGNORECASE)
_AT = re.compile(rf"(?:(?:^|[\s,]+)(?:{spoken('at_price')}))+$", re.IGNORECASE)
_EACH = re.compile(rf"\s*[^\W\d_]*\.?\s*(?:@|[x×*]|(?:{spoken('at_price')}))\s*", re.IGNORECASE)
_FRACTION = re.compile(r"\d{0,4}[¼½¾]")
_STOP = re.compile(r"(?<=[^\W\d_]{3})[.;:!?]\s+(?=\S)")  # of a sentence, and of no shortened word
_HUNDREDTHS = re.compile(rf"(?<![\w.,])(?P<figures>[\d.,]*(?={HUNDREDTHS.pattern})\d)[^\d\s]+", re.IGNORECASE)
_AROUND = ' ,;:.–-=(„“"'


class _Figure(NamedTuple):
    """A number, and where it stands in the text of its paragraph."""

    number: Number
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Rows of sentences, their joined `text`, and in it from left to right the `prices`, some of which are amounts of
    lines, and the counts."""

    rows: Sequence[Segment]
    text: str
    prices: Sequence[_Figure]
    counts: Sequence[_Figure]

    def name(self, start: int, stop: int, *, leads: bool = False) -> tuple[int, int]:
        """From where to where a sentence names something, within its last one before `stop`, without what only `leads`
        to an amount there."""
        ends = [match.end() for match in _STOP.finditer(self.text, start, stop)]
        start = ends[-1] if ends and ends[-1] < stop else start
        head, comma, tail = self.text[start:stop].rstrip(_AROUND).rpartition(",")
        text = head if leads and comma and len(tail.split()) <= _SHORT else self.text[start:stop]
        text = _AT.sub("", text.rstrip(_AROUND))
        begun = start + len(text) - len(text.lstrip(_AROUND))
        return begun, max(begun, start + len(text.rstrip(_AROUND)))


class _Made(NamedTuple):
    """A line, and where its price and its amount end."""

    line: WordedLine
    price: int | None
    end: int


def letter(sheet: Sheet, totals: Mapping[str, Claim]) -> dict[str, Claim]:
    """Claims on the lines that sentences tell, where their amounts in a row make a total, and one of them at least is
    the product of a count and a price that stand before it. Where a sentence begins to name what was sold is unclear.
    """
    paragraphs = (rows for page in sheet.layout.pages for rows in paragraphs_of(page))
    told = list(islice((line for rows in paragraphs for line in _lines(rows, sheet.style)), _MOST_ITEMS))
    for term in (LINE_NET, NET, GROSS):
        amount = amount_of(totals, term)
        lines = adding_up(told, abs(amount)) if amount else ()
        if any(line.item.fits for line in lines):
            return in_doubt(lines, claims_on(lines, totals))
    return {}


def _lines(rows: Sequence[Segment], style: NumberStyle | None) -> Sequence[WordedLine]:
    """What a paragraph comes to: each amount with cents, but for the prices of which those behind them are made;
    nothing where a price has a count of which nothing is made."""
    paragraph = _paragraph(rows, style)
    if paragraph is None:
        return []
    found: list[_Made] = []
    begun = 0  # of the words that are no line's yet
    for amount in paragraph.prices:
        if amount.number.decimals != _CENTS:
            continue
        made = _multiplied(paragraph, begun, amount) or _alone(paragraph, found[-1].end if found else 0, amount)
        if made is None:
            continue
        if made.price is not None:
            found = [one for one in found if one.end != made.price]
            begun = made.end
        found.append(made)
    multiplied = {one.price for one in found}
    return [] if _asks_for_more(paragraph, multiplied) else [one.line for one in found]


def _asks_for_more(paragraph: _Paragraph, multiplied: Set[int | None]) -> bool:
    """Whether a count stands right before a price of which nothing is made: "42 hours at 95.00"."""
    free = [one for one in paragraph.prices if one.stop not in multiplied]
    pairs = ((count, price) for count, price in product(paragraph.counts, free) if count.stop < price.start)
    return any(_EACH.fullmatch(paragraph.text, count.stop, price.start) for count, price in pairs)


def _paragraph(rows: Sequence[Segment], style: NumberStyle | None) -> _Paragraph | None:
    text = " ".join(row.text for row in rows)
    if len(text) > _LONGEST:
        return None
    prices = [
        _Figure(number_of(one, one.raw, spans_of(rows, *one.span)), *one.span)
        for one in find_amounts(text, style)
        if one.value > 0
    ]
    if not any(one.number.decimals == _CENTS for one in prices):
        return None
    counts = [
        _Figure(Number((value,), 0, text[start:stop], spans_of(rows, start, stop)), start, stop)
        for value, start, stop in _worded(text)
    ]
    prices += _of_hundredths(rows, text, style)
    counts += prices
    if len(counts) > _MOST_FIGURES:
        return None
    return _Paragraph(rows, text, *(sorted(some, key=lambda one: one.start) for some in (prices, counts)))


def _of_hundredths(rows: Sequence[Segment], text: str, style: NumberStyle | None) -> Iterator[_Figure]:
    """The prices in hundredths: "45p"."""
    for match in _HUNDREDTHS.finditer(text):
        figures = parse_amount(match["figures"], style)
        number = number_of(figures, match[0], spans_of(rows, *match.span())) if figures is not None else None
        if number is not None and number.value and (whole := of_hundredths(number)) is not None:
            yield _Figure(whole, *match.span())


def _worded(text: str) -> Iterator[tuple[Decimal, int, int]]:
    """The counts in words and in halves, and where they stand: "two", "six and a half", "3½"."""
    for match in _FRACTION.finditer(text):
        if (value := fraction_in(match[0])) is not None:
            yield value, *match.span()
    places = list(_TOKEN.finditer(text))
    if len(places) != len(pieces(text)):
        return
    for one in find_numbers(text):
        start, stop = places[one.start].start(), places[one.stop - 1].end()
        half = _HALF.match(text, stop)
        yield (Decimal(one.value), start, stop) if half is None else (one.value + Decimal("0.5"), start, half.end())


def _multiplied(paragraph: _Paragraph, begun: int, net: _Figure) -> _Made | None:
    """The line of an amount that is the product of a price before it and of a count before that, the nearest ones; of
    more than one piece, or any amount were its own price."""
    prices = [one for one in paragraph.prices if begun <= one.start and one.stop <= net.start]
    counts = [one for one in paragraph.counts if begun <= one.start and one.number.value not in (0, 1)]
    for price, count in product(reversed(prices), reversed(counts)):
        if count.stop > price.start:
            continue
        way = multiplies(count.number, price.number, net.number, per_pieces=False)
        if way is not None:
            read = _Figure(count.number.read_as(way[0]), count.start, count.stop)
            return _named(paragraph, begun, read, price._replace(number=price.number.read_as(way[1])), net)
    return None


def _named(paragraph: _Paragraph, begun: int, count: _Figure, price: _Figure, net: _Figure) -> _Made | None:
    """A line with its name: what stands behind its count and the unit, else the longest of what stands before them and
    behind the price."""
    word = _TOKEN.search(paragraph.text, count.stop)
    counted = spans_of(paragraph.rows, count.start, word.end() if word is not None else count.stop)
    behind = word.end() if word is not None and unit_code(word[0]) is not None else count.stop
    code = unit_in(counted)
    item = Item(0, 0, count.number, price.number, net.number, None, (code, counted) if code else None, fits=True)
    name = paragraph.name(behind, price.start)
    counts = behind == count.stop and " " not in paragraph.text[slice(*name)]  # "two sessions at 110.00"
    if counts or _letters(paragraph, name) < _LEAST_LETTERS:
        others = paragraph.name(begun, count.start), paragraph.name(price.stop, net.start, leads=True)
        name = max(name, *others, key=lambda one: _letters(paragraph, one))
    return _made(paragraph, item, name, price.stop, net)


def _alone(paragraph: _Paragraph, begun: int, net: _Figure) -> _Made | None:
    """An amount that nothing makes, with the words before it."""
    item = Item(0, 0, None, None, net.number, None, None, fits=None)
    return _made(paragraph, item, paragraph.name(begun, net.start), None, net)


def _made(paragraph: _Paragraph, item: Item, name: tuple[int, int], price: int | None, net: _Figure) -> _Made | None:
    if _letters(paragraph, name) < _LEAST_LETTERS:
        return None
    words = spans_of(paragraph.rows, *name)
    return _Made(WordedLine(item, words, told=True, bullet="", edge=None, behind=True), price, net.stop)


def _letters(paragraph: _Paragraph, place: tuple[int, int]) -> int:
    return sum(map(str.isalpha, paragraph.text[slice(*place)]))
