"""Amounts that three numbers of a row make: so many pieces, at a price a day, for so many days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from extractors.items.table.called import MEASURED, called
from extractors.items.table.columns import Columns
from extractors.items.table.figures import Figures
from extractors.items.table.items import Item, Items
from extractors.items.table.numbers import Number
from extractors.items.table.products import multiplies
from extractors.items.table.roles import Roles
from extractors.page.heads import HeadCell

_COUNT, _ONE = ("quantity",), Decimal(1)
# Numbers that count nothing: a line's own number would make any amount that is printed twice as high.
_NO_COUNT = frozenset({"position", "code", "date", "description", "discount", "tax_rate", "tax_amount"})


def with_third_factors(columns: Columns, figures: Figures, roles: Roles, items: Items) -> Items:
    """`items`, those whose quantity x price is not their amount with a quantity that a third number multiplies, where
    one column alone has that number for all of them, the amounts make a total, and no other row says otherwise."""
    names = called(columns, figures.amounts_under)
    counted = (_counted_twice(names, figures, roles, _unless_weighed(names, roles, item)) for item in items.items)
    items = replace(items, items=tuple(counted))
    if not items.adds_up or not any(item.fits is False for item in items.items):
        return items
    taken = {roles.quantity, roles.unit_price, roles.net, roles.tax_rate, *roles.discounts}
    free = [n for n, cell in enumerate(columns.cells) if n not in taken and _may_count(cell)]
    found = [made for column in free if (made := _multiplied(figures, column, items)) is not None]
    return replace(items, items=found[0]) if len(found) == 1 else items


def _unless_weighed(names: Sequence[tuple[str, ...]], roles: Roles, item: Item) -> Item:
    """`item` without a quantity that is a measure, where no price is one of it: a parcel has a weight, too."""
    weighed = roles.quantity is not None and names[roles.quantity][:1] == MEASURED[:1]
    return replace(item, quantity=None) if weighed and item.fits is None else item


def _counted_twice(names: Sequence[tuple[str, ...]], figures: Figures, roles: Roles, item: Item) -> Item:
    """`item` with the numbers of two columns for its quantity, where arithmetic chose the one, and the other is called
    a quantity: one piece for three days is three at the price of a day, and one. Where both are called so, as what was
    ordered and delivered may be, they tell it together only if the other is 1 and stands before: "St" behind may be a
    code of taxes."""
    if item.quantity is None or roles.quantity is None or names[roles.quantity][:1] not in ((), _COUNT):
        return item
    both = bool(names[roles.quantity])
    counts = [n for n, terms in enumerate(names) if terms[:1] == _COUNT and (n < roles.quantity or not both)]
    others = [number for n in counts if (number := _times(figures, n, item)) is not None]
    if not others or others[0].value == item.quantity.value or (both and others[0].value != _ONE):
        return item
    spans = (*others[0].spans, *item.quantity.spans)
    return replace(item, quantity=replace(item.quantity, spans=spans, computed=True))


def _may_count(cell: HeadCell) -> bool:
    """Whether the numbers under a head may tell how many times: it says something, and nothing else."""
    return any(map(str.isalpha, cell.text)) and not _NO_COUNT & {*cell.terms[:1]}


def _multiplied(figures: Figures, column: int, items: Items) -> tuple[Item, ...] | None:
    """The items with what `column` multiplies; None where a row is not made so: one that needs no third number may
    have none but 1, and which of the two is its quantity is not told there either."""
    made: list[Item] = []
    for item in items.items:
        times = _times(figures, column, item)
        needs = item.fits is False or (item.fits and times is not None)
        one = _with(item, times) if needs else item
        if one is None:
            return None
        made.append(one)
    return tuple(made)


def _times(figures: Figures, column: int, item: Item) -> Number | None:
    rows = range(item.first, item.last + 1)
    return next((number for row in rows if (number := figures.quantity(row, column)) is not None), None)


def _with(item: Item, times: Number | None) -> Item | None:
    """`item` with the quantity that `times` multiplies, if that makes its amount."""
    quantity, price, net = item.quantity, item.unit_price, item.net
    if quantity is None or price is None or net is None or times is None:
        return None
    several = replace(
        quantity,
        values=tuple(_products(quantity, times)),
        spans=tuple(dict.fromkeys((*quantity.spans, *times.spans))),
        computed=True,
    )
    way = multiplies(several, price, net, per_pieces=False)
    if way is None:
        return None
    return replace(
        item,
        quantity=several.read_as(way[0]),
        unit_price=price.read_as(abs(way[1])),
        net=net.read_as(way[2]),
        fits=True,
    )


def _products(quantity: Number, times: Number) -> Iterator[Decimal]:
    yield from dict.fromkeys(one * other for one, other in product(quantity.values, times.values))
