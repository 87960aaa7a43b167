"""Corrections that print what was invoiced, what should have been, and below these the differences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from decimal import Decimal
from itertools import accumulate

from extractors.items.table.figures import Figures
from extractors.items.table.items import Item, Items
from extractors.items.table.numbers import text_of
from extractors.items.table.products import in_cents
from extractors.items.table.roles import Roles
from extractors.items.table.rows import Kind
from extractors.parsing.folding import compact

_TWICE = 2  # times that a name stands above its difference


def with_differences(figures: Figures, roles: Roles, items: Items, targets: Set[Decimal]) -> Items:
    """`items`, which make no total, less those before the last rows under a heading, where these do make one and each
    of them is named above as it was and as it should be."""
    if items.adds_up or roles.description is None:
        return items
    names = [_name(figures, roles, item) for item in items.items]
    amounts = [item.net.value if item.net is not None else Decimal(0) for item in items.items]
    sums = list(accumulate(reversed(amounts)))[::-1]  # from each row to the last one
    for start in range(1, len(names)):
        if in_cents(abs(sums[start])) in targets and _is_headed(figures, *items.items[start - 1 : start + 1]):
            above = Counter(names[:start])
            if all(name and above[name] >= _TWICE for name in names[start:]):
                return Items(items.items[start:], adds_up=True)
    return items


def _name(figures: Figures, roles: Roles, item: Item) -> str:
    cells = figures.rows[item.first].cells
    return compact(text_of(cells.get(roles.description, ()))) if roles.description is not None else ""


def _is_headed(figures: Figures, before: Item, first: Item) -> bool:
    """Whether a row without numbers stands between two items."""
    between = figures.rows[before.last + 1 : first.first]
    return any(row.kind is Kind.BODY and not any(map(str.isdigit, row.line.text)) for row in between)
