"""The lines of a till receipt, each read on its own: a name on the left, an amount at the right edge, quantity x price
beside them or on a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from extractors.items.table.numbers import Number, is_number, nothing_in, number_of
from extractors.items.table.rows import SUMMED, Kind, kind_of
from extractors.meanings import leading_label, match_label
from extractors.page import Line, PageLayout, Segment, Span
from extractors.page.roles import ALLOWANCES, CASH, CHARGES, DUE, GROSS, LINE_NET, NET, OTHER, PAID, ROUNDING, TAX
from extractors.page.spans import whole
from extractors.parsing import Amount, NumberStyle, find_amounts, level, parse_amount, parse_quantity
from schemas import CENT

_APART = " | "  # between segments, so that no number reaches over a gap
_LETTERS = 2  # of a name at least
_MOST_COUNTED = 999
_ODDEST = 9
_CENTS = 2
_SET_IN = 4.0  # line heights from the edge of the amounts: what ends further in is no amount of a line
_BETWEEN = 8  # letters between the name of a tax and its amount: "on", "auf ... netto"
_NUMBERS = 3  # between name and amount
_BEHIND = re.compile(r"[\s|]*(?:[^\W\d_]{1,2}\d?|\d)?\s?[*#]?[\s|]*")  # a letter or digit for the rate
_RATED = re.compile(r"(?<=\d[.,]\d\d) \d$")  # such a digit is no part of the amount: "67.60 1"
_MONEY = r"(?:[^\W\d]{0,3}[€$£¥₹₺]?\s?)\d+(?:[ .,']\d{3})*[.,]\d{2,4}(?:\s?(?:€|[^\W\d]{2,3}\b))?"
_COUNT = r"(?:\d{1,3}(?:[ .,']\d{3})+|\d{1,4})(?:[.,]\d{1,4})?(?:\s?[^\W\d_]{1,7}\.?)??"
_TIMES = r"[\s|]*(?:[xX×*]\s?@?|@)[\s|]*"
_PER = r"(?:\s?/\s?[^\W\d_]+)?[\s|]*$"
# "2 x 1,50", "0,455 kg @ 2,99/kg", "1.50 x 2", "@500* 2"
_PRODUCTS = tuple(
    re.compile(rf"(?<![\w.,])(?:{form})$")
    for form in (
        rf"(?P<count>{_COUNT}){_TIMES}(?P<price>{_MONEY}){_PER}",
        rf"(?P<price>{_MONEY})(?:\s?/\s?[^\W\d_]+)?{_TIMES}(?P<count>{_COUNT})[\s|]*",
        rf"@\s?(?P<price>{_MONEY}|\d+){_TIMES}(?P<count>{_COUNT})[\s|]*",
    )
)
# prices without decimals, which the amount must confirm
_WHOLE = (re.compile(rf"(?<![\w.,])(?P<count>{_COUNT}){_TIMES}(?P<price>\d[\d.,' ]*){_PER}"),)
_COUNTED = re.compile(r"(?P<count>\d{1,4}(?:[.,]\d{1,4})?)(?P<times>\s?[xX×*](?=[\s|]))?[\s|]+(?=\S)")
_CODE = re.compile(r"(?:\d{5,}[\s|]+)+")
# What ends the items; discounts and charges may stand among them.
_SUMS = frozenset({LINE_NET, NET, GROSS, DUE})
_ENDS = _SUMS | {TAX, PAID, ROUNDING, CASH, f"{OTHER}.tax_base"}

Factors = tuple[Number, Number]


class Product(NamedTuple):
    """Quantity and price as they read where the quantity stands first, and where the price does; None: not so."""

    count_first: Factors | None
    price_first: Factors | None = None

    def read(self, *, price_first: bool) -> Factors:
        """Quantity and price in this order, if they can be read so."""
        found = (self.price_first, self.count_first) if price_first else (self.count_first, self.price_first)
        return next(factors for factors in found if factors is not None)

    @property
    def price_leads(self) -> int:
        """Whether the numbers look as if the price stood first (1), the quantity (-1), or neither (0)."""
        counts, prices = _oddness(self.count_first), _oddness(self.price_first)
        return (prices < counts) - (counts < prices)

    def makes(self, amount: Number) -> bool:
        """Whether quantity x price is the amount."""
        return makes(self.read(price_first=False), amount)


class Form(StrEnum):
    """What stands on a line: an amount at its end, only quantity x price, only words, a total, or none of these."""

    PRICED = "priced"
    FACTORS = "factors"
    TEXT = "text"
    END = "end"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, eq=False)
class ReceiptRow:
    """One line: the words of its name, its amount, and quantity and price where both stand there.

    `quantity` stands beside the name without doubt ("2 x Tea", or in a column of its own); `leading` is a number before
    the name, which counts only if all names begin with one: the number and the name without it. `adjusts`: its label
    names a discount, whose amount is printed with a minus as often as without, or a charge. Of what ends the items only
    sums have an amount.
    """

    form: Form
    name: tuple[Span, ...] = ()
    amount: Number | None = None
    factors: Product | None = None
    quantity: Number | None = None
    leading: tuple[Number, tuple[Span, ...]] | None = None
    adjusts: str | None = None


def receipt_rows(page: PageLayout, style: NumberStyle | None, language: str | None) -> Iterator[ReceiptRow]:
    """The lines of `page`."""
    rows = [(line, _row(_Run(line), style, language)) for line in page.lines]
    edges = sorted(row.amount.spans[-1].box.x1 for _, row in rows if row.amount is not None and row.amount.spans)
    edge = edges[len(edges) // 2] if edges else 0.0
    return (_within_words(line, row, edge) for line, row in rows)


def _within_words(line: Line, row: ReceiptRow, edge: float) -> ReceiptRow:
    """`row`, words alone where its amount ends them far from the `edge` at which amounts end: "instead of 12.00"."""
    if row.form is not Form.PRICED or row.amount is None or row.factors is not None or len(line.segments) > 1:
        return row
    far = edge - row.amount.spans[-1].box.x1 > _SET_IN * line.box.height
    return ReceiptRow(Form.TEXT, row.name) if far else row


class _Run:
    """The words of a line as one text."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self._places: list[tuple[int, int, Segment, int]] = []
        text = ""
        for segment in line.segments:
            text += _APART if text else ""
            for number, word in enumerate(segment.words):
                text += " " if number else ""
                self._places.append((len(text), len(text) + len(word.text), segment, number))
                text += word.text
        self.text = level(text)

    def spans(self, start: int, stop: int) -> tuple[Span, ...]:
        """The words between two places of the text, a span a segment."""
        inside = [(segment, number) for first, last, segment, number in self._places if first < stop and last > start]
        groups = (list(group) for _, group in groupby(inside, key=lambda place: place[0].index))
        return tuple(Span(group[0][0], group[0][1], group[-1][1] + 1) for group in groups)

    def last_words(self, stop: int) -> Iterator[tuple[int, int, bool]]:
        """The words before `stop` from the last one: where each begins and ends, and whether it is a segment alone."""
        for first, last, segment, _ in reversed(self._places):
            if last <= stop:
                yield first, last, len(segment.words) == 1

    def amount(self, start: int, stop: int, style: NumberStyle | None) -> Number | None:
        """The amount that is all of the text between two places."""
        found = parse_amount(self.text[start:stop].strip(" @"), style)
        return number_of(found, found.raw, self.spans(start, stop)) if found is not None else None

    def quantity(self, start: int, stop: int, style: NumberStyle | None) -> Number | None:
        """The quantity that is all of the text between two places."""
        found = parse_quantity(self.text[start:stop], style)
        return number_of(found, found.raw, self.spans(start, stop)) if found is not None else None


