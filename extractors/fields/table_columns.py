"""The columns of an item table: where one ends and the next begins, and which words of a line stand in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.fields.table_head import NUMERIC, HeadCell
from extractors.layout import Line, Segment, Span
from schemas import Box

_STEP = 1.0  # points: how finely the white between two columns is looked for


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The head cells of a table from left to right and the x positions between them (one less than cells)."""

    cells: tuple[HeadCell, ...]
    edges: tuple[float, ...]

    def at(self, box: Box) -> int:
        """The column that holds the centre of `box`."""
        return bisect_right(self.edges, box.centre)

    def left(self, column: int) -> float:
        return self.edges[column - 1] if column else float("-inf")

    def right(self, column: int) -> float:
        return self.edges[column] if column < len(self.edges) else float("inf")

    def cut(self, line: Line) -> Mapping[int, tuple[Span, ...]]:
        """The words of `line` by column."""
        found: dict[int, list[Span]] = {}
        for segment in line.segments:
            for column, span in self._pieces(segment):
                found.setdefault(column, []).append(span)
        return {column: tuple(spans) for column, spans in found.items()}

    def _pieces(self, segment: Segment) -> Iterable[tuple[int, Span]]:
        """A segment cut where it crosses into a column; text that runs over into a column of numbers is not cut."""
        homes = [self.at(word.box) for word in segment.words]
        if homes[0] == homes[-1]:
            return [(homes[0], Span(segment, 0, len(homes)))]
        pieces: list[tuple[int, int, int]] = []
        for number, home in enumerate(homes):
            if pieces and pieces[-1][0] == home:
                pieces[-1] = (home, pieces[-1][1], number + 1)
            elif pieces and self._runs_over(segment, homes, number):
                pieces[-1] = (pieces[-1][0], pieces[-1][1], number + 1)
            else:
                pieces.append((home, number, number + 1))
        return [(home, Span(segment, start, stop)) for home, start, stop in pieces]

    def _runs_over(self, segment: Segment, homes: Sequence[int], number: int) -> bool:
        """Whether the words of this piece are text where numbers are due."""
        if not set(self.cells[homes[number]].terms) & NUMERIC:
            return False
        own = [word.text for word, home in zip(segment.words, homes, strict=True) if home == homes[number]]
        return not any(character.isdigit() for text in own for character in text)


def columns_of(cells: Sequence[HeadCell], lines: Iterable[Line]) -> Columns:
    """Columns under `cells`, parted where the words of `lines` leave most white between two heads."""
    boxes = [word.box for line in lines for segment in line.segments for word in segment.words]
    ordered = sorted(cells, key=lambda cell: cell.box.centre)
    heads = [cell.box for cell in ordered]
    edges = [_edge(left, right, boxes) for left, right in pairwise(heads)]
    return Columns(tuple(ordered), tuple(edges))


def _edge(left: Box, right: Box, boxes: Sequence[Box]) -> float:
    """The middle of the widest strip between two head cells that fewest words cross."""
    start, stop = left.centre, right.centre
    count = max(int((stop - start) / _STEP), 1)
    crossed = [0] * count
    for box in (left, right, *boxes):
        if box.x1 <= start or box.x0 >= stop:
            continue
        first, last = int(max(box.x0 - start, 0) / _STEP), int(min(box.x1 - start, stop - start) / _STEP)
        for place in range(first, min(last + 1, count)):
            crossed[place] += 1
    least = min(crossed)
    best, run = (0, 0), 0
    for place, value in enumerate([*crossed, least + 1]):
        if value == least:
            run += 1
            continue
        if run > best[0]:
            best = run, place - run
        run = 0
    return start + (best[1] + best[0] / 2) * _STEP
