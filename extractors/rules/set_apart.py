"""Totals taken from a table of what was charged and what is correct, where nobody can tell which of them are meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice

from extractors.page import Line, Span
from extractors.page.compared import Row, comparisons, corrects, disagree
from extractors.page.roles import TRIPLE
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at
from extractors.parsing import NumberStyle, find_amounts
from schemas import Claim, Statement

COMPARED = "compared"
_EDGE = 3.0  # points: right edges of one column agree this well


def compared_totals(sheet: Sheet, taken: Mapping[str, Claim]) -> Iterator[Statement]:
    """The heads of a comparison in which totals were taken although its differences are not proved to be the
    document's own, or by which more is owed where another says less; on a correction also where a total that stands
    elsewhere is one of its amounts, and a row of a total that was taken before a column of differences, whatever the
    heads are called."""
    totals = [taken[term] for term in TRIPLE if term in taken and taken[term].boxes]
    found, correcting = tuple(comparisons(sheet.layout)), corrects(sheet.layout)
    for one in found:
        cells = {(one.line.page, box) for row in one.rows for cell in row.cells for box in cell.boxes}
        within = any((claim.page, box) in cells for claim in totals for box in claim.boxes)
        if within or disagree(found) or (correcting and _is_among(totals, one.rows)):
            yield _statement(sheet, one.line)
            return
    if correcting:
        lines = _before_differences(totals, sheet)
        yield from (_statement(sheet, line) for line in islice(lines, 1))


def _is_among(totals: Sequence[Claim], rows: Sequence[Row]) -> bool:
    """Whether one of the totals is what was charged or what is correct in a row."""
    compared = {abs(value) for row in rows for value in (row.charged, row.correct)}
    return any(isinstance(claim.value, Decimal) and abs(claim.value) in compared for claim in totals)


def _statement(sheet: Sheet, line: Line) -> Statement:
    return Statement(kind=COMPARED, language=sheet.language or "", text=line.text, page=line.page, boxes=(line.box,))


def _before_differences(totals: Sequence[Claim], sheet: Sheet) -> Iterator[Line]:
    """The row of each total that is one of two amounts of it whose difference stands behind them, where another row
    has two such amounts in the same column."""
    lines = [line for page in sheet.layout.pages for line in page.lines]
    placed = [(claim, line) for claim in totals for line in lines if _holds(line, claim)]
    compared = [(line, pair) for line in lines if (pair := _compared(line, sheet.style))] if placed else []
    for claim, line in placed:
        edges = [span.box.x1 for one, pair in compared for span, value in pair if one is line and value == claim.value]
        others = [span.box.x1 for one, pair in compared for span, _ in pair if one is not line]
        alone = sum(other is line for _, other in placed) == 1
        if alone and any(abs(edge - other) < _EDGE for edge in edges for other in others):
            yield line


def _compared(line: Line, style: NumberStyle | None) -> tuple[tuple[Span, Decimal], ...]:
    """The two amounts of a line before their difference, its last; none elsewhere."""
    found = [(span_at(one, *amount.span), amount) for one in line.segments for amount in find_amounts(one.text, style)]
    printed = [(span, amount.value) for span, amount in found if amount.decimals]
    *_, first, second, last = (None, None, None, *(printed or [(span, amount.value) for span, amount in found]))
    if first is None or second is None or last is None or not last[1]:
        return ()
    return (first, second) if abs(first[1] - second[1]) == abs(last[1]) else ()


def _holds(line: Line, claim: Claim) -> bool:
    words = (word.box for segment in line.segments for word in segment.words)
    return line.page == claim.page and any(box in claim.boxes for box in words)
