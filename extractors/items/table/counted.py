"""Counts in the names of items, told by arithmetic: "60 croissants" at 2.40 for 144.00, "Payroll, 23 staff"."""

from __future__ import annotations

from dataclasses import replace

from extractors.items.table.discounts import unsigned
from extractors.items.table.figures import Figures
from extractors.items.table.items import Item, Items
from extractors.items.table.numbers import Number, unit_in
from extractors.items.table.products import multiplies
from extractors.items.table.roles import Roles


def with_counts_in_names(figures: Figures, roles: Roles, items: Items) -> Items:
    """`items`, those of a price and an amount with the count at an end of their names that makes it, the same end for
    all; one of 1 tells nothing by itself, and is a count where those of others begin or end their names as it does."""
    found = [_counted(figures, roles, item) for item in items.items]
    ends = {one[1] for one in found if one is not None and abs(one[0].value) > 1}
    if len(ends) != 1:
        return items
    counts = [one[0] if one is not None and one[1] in ends else None for one in found]
    return replace(
        items,
        items=tuple(
            item if count is None else _with(item, count) for item, count in zip(items.items, counts, strict=True)
        ),
    )


def _counted(figures: Figures, roles: Roles, item: Item) -> tuple[Number, bool] | None:
    """The one number at an end of the name that makes the amount with the price, and whether it is the last."""
    price, net = item.unit_price, item.net
    if item.quantity is not None or price is None or net is None or roles.unit_price is None:
        return None
    counts = figures.counts_before(item.first, roles.unit_price)
    made = [one for one in counts if multiplies(one[0], price, net, per_pieces=False)]
    return made[0] if len({(number.value, is_last) for number, is_last in made}) == 1 else None


def _with(item: Item, count: Number) -> Item:
    assert item.unit_price is not None
    assert item.net is not None
    way = multiplies(count, item.unit_price, item.net, per_pieces=False)
    assert way is not None
    code = unit_in(count.spans) if abs(count.value) != 1 else None  # "1 kg" may be what one of it weighs
    return replace(
        item,
        quantity=count.read_as(way[0]),
        unit_price=item.unit_price.read_as(unsigned(*way)),
        net=item.net.read_as(way[2]),
        unit=item.unit or ((code, count.spans) if code else None),
        fits=True,
    )
