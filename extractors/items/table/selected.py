"""Which rows with numbers are the items of a table: the selection that makes a printed total, or the likeliest one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from extractors.items.table.figures import Figures
from extractors.items.table.items import Item, Items, close_to, read_items
from extractors.items.table.numbers import text_of
from extractors.items.table.products import in_cents
from extractors.items.table.roles import Roles
from extractors.items.table.rows import SUMMED, Kind, Row

_WHOLE = 3  # quantity, price and amount
_INDENT = 0.8  # em: sub-lines begin this much to the right
_SMALLER = 0.93  # of the size of items: sub-lines are set smaller


def items_of(figures: Figures, roles: Roles, targets: frozenset[Decimal], *, headed: bool) -> Items:
    """The items among the rows: of the possible selections the first whose amounts add up to a printed total.

    An amount that repeats the sum of those above is an item only where they add up to none without it.
    Under a header that is understood a lonely amount is an item; without one, once products were seen, it is not.
    """
    read = tuple(read_items(figures, roles))
    described = _described(figures, roles, read, targets)
    main = _without_details(figures, roles, described)
    full = [item for item in described if item.full]
    full_main = [item for item in main if item.full]
    for choice in (described, main, full, full_main):
        if count := _summed(choice, targets):
            return Items(tuple(choice[:count]), adds_up=True)
    further = _described(figures, roles, tuple(read_items(figures, roles, further=True)), targets)
    count = _first_sum(further, targets)
    proven = () if count else _proven(figures, roles, further)
    if {item.first for item in described} < {item.first for item in proven}:
        return Items(tuple(proven), adds_up=False)
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
    mostly = [item for item in usual if item.full or item.tax_rate is not None or _lacks_amount(item)]
    if not headed and any(item.fits for item in usual):
        usual = whole
    elif 2 * len(mostly) >= len(usual):
        usual = mostly
    return Items(tuple(usual), adds_up=False)


def _closed(figures: Figures, roles: Roles, items: Sequence[Item]) -> bool:
    """Whether a sum in the table stands below all items and is theirs: what leads from it to the net total is not
    understood."""
    if len(items) <= 1:
        return False
    total = sum((item.net.value for item in items if item.net is not None), Decimal(0))
    below = range(items[-1].last + 1, len(figures.rows))
    sums = (figures.amount(row, roles.net) for row in below if figures.rows[row].kind in SUMMED)
    return any(amount is not None and amount.value == total for amount in sums)


def _proven(figures: Figures, roles: Roles, items: Sequence[Item]) -> list[Item]:
    """Those of the items that stand in groups, each closed by a subtotal that is their sum; one lonely amount makes any
    that repeats it."""
    proven: list[Item] = []
    start = 0
    for number, row in enumerate(figures.rows):
        if row.kind is not Kind.SUBTOTAL:
            continue
        group, amount = [item for item in items if start <= item.first < number], figures.amount(number, roles.net)
        total = sum((item.net.value for item in group if item.net is not None), Decimal(0))
        summed = len(group) > 1 or any(item.full for item in group)
        proven += group if summed and amount is not None and amount.value == total else []
        start = number + 1
    return proven


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
    usual = set.intersection(*map(set, cells)) - {roles.net, roles.tax_rate} if cells else set()
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
    return named and row.box.top < own.box.top and close_to(row, own)


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
