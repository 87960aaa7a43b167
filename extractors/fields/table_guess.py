"""Item tables without a header that is understood: found by rows in which quantity x price = amount holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.fields.table_head import HeadCell
from extractors.fields.table_numbers import amount_in, is_number, quantity_in
from extractors.fields.table_roles import multiplies
from extractors.fields.table_rows import Body, Kind, kind_of
from extractors.layout import Layout, Line, PageLayout, Segment, Span
from extractors.parsing import NumberStyle
from schemas import Box, around

_ABOVE = 12.0  # row heights above the first row of products
_ALIKE = 4.0  # points: edges of one column agree this well


def guessed(layout: Layout, style: NumberStyle | None, language: str | None) -> Iterator[Body]:
    """The table that starts with the first rows of products on a page, and its columns without names."""
    for number, page in enumerate(layout.pages):
        rows = [line for line in page.lines if _multiplies(line, style)]
        if not rows:
            continue
        rows = _alike(page, rows)
        yield Body(tuple(_cells(rows)), tuple(_under(layout.pages[number:], rows[0].index, language)))
        return


def _under(pages: Sequence[PageLayout], first: int, language: str | None) -> Iterator[tuple[PageLayout, Line, Kind]]:
    for page in pages:
        for line in page.lines[first:]:
            kind = kind_of(line, language)
            yield page, line, kind
            if kind is Kind.TOTAL:
                return
        first = 0


def _alike(page: PageLayout, rows: Sequence[Line]) -> list[Line]:
    """`rows` and the lines above the first that have numbers under the same right edges: discounts break products."""
    edges = [s.box.x1 for s in rows[0].segments if any(c.isdigit() for c in s.text)]
    found = list(rows)
    for line in reversed(page.lines[: rows[0].index]):
        if rows[0].box.top - line.box.bottom > _ABOVE * rows[0].box.height:
            break
        numbers = [s for s in line.segments if is_number(s.text)]
        if sum(any(abs(s.box.x1 - edge) < _ALIKE for edge in edges) for s in numbers) >= 2:
            found.insert(0, line)
    return found


def _multiplies(line: Line, style: NumberStyle | None) -> bool:
    """Whether a line has words and three numbers of which the last is the product of the others."""
    parts = [segment for segment in line.segments if any(c.isdigit() for c in segment.text)]
    if len(parts) < 3 or not any(sum(c.isalpha() for c in s.text) >= 3 for s in line.segments):
        return False
    amounts = [(s, amount_in([_all(s)], style), quantity_in([_all(s)], style)) for s in parts]
    for a, _, quantity in amounts:
        for b, price, _ in amounts:
            for c, net, _ in amounts:
                if a is b or c in (a, b) or c.index < max(a.index, b.index):
                    continue
                if quantity and price and net and net.decimals == 2 and net.value and multiplies(quantity, price, net):
                    return True
    return False


def _all(segment: Segment) -> Span:
    return Span(segment, 0, len(segment.words))


def _cells(rows: Sequence[Line]) -> Iterator[HeadCell]:
    """Columns without names: the segments of the rows that share an edge or overlap."""
    groups: list[list[Box]] = []
    for line in rows:
        for segment in line.segments:
            home = next((g for g in groups if _shares(around(g), segment.box)), None)
            if home is None:
                groups.append([segment.box])
            else:
                home.append(segment.box)
    for group in sorted(groups, key=lambda g: around(g).x0):
        box = around(group)
        yield HeadCell("", box)


def _shares(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0)
