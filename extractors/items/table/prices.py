"""Two prices on one line, before tax and with it: of those the one before tax is the line's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.items.table.figures import Figures
from extractors.items.table.items import Item, Items
from extractors.items.table.roles import Roles
from extractors.page.roles import GROSS, NET
from schemas import Claim, xpath_round


def with_net_prices(figures: Figures, roles: Roles, items: Items, totals: Mapping[str, Claim]) -> tuple[Roles, Items]:
    """The price before tax of lines whose amounts hold it, where another column has a price for each line and quantity
    x price makes the net total: "Price excl. VAT", "Price incl. VAT", "Total incl. VAT"."""
    gross, net = (claim.value if (claim := totals.get(term)) else None for term in (GROSS, NET))
    hold_tax = items.adds_up and isinstance(net, Decimal) and net != gross == items.total
    if not hold_tax or roles.unit_price is None or not all(item.fits for item in items.items):
        return roles, items
    for column in _others(figures, roles):
        priced = tuple(_priced(figures, column, item) for item in items.items)
        if sum(map(_product, priced), Decimal(0)) == net:
            found = replace(roles, unit_price=column)
            return (found, replace(items, items=priced)) if roles.tax_rate != column else _rated(figures, found, priced)
    return roles, items


def _others(figures: Figures, roles: Roles) -> Sequence[int]:
    """The columns that are none of quantity, price, amount and name."""
    taken = {roles.quantity, roles.unit_price, roles.net, roles.description}
    return sorted({column for row in figures.rows for column in row.cells} - taken)


def _priced(figures: Figures, column: int, item: Item) -> Item:
    """`item` with the amount in `column` as its price, if one stands there."""
    price = next(filter(None, (figures.amount(row, column) for row in range(item.first, item.last + 1))), None)
    return replace(item, unit_price=price)


def _product(item: Item) -> Decimal:
    if item.quantity is None or item.unit_price is None:
        return Decimal(0)
    return xpath_round(item.quantity.value * item.unit_price.value)


def _rated(figures: Figures, roles: Roles, items: Sequence[Item]) -> tuple[Roles, Items]:
    """The lines with the percentages of another column as their rates of tax, whose column is that of the prices."""
    for column in _others(figures, roles):
        rates = [figures.rate(item.first, column) for item in items]
        if all(rate is not None and rate.is_rate for rate in rates):
            rated = tuple(replace(item, tax_rate=rate) for item, rate in zip(items, rates, strict=True))
            return replace(roles, tax_rate=column), Items(rated, adds_up=True)
    return replace(roles, tax_rate=None), Items(tuple(replace(item, tax_rate=None) for item in items), adds_up=True)
