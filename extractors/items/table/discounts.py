"""The discount of a line: what stands in a column named so, in the reading for which the line's arithmetic holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice, product
from typing import NamedTuple

from extractors.items.table.figures import Figures
from extractors.items.table.numbers import Number, base_in, text_of
from extractors.items.table.roles import Roles
from schemas import CENT, decimals, xpath_round

_DETAILS = 2  # lines under an item that may tell of it
_ROUNDED = 2  # decimals of a percentage that may be a rounded one: a third is 33.33

Way = tuple[Decimal, Decimal, Decimal]


class Cell(NamedTuple):
    """What stands in a column of discounts, in one of its readings and without its sign."""

    column: int
    number: Number
    value: Decimal


@dataclass(frozen=True, slots=True, eq=False)
class Discount:
    """What is taken off quantity x price: `off`, with their sign, by what is printed: the percentage, the amount for
    the line, or that for each piece; none of them where percentages stand behind each other, which together are not
    printed. With the other sign it is a surcharge, by a percentage. `way` is the reading of quantity, price and amount
    for which it holds.
    """

    way: Way
    off: Decimal
    percent: Cell | None = None
    amount: Cell | None = None
    each: Cell | None = None

    @property
    def is_surcharge(self) -> bool:
        """Whether it is added to quantity x price."""
        return self.off * (self.way[2] + self.off) < 0


class _Printed(NamedTuple):
    """The numbers in the columns of discounts as percentages and as amounts, and the decimals of a price."""

    shares: Sequence[Cell]
    amounts: Sequence[Cell]
    places: int


def discount_of(
    figures: Figures, cells: Iterable[tuple[int, int]], quantity: Number, price: Number, net: Number
) -> Discount | None:
    """The discount in `cells` (row, column) that makes quantity x price the amount, to a cent; None where none does,
    the product is the amount without one, or the amount has another sign."""
    return _that_makes(_printed(figures, cells, price), quantity, price, net)


def shared_off(column: int, rate: Number, quantity: Number, price: Number, net: Number) -> Discount | None:
    """The percentage `rate`, from a cell of `column`, if that much off quantity x price is the amount."""
    share = Cell(column, rate, abs(rate.value))
    return _that_makes(_Printed((share,), (), max(price.decimals, 2)), quantity, price, net)


def _that_makes(printed: _Printed, quantity: Number, price: Number, net: Number) -> Discount | None:
    ways = [(q, unsigned(q, p, n), n) for q, p, n in product(quantity.values, price.values, net.values)]
    if any(xpath_round(abs(q * p)) == abs(n) for q, p, n in ways):
        return None
    explained = (_explained(way, printed) for way in ways)
    return next((found for found in explained if found is not None), None)


def told_below(figures: Figures, roles: Roles, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The cells that may tell the discount of an item in its words: its name, and the lines under it that have no
    amount, with a percentage: "list price less 15 %"."""
    column, numbers = roles.description, (roles.net, roles.unit_price, roles.quantity)
    for row in range(first, min(last + 1 + _DETAILS, len(figures.rows))) if column is not None else ():
        if row > last and any(figures.amount(row, other) for other in numbers):
            return
        rate = figures.rate(row, column)
        if column is not None and rate is not None and rate.is_rate:
            yield row, column


def pieces_told(figures: Figures, roles: Roles, first: int, last: int) -> Iterator[Decimal]:
    """For how many pieces the price is by what the item's name says, or the next row of names below it: "price per
    100"; what stands in a margin between them is none."""
    if roles.description is None:
        return
    core = {roles.description, roles.quantity, roles.unit_price, roles.net}
    further = (row for row in range(last + 1, len(figures.rows)) if figures.rows[row].cells.keys() & core)
    below = [row for row in islice(further, 1) if figures.amount(row, roles.net) is None]
    for row in (*range(first, last + 1), *below):
        found = base_in(text_of(figures.rows[row].cells.get(roles.description, ())))
        if found is not None:
            yield found[1]


def unsigned(quantity: Decimal, price: Decimal, net: Decimal) -> Decimal:
    """`price` without a minus that would deny quantity x price = amount: credit notes print one on all three."""
    return -price if price < 0 and quantity * price * net < 0 else price


def _printed(figures: Figures, cells: Iterable[tuple[int, int]], price: Number) -> _Printed:
    """What has the sign of a percentage is no amount."""
    shares, amounts = [], []
    for row, column in cells:
        rate, amount = figures.reduction(row, column), figures.amount(row, column)
        if rate is not None:
            shares.append(Cell(column, rate, abs(rate.value)))
        if amount is not None and not (rate is not None and rate.is_rate):
            amounts += [Cell(column, amount, abs(value)) for value in amount.values]
    return _Printed(shares, amounts, max(price.decimals, 2))


def _explained(way: Way, printed: _Printed) -> Discount | None:
    """An amount for the line and a percentage may both stand there; a number that can be either is the amount."""
    quantity, price, net = way
    whole = xpath_round(quantity * price)
    off = whole - net
    if off * whole < 0 < net * whole:
        added = next((cell for cell in printed.shares if _is_share(-cell.value, way, printed.places)), None)
        return None if added is None or added.number.computed else Discount(way, off, added)
    if not 0 < off * whole <= whole * whole:
        return None
    amount = _first(printed.amounts, abs(off))
    shares = (cell for cell in printed.shares if amount is None or cell.column != amount.column)
    percent = next((cell for cell in shares if _is_share(cell.value, way, printed.places)), None)
    if amount is not None or percent is not None:
        return Discount(way, off, None if percent is None or percent.number.computed else percent, amount)
    each = _first(printed.amounts, abs(off), abs(quantity))
    return Discount(way, off, each=each) if each is not None else None


def _first(cells: Sequence[Cell], off: Decimal, times: Decimal = Decimal(1)) -> Cell | None:
    return next((cell for cell in cells if abs(cell.value * times - off) <= CENT), None)


def _is_share(share: Decimal, way: Way, places: int) -> bool:
    """Whether the amount is left where `share` percent of quantity x price, or of each price, rounded to its `places`,
    are taken off; less than nothing is added."""
    quantity, price, net = map(abs, way)
    whole, most, rounded = quantity * price, CENT, decimals(share) or 0
    if rounded >= _ROUNDED:
        most = max(most, whole * Decimal(1).scaleb(-rounded) / 200)
    left = 1 - share / 100
    reduced = xpath_round(price * left, places) * quantity
    return abs(whole * left - net) <= most or abs(reduced - net) <= CENT
