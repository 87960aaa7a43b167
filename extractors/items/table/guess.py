"""Item tables without a header that is understood: found by rows in which quantity x price = amount holds, else by a
column of amounts that add up to a printed total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from extractors.items.table.numbers import Number, amount_in, is_number, quantity_in
from extractors.items.table.roles import multiplies
from extractors.items.table.rows import Body, Kind, kind_of, to_total
from extractors.page import Layout, Line, PageLayout, Segment, Span
from extractors.page.heads import HeadCell
from extractors.parsing import NumberStyle, find_rates
from schemas import Box, around

_ABOVE = 12.0  # row heights above the first row of products
_ALIKE = 4.0  # points: right edges of one column agree this well
_MOST_NUMBERS = 8  # on a line; lines with more are no rows of items
_CLOSE = 0.6  # row heights between the two lines over which one row may be spread
_LETTERS = 3  # of a name at least
_CENTS = 2


def guessed(
    layout: Layout, style: NumberStyle | None, language: str | None, targets: frozenset[Decimal]
) -> Iterator[Body]:
    """The table that starts with the first product on a page, then the one whose amounts add up to a target."""
    for find in (_products, _sums):
        for number, page in enumerate(layout.pages):
            rows = find(page, style, targets)
            if rows:
                lines = _under(layout.pages[number:], rows[0].index, language)
                yield Body(tuple(_cells(rows)), tuple(to_total(lines)))
                break


def _under(pages: Sequence[PageLayout], first: int, language: str | None) -> Iterator[tuple[PageLayout, Line, Kind]]:
    for page in pages:
        for line in page.lines[first:]:
            yield page, line, kind_of(line, language)
        first = 0


def _products(page: PageLayout, style: NumberStyle | None, _: frozenset[Decimal]) -> list[Line]:
    """The lines of rows in which a product holds. Whole amounts need a second row: small numbers multiply by chance."""
    found: list[tuple[Line, ...]] = []
    whole: list[tuple[Line, ...]] = []
    for line in page.lines:
        for lines in ((line,), (line, *_next(page, line))):
            net = _multiplies([s for row in lines for s in row.segments], style)
            if net is not None:
                (found if net.decimals == _CENTS else whole).append(lines)
                break
    rows = _aligned(found) or (chance if len(chance := _aligned(whole)) > 1 else [])
    return _alike(page, [line for lines in rows for line in lines]) if rows else []


def _aligned(rows: Sequence[tuple[Line, ...]]) -> list[tuple[Line, ...]]:
    """The rows that end at the right edge at which most of them end."""
    edges = [max(line.box.x1 for line in row) for row in rows]
    best = max(edges, key=lambda edge: sum(abs(edge - other) < _ALIKE for other in edges), default=0.0)
    return [row for row, edge in zip(rows, edges, strict=True) if abs(edge - best) < _ALIKE]


def _next(page: PageLayout, line: Line) -> list[Line]:
    """The line close below, which may hold the rest of a row."""
    below = page.lines[line.index + 1 : line.index + 2]
    return [other for other in below if other.box.top - line.box.bottom < _CLOSE * line.box.height]


def _multiplies(segments: Sequence[Segment], style: NumberStyle | None) -> Number | None:
    """The amount of a row that has a name and three numbers of which it, the rightmost, is the product."""
    parts = [s for s in segments if any(c.isdigit() for c in s.text)]
    named = any(sum(c.isalpha() for c in s.text) >= _LETTERS for s in segments)
    if not named or not 3 <= len(parts) <= _MOST_NUMBERS:
        return None
    rates = [rate for s in parts for rate in find_rates(s.text)]
    off = Number((rates[0].value,), 0, rates[0].raw, (), is_rate=True) if rates else None
    amounts = {s.index: amount_in([_all(s)], style) for s in parts}
    counts = {s.index: quantity_in([_all(s)], style) for s in parts}
    for one, two, last in permutations(parts, 3):
        quantity, price, net = counts[one.index], amounts[two.index], amounts[last.index]
        if last.box.x1 < max(one.box.x1, two.box.x1) or not (quantity and price and net and net.value):
            continue
        if multiplies(quantity, price, net) or (off is not None and multiplies(quantity, price, net, off)):
            return net
    return None


def _sums(page: PageLayout, style: NumberStyle | None, targets: frozenset[Decimal]) -> list[Line]:
    """The first lines with names whose amounts under one right edge add up to a target."""
    rows = [(line, *last) for line in page.lines if (last := _last_amount(line, style)) is not None]
    for first, (_, edge, _) in enumerate(rows):
        column = [(line, value) for line, x1, value in rows[first:] if abs(x1 - edge) < _ALIKE]
        total = Decimal(0)
        for count, (_, value) in enumerate(column, start=1):
            total += value
            if count > 1 and abs(total) in targets:
                return [line for line, _ in column[:count]]
    return []


def _last_amount(line: Line, style: NumberStyle | None) -> tuple[float, Decimal] | None:
    """Right edge and value of the amount at the end of a line that also has a name."""
    last = line.segments[-1]
    number = amount_in([_all(last)], style) if is_number(last.text) else None
    named = any(sum(c.isalpha() for c in s.text) >= _LETTERS for s in line.segments[:-1])
    return (last.box.x1, number.value) if number is not None and named else None


def _alike(page: PageLayout, rows: Sequence[Line]) -> list[Line]:
    """`rows` and lines above the first with numbers under the same right edges: a discount may hide a product."""
    edges = [s.box.x1 for s in rows[0].segments if any(c.isdigit() for c in s.text)]
    found = list(rows)
    for line in reversed(page.lines[: rows[0].index]):
        if rows[0].box.top - line.box.bottom > _ABOVE * rows[0].box.height:
            break
        numbers = [s for s in line.segments if is_number(s.text)]
        if sum(any(abs(s.box.x1 - edge) < _ALIKE for edge in edges) for s in numbers) > 1:
            found.insert(0, line)
    return found


def _all(segment: Segment) -> Span:
    return Span(segment, 0, len(segment.words))


def _cells(rows: Sequence[Line]) -> Iterator[HeadCell]:
    """Columns without names: the segments of the rows that overlap."""
    groups: list[list[Box]] = []
    for line in rows:
        for segment in line.segments:
            home = next((g for g in groups if _shares(around(g), segment.box)), None)
            if home is None:
                groups.append([segment.box])
            else:
                home.append(segment.box)
    for group in sorted(groups, key=lambda g: around(g).x0):
        yield HeadCell("", around(group))


def _shares(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0)
