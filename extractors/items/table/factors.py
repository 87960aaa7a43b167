"""Count and price in one cell, in the item's own rows or the row below: "2 hrs à 45.00", "86 m² × 14.50"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product

from extractors.items.table.discounts import unsigned
from extractors.items.table.items import Item, Items
from extractors.items.table.numbers import Number, amount_in, is_number, quantity_in, text_of, unit_in
from extractors.items.table.roles import Figures, Roles, multiplies
from extractors.items.table.rows import Kind
from extractors.languages import spoken
from extractors.page import Span
from extractors.page.spans import span_at
from extractors.parsing import find_currencies, unit_code
from schemas import plain

_FACTORS = re.compile(
    rf"\W*(?P<count>\d[\d.,'’  ]*[^\W\d_]{{0,12}}\.?[²³]?)\s*(?:(?P<times>[x×*])|[@à]|\b(?:{spoken('at_price')})\b)\s*"
    r"(?P<price>[^\w\s]{0,3}\s?\d[\d.,'’  ]*[^\w\s]{0,3})(?:\s?(?P<more>[^\W\d_]{2,3}))?\W*",
    re.IGNORECASE,
)
_CENTS, _CODE = 2, 3  # decimals of a price; letters of a currency's code, which may be printed small
_COUNTED = frozenset({"H87", "C62", "HUR", "DAY"})  # units of what is counted: those of sizes and packs are others


def with_factors(figures: Figures, roles: Roles, items: Items) -> Items:
    """`items`, those of an amount alone with the count and the price that one cell holds and that make it; they add up
    no more where the amount is that in another reading."""
    ends = [*(item.first for item in items.items[1:]), len(figures.rows)]
    found = tuple(_factored(figures, roles, item, end) for item, end in zip(items.items, ends, strict=True))
    made = replace(items, items=found)
    return replace(made, adds_up=items.adds_up and made.total == items.total)


def _factored(figures: Figures, roles: Roles, item: Item, end: int) -> Item:
    if item.net is None or item.quantity is not None or item.unit_price is not None:
        return item
    spans = _spans(figures, roles, item, end)
    made = [one for span in spans if (one := _of(figures, item, span)) is not None]
    return made[0] if len(made) == 1 else item


def _spans(figures: Figures, roles: Roles, item: Item, end: int) -> Iterator[Span]:
    """The words of an item's rows, and those of the row below where no amount stands beside them."""
    for number in range(item.first, min(item.last + 2, end)):
        row = figures.rows[number]
        beside = row.cells.get(roles.net, ()) if number > item.last and roles.net is not None else ()
        if row.kind is Kind.BODY and not is_number(text_of(beside)):
            yield from (span for spans in row.cells.values() for span in spans)


def _of(figures: Figures, item: Item, span: Span) -> Item | None:
    """`item` with the factors that `span` is, in the readings for which they make its amount."""
    match = _FACTORS.fullmatch(span.text)
    if match is None or item.net is None:
        return None
    start = len(" ".join(word.text for word in span.segment.words[: span.start])) + (span.start > 0)
    count, price = (
        (span_at(span.segment, start + match.start(part), start + match.end(part)),) for part in ("count", "price")
    )
    quantity, each, code = quantity_in(count, figures.style), amount_in(price, figures.style), unit_in(count)
    if quantity is None or each is None:
        return None
    way = _way(quantity, each, item.net)
    if way is None or not _is_price(match, way[1], code):
        return None
    return replace(
        item,
        quantity=quantity.read_as(way[0]),
        unit_price=each.read_as(unsigned(*way)),
        net=item.net.read_as(way[2]),
        unit=(code, count) if code else None,
        fits=True,
    )


def _way(quantity: Number, price: Number, net: Number) -> tuple[Decimal, Decimal, Decimal] | None:
    """The one way in which the factors make the amount, in the first of its readings that they make; None where there
    are several: "1.500 x 2.000" for "3.000"."""
    for value in net.values:
        read = net.read_as(value)
        pairs = product(quantity.values, price.values)
        found = (multiplies(quantity.read_as(q), price.read_as(p), read, per_pieces=False) for q, p in pairs)
        if ways := {way for way in found if way is not None}:
            return ways.pop() if len(ways) == 1 else None
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
