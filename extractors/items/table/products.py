"""Whether a quantity, a price and an amount are a product: as printed, less a discount, or for several pieces."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from extractors.items.table.numbers import Number
from schemas import CENT, xpath_round

_LOOSEST = 20  # the share of an amount that rounding may cost; with more, any number is a product
_PER = (Decimal(10), Decimal(100), Decimal(1000))


def multiplies(
    quantity: Number, price: Number, net: Number, discount: Number | None = None, *, per_pieces: bool = True
) -> tuple[Decimal, Decimal, Decimal] | None:
    """The readings for which quantity x price = amount, less a discount or (`per_pieces`) per 10, 100, 1000, or None.

    Signs are left aside: credit notes print them on any of the three. The tolerance is what rounding of a printed
    price may cost. Of several readings one for which the price is that of a single piece comes first.
    """
    ways = list(product(quantity.values, price.values, net.values))
    for per in (False, True) if per_pieces else (False,):
        for q, p, n in ways:
            whole, amount = abs(q * p), abs(n)
            slack = min(CENT + abs(q) * Decimal(1).scaleb(-max(price.decimals, 2)) / 2, max(CENT, amount / _LOOSEST))
            values = _per_pieces(whole) if per else _reduced(whole, q, discount)
            if any(abs(value - amount) <= slack and (amount or not value) for value in values):
                return q, p, n
    return None


def _reduced(whole: Decimal, quantity: Decimal, discount: Number | None) -> Iterator[Decimal]:
    yield whole
    if discount is not None and discount.value:
        off = abs(discount.value)
        if off <= 100:
            yield whole * (1 - off / 100)
        yield from (value for value in (whole - off, whole - off * abs(quantity)) if value)


def _per_pieces(whole: Decimal) -> Iterator[Decimal]:
    return (whole / per for per in _PER if whole)


def in_cents(total: Decimal) -> Decimal:
    """A sum as a total prints it: amounts of lines may have more decimals."""
    return total if total == round(total, 2) else xpath_round(total)
