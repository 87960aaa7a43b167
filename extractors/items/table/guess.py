"""Item tables without a header that is understood: found by rows in which quantity x price = amount holds, else by a
column of amounts that add up to a printed total."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import accumulate, permutations
from typing import NamedTuple

from extractors.items.table.numbers import Number, amount_in, is_number, quantity_in, wholes
from extractors.items.table.products import multiplies
from extractors.items.table.rows import SUMMED, Body, Kind, kind_of, to_total
from extractors.page import Layout, Line, PageLayout, Segment, Span
from extractors.page.heads import HeadCell
from extractors.page.spans import whole
from extractors.parsing import NumberStyle, codes_of, find_rates
from schemas import Box, around

_ABOVE = 12.0  # row heights above the first row of products
_ALIKE = 4.0  # points: right edges of one column agree this well
_MOST_NUMBERS = 8  # on a line; lines with more are no rows of items
_CLOSE = 0.6  # row heights between the two lines over which one row may be spread
_LETTERS = 3  # of a name at least
_LETTERED = re.compile(r"\([A-Z]\)(?!\w)")
_CENTS = 2
_FACTORS_AND_NET = 3
_SEEN = 20  # rows that tell where columns stand
_TWICE = 2  # amounts: that of the line and the total


class _Found(NamedTuple):
    """Rows of a table, and the right edge of their amounts."""

    rows: Sequence[Line]
    edge: float


_NOTHING = _Found((), 0.0)


def guessed(
    layout: Layout, style: NumberStyle | None, language: str | None, targets: frozenset[Decimal]
) -> Iterator[Body]:
    """The table that starts with the first product on a page, then the one whose amounts add up to a target, then the
    one where others stand behind those that do, then a line alone."""
    finders = (_products, partial(_sums, language=language), partial(_sums, language=language, behind=True), _single)
    for find in finders:
        for number, page in enumerate(layout.pages):
            found = find(page, style, targets)
            if found.rows:
                first = found.rows[0]
                ends_a_name = not _is_named(first.segments[:-1]) and _ends_a_name(page, first)
                lines = _under(layout.pages[number:], first.index - ends_a_name, language)
                if find is not _products:
                    lines = iter(_without_recap([*_without_sums(page, found, lines, style)], found, style))
                yield Body(tuple(_cells(found.rows)), tuple(to_total(lines)))
                break


def _under(pages: Sequence[PageLayout], first: int, language: str | None) -> Iterator[tuple[PageLayout, Line, Kind]]:
    for page in pages:
        for line in page.lines[first:]:
            yield page, line, kind_of(line, language)
        first = 0


def _without_sums(
    own: PageLayout, found: _Found, lines: Iterable[tuple[PageLayout, Line, Kind]], style: NumberStyle | None
) -> Iterator[tuple[PageLayout, Line, Kind]]:
    """`lines` without those among the rows `found` on their `own` page that have an amount under the same edge and are
    none of them: sums. One below the rows that nothing names, or that repeats their sum under whatever name, ends the
    table."""
    last = found.rows[-1]
    total = sum((value for row in found.rows if (value := _at(row, found.edge, style, own)) is not None), Decimal(0))
    for page, line, kind in lines:
        below = line.page != last.page or line.index > last.index
        value = _at(line, found.edge, style)
        under = any(is_number(s.text) and abs(s.box.x1 - found.edge) < _ALIKE for s in line.segments)
        if under and below and (value is None or value == total):
            return
        if below or not under or any(line is row for row in found.rows):
            yield page, line, kind


def _at(line: Line, edge: float, style: NumberStyle | None, page: PageLayout | None = None) -> Decimal | None:
    """The amount of a line that ends at `edge`, behind a name."""
    return next((value for x1, value in _amounts(line, style, page) if abs(x1 - edge) < _ALIKE), None)


def _without_recap(
    lines: Sequence[tuple[PageLayout, Line, Kind]], found: _Found, style: NumberStyle | None
) -> Sequence[tuple[PageLayout, Line, Kind]]:
    """`lines` down to what follows the rows that were `found` under the same edge, where that makes their sum once
    more and each of it is called a sum or a tax or, unlike those rows, has the letter of one or a rate: "Taxable (A)"
    and "Expenses (B)", above their total."""
    under = [(at, line, _at(line, found.edge, style, page)) for at, (page, line, _) in enumerate(lines)]
    told = [(at, line in found.rows, value) for at, line, value in under if value is not None]
    below = [at for at, own, _ in told if not own]
    total, again = (sum((value for _, own, value in told if own is of), Decimal(0)) for of in (True, False))
    plain = not any(map(_is_of_a_sum, found.rows))
    summed = all(lines[at][2] in SUMMED or (plain and _is_of_a_sum(lines[at][1])) for at in below)
    return lines[: below[0]] if below and total == again and summed else lines


def _is_of_a_sum(line: Line) -> bool:
    """Whether a line has the letter of a sum, or a rate."""
    return _LETTERED.search(line.text) is not None or any(find_rates(segment.text) for segment in line.segments)


def _products(page: PageLayout, style: NumberStyle | None, _: frozenset[Decimal]) -> _Found:
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
    found_rows = _alike(page, [line for lines in rows for line in lines]) if rows else []
    return _Found(found_rows, found_rows[-1].box.x1) if found_rows else _NOTHING


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
    if not named or not _FACTORS_AND_NET <= len(parts) <= _MOST_NUMBERS:
        return None
    rates = [rate for s in parts for rate in find_rates(s.text)]
    off = Number((rates[0].value,), 0, rates[0].raw, (), is_rate=True) if rates else None
    amounts = {s.index: amount_in([whole(s)], style) for s in parts}
    counts = {s.index: quantity_in([whole(s)], style) for s in parts}
    for one, two, last in permutations(parts, 3):
        quantity, price, net = counts[one.index], amounts[two.index], amounts[last.index]
        if last.box.x1 < max(one.box.x1, two.box.x1) or not (quantity and price and net and net.value):
            continue
        if multiplies(quantity, price, net) or (off is not None and multiplies(quantity, price, net, off)):
            return net
    return None


def _sums(
    page: PageLayout,
    style: NumberStyle | None,
    targets: frozenset[Decimal],
    *,
    language: str | None,
    behind: bool = False,
) -> _Found:
    """The first lines with names whose amounts under one right edge make a target, where they make one without those
    that name a tax or a total; what repeats the sum of those above is one of them only where they make none without it,
    nor others do in its place. Each line ends with its amount, but where something stands `behind` it: the tax of the
    line, or what it is in another currency."""
    rows = [(line, *one) for line in page.lines for one in _amounts(line, style, page)]
    rows = rows if behind else [row for row in rows if row[1] == row[0].segments[-1].box.x1]
    plain = [row for row in rows if kind_of(row[0], language) is not Kind.TOTAL]
    found = _making(plain, targets)
    return found if found.rows else _making(rows, targets)


def _making(rows: Sequence[tuple[Line, float, Decimal]], targets: frozenset[Decimal]) -> _Found:
    """The first of `rows` whose amounts under one right edge make a target."""
    for first, (_, edge, _) in enumerate(rows):
        under = [(line, value) for line, x1, value in rows[first:] if abs(x1 - edge) < _ALIKE]
        if found := _first_sum(under, targets, skip=True):
            return _Found(found, edge)
        if found := _first_sum(under, targets, skip=False):
            return _NOTHING if _may_hold_a_sum(under, len(found), targets) else _Found(found, edge)
    return _NOTHING


def _may_hold_a_sum(rows: Sequence[tuple[Line, Decimal]], count: int, targets: frozenset[Decimal]) -> bool:
    """Whether one of the first `count` rows, which make a target, repeats the sum of those above it and the others make
    a target without it: a subtotal, and below it a line that is as much."""
    sums = accumulate(value for _, value in rows[:count])
    repeats = (n for n, total in enumerate(sums, start=1) if 1 < n < count and rows[n][1] == total)
    return any(_first_sum((*rows[:n], *rows[n + 1 :]), targets, skip=False) for n in repeats)


def _first_sum(rows: Sequence[tuple[Line, Decimal]], targets: frozenset[Decimal], *, skip: bool) -> list[Line]:
    """The lines from the first to where their amounts make a target, but for sums of those above (`skip`)."""
    total, found = Decimal(0), list[Line]()
    for line, value in rows:
        if skip and len(found) > 1 and value == total:
            continue
        total += value
        found.append(line)
        if len(found) > 1 and abs(total) in targets:
            return found
    return []


def _single(page: PageLayout, style: NumberStyle | None, targets: frozenset[Decimal]) -> _Found:
    """The one line of the first page with a name and an amount above the totals, where that is a target and the next
    amount is it again: what was sold is one thing."""
    amounts = [line for line in page.lines if any(_is_amount(segment, style) for segment in line.segments)]
    rows = [last for line in amounts[:2] if (last := _last_amount(line, style)) is not None]
    if page.number > 1 or len(rows) < _TWICE:
        return _NOTHING
    (edge, value), (next_edge, total) = rows
    told = value == total and value in targets and abs(edge - next_edge) < _ALIKE
    return _Found(amounts[:1], edge) if told else _NOTHING


def _is_amount(segment: Segment, style: NumberStyle | None) -> bool:
    """Whether a segment is an amount with cents alone."""
    number = amount_in([whole(segment)], style) if is_number(segment.text) else None
    return number is not None and number.decimals == _CENTS


def _last_amount(line: Line, style: NumberStyle | None) -> tuple[float, Decimal] | None:
    """Right edge and value of the amount at the end of a line that also has a name."""
    found = next(_amounts(line, style), None)
    return found if found is not None and found[0] == line.segments[-1].box.x1 else None


def _amounts(line: Line, style: NumberStyle | None, page: PageLayout | None = None) -> Iterator[tuple[float, Decimal]]:
    """Right edges and values of the amounts behind the name of a line, or on its `page` the end of one, from the last
    one on."""
    for place in range(len(line.segments) - 1, -1, -1):
        segment = line.segments[place]
        number = amount_in([whole(segment)], style) if is_number(segment.text) else None
        if number is not None and (_is_named(line.segments[:place]) or (page is not None and _ends_a_name(page, line))):
            yield segment.box.x1, number.value


def _ends_a_name(page: PageLayout, line: Line) -> bool:
    """Whether what stands before the last cell of a line goes on from the words of the line above, which has nothing
    beside them: "Meeting of 28 April (1.5 hours at EUR" over "186.00)   EUR   279.00"."""
    above = page.lines[line.index - 1] if line.index else line
    begun = line in _next(page, above) and abs(above.box.x0 - line.box.x0) < _ALIKE and len(line.segments) > 1
    return begun and len(above.segments) == 1 and sum(map(str.isalpha, above.segments[0].text)) >= _LETTERS


def _is_named(before: Sequence[Segment]) -> bool:
    """Whether words stand before a cell of a line, and more than the mark of a currency."""
    return any(sum(map(str.isalpha, s.text)) >= _LETTERS and not codes_of(s.text) for s in before)


def _alike(page: PageLayout, rows: Sequence[Line]) -> list[Line]:
    """`rows` and lines above the first with numbers under the same right edges: a discount may hide a product."""
    edges = [s.box.x1 for s in rows[0].segments if any(c.isdigit() for c in s.text)]
    found = list(rows)
    for line in reversed(page.lines[: rows[0].index]):
        if rows[0].box.top - line.box.bottom > _ABOVE * rows[0].box.height:
            break
        parts = [_parts(s) for s in line.segments]
        numbers = [
            box for s, own in zip(line.segments, parts, strict=True) if len(own) > 1 or is_number(s.text) for box in own
        ]
        if sum(any(abs(box.x1 - edge) < _ALIKE for edge in edges) for box in numbers) > 1:
            found.insert(0, line)
    return found


def _cells(rows: Sequence[Line]) -> Iterator[HeadCell]:
    """Columns without names: the segments of the rows that overlap, those too that only words lie over together, as in
    "14   A bookcase" above "118* A bronze", but for what runs over several of them; numbers set closely are several."""
    groups: list[list[Box]] = []
    for line in rows:
        for segment in line.segments:
            if _runs_over(segment, rows):
                continue
            worded = sum(map(str.isalpha, segment.text)) >= _LETTERS
            for box in _parts(segment):
                homes = [g for g in groups if _shares(around(g), box)]
                joined = homes if worded else homes[:1]
                groups = [g for g in groups if not any(g is home for home in joined)]
                groups.append([box, *(one for home in joined for one in home)])
    for group in sorted(groups, key=lambda g: around(g).x0):
        yield HeadCell("", around(group))


def _parts(segment: Segment) -> list[Box]:
    """The boxes of a segment's numbers, where it holds several and nothing else; else its own."""
    firsts = wholes(segment)
    spans = [Span(segment, start, start + firsts.count(start)) for start in dict.fromkeys(firsts)]
    return [span.box for span in spans] if all(is_number(span.text) for span in spans) else [segment.box]


def _runs_over(segment: Segment, rows: Sequence[Line]) -> bool:
    """Whether most rows have several cells where this one stands: the name of a thing among rows of numbers, of
    guests, and of their days."""
    seen = rows[:_SEEN]
    several = sum(sum(_shares(other.box, segment.box) for other in line.segments) > 1 for line in seen)
    return 2 * several > len(seen)


def _shares(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) > max(one.x0, other.x0)
