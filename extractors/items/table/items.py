"""Rows of a table as line items: which rows are items, which only tell more of one, which are none at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from extractors.items.table.discounts import Discount, discount_of, pieces_told, told_below, unsigned
from extractors.items.table.figures import Figures
from extractors.items.table.numbers import Number, is_unlike, nothing_in, of_hundredths, pieces_in, text_of, unit_in
from extractors.items.table.products import multiplies
from extractors.items.table.roles import Roles
from extractors.items.table.rows import Kind, Row
from extractors.languages import spoken
from extractors.meanings.columns import names_coins
from extractors.page import Span

_NEAR = 1.0  # line heights between the lines over which one row's numbers may be spread
_CENTS = Decimal("0.02")
_FURTHER = frozenset({Kind.BODY, Kind.LATER})
_CARRIAGE = re.compile(rf"(?i)(?:{spoken('carried_or_carriage')})")


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """The numbers of one item. `first` and `last` are its rows with numbers, by index; `fits` says that quantity x
    price = amount holds, None that it cannot be asked. It may hold less a `discount` only; `listed` says that it does
    so roughly, or less what nothing names: the price that is printed may be the one before a discount. The price is for
    as many `pieces` as a cell of its own says."""

    first: int
    last: int
    quantity: Number | None
    unit_price: Number | None
    net: Number | None
    tax_rate: Number | None
    unit: tuple[str, tuple[Span, ...]] | None
    fits: bool | None
    discount: Discount | None = None
    listed: bool = False
    pieces: Decimal | None = None

    @property
    def numbers(self) -> int:
        """How many of quantity, price and amount it has; one more where they fit."""
        return sum(n is not None for n in (self.quantity, self.unit_price, self.net)) + (self.fits is True)

    def is_for(self, pieces: Decimal) -> bool:
        """Whether quantity x price for so many pieces makes the amount, less the discount: one of cents to the half."""
        if self.quantity is None or self.unit_price is None or self.net is None:
            return False
        due = abs(self.net.value + (self.discount.off if self.discount is not None else 0))
        return abs(abs(self.quantity.value * self.unit_price.value) / pieces - due) <= min(_CENTS, due / 2)

    @property
    def full(self) -> bool:
        """Whether it says how many, or at which price, beside the amount."""
        return self.net is not None and (self.quantity is not None or self.unit_price is not None)


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a table and whether their amounts add up to a printed total."""

    items: tuple[Item, ...]
    adds_up: bool

    @property
    def total(self) -> Decimal:
        return sum((item.net.value for item in self.items if item.net is not None), Decimal(0))


def read_items(figures: Figures, roles: Roles, *, further: bool = False) -> Iterator[Item]:
    """Every row with numbers where an item has them; after a subtotal, only rows like those before it, or `further`
    ones: expenses below the services, and what may be carriage below a full item of its page, not carried over."""
    number = free = 0
    closed = full = False
    while number < len(figures.rows):
        row = figures.rows[number]
        item = _spread(figures, roles, number, free)
        if item is not None:
            below = full and figures.rows[number - 1].page is row.page
            carriage = further and below and _may_be_carriage(figures, roles, number, item)
            if carriage or _counts(row, item, closed=closed and full, further=further):
                yield item
            full = full or item.full
            number = free = item.last
        closed = closed or row.kind is Kind.SUBTOTAL
        number, free = number + 1, free + (item is not None)


def _spread(figures: Figures, roles: Roles, number: int, free: int) -> Item | None:
    """The item whose numbers begin on row `number`, with what the next line has of it, or the line before of its name.

    Rows before `free` belong to other items.
    """
    rows = figures.rows
    item = _item(figures, roles, number, number)
    if item is None:
        return None
    if number + 1 < len(rows) and close_to(rows[number], rows[number + 1]) and not (item.full and item.net is not None):
        below = _item(figures, roles, number + 1, number + 1)
        completes = below is not None and below.net is None and below.quantity is not None
        if item.net is None or completes:
            item = _item(figures, roles, number, number + 1) or item
    lonely = item.first == item.last and rows[number].cells.keys() == {roles.net}
    if lonely and number > free and close_to(rows[number - 1], rows[number]):
        return _item(figures, roles, number - 1, number)
    return item


def _counts(row: Row, item: Item, *, closed: bool, further: bool) -> bool:
    """Whether a row can be an item: rows named as totals only if the arithmetic holds, and so after a subtotal."""
    if further and row.kind in _FURTHER and item.net is not None and item.unit_price is None:
        return True
    if row.kind is Kind.CARRIED:
        return item.fits is True  # "Transport" is carried over, or carriage at a price
    if row.kind is not Kind.BODY or closed:
        free = item.full and item.net is not None and nothing_in(item.net.spans) is not None
        return (free and closed) or (item.fits is True and (row.kind is not Kind.LATER or not _is_share(item)))
    return item.net is not None or (item.quantity is not None and item.unit_price is not None)


def _may_be_carriage(figures: Figures, roles: Roles, number: int, item: Item) -> bool:
    """Whether row `number` alone is named in a word that is said of carriage as well as of what is carried over, and
    has nothing but an amount."""
    row = figures.rows[number]
    if row.kind is not Kind.CARRIED or item.first != number or item.net is None or item.full:
        return False
    name = row.cells.get(roles.description, ()) if roles.description is not None else ()
    return _CARRIAGE.fullmatch(text_of(name)) is not None


