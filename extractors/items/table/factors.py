"""Count and price in one cell, in the item's own rows or below: "2 hrs à 45.00", "2 × 14.50 Disc. 10 % VAT 23 %"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from extractors.items.table.discounts import Discount, Way, shared_off, unsigned
from extractors.items.table.figures import Figures
from extractors.items.table.items import Item, Items
from extractors.items.table.numbers import Number, amount_in, is_number, quantity_in, rate_in, text_of, unit_in
from extractors.items.table.products import multiplies
from extractors.items.table.roles import Roles
from extractors.items.table.rows import Kind
from extractors.languages import spoken
from extractors.meanings import match_column
from extractors.page import Span
from extractors.page.spans import span_at
from extractors.parsing import NumberStyle, find_currencies, unit_code
from schemas import plain

_NAMED_RATE = r"(?:[^\W\d_][^\d%]{0,20}?)\d{1,2}(?:[.,]\d{1,2})?\s?%"  # "Disc. 10 %"
_FACTORS = re.compile(
    rf"\W*(?P<count>\d[\d.,'’  ]*[^\W\d_]{{0,12}}\.?[²³]?)\s*(?:(?P<times>[x×*])|[@à]|\b(?:{spoken('at_price')})\b)\s*"
    r"(?P<price>[^\w\s]{0,3}\s?(?P<figures>\d[\d.,'’  ]*)[^\w\s]{0,3})(?:\s?(?P<more>[^\W\d_]{2,3}))?"
    rf"(?P<rates>(?:[\W_]+{_NAMED_RATE})*)(?:/\s?[^\W\d_]+)?(?:[,;]\s.*)?\W*",
    re.IGNORECASE,
)
_BELOW = 2  # rows below the numbers: the second one, where a name goes on in the first
_CENTS, _CODE = 2, 3  # decimals of a price; letters of a currency's code, which may be printed small
_TAXES = frozenset({"tax_rate", "tax_amount"})
_COUNTED = frozenset({"H87", "C62", "HUR", "DAY"})  # units of what is counted: those of sizes and packs are others


def with_factors(figures: Figures, roles: Roles, items: Items) -> Items:
    """`items`, those of an amount alone with the count and the price that one cell holds and that make it; they add up
    no more where the amount is that in another reading."""
    ends = [*(item.first for item in items.items[1:]), len(figures.rows)]
    found = tuple(_factored(figures, roles, item, end) for item, end in zip(items.items, ends, strict=True))
    made = replace(items, items=found)
    return replace(made, adds_up=items.adds_up and made.total == items.total)


def _matched(span: Span, match: re.Match[str], style: NumberStyle | None) -> tuple[Number, Number] | None:
    """The count and the price where the words of `span` match."""
    count, price = ((_part(span, *match.span(part)),) for part in ("count", "price"))
    quantity, each = quantity_in(count, style), amount_in(price, style)
    if each is None:  # "0,085 €/word": glued to what it is the price of
        each = amount_in((_part(span, *match.span("figures")),), style)
    return None if quantity is None or each is None else (quantity, each)


class _Cell(NamedTuple):
    """Words of a cell, and its column."""

    column: int
    span: Span


class _Rates(NamedTuple):
    """The percentages behind a price: of tax by its label, and one of another label that must be a discount."""

    discount: Number | None = None
    tax: Number | None = None


def _factored(figures: Figures, roles: Roles, item: Item, end: int) -> Item:
    if item.net is None or item.quantity is not None:
        return item
    cells = _cells(figures, roles, item, end) if item.unit_price is None else _of_price(roles, item.unit_price)
    made = [one for cell in cells if (one := _of(figures, item, cell)) is not None]
    return made[0] if len(made) == 1 else item


def _of_price(roles: Roles, price: Number) -> Iterator[_Cell]:
    """The words of a price alone: "2 @ 78.00" may stand under its head."""
    yield from (_Cell(roles.unit_price, span) for span in price.spans if roles.unit_price is not None)


def _cells(figures: Figures, roles: Roles, item: Item, end: int) -> Iterator[_Cell]:
    """The words of an item's rows, and those of rows below where no amount stands beside them."""
    for number in range(item.first, min(item.last + 1 + _BELOW, end)):
        row = figures.rows[number]
        beside = row.cells.get(roles.net, ()) if number > item.last and roles.net is not None else ()
        if row.kind is Kind.BODY and not is_number(text_of(beside)):
            yield from (_Cell(column, span) for column, spans in row.cells.items() for span in spans)


