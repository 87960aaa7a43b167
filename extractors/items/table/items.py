"""Rows of a table as line items: which rows are items, which only tell more of one, which are none at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate, product

from extractors.items.table.discounts import Discount, discount_of, pieces_told, told_below, unsigned
from extractors.items.table.numbers import Number, is_unlike, nothing_in, of_hundredths, pieces_in, text_of, unit_in
from extractors.items.table.products import in_cents, multiplies
from extractors.items.table.roles import Figures, Roles
from extractors.items.table.rows import Kind, Row
from extractors.meanings.columns import names_coins
from extractors.page import Span

_WHOLE = 3  # quantity, price and amount
_NEAR = 1.0  # line heights between the lines over which one row's numbers may be spread
_CENTS = Decimal("0.02")
_INDENT = 0.8  # em: sub-lines begin this much to the right
_SMALLER = 0.93  # of the size of items: sub-lines are set smaller


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


def items_of(figures: Figures, roles: Roles, targets: frozenset[Decimal], *, headed: bool) -> Items:
    """The items among the rows: of the possible selections the first whose amounts add up to a printed total.

    An amount that repeats the sum of those above is an item only where they add up to none without it.
    Under a header that is understood a lonely amount is an item; without one, once products were seen, it is not.
    """
    read = tuple(_read(figures, roles))
    described = _described(figures, roles, read, targets)
    main = _without_details(figures, roles, described)
    full = [item for item in described if item.full]
    full_main = [item for item in main if item.full]
    for choice in (described, main, full, full_main):
        if count := _summed(choice, targets):
            return Items(tuple(choice[:count]), adds_up=True)
    further = _described(figures, roles, tuple(_read(figures, roles, further=True)), targets)
    count = _first_sum(further, targets)
    if not count and _closed(figures, roles, described):
        return Items(tuple(described), adds_up=False)
    if {item.first for item in described} < {item.first for item in further[:count]}:
        return Items(tuple(further[:count]), adds_up=True)
    every = _described(figures, roles, read, targets, groups=False)
    if count := _summed(every, targets):
        return Items(tuple(every[:count]), adds_up=True)
    likely = sorted({*described, *_unread(figures, roles, read, described)}, key=lambda item: item.first)
    usual = _without_details(figures, roles, likely, surely=True)
    whole = [item for item in usual if item.numbers >= _WHOLE]
    mostly = [item for item in usual if item.full or _lacks_amount(item)]
    if not headed and any(item.fits for item in usual):
        usual = whole
    elif 2 * len(mostly) >= len(usual):
        usual = mostly
    return Items(tuple(usual), adds_up=False)


def _closed(figures: Figures, roles: Roles, items: Sequence[Item]) -> bool:
    """Whether the last subtotal stands below all items and is their sum: what leads from it to the net total is not
    understood."""
    last = max((number for number, row in enumerate(figures.rows) if row.kind is Kind.SUBTOTAL), default=0)
    amount = figures.amount(last, roles.net)
    if len(items) <= 1 or amount is None or any(item.last > last for item in items):
        return False
    return sum((item.net.value for item in items if item.net is not None), Decimal(0)) == amount.value


def _first_sum(items: Sequence[Item], targets: frozenset[Decimal]) -> int:
    """How many of the items, from the first, are the fewest that add up to a target; 0 where none do."""
    sums = accumulate(item.net.value if item.net is not None else Decimal(0) for item in items)
    return next((number for number, value in enumerate(sums, start=1) if in_cents(abs(value)) in targets), 0)


def _described(
    figures: Figures, roles: Roles, read: Sequence[Item], targets: frozenset[Decimal], *, groups: bool = True
) -> list[Item]:
    """Those of the items with an amount (any, where none has one) that are whole or named, and no sums of all before
    them, nor of `groups`."""
    found = tuple(item for item in read if item.net is not None) or read
    free = _without_sums(found, targets, groups=groups)
    return [item for item in free if _is_whole(item) or _has_name(figures, roles, item)]


def _unread(figures: Figures, roles: Roles, read: Sequence[Item], known: Sequence[Item]) -> Iterator[Item]:
    """Rows of which the amount alone is missing, with all other cells that the `known` items have."""
    cells = [figures.rows[item.first].cells.keys() for item in known]
    usual = set.intersection(*map(set, cells)) - {roles.net} if cells else set()
    for item in read:
        if _lacks_amount(item) and _has_name(figures, roles, item) and usual <= figures.rows[item.first].cells.keys():
            yield item


def _lacks_amount(item: Item) -> bool:
    """Whether the amount alone is missing: a scan may not have it."""
    return item.net is None and item.quantity is not None and item.unit_price is not None


def _is_whole(item: Item) -> bool:
    """Whether the numbers alone make it an item; nothing at some price needs a name, or a product that is nothing."""
    return item.full and item.net is not None and (item.net.value != 0 or item.fits is True)


def _summed(choice: Sequence[Item], targets: frozenset[Decimal]) -> int:
    """How many of the items, from the first, add up to a target; 0 where none do. What follows has fewer numbers.

    Of several the most, unless lonely amounts lead from one target to another: taxes and charges.
    """
    sums = list(accumulate(item.net.value if item.net is not None else Decimal(0) for item in choice))
    best = 0
    for count in range(len(choice), 0, -1):
        if in_cents(abs(sums[count - 1])) not in targets:
            continue
        if not best:
            fewest = min(item.numbers for item in choice[:count])
            best = count if all(item.numbers < fewest for item in choice[count:]) else 0
        elif sums[count - 1] != sums[best - 1] and not any(item.full for item in choice[count:best]):
            best = count
    return best


def _without_sums(items: Sequence[Item], targets: frozenset[Decimal], *, groups: bool) -> list[Item]:
    """`items` without lonely amounts that repeat the sum of those before them, whatever they are called.

    The sum of all that is a printed total ends the table, unless more products follow. Any other, and that of a group,
    is left out where there are `groups`.
    """
    kept: list[Item] = []
    total = group = Decimal(0)
    members = 0
    priced = any(item.unit_price is not None for item in items)
    for number, item in enumerate(items):
        value = item.net.value if item.net is not None else Decimal(0)
        lonely = item.unit_price is None if priced else not item.full
        repeats = lonely and members and value == total and abs(total) in targets
        if repeats and not any(later.fits and later.full for later in items[number:]):
            break
        if groups and lonely and (members > 1 or (kept and kept[-1].full)) and value in (group, total):
            group, members = Decimal(0), 0
            continue
        kept.append(item)
        total, group, members = total + value, group + value, members + 1
    return kept


def _read(figures: Figures, roles: Roles, *, further: bool = False) -> Iterator[Item]:
    """Every row with numbers where an item has them; after a subtotal, only rows like those before it, or `further`
    ones: expenses below the services."""
    number = free = 0
    closed = full = False
    while number < len(figures.rows):
        row = figures.rows[number]
        item = _spread(figures, roles, number, free)
        if item is not None:
            if _counts(row, item, closed=closed and full, further=further):
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
    if number + 1 < len(rows) and _close(rows[number], rows[number + 1]) and not (item.full and item.net is not None):
        below = _item(figures, roles, number + 1, number + 1)
        completes = below is not None and below.net is None and below.quantity is not None
        if item.net is None or completes:
            item = _item(figures, roles, number, number + 1) or item
    lonely = item.first == item.last and rows[number].cells.keys() == {roles.net}
    if lonely and number > free and _close(rows[number - 1], rows[number]):
        return _item(figures, roles, number - 1, number)
    return item


def _counts(row: Row, item: Item, *, closed: bool, further: bool) -> bool:
    """Whether a row can be an item: rows named as totals only if the arithmetic holds, and so after a subtotal."""
    if row.kind is Kind.CARRIED:
        return item.fits is True  # "Transport" is carried over, or carriage at a price
    if further and row.kind in (Kind.BODY, Kind.LATER) and item.net is not None and item.unit_price is None:
        return True
    if row.kind is not Kind.BODY or closed:
        free = item.full and item.net is not None and nothing_in(item.net.spans) is not None
        return (free and closed) or (item.fits is True and (row.kind is not Kind.LATER or not _is_share(item)))
    return item.net is not None or (item.quantity is not None and item.unit_price is not None)


def _is_share(item: Item) -> bool:
    """Whether the amount is a small share of quantity x price, as a tax is of rate x base: nothing is counted there."""
    if item.unit is not None or item.quantity is None or item.unit_price is None or item.net is None:
        return False
    return 2 * abs(item.net.value) < abs(item.quantity.value * item.unit_price.value)


def _close(row: Row, other: Row) -> bool:
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


def _has_name(figures: Figures, roles: Roles, item: Item) -> bool:
    """Whether words stand beside a lonely amount, or over two lines between which it is, or end in figures there."""
    if roles.description is None:
        return False
    own, last = figures.rows[item.first], len(figures.rows) - 1
    around = (figures.rows[row] for row in (item.first - 1, item.last + 1) if 0 <= row <= last)
    near = [row for row in around if row.page is own.page and (_overlap(row, own) or _ends_in(row, own, roles))]
    cells = [span for row in (own, *near) for span in row.cells.get(roles.description, ())]
    return sum(character.isalpha() for character in text_of(cells)) >= 3


def _ends_in(row: Row, own: Row, roles: Roles) -> bool:
    """Whether a name that `row` holds alone goes on in the row close below."""
    named = row.cells.keys() == {roles.description} and roles.description in own.cells
    return named and row.box.top < own.box.top and _close(row, own)


def _overlap(row: Row, other: Row) -> bool:
    """Whether two lines stand lower than one another by less than their height, as in cells that are centred."""
    return max(row.box.top, other.box.top) < min(row.box.bottom, other.box.bottom)


def _without_details(figures: Figures, roles: Roles, items: Sequence[Item], *, surely: bool = False) -> list[Item]:
    """`items` without rows that are set smaller or further in than the first one (`surely`: both): parts of it.

    Names that are centred begin anywhere; there the left edge says nothing.
    """
    starts = [_start(figures, roles, item) for item in items]
    known = [start for start in starts if start is not None]
    if not known:
        return list(items)
    left, size = known[0]
    aligned = 2 * sum(abs(x0 - left) < _INDENT * size for x0, _ in known) >= len(known)
    kept = []
    for item, start in zip(items, starts, strict=True):
        smaller = start is not None and start[1] <= _SMALLER * size
        inside = start is not None and aligned and start[0] - left >= _INDENT * size
        if not ((smaller and inside) if surely else (smaller or inside)):
            kept.append(item)
    return kept


def _start(figures: Figures, roles: Roles, item: Item) -> tuple[float, float] | None:
    """Left edge and size of an item's name."""
    cells = figures.rows[item.first].cells.get(roles.description, ()) if roles.description is not None else ()
    return (cells[0].box.x0, cells[0].segment.size) if cells else None
