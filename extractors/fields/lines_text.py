"""The name of an item: the words of its cell over several lines, without the details that follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.fields.lines_items import Item
from extractors.fields.table_numbers import text_of
from extractors.fields.table_roles import Figures
from extractors.fields.table_rows import Kind
from extractors.layout import Span
from extractors.parsing import find_dates

_FAR = 1.6  # line heights: what stands further down is another paragraph
_LEAD = 1.35  # white between lines of one paragraph compared to the least in the cell
_EDGE = 2.5  # em: lines of one cell begin this near to each other
_MOST_LINES = 6
_DETAIL = re.compile(
    r"(?i)^\W*(?:[^\W\d][\w./ -]{1,30}\s?:|\(\w{2,5}\)$|"
    r"(?:gtin|ean|isbn|sku|serial|serie|s/n|sn|art|ref|batch|charge|lot|lief|hsn|asin)\b[^a-z]*\d)"
)


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """One line of a cell."""

    row: int
    spans: tuple[Span, ...]

    @property
    def top(self) -> float:
        return min(span.box.top for span in self.spans)

    @property
    def bottom(self) -> float:
        return max(span.box.bottom for span in self.spans)

    @property
    def x0(self) -> float:
        return self.spans[0].box.x0

    @property
    def x1(self) -> float:
        return self.spans[-1].box.x1

    @property
    def text(self) -> str:
        return text_of(self.spans)


def names_of(figures: Figures, column: int | None, items: Sequence[Item]) -> list[tuple[Span, ...]]:
    """The words of each item's name, () where none is printed."""
    if column is None:
        return [() for _ in items]
    pieces = {
        row: _Piece(row, cells[column])
        for row, cells in ((number, row.cells) for number, row in enumerate(figures.rows))
        if column in cells and figures.rows[row].kind is not Kind.CARRIED
    }
    right = max((pieces[i.first].x1 for i in items if i.first in pieces), default=0.0)
    owned = _owned(figures, pieces, items)
    rights = [piece.x1 for own in owned for piece in own]
    right = max([right, *rights])
    return [_name(own, item, right) for own, item in zip(owned, items, strict=True)]


def _owned(figures: Figures, pieces: dict[int, _Piece], items: Sequence[Item]) -> list[list[_Piece]]:
    """The lines of the name's column that belong to each item: parted at the widest white between two items."""
    starts: list[int] = []
    for number, item in enumerate(items):
        before = items[number - 1].last if number else -1
        starts.append(_first_row(figures, pieces, before, item))
    owned = []
    for number, item in enumerate(items):
        stop = starts[number + 1] if number + 1 < len(items) else len(figures.rows)
        page = figures.rows[item.first].page
        own = [pieces[row] for row in range(starts[number], stop) if row in pieces and figures.rows[row].page is page]
        owned.append(own)
    return owned


def _first_row(figures: Figures, pieces: dict[int, _Piece], before: int, item: Item) -> int:
    """The first row of an item: its row with numbers, or lines above that stand nearer to it than to the one before."""
    page = figures.rows[item.first].page
    between = [row for row in range(before + 1, item.first) if row in pieces and figures.rows[row].page is page]
    if not between:
        return item.first
    low = figures.rows[item.first].box.top
    above = figures.rows[before].box.bottom if before >= 0 and figures.rows[before].page is page else None
    whites = [low - pieces[between[-1]].bottom]
    whites += [pieces[b].top - pieces[a].bottom for a, b in pairwise(between)][::-1]
    if above is None:
        height, first = figures.rows[item.first].box.height, item.first
        for white, row in zip(whites, reversed(between), strict=True):
            if white > 0.6 * height:
                break
            first = row
        return first
    whites.append(pieces[between[0]].top - above)
    widest = max(whites)
    if widest < _LEAD * max(min(whites), 1.0) and widest - min(whites) < 2:
        return item.first
    at = whites.index(widest)
    return item.first if at == 0 else list(reversed(between))[at - 1]


def _name(own: Sequence[_Piece], item: Item, right: float) -> tuple[Span, ...]:
    """The first paragraph of a cell: lines that a full line before them or their leading joins to it."""
    lines = [piece for piece in own if any(c.isalnum() for c in piece.text)]
    start = next((n for n, piece in enumerate(lines) if not _DETAIL.match(piece.text)), 0)
    if not lines:
        return ()
    kept = [lines[start]]
    for piece in lines[start + 1 : start + _MOST_LINES]:
        if not _goes_on(kept[-1], piece, right, item):
            break
        kept.append(piece)
    return tuple(span for piece in kept for span in piece.spans)


def _goes_on(last: _Piece, piece: _Piece, right: float, item: Item) -> bool:
    """Whether `piece` continues the text of `last`: no detail, the same style, and its first word found no room."""
    size = last.spans[0].segment.size
    if piece.top - last.bottom > _FAR * size or abs(piece.x0 - last.x0) > _EDGE * size:
        return False
    style = piece.spans[0].segment
    if style.bold != last.spans[0].segment.bold or abs(style.size - size) > 0.08 * size:
        return False
    if _DETAIL.match(piece.text) or any(True for _ in find_dates(piece.text)):
        return False
    if piece.row <= item.first:
        return True
    first = piece.spans[0].words[0].box
    return last.x1 + 0.25 * size + first.width > right - 0.1 * size