def _row(run: _Run, style: NumberStyle | None, language: str | None) -> ReceiptRow:
    last = _last_amount(run, style)
    stop = last.span[0] if last is not None else len(run.text)
    amount = run.amount(*last.span, style) if last is not None else None
    terms = _terms(run.text[:stop].strip(_APART), language)
    kind = kind_of(run.line, language)
    if terms & _ENDS or kind is not Kind.BODY:
        summed = terms & _SUMS or kind in SUMMED
        return ReceiptRow(Form.END, amount=amount if summed else None)
    free = nothing_in([whole(run.line.segments[-1])]) if amount is None and len(run.line.segments) > 1 else None
    if free is not None:
        amount, stop = free, len(run.text) - len(run.line.segments[-1].text)
    alone = _product(run, len(run.text), style)
    if alone is not None:
        return ReceiptRow(Form.FACTORS, _name(run, 0, alone[1]), factors=alone[0])
    if amount is None:
        name = _name(run, 0, stop)
        return ReceiptRow(Form.TEXT if name else Form.NOTHING, name, leading=_leading(run, stop, style))
    stop, factors, quantity = _beside(run, stop, amount, style)
    counted = _COUNTED.match(run.text, 0, stop)
    leading = _leading(run, stop, style)
    if leading is not None and counted is not None and counted["times"]:
        quantity, name, leading = quantity or leading[0], leading[1], None
    else:
        name = _name(run, 0, stop)
    adjusts = next((term for term in (ALLOWANCES, CHARGES) if term in terms), None)
    return ReceiptRow(Form.PRICED, name, amount, factors, quantity, leading, adjusts)