def _is_share(item: Item) -> bool:
    """Whether the amount is a small share of quantity x price, as a tax is of rate x base: nothing is counted there."""
    if item.unit is not None or item.quantity is None or item.unit_price is None or item.net is None:
        return False
    return 2 * abs(item.net.value) < abs(item.quantity.value * item.unit_price.value)


def close_to(row: Row, other: Row) -> bool:
    white = other.box.top - row.box.bottom
    return row.page is other.page and other.kind is Kind.BODY and white < _NEAR * row.box.height


def _item(figures: Figures, roles: Roles, first: int, last: int) -> Item | None:
    """The numbers of rows `first` to `last` by role; None where two rows have the same cell or none has a number."""

    def one(numbers: list[Number | None]) -> Number | None:
        return next((number for number in numbers if number is not None), None)

    rows = range(first, last + 1)
    core = [figures.amount(row, column) for column in (roles.unit_price, roles.net) for row in rows]
    quantities = [figures.quantity(row, roles.quantity) for row in rows]
    if not any((*core, *quantities)) or (first < last and _twice(figures, roles, first, last)):
        return None
    price = one([figures.amount(row, roles.unit_price) for row in rows])
    net = one([figures.amount(row, roles.net) for row in rows])
    rate = one([figures.rate(row, roles.tax_rate) for row in rows])
    told = {roles.quantity, roles.unit_price, roles.net, roles.tax_rate, *roles.discounts}
    beside = [cell for row in rows for column, cell in figures.rows[row].cells.items() if column not in told]
    item = Item(first, last, one(quantities), price, net, rate, _unit(figures, roles, first, last), fits=None)
    plain = item.net is None or not item.net.value or item.is_for(Decimal(1))  # nothing is the amount of any pieces
    asked = () if plain else (*pieces_in(beside), *pieces_told(figures, roles, first, last))
    priced = (_settled(figures, roles, replace(item, pieces=pieces)) for pieces in asked)
    explained = (found for found in priced if found.pieces is not None and found.is_for(found.pieces))
    return next(explained, None) or _settled(figures, roles, item)


def _settled(figures: Figures, roles: Roles, item: Item) -> Item:
    """`item` with what its arithmetic tells: whether it holds, in which readings, and after which discount."""
    quantity, price, net = item.quantity, item.unit_price, item.net
    if quantity is None or price is None or net is None:
        return item
    whole = of_hundredths(price, told=names_coins(figures.head(roles.unit_price)))
    price = whole if whole is not None and multiplies(quantity, whole, net, per_pieces=False) else price
    rows = range(item.first, item.last + 1)
    cells = (*product(rows, roles.discounts), *told_below(figures, roles, item.first, item.last))
    one, listed = price if item.pieces is None else price.for_one(item.pieces), False
    discount = discount_of(figures, cells, quantity, one, net)
    way = discount.way if discount is not None else multiplies(quantity, price, net)
    if discount is not None and item.pieces is not None:
        way = (discount.way[0], discount.way[1] * item.pieces, discount.way[2])
    if way is None:
        offs = (figures.reduction(row, roles.discount) or figures.amount(row, roles.discount) for row in rows)
        way = multiplies(quantity, price, net, next((off for off in offs if off is not None), None))
        listed = way is not None
    if (explained := listed or discount is not None) or way is None:
        reduced = _reduced_price(figures, roles, rows, (quantity, net), explained=explained)
        if reduced is not None:
            price, way, listed, discount = reduced, multiplies(quantity, reduced, net), False, None
    if way is None:  # a price of another unit, "118.80 a year" for days, is none of this quantity
        another = is_unlike(price.raw, figures.head(roles.quantity) if item.unit is None else text_of(item.unit[1]))
        return replace(item, unit_price=None if another else price, fits=None if another else False)
    return replace(
        item,
        quantity=quantity.read_as(way[0]),
        unit_price=price.read_as(unsigned(*way)),
        net=net.read_as(way[2]),
        fits=True,
        discount=discount,
        listed=listed,
    )


def _reduced_price(
    figures: Figures, roles: Roles, rows: range, around: tuple[Number, Number], *, explained: bool
) -> Number | None:
    """The price after the discount, where it stands printed in a column of its own beside the price before;
    where a discount explains the amount (`explained`), that is no price."""
    discounts = (roles.discount, *roles.discounts) if explained else ()
    taken = {roles.quantity, roles.unit_price, roles.net, roles.tax_rate, *discounts}
    quantity, net = around
    for row in rows:
        for column in sorted(c for c in figures.rows[row].cells.keys() - taken if roles.net is None or c < roles.net):
            found = figures.amount(row, column)
            if found is not None and found.decimals and multiplies(quantity, found, net) is not None:
                return found
    return None


def _unit(figures: Figures, roles: Roles, first: int, last: int) -> tuple[str, tuple[Span, ...]] | None:
    """The code of a known unit in the column of units, else in the cell of the quantity, and its words."""
    for column in (roles.unit, roles.quantity):
        for row in range(first, last + 1):
            spans = figures.rows[row].cells.get(column, ()) if column is not None else ()
            code = unit_in(spans)
            if code is not None:
                return code, spans
    return None


def _twice(figures: Figures, roles: Roles, first: int, last: int) -> bool:
    """Whether two rows both have the amount, the price or the quantity."""
    core = {column for column in (roles.quantity, roles.unit_price, roles.net) if column is not None}
    seen: set[int] = set()
    for row in range(first, last + 1):
        own = core & {c for c in figures.rows[row].cells if figures.amount(row, c) or figures.quantity(row, c)}
        if own & seen:
            return True
        seen |= own
    return False
