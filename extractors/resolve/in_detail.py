"""Amounts over the items that tell what rows of them come to: the head of a group, the parts of a bill on a page before
its detail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate

from extractors.page.claims import amount_of, place_of
from extractors.page.sheet import Sheet
from extractors.page.values import Money
from schemas import Claim

_ALIGNED = 3.0  # points


def heads_items(money: Money, lines: Mapping[str, Claim]) -> bool:
    """Whether an amount over the first item is the sum of it and some next, in their column: the head of a group."""
    nets = _nets(lines)
    aligned = bool(nets) and abs(nets[0].boxes[-1].x1 - money.span.box.x1) < _ALIGNED
    return aligned and abs(money.value) in list(accumulate(map(amount_of, nets)))[1:]


def sums_items(money: Money, lines: Mapping[str, Claim]) -> bool:
    """Whether an amount in the column of the items is the sum of those right over it, at least one: "Total 15 May"."""
    nets = [one for one in _nets(lines) if place_of(one) < money.place]
    aligned = bool(nets) and abs(nets[-1].boxes[-1].x1 - money.span.box.x1) < _ALIGNED
    return aligned and abs(money.value) in accumulate(map(amount_of, reversed(nets)))


def sums_in_detail(sheet: Sheet, lines: Mapping[str, Claim]) -> Iterator[Decimal]:
    """The amounts in a column of pages before the first item that, one after the other, are each what some items in a
    row come to, and together all of them."""
    nets = _nets(lines)
    amounts = [money for money in sheet.money if nets and money.span.page < (nets[0].page or 0)]
    for at, first in enumerate(amounts):
        edge = first.span.page, first.span.box.x1
        column = [one.value for one in amounts[at:] if _stands_at(one, *edge)]
        yield from _tiling(column, list(map(amount_of, nets)))


def _stands_at(money: Money, page: int, edge: float) -> bool:
    return money.span.page == page and abs(money.span.box.x1 - edge) < _ALIGNED


def _tiling(column: Sequence[Decimal], nets: Sequence[Decimal]) -> Sequence[Decimal]:
    """The first amounts of a column that tell all of the `nets`, each some of them in a row; none if they do not."""
    begun = 0
    for count, amount in enumerate(column, 1):
        ends = [stop for stop in range(begun + 1, len(nets) + 1) if sum(nets[begun:stop]) == amount]
        if not ends:
            return ()
        begun = ends[0]
        if begun == len(nets):
            return column[:count]
    return ()


def _nets(lines: Mapping[str, Claim]) -> Sequence[Claim]:
    return sorted((one for term, one in lines.items() if term.endswith("].net") and one.boxes), key=place_of)
