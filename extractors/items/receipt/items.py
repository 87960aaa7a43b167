"""The items of a till receipt: the lines with an amount between its head and its totals, confirmed by their sum."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise

from extractors.items.receipt.rows import Factors, Form, ReceiptRow, makes, receipt_rows
from extractors.items.table.items import Item, Items
from extractors.items.table.names import finds_no_room, is_name
from extractors.items.table.numbers import Number, text_of, unit_in
from extractors.page import Layout, Span
from extractors.page.roles import ALLOWANCES
from extractors.parsing import NumberStyle, find_rates
from schemas import CENT

_ABOVE = 4  # lines over the first amount that may begin the name
_MOST_ABOVE = 5  # amounts printed over the items
_MOST_LINES = 6  # of one item
_NEAR = 1.6  # line heights between the lines of one item
_RAGGED = 0.1  # em
_CLOSING = 6  # lines after the items that may hold their sum


@dataclass(frozen=True, slots=True)
class ReceiptItems:
    """The items of a receipt with their names, beside what says whether they are all."""

    items: Items
    names: tuple[tuple[Span, ...], ...]


def receipt_items(
    layout: Layout, style: NumberStyle | None, language: str | None, targets: frozenset[Decimal]
) -> ReceiptItems | None:
    """The items of the first page that has some; None where their amounts add up to no total."""
    for page in layout.pages:
        rows = _with_sums(list(receipt_rows(page, style, language)))
        blocks = list(_blocks(rows))
        if blocks:
            return _settled(rows, blocks, targets)
    return None


def _with_sums(rows: Sequence[ReceiptRow]) -> list[ReceiptRow]:
    """`rows`, those without a name whose amount is the sum of those above it as sums."""
    found: list[ReceiptRow] = []
    total, count = Decimal(0), 0
    for row in rows:
        is_sum = row.form is Form.PRICED and not row.name and count > 1 and _net(row) == total
        found.append(ReceiptRow(Form.END, amount=row.amount) if is_sum else row)
        if row.form is Form.PRICED and not is_sum:
            total, count = total + _net(row), count + 1
        elif is_sum or row.form is Form.END:
            total, count = Decimal(0), 0
    return found


def _blocks(rows: Sequence[ReceiptRow]) -> Iterator[range]:
    """From each first line with an amount to the next total: the items, those at another rate, what was paid."""
    first: int | None = None
    for number, row in enumerate(rows):
        if row.form is Form.PRICED and first is None:
            first = number
        elif row.form is Form.END and first is not None:
            yield range(first, number)
            first = None


def _settled(rows: Sequence[ReceiptRow], blocks: Sequence[range], targets: frozenset[Decimal]) -> ReceiptItems | None:
    """The items of the first block, and of those after it in which each amount is quantity x price."""
    first, *later = blocks
    kept = _adding_up(rows, first, (targets | _sums_after(rows, first)) - {0})
    if not kept:
        alone = _confirmed(rows, first)
        return _items(rows, alone, first.stop, adds_up=False) if alone else None
    total = _total(rows, kept)
    kept = [*_without_adjustments(rows, kept)]
    end = first.stop
    for block in later:
        if abs(total) in targets:
            break
        more = [number for number in block if rows[number].form is Form.PRICED]
        own = _total(rows, more)
        confirmed = _confirmed(rows, block) == more and own in _sums_after(rows, block)
        if not confirmed and abs(total + own) not in targets:
            if all(rows[number].adjusts for number in more):
                break
            return None  # there are more items than can be read
        if _are_shares(rows, more, total):
            break
        items = [number for number in _without_adjustments(rows, more) if confirmed or _net(rows[number]) >= 0]
        kept, end, total = [*kept, *items], block.stop, total + own
    return _items(rows, kept, end, adds_up=True)


def _are_shares(rows: Sequence[ReceiptRow], numbers: Sequence[int], total: Decimal) -> bool:
    """Whether each amount below a subtotal is a percentage in its name of what stands above it: a discount for members,
    a charge for service, and no item."""
    for number in numbers:
        amount = _net(rows[number])
        rates = find_rates(text_of(rows[number].name))
        if not any(abs(abs(total) * rate.value / 100 - abs(amount)) <= CENT for rate in rates):
            return False
        total += amount
    return bool(numbers)


def _total(rows: Sequence[ReceiptRow], numbers: Sequence[int]) -> Decimal:
    return sum((_net(rows[number]) for number in numbers), Decimal(0))


def _sums_after(rows: Sequence[ReceiptRow], block: range) -> set[Decimal]:
    """The sums printed behind a block, without signs."""
    closing = rows[block.stop : block.stop + _CLOSING]
    return {abs(row.amount.value) for row in closing if row.form is Form.END and row.amount}


def _adding_up(rows: Sequence[ReceiptRow], block: range, targets: frozenset[Decimal]) -> list[int]:
    """The lines whose amounts add up to a target: all of the block, without what is printed over the items or repeats
    their sum under a name that is not understood."""
    priced = [number for number in block if rows[number].form is Form.PRICED]
    for start in range(min(len(priced), _MOST_ABOVE)):
        if start and (rows[priced[start - 1]].factors or start == len(priced) - 1):
            break
        sums = list(accumulate(_net(rows[number]) for number in priced[start:]))
        for count in range(len(sums), 0, -1):
            behind = priced[start + count :]
            if abs(sums[count - 1]) in targets and all(abs(_net(rows[other])) in targets for other in behind):
                return priced[start : start + count]
    return []


def _without_adjustments(rows: Sequence[ReceiptRow], kept: Sequence[int]) -> Sequence[int]:
    """`kept` without the discounts and charges behind the last item: they are of the whole receipt (BG-20, BG-21)."""
    last = max((n for n, number in enumerate(kept) if rows[number].adjusts is None), default=-1)
    return kept[: last + 1] or kept


def _confirmed(rows: Sequence[ReceiptRow], block: range) -> list[int]:
    """The lines whose amounts are all quantity x price; none where another one stands among them."""
    priced = [number for number in block if rows[number].form is Form.PRICED]
    factors = _factors(rows, priced, block.stop)
    kept = priced[: max((priced.index(number) + 1 for number in factors), default=0)]
    return kept if all(number in factors and _fits(rows[number], factors[number]) for number in kept) else []


def _fits(row: ReceiptRow, factors: Factors) -> bool:
    return row.amount is not None and makes(factors, row.amount)


def _net(row: ReceiptRow) -> Decimal:
    value = row.amount.value if row.amount is not None else Decimal(0)
    return -abs(value) if row.adjusts == ALLOWANCES else value


def _items(rows: Sequence[ReceiptRow], kept: Sequence[int], end: int, *, adds_up: bool) -> ReceiptItems:
    factors = _factors(rows, kept, end)
    starts = _counted(rows, kept)
    counts = [_leading(rows, starts, number) for number in kept]
    if len(kept) > 1 and [c.value if c else None for c in counts] == list(range(1, len(kept) + 1)):
        counts = [None for _ in kept]  # they number the items
    items = tuple(
        _item(rows[number], number, factors.get(number), count) for number, count in zip(kept, counts, strict=True)
    )
    names = _Names(rows, kept, end, starts)
    return ReceiptItems(Items(items, adds_up=adds_up), tuple(names.of(number) for number in kept))


def _item(row: ReceiptRow, number: int, factors: Factors | None, count: Number | None) -> Item:
    quantity, price = factors or (row.quantity or count, None)
    net = row.amount
    if net is not None and row.adjusts == ALLOWANCES:
        net = Number((_net(row),), net.decimals, net.raw, net.spans)
    unit = unit_in(quantity.spans) if quantity is not None and quantity.raw != str(quantity.value) else None
    return Item(
        first=number,
        last=number,
        quantity=quantity,
        unit_price=price,
        net=net,
        tax_rate=None,
        unit=(unit, quantity.spans) if unit is not None and quantity is not None else None,
        fits=_fits(row, factors) if factors is not None else None,
    )


def _factors(rows: Sequence[ReceiptRow], kept: Sequence[int], end: int) -> dict[int, Factors]:
    """Quantity and price of each line with an amount: its own, else those on a line below or above that make it; all in
    the order in which most read best."""
    found = {number: own for number in kept if (own := rows[number].factors) is not None}
    for before, after in pairwise((kept[0] - _ABOVE - 1, *kept, end)):
        for row in rows[max(before + 1, 0) : after]:
            for home in (before, after) if row.factors is not None else ():
                amount = rows[home].amount if home in kept and home not in found else None
                if row.factors is not None and amount is not None and row.factors.makes(amount):
                    found[home] = row.factors
                    break
    price_first = sum(product.price_leads for product in found.values()) > 0
    return {number: product.read(price_first=price_first) for number, product in found.items()}


def _counted(rows: Sequence[ReceiptRow], kept: Sequence[int]) -> dict[int, int]:
    """For each line with an amount the line on which its item begins with a count; empty where an item has none."""
    starts: dict[int, int] = {}
    for before, number in pairwise((kept[0] - _ABOVE - 1, *kept)):
        if rows[number].adjusts:
            continue
        if not rows[number].name:
            return {}
        top = number
        while top > max(before + 1, number - _MOST_LINES, 0) and rows[top - 1].form is Form.TEXT:
            top -= 1
        start = next((n for n in range(top, number + 1) if _stands_under(rows[n], rows[n + 1 : number + 1])), None)
        if start is None:
            return {}
        starts[number] = start
    return starts


def _stands_under(row: ReceiptRow, others: Sequence[ReceiptRow]) -> bool:
    """Whether the name of `row` begins with a count, and the `others` stand under that name, not under the count."""
    if row.leading is None:
        return False
    name = row.leading[1][0]
    return all(other.name[0].box.x0 > name.box.x0 - _RAGGED * name.segment.size for other in others)


def _leading(rows: Sequence[ReceiptRow], starts: Mapping[int, int], number: int) -> Number | None:
    leading = rows[starts[number]].leading if number in starts else None
    return leading[0] if leading is not None else None


class _Names:
    """Gives lines without an amount to the item above or below them."""

    def __init__(self, rows: Sequence[ReceiptRow], kept: Sequence[int], end: int, starts: Mapping[int, int]) -> None:
        self._rows, self._starts = rows, starts
        self._texts = {n: row.name for n, row in enumerate(rows[:end]) if row.name and is_name(text_of(row.name))}
        named = [n for n in kept if n in self._texts] or [n for n in self._texts if n >= kept[0]]
        self._reach = max((span.box.x1 for n in named for span in self._texts[n]), default=0.0)
        self._owned: dict[int, list[int]] = {}
        for before, after in pairwise((kept[0] - _ABOVE - 1, *kept, end)):
            free = [n for n in range(max(before + 1, 0), after) if n in self._texts]
            begin = self._begin(free, after, first=after == kept[0])
            self._owned[after] = [n for n in free if n >= begin] + [after] * bool(rows[after].name)
            if before in self._owned and rows[before].name:
                self._go_on(self._owned[before], [n for n in free if n < begin])

    def of(self, number: int) -> tuple[Span, ...]:
        """The words of the name of the item with its amount on line `number`."""
        return tuple(span for line in self._owned[number] for span in self._words(line, number))

    def _words(self, line: int, number: int) -> tuple[Span, ...]:
        leading = self._rows[line].leading if self._starts.get(number) == line else None
        return leading[1] if leading is not None else self._rows[line].name

    def _begin(self, free: Sequence[int], after: int, *, first: bool) -> int:
        """The line on which the name of the item with its amount on line `after` begins: that line, if it has a name
        and no count above it; else the last one before it, and what runs on into that."""
        if after in self._starts or self._rows[after].name or not free:
            return self._starts.get(after, after)
        begin = free[-1]
        while begin - 1 in free and self._breaks(begin - 1, begin):
            if first and not self._texts[begin][0].text[0].islower():
                break  # the head of the receipt may end there
            begin -= 1
        return begin

    def _go_on(self, owned: list[int], free: Sequence[int]) -> None:
        """Adds the lines of `free` that go on with a name."""
        for number in free:
            if number != owned[-1] + 1 or not self._breaks(owned[-1], number):
                return
            owned.append(number)

    def _breaks(self, last: int, number: int) -> bool:
        """Whether line `number` goes on with the text of the one above: its first word found no room there."""
        if last not in self._texts:
            return False
        above, below = self._texts[last][-1], self._texts[number][0]
        if below.box.top - above.box.bottom > _NEAR * above.box.height:
            return False
        return finds_no_room(below, above.box.x1, above.segment.size, self._reach)
