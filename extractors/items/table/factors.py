"""Count and price in one cell, in the item's own rows or the row below: "2 hrs à 45.00", "86 m² × 14.50"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.items.table.items import Item, Items
from extractors.items.table.numbers import amount_in, quantity_in, unit_in
from extractors.items.table.roles import Figures, multiplies
from extractors.items.table.rows import Kind
from extractors.languages import spoken
from extractors.page import Span
from extractors.page.spans import span_at

_FACTORS = re.compile(
    rf"\W*(?P<count>\d[\d.,'’  ]*[^\W\d_]{{0,12}}\.?[²³]?)\s*(?:[x×*@à]|\b(?:{spoken('at_price')})\b)\s*"
    r"(?P<price>[^\w\s]{0,3}\s?\d[\d.,'’  ]*[^\w\s]{0,3})(?:\s?[^\W\d_]{2,3})?\W*",
    re.IGNORECASE,
)


def with_factors(figures: Figures, items: Items) -> Items:
    """`items`, those of an amount alone with the count and the price that one cell holds and that make it."""
    ends = [*(item.first for item in items.items[1:]), len(figures.rows)]
    found = tuple(_factored(figures, item, end) for item, end in zip(items.items, ends, strict=True))
    return replace(items, items=found)


def _factored(figures: Figures, item: Item, end: int) -> Item:
    if item.net is None or item.quantity is not None or item.unit_price is not None:
        return item
    made = [one for span in _spans(figures, item, end) if (one := _of(figures, item, span)) is not None]
    return made[0] if len(made) == 1 else item


def _spans(figures: Figures, item: Item, end: int) -> Iterator[Span]:
    """The words of an item's rows, and those of the row below where no amount stands beside them."""
    for row in figures.rows[item.first : min(item.last + 2, end)]:
        if row.kind is Kind.BODY:
            yield from (span for spans in row.cells.values() for span in spans)


def _of(figures: Figures, item: Item, span: Span) -> Item | None:
    match = _FACTORS.fullmatch(span.text)
    if match is None or item.net is None:
        return None
    start = len(" ".join(word.text for word in span.segment.words[: span.start])) + (span.start > 0)
    count, price = (
        (span_at(span.segment, start + match.start(part), start + match.end(part)),) for part in ("count", "price")
    )
    quantity, each = quantity_in(count, figures.style), amount_in(price, figures.style)
    if quantity is None or each is None or multiplies(quantity, each, item.net, per_pieces=False) is None:
        return None
    code = unit_in(count)
    return replace(item, quantity=quantity, unit_price=each, unit=(code, count) if code else None, fits=True)
