"""Totals that a page prints in whole units ("Total due EUR 190"): they stand at their labels and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from extractors.page import Line
from extractors.page.labels import Mark
from extractors.page.roles import OWED
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at
from extractors.parsing import find_amounts
from schemas import Box
from schemas.grades import FIRM

_SURE = FIRM  # weight of the one role that a label gives


class Whole(NamedTuple):
    """A total in whole units, as it is printed, and where."""

    value: Decimal
    raw: str
    page: int
    boxes: tuple[Box, ...]


def whole_totals(sheet: Sheet) -> Mapping[str, list[Whole]]:
    """The totals in whole units by term: of each row with a total's label and no amount with decimals, what ends it."""
    found: dict[str, list[Whole]] = {}
    for page in sheet.layout.pages:
        for line in page.lines:
            for mark in _totals(sheet, line):
                term = next(role for role in mark.roles if role in OWED)
                found.setdefault(term, []).extend(_ending(sheet, line, mark))
    return found


def _totals(sheet: Sheet, line: Line) -> Iterator[Mark]:
    """The label of a row that names one total, if the row has no other label."""
    marks = [mark for segment in line.segments for mark in sheet.marks_in(segment)]
    if len(marks) == 1 and any(weight >= _SURE for role, weight in marks[0].roles.items() if role in OWED):
        yield marks[0]


def _ending(sheet: Sheet, line: Line, mark: Mark) -> Iterator[Whole]:
    """The amount that ends a row behind its label, with nothing but a currency's mark behind it."""
    amounts = [(amount, segment) for segment in line.segments for amount in find_amounts(segment.text, sheet.style)]
    if not amounts or any(amount.decimals for amount, _ in amounts):
        return
    amount, segment = amounts[-1]
    span = span_at(segment, *amount.span)
    behind = segment is not mark.segment or span.start >= mark.stop
    if behind and segment is line.segments[-1] and not segment.text[amount.span[1] :].strip(" ,.-"):
        yield Whole(amount.value, amount.raw, segment.page, span.boxes)
