"""Whether the rows of a grid add up to the totals; the page does the same while somebody types."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from app.review.document_view import Field, Grid, View
from schemas import CENT, plain

_AGAINST = {
    "lines": (("net", "totals.line_net", "Sum of the lines"),),
    "tax_breakdown": (("base", "totals.net", "Sum of net"), ("amount", "totals.tax", "Sum of tax")),
}


class Sum(NamedTuple):
    """One sum in words, and whether it fits."""

    text: str
    fits: bool


def number(text: str) -> Decimal | None:
    """A text as results write numbers; None for anything else."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def sums(grid: Grid, view: View) -> list[Sum]:
    """The sums of a grid's columns beside the totals that they should come to."""
    return [_sum(grid, view, *against) for against in _AGAINST[grid.group] if _numbers(grid, against[0])]


def _sum(grid: Grid, view: View, column: str, path: str, words: str) -> Sum:
    total = sum(_numbers(grid, column), Decimal(0))
    stated = _stated(view, path) or (_stated(view, "totals.net") if path == "totals.line_net" else None)
    if stated is None:
        return Sum(f"{words} {plain(total)}", fits=True)
    if abs(total - stated) < CENT:
        return Sum(f"{words} {plain(total)}: fits", fits=True)
    return Sum(f"{words} {plain(total)}, stated is {plain(stated)}: {plain(total - stated)} off", fits=False)


def _numbers(grid: Grid, column: str) -> list[Decimal]:
    values = (number(cell.shown) for row in grid.rows for cell in row if cell.path.endswith(f".{column}"))
    return [value for value in values if value is not None]


def _stated(view: View, path: str) -> Decimal | None:
    return next((number(field.shown) for field in view.fields if field.path == path), None)


def row_number(row: Sequence[Field]) -> int:
    """The number of a row in the form."""
    return int(row[0].path.partition("[")[2].partition("]")[0])


def next_number(grid: Grid) -> int:
    """The number of a row that is added."""
    return max((row_number(row) for row in grid.rows), default=-1) + 1