def _of(figures: Figures, item: Item, cell: _Cell) -> Item | None:
    """`item` with the factors that a cell holds, in the readings for which they make its amount."""
    match = _FACTORS.fullmatch(cell.span.text)
    rates = _rates(cell.span, match) if match is not None else None
    pair = _matched(cell.span, match, figures.style) if match is not None else None
    if match is None or rates is None or item.net is None or pair is None:
        return None
    (quantity, each), count = pair, (_part(cell.span, *match.span("count")),)
    code = unit_in(count)
    made = _way(quantity, each, item.net, cell.column, rates.discount)
    if made is None or not _is_price(match, made[0][1], code):
        return None
    way, discount = made
    return replace(
        item,
        quantity=quantity.read_as(way[0]),
        unit_price=each.read_as(unsigned(*way)),
        net=item.net.read_as(way[2]),
        tax_rate=item.tax_rate or rates.tax,
        unit=(code, count) if code else None,
        fits=True,
        discount=discount,
    )


def _part(span: Span, start: int, stop: int) -> Span:
    """The words of `span` that hold these characters of its text."""
    before = len(" ".join(word.text for word in span.segment.words[: span.start])) + (span.start > 0)
    return span_at(span.segment, before + start, before + stop)


def _rates(span: Span, match: re.Match[str]) -> _Rates | None:
    """The percentages behind a price; None where one is none, or there are two of a kind."""
    found: dict[str, Number] = {}
    for one in re.finditer(_NAMED_RATE, match["rates"]):
        label = match_column(re.split(r"\d", one[0])[0].strip())
        kind = "tax" if label is not None and _TAXES & {*label.terms} else "discount"
        start = match.start("rates")
        rate = rate_in((_part(span, start + one.start(), start + one.end()),))
        if rate is None or kind in found:
            return None
        found[kind] = rate
    return _Rates(**found)


def _way(
    quantity: Number, price: Number, net: Number, column: int, share: Number | None
) -> tuple[Way, Discount | None] | None:
    """The one way in which the factors, less a percentage beside them, make the amount, in the first of its readings
    that they make; None where there are several: "1.500 x 2.000" for "3.000"."""
    for value in net.values:
        read = net.read_as(value)
        pairs = [(quantity.read_as(q), price.read_as(p)) for q, p in product(quantity.values, price.values)]
        found: dict[Way, Discount | None] = {}
        for q, p in pairs:
            off = None if share is None else shared_off(column, share, q, p, read)
            plain_way = multiplies(q, p, read, per_pieces=False) if share is None else None
            way = plain_way if off is None else off.way
            if way is not None:
                found[way] = off
        if found:
            return found.popitem() if len(found) == 1 else None
    return None


def _is_price(match: re.Match[str], each: Decimal, unit: str | None) -> bool:
    """Whether the second factor is money, and no measure: "30 x 40 cm" is a size, "2 x 4 GB" and "12 x 4" are packs."""
    more = match["more"] or ""
    counted = not more or unit_code(more) in _COUNTED
    if not counted and unit_code(more) is not None:
        return False
    mark = more.upper() if len(more) == _CODE else more
    if len(plain(each).partition(".")[2]) >= _CENTS or find_currencies(match["price"] + mark):
        return True
    return counted and (match["times"] is None or unit in _COUNTED)