def _terms(text: str, language: str | None) -> frozenset[str]:
    """What the label before an amount names, a rate or base behind it aside: "VAT 5 % on 38.10"."""
    label = match_label(text, language)
    if label is None:
        label = leading_label(text, language)
        rest = text[label.end :] if label is not None else ""
        if not any(c.isdigit() for c in rest) or sum(c.isalpha() for c in rest) > _BETWEEN:
            return frozenset()
    return frozenset(label.terms) if label is not None else frozenset()


def _last_amount(run: _Run, style: NumberStyle | None) -> Amount | None:
    """The amount that ends a line, a mark for the tax rate aside. Without decimals it must be quantity x price."""
    found = find_amounts(_RATED.sub("", run.text), style)
    if not found or not _BEHIND.fullmatch(run.text, found[-1].span[1]):
        return None
    if found[-1].money:
        return found[-1]
    start = found[-1].span[0]
    amount, product = run.amount(*found[-1].span, style), _product(run, start, style, _WHOLE)
    return found[-1] if amount is not None and product is not None and product[0].makes(amount) else None


def _product(
    run: _Run, stop: int, style: NumberStyle | None, forms: Sequence[re.Pattern[str]] = _PRODUCTS
) -> tuple[Product, int] | None:
    """Quantity and price that end the text before `stop`, in both orders, and where they begin."""
    found: dict[bool, Factors] = {}
    starts: list[int] = []
    for form in forms:
        match = form.search(run.text, 0, stop)
        if match is not None:
            quantity, price = run.quantity(*match.span("count"), style), run.amount(*match.span("price"), style)
            if quantity is not None and price is not None:
                found.setdefault(match.start("count") < match.start("price"), (quantity, price))
                starts.append(match.start())
    return (Product(found.get(True), found.get(False)), min(starts)) if found else None


def _beside(
    run: _Run, stop: int, amount: Number, style: NumberStyle | None
) -> tuple[int, Product | None, Number | None]:
    """Where the name before an amount ends, quantity and price beside it that make it, and a quantity alone."""
    whole = _product(run, stop, style, (*_PRODUCTS, *_WHOLE))
    product = whole if whole is not None and whole[0].makes(amount) else _product(run, stop, style)
    if product is not None:
        return product[1], product[0], None
    numbers: list[tuple[int, int, bool]] = []
    for first, last, alone in run.last_words(stop):
        if len(numbers) == _NUMBERS or not is_number(run.text[first:last]):
            break
        numbers.insert(0, (first, last, alone))
    leading = _leading(run, numbers[0][0] if numbers else stop, style)
    counts = [run.quantity(first, last, style) for first, last, _ in numbers] + [leading[0] if leading else None]
    prices = [run.amount(first, last, style) for first, last, _ in numbers]
    for one, quantity in enumerate(counts):
        for two, price in enumerate(prices):
            if one != two and quantity and price and makes((quantity, price), amount):
                return numbers[0][0], Product((quantity, price)), None
    if len(numbers) == 1 and numbers[0][2] and _counts(counts[0]):
        return numbers[0][0], None, counts[0]
    priced = [first for (first, _, _), price in zip(numbers, prices, strict=True) if price and price.decimals >= _CENTS]
    return min(priced, default=stop), None, None


def _oddness(factors: Factors | None) -> int:
    """How unlike a quantity and a price two numbers are: prices have cents, quantities seldom two decimals."""
    if factors is None:
        return _ODDEST
    quantity, price = factors
    whole = quantity.value == quantity.value.to_integral_value()
    return (price.decimals not in (_CENTS, 2 * _CENTS)) + (not whole and quantity.decimals in (_CENTS, 2 * _CENTS))


def makes(factors: Factors, amount: Number) -> bool:
    """Whether quantity x price is the amount, rounded to cents; signs are left aside."""
    return amount.value != 0 and abs(abs(factors[0].value * factors[1].value) - abs(amount.value)) < CENT


def _counts(number: Number | None) -> bool:
    return number is not None and not number.decimals and 0 < number.value <= _MOST_COUNTED


def _leading(run: _Run, stop: int, style: NumberStyle | None) -> tuple[Number, tuple[Span, ...]] | None:
    """The number that a name begins with, and the name without it."""
    match = _COUNTED.match(run.text, 0, stop)
    number = run.quantity(*match.span("count"), style) if match is not None else None
    name = _name(run, match.end(), stop) if match is not None else ()
    return (number, name) if number is not None and name else None


def _name(run: _Run, start: int, stop: int) -> tuple[Span, ...]:
    """The words between two places as a name, without an article code before it; () where they are no words."""
    code = _CODE.match(run.text, start, stop)
    start = code.end() if code is not None else start
    while start < stop and run.text[start] in "|-*. ":
        start += 1
    while start < stop and run.text[stop - 1] in "|-*.:@ ":
        stop -= 1
    letters = sum(character.isalpha() for character in run.text[start:stop])
    return run.spans(start, stop) if letters >= _LETTERS else ()
