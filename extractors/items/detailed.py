"""Lines that stand in detail on pages behind their sums: power by its hours, then taxes and rents, as suppliers
print them after a first page that says what each part comes to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from extractors.items.claims import claims_of
from extractors.items.prose import with_worded
from extractors.items.table.columns import Columns
from extractors.items.table.items import Item, Items
from extractors.items.table.names import Name
from extractors.items.table.naming import SURE, Named
from extractors.items.table.numbers import Number, amount_in
from extractors.items.table.roles import Roles
from extractors.page import Segment
from extractors.page.sheet import Sheet
from extractors.page.spans import whole
from schemas import Claim

PRICE = re.compile(r"\W{0,3}\d[\d.,' ]*[.,]\d{2}\W{0,3}")  # an amount, and nothing else
_PARTS = 2  # at least of what is told in detail
_MOST = 300  # rows that are looked at


class _Row(NamedTuple):
    """What stands before an amount that ends a row."""

    words: Sequence[Segment]
    amount: Number


def detailed(sheet: Sheet, claims: Mapping[str, Claim], totals: Mapping[str, Claim]) -> dict[str, Claim]:
    """Claims on the rows of later pages of which the lines of `claims` are the sums: each is what some of them in a row
    come to, in the same order, and one at least is what several do."""
    sums = [claim for term, claim in claims.items() if term.endswith("].net")]
    amounts = [claim.value for claim in sums if isinstance(claim.value, Decimal)]
    rows = list(_rows(sheet, max((claim.page or 0 for claim in sums), default=0)))
    told = _told(rows, amounts) if _PARTS <= len(amounts) == len(sums) and len(rows) <= _MOST else []
    if len(told) <= len(amounts):
        return {}
    items = Items(tuple(Item(0, 0, None, None, row.amount, None, None, fits=None) for row in told), adds_up=True)
    items, names = with_worded(items, [Name(tuple(map(whole, row.words))) for row in told], sheet.style)
    return claims_of(Columns((), ()), Roles(), items, [Named(name.words, SURE) for name in names], totals)


def _rows(sheet: Sheet, page: int) -> Iterator[_Row]:
    """The rows of pages behind `page` that end with an amount."""
    for line in (line for one in sheet.layout.pages if one.number > page for line in one.lines):
        *words, last = line.segments
        if words and PRICE.fullmatch(last.text) is not None:
            amount = amount_in((whole(last),), sheet.style)
            if amount is not None and amount.value:
                yield _Row(words, amount)


def _told(rows: Sequence[_Row], amounts: Sequence[Decimal]) -> list[_Row]:
    """The rows of which each of `amounts` is the sum, one after the other; none where one is not."""
    found: list[_Row] = []
    begun = 0
    for amount in amounts:
        part = next((part for start in range(begun, len(rows)) if (part := _making(rows, start, amount))), None)
        if part is None:
            return []
        found.extend(rows[slice(*part)])
        begun = part[1]
    return found


def _making(rows: Sequence[_Row], start: int, amount: Decimal) -> tuple[int, int] | None:
    """From where to where rows from `start` on come to `amount`."""
    total = Decimal(0)
    for stop in range(start, len(rows)):
        total += rows[stop].amount.value
        if total == amount:
            return start, stop + 1
    return None
