"""Two columns of amounts, of which each line has its own in one: outlays beside fees, what is exempt beside what is
taxed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractors.items.table.figures import Figures
from extractors.items.table.numbers import Number, is_number
from extractors.items.table.roles import Roles
from extractors.items.table.rows import Kind, Row

_CENTS = 2


def with_either(figures: Figures, roles: Roles, targets: frozenset[Decimal]) -> tuple[Figures, Roles]:
    """The figures of a table with each line's amount in the column of the amounts, from whichever of two has it.

    The two are told by their sum: every line has its amount in one of them alone, and only both together make a total.
    """
    net = roles.net
    if net is None or _adds_up(figures, net, None, targets) is not None:
        return figures, roles
    others = {*range(len(figures.heads))} - {net, roles.quantity, roles.tax_rate, roles.description, *roles.discounts}
    for other in sorted(others):
        end = _adds_up(figures, net, other, targets)
        if end is not None:
            rows = [_moved(row, other, net, ended=number >= end) for number, row in enumerate(figures.rows)]
            price = None if roles.unit_price == other else roles.unit_price
            return Figures(rows, figures.style, figures.heads), replace(roles, unit_price=price)
    return figures, roles


def _adds_up(figures: Figures, net: int, other: int | None, targets: frozenset[Decimal]) -> int | None:
    """The row before which the lines with an amount in one column, or in one of two, make a total; None where they do
    not, or a line has both: but for the last row, where the sum of each may stand."""
    sums: dict[int | None, Decimal] = {}
    end = len(figures.rows)
    for number, row in enumerate(figures.rows):
        found = {column: one.value for column in (net, other) if (one := _money(figures, number, column)) is not None}
        if row.kind is not Kind.BODY or (len(found) > 1 and found == sums):
            end = number
            break
        if len(found) > 1:
            return None
        for column, value in found.items():
            sums[column] = sums.get(column, Decimal(0)) + value
    whole = {net, other} - {None} == sums.keys()
    return end if whole and sum(sums.values(), Decimal(0)) in targets else None


def _money(figures: Figures, row: int, column: int | None) -> Number | None:
    amount = figures.amount(row, column)
    return amount if amount is not None and amount.decimals == _CENTS and is_number(amount.raw) else None


def _moved(row: Row, other: int, net: int, *, ended: bool) -> Row:
    """A line with what stands in the `other` column in that of the amounts, if it has none there; behind the lines
    (`ended`) come sums."""
    if ended:
        return replace(row, kind=Kind.SUBTOTAL) if row.kind is Kind.BODY and {net, other} <= row.cells.keys() else row
    if other not in row.cells or net in row.cells:
        return row
    cells = {net if column == other else column: spans for column, spans in row.cells.items()}
    return replace(row, cells=cells)
