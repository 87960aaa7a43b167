"""The lines of a table that show where its columns part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from extractors.items.table.numbers import is_number
from extractors.items.table.rows import Body, Kind
from extractors.page import Line, PageLayout, Segment
from extractors.parsing import find_amounts, parse_rate
from schemas import Box

_MOST_LINES = 60
_FIGURES = 2  # on a line that shows where columns part

_Placed = tuple[PageLayout, Line]


class Evidence(NamedTuple):
    """Lines with figures, the rules beside the first of them, and lines close to them where names go on."""

    lines: Sequence[Line]
    rules: Sequence[Box]
    names: Sequence[Line]


def evidence_of(body: Body) -> Evidence:
    """What shows where the columns of `body` part."""
    numeric = _numeric([(page, line) for page, line, kind in body.lines if kind is not Kind.LATER])
    return Evidence([line for _, line in numeric], tuple(_rules(numeric)), _names(body, numeric))


def _numeric(lines: Sequence[_Placed]) -> Sequence[_Placed]:
    """The lines with several numbers alone in their cells, else those with several digits.

    What stands at the foot of a page has digits as well, but seldom two numbers.
    """
    figures = [row for row in lines if sum(map(_figures, row[1].segments)) >= _FIGURES]
    digits = [row for row in lines if sum(any(c.isdigit() for c in s.text) for s in row[1].segments) >= _FIGURES]
    return (figures or digits)[:_MOST_LINES]


def _figures(segment: Segment) -> int:
    """How many numbers a segment holds, 0 where there is more in it than numbers."""
    if not any(character.isdigit() for character in segment.text):
        return 0
    amounts = find_amounts(segment.text)
    if sum(_length(amount.raw) for amount in amounts) == _length(segment.text):
        return len(amounts)
    return int(is_number(segment.text) or parse_rate(segment.text) is not None)


def _length(text: str) -> int:
    return sum(not character.isspace() for character in text)


def _rules(lines: Sequence[_Placed]) -> Iterator[Box]:
    for page, line in lines[:1]:
        yield from (rule for rule in page.rules if rule.top < line.box.middle < rule.bottom)


def _names(body: Body, numeric: Sequence[_Placed]) -> list[Line]:
    """The lines close above or below the numeric ones."""
    known = {(page.number, line.index) for page, line in numeric}
    close = {(page, index + step) for page, index in known for step in (-1, 1)} - known
    return [line for page, line, _ in body.lines if (page.number, line.index) in close and _is_near(page, line, known)]


def _is_near(page: PageLayout, line: Line, known: Set[tuple[int, int]]) -> bool:
    """Whether one of the `known` neighbours of a line is no further away than lines of one cell are."""
    others = (page.lines[line.index + step].box for step in (-1, 1) if (page.number, line.index + step) in known)
    return any(max(box.top - line.box.bottom, line.box.top - box.bottom) < line.box.height for box in others)
