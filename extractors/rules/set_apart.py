"""Totals taken from a table of what was charged and what is correct, where nobody can tell which of them are meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from extractors.page import Layout, Line
from extractors.page.compared import comparisons, corrects
from extractors.page.roles import GROSS, NET, TAX
from extractors.page.sheet import Sheet
from extractors.parsing import find_amounts
from schemas import Box, Claim, Statement

COMPARED = "compared"
_TOTALS = (NET, TAX, GROSS)
_EDGE = 3.0  # points: right edges of one column agree this well
_ROWS = 2  # that lead from one column to the next by the same difference


def compared_totals(sheet: Sheet, taken: Mapping[str, Claim]) -> Iterator[Statement]:
    """The heads of a comparison in which totals were taken although its differences are not proved to be the
    document's own; on a correction also a row of totals that were taken before a column of differences, whatever the
    heads are called."""
    totals = [taken[term] for term in _TOTALS if term in taken and taken[term].boxes]
    for one in comparisons(sheet.layout):
        cells = {(one.line.page, box) for row in one.rows for cell in row.cells for box in cell.boxes}
        if any((claim.page, box) in cells for claim in totals for box in claim.boxes):
            yield _statement(sheet, one.line)
            return
    before = list(_before_differences(totals, sheet.layout)) if corrects(sheet.layout) else []
    if any(abs(one.x1 - other.x1) < _EDGE for (one, _), (other, _) in pairwise(before)):
        yield _statement(sheet, before[-1][1])


def _statement(sheet: Sheet, line: Line) -> Statement:
    return Statement(kind=COMPARED, language=sheet.language or "", text=line.text, page=line.page, boxes=(line.box,))


def _before_differences(totals: Sequence[Claim], layout: Layout) -> Iterator[tuple[Box, Line]]:
    """The place of each total that is one of two amounts in a row of its own whose difference stands behind them."""
    lines = [line for page in layout.pages for line in page.lines]
    placed = [(claim, line) for claim in totals for line in lines if _holds(line, claim)]
    for claim, line in placed:
        *_, first, second, last = (Decimal(0), Decimal(0), Decimal(0), *_values(line))
        alone = sum(other is line for _, other in placed) == 1
        if alone and last and abs(first - second) == abs(last) and claim.value in (first, second):
            yield claim.boxes[-1], line


def _holds(line: Line, claim: Claim) -> bool:
    words = (word.box for segment in line.segments for word in segment.words)
    return line.page == claim.page and any(box in claim.boxes for box in words)


def _values(line: Line) -> list[Decimal]:
    return [amount.value for segment in line.segments for amount in find_amounts(segment.text) if amount.decimals]
