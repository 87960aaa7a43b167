"""Lines in words: "Glossary, 4.5 hrs @ $85 = $382.50", as they are written where nobody draws a table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from extractors.items.claims import claims_of
from extractors.items.table.columns import Columns
from extractors.items.table.items import Item, Items
from extractors.items.table.naming import SURE, Named
from extractors.items.table.numbers import Number, amount_in, quantity_in, unit_in
from extractors.items.table.roles import Roles, multiplies
from extractors.languages import spoken
from extractors.page import Layout, Segment, Span
from extractors.page.claims import derived
from extractors.page.roles import GROSS, NET
from extractors.page.spans import span_at
from extractors.parsing import NumberStyle
from schemas import Claim, xpath_round

_LONGEST = 300  # characters of a line in words; trying every place of a long one takes long
_LINE = re.compile(
    r"\W*(?P<name>\S.*?\S)[\s,;:–-]+(?P<count>\d[\d.,]*\s*(?:[^\W\d_]{1,10}\.?)?)\s*"
    rf"(?:@|[x×*]|\b(?:{spoken('at_price')})\b)\s*(?P<price>\S[^=@]*?)\s*"
    rf"(?:=\s*(?P<net>\S.*)|(?:(?:{spoken('per')}|a)\s\w+|/\s?\w+)?[:.]?)",
    re.IGNORECASE,
)


def prose(layout: Layout, style: NumberStyle | None, totals: Mapping[str, Claim]) -> dict[str, Claim]:
    """Claims on the lines in words, where each product holds and together they make a total.

    One line alone may leave its amount to the total.
    """
    rows = [row for segment in layout.segments if (row := _row(segment, style)) is not None]
    items = Items(tuple(item for item, _ in rows), adds_up=True)
    if not rows or abs(sum(map(_amount, items.items))) not in {_of(totals, GROSS), _of(totals, NET)}:
        return {}
    if len(rows) > 1 and any(item.net is None for item in items.items):
        return {}
    found = claims_of(Columns((), ()), Roles(), items, [Named((name,), SURE) for _, name in rows], totals)
    if items.items[0].net is None:
        factors = [found[f"lines[0].{leaf}"] for leaf in ("quantity", "unit_price")]
        found["lines[0].net"] = derived("lines[0].net", _amount(items.items[0]), factors, SURE)
    return found


def _of(totals: Mapping[str, Claim], term: str) -> Decimal | None:
    value = totals[term].value if term in totals else None
    return abs(value) if isinstance(value, Decimal) and value else None


def _amount(item: Item) -> Decimal:
    assert item.quantity is not None
    assert item.unit_price is not None
    return item.net.value if item.net is not None else xpath_round(item.quantity.value * item.unit_price.value)


def _row(segment: Segment, style: NumberStyle | None) -> tuple[Item, Span] | None:
    found = _LINE.fullmatch(segment.text) if len(segment.text) <= _LONGEST else None
    if found is None:
        return None
    name, count, price = (span_at(segment, *found.span(part)) for part in ("name", "count", "price"))
    quantity, each = quantity_in((count,), style), amount_in((price,), style)
    if quantity is None or each is None or not _alone(price):
        return None
    net = _net(segment, found, (quantity, each), style)
    if net is None and found["net"] is not None:
        return None
    code = unit_in((count,))
    return Item(0, 0, quantity, each, net, None, (code, (count,)) if code else None, fits=True), name


def _net(
    segment: Segment, found: re.Match[str], factors: tuple[Number, Number], style: NumberStyle | None
) -> Number | None:
    """The amount that is printed behind the factors, if it is their product."""
    if found["net"] is None:
        return None
    span = span_at(segment, *found.span("net"))
    amount = amount_in((span,), style)
    return amount if amount is not None and _alone(span) and multiplies(*factors, amount) is not None else None


def _alone(*spans: Span) -> bool:
    """Whether each holds one amount and no word of some length beside it."""
    return all(sum(map(str.isalpha, span.text)) <= 3 for span in spans)
