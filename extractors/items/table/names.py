"""The name of an item: the words of its cell over several lines, without the details that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from extractors.items.table.columns import Columns
from extractors.items.table.figures import Figures
from extractors.items.table.items import Item
from extractors.items.table.numbers import text_of
from extractors.items.table.roles import Roles
from extractors.items.table.rows import Kind, Row
from extractors.items.table.taught import is_named
from extractors.languages import spoken
from extractors.page import PageLayout, Span
from extractors.parsing import find_dates
from schemas import LineTable, NameRow

_FAR = 1.6  # line heights: what stands further down is another paragraph
_TIGHT = 0.6  # line heights between the lines of one cell at most
_APART = 0.25  # line heights more than that between two items
_LONG = 0.3  # of the page's width: rules that part rows
_EDGE = 2.5  # em: lines of one cell begin this near to each other
_LOWER = 0.4  # line heights below the middle of its ruled row: not centred in it
_FEWEST_CELLS = 3  # a ruled row of items has at least
_NARROW = 12.0  # em
_FILLED, _FULL = 0.5, 0.75  # share of its column that a line must fill to be broken; to be no heading
_BLANK = 0.25  # em: a blank between words
_RAGGED = 0.1  # em
_MOST_LINES = 6
_BULLET = re.compile(r"[–—•·▪*-]")
_CODE = re.compile(r"\[[\w./-]+\]|\d{7,14}")
_CODED = re.compile(r"(?=\S*[\d-])[A-Z\d][A-Z\d./-]+")  # "UCP206-18", "SL-PAL"
_DETAIL = re.compile(
    rf"(?i)^\W*(?:[^\W\d][\w./ -]{{1,30}}\s?:|\(\w{{2,5}}\)$|(?:{spoken('article_code')})\b[^a-z]*\d|"
    rf"(?:{spoken('order_of_item')})\s[\w/-]*\d{{4,}}[\w/-]*$)"
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
    def bold(self) -> bool:
        return self.spans[0].segment.bold

    @property
    def text(self) -> str:
        return text_of(self.spans)


@dataclass(frozen=True, slots=True)
class _Width:
    """How far the lines of the column reach to the right, and how far they could."""

    reached: float
    room: float

    def breaks(self, last: _Piece, piece: _Piece, filled: float = _FILLED) -> bool:
        """Whether `piece` begins a line because its first word found no room behind `last`.

        In a wide column a broken line also fills its column; short names there are just short.
        """
        size = last.spans[0].segment.size
        room = self.room - last.x0
        enough = room < _NARROW * size or last.x1 - last.x0 >= filled * room
        return enough and finds_no_room(piece.spans[0], last.x1, size, self.reached)


def finds_no_room(span: Span, end: float, size: float, reached: float) -> bool:
    """Whether the first word of `span` would not have fitted behind a line of this size that ends at `end`, where the
    lines reach as far as `reached`."""
    return end + _BLANK * size + span.words[0].box.width > reached - _RAGGED * size


class Name(NamedTuple):
    """The words of an item's name, () where none is printed, and those of all rows beside the item for which what was
    taught of the table accounts: () where it does not tell of all."""

    words: tuple[Span, ...] = ()
    taught: tuple[Span, ...] = ()


def names_of(
    columns: Columns, figures: Figures, roles: Roles, items: Sequence[Item], table: LineTable | None = None
) -> list[Name]:
    """The name of each item, by what is taught of the `table` where that tells, else by how its rows are set."""
    named = []
    for item, rows in zip(items, name_rows(columns, figures, roles, items), strict=True):
        told = _as_taught(rows, table) if table is not None else None
        named.append(Name(_name(rows, item)) if told is None else told)
    return named


class NameRows(NamedTuple):
    """The rows of one item in the column of names, how that is filled, and on which of its lines names stand."""

    pieces: Sequence[_Piece]
    width: _Width
    level: int
    first: int
    last: int

    def looks(self) -> Iterator[tuple[tuple[Span, ...], NameRow]]:
        """The words of each row and how it stands to the item; `named` is left to whoever knows."""
        beside = [piece for piece in self.pieces if piece.row >= self.first]
        for number, piece in enumerate(self.pieces):
            base = (beside or self.pieces)[0]
            own, style = base.spans[0].segment, piece.spans[0].segment
            yield (
                piece.spans,
                NameRow(
                    named=False,
                    side=(piece.row > self.last) - (piece.row < self.first),
                    indent=round((piece.x0 - base.x0) / max(own.size, 1.0), 1),
                    size=round(style.size / max(own.size, 1.0), 2),
                    bold=style.bold,
                    broken=number > 0 and self.width.breaks(self.pieces[number - 1], piece),
                    labelled=_DETAIL.match(piece.text) is not None,
                ),
            )


def _as_taught(rows: NameRows, table: LineTable) -> Name | None:
    """The words of the rows that are the name by what is taught of each; None where that does not tell of all."""
    told = [(spans, is_named(look, table)) for spans, look in rows.looks()]
    if not any(named for _, named in told) or any(named is None for _, named in told):
        return None
    first, *others = (spans for spans, named in told if named)
    words = (*_without_code(first), *(span for spans in others for span in spans))
    return Name(words, tuple(span for spans, _ in told for span in spans))


def name_rows(columns: Columns, figures: Figures, roles: Roles, items: Sequence[Item]) -> list[NameRows]:
    """What stands in the column of names beside each item, without words where there is no such column."""
    column = roles.description
    if column is None or not items:
        return [NameRows((), _Width(0.0, 0.0), 0, item.first, item.last) for item in items]
    numbers = {row for item in items for row in range(item.first, item.last + 1)}
    pieces = {
        number: _Piece(number, row.cells[column])
        for number, row in enumerate(figures.rows)
        if column in row.cells and (number in numbers or (_may_name(row) and figures.amount(number, roles.net) is None))
    }
    limit = columns.right(column)
    reached = max((piece.x1 for piece in _in_cells(figures, pieces, items) if piece.x1 <= limit), default=limit)
    # An edge lies amid the white between two columns: text could run as far beyond it as the white reaches before it.
    width = _Width(reached, min(max(limit, 2 * limit - reached), figures.rows[items[0].first].page.width))
    stack = columns.cells[column].stack
    level = next((number for number, names in enumerate(stack) if names[0] == "description"), 0)
    owned = _owned(figures, pieces, items, width)
    return [
        NameRows([piece for piece in own if any(c.isalnum() for c in piece.text)], width, level, item.first, item.last)
        for own, item in zip(owned, items, strict=True)
    ]


def _may_name(row: Row) -> bool:
    """Whether a row without numbers of an item may hold words of its name: it is no sum."""
    return row.kind not in (Kind.CARRIED, Kind.TOTAL)


def _in_cells(figures: Figures, pieces: Mapping[int, _Piece], items: Sequence[Item]) -> Iterator[_Piece]:
    """The lines beside the items' numbers, and those above and below without more white than the lines of a cell."""
    for item in items:
        for rows in (range(item.first, item.first + _MOST_LINES), range(item.first, item.first - _MOST_LINES, -1)):
            last = figures.rows[item.first].box
            for piece in (pieces[row] for row in rows if row in pieces):
                if figures.rows[piece.row].page is not figures.rows[item.first].page:
                    break
                if max(piece.top - last.bottom, last.top - piece.bottom) > _FAR * piece.spans[0].segment.size:
                    break
                last = figures.rows[piece.row].box
                yield piece


def _owned(figures: Figures, pieces: Mapping[int, _Piece], items: Sequence[Item], width: _Width) -> list[list[_Piece]]:
    """The lines of the name's column that belong to each item."""
    befores = [-1, *(item.last for item in items)]
    starts = [_first_row(figures, pieces, before, item, width) for before, item in zip(befores, items, strict=False)]
    firsts = [figures.rows[item.first] for item in items]
    owned = []
    end = len(figures.rows)
    for number, own in enumerate(firsts):
        band = _band(own, firsts)
        if band is None:
            rows = range(starts[number], starts[number + 1] if number + 1 < len(items) else end)
        else:
            rows = range(befores[number] + 1, items[number + 1].first if number + 1 < len(items) else end)
        mine = [row for row in rows if row in pieces and figures.rows[row].page is own.page]
        if band is not None:
            mine = [row for row in mine if _within(figures.rows[row], band)]
            centred = own.box.middle - sum(band) / 2 < _LOWER * own.box.height
            if items[number].first in mine and not centred:
                mine = _without_heading(mine, pieces, items[number].first, width)
        owned.append([pieces[row] for row in mine])
    return owned


def _without_heading(mine: Sequence[int], pieces: Mapping[int, _Piece], first: int, width: _Width) -> list[int]:
    """`mine` without a heading over a name that begins on row `first`."""
    return [row for row in mine if row >= first or _joins(width, pieces[row], pieces[first])]


def _within(row: Row, band: tuple[float, float]) -> bool:
    return band[0] <= row.box.middle <= band[1]


def _band(own: Row, others: Sequence[Row]) -> tuple[float, float] | None:
    """Top and bottom of the ruled row that holds this item and no other one, or None."""
    middle = own.box.middle
    for table in own.page.tables:
        for row in table.rows if table.box.top <= middle <= table.box.bottom else ():
            cells = [cell for cell in row if cell is not None]
            if len(cells) < _FEWEST_CELLS or not all(cell.top <= middle <= cell.bottom for cell in cells):
                continue
            top, bottom = max(cell.top for cell in cells), min(cell.bottom for cell in cells)
            alone = not any(o is not own and o.page is own.page and _within(o, (top, bottom)) for o in others)
            return (top, bottom) if alone else None
    return None


def _first_row(figures: Figures, pieces: Mapping[int, _Piece], before: int, item: Item, width: _Width) -> int:
    """The first row of an item: its row with numbers, or lines close above it that are parted from the item before."""
    rows = figures.rows
    own, first = rows[item.first], item.first
    low = pieces[first].top if first in pieces else own.box.top
    widest = 0.0
    for row in range(item.first - 1, before, -1):
        if rows[row].page is not own.page or row not in pieces or _rivals(rows[row], own):
            return first
        within, widest = widest, low - pieces[row].bottom
        if widest > _TIGHT * own.box.height or _ruled(own.page, pieces[row].bottom, low):
            return first
        if first in pieces and not _joins(width, pieces[row], pieces[first]):
            parted = before < 0 or widest > within + _APART * own.box.height
            return first if parted else item.first
        low, first = pieces[row].top, row
    if before < 0 or rows[before].page is not own.page:
        return first
    high = pieces[before].bottom if before in pieces else rows[before].box.bottom
    apart = low - high > widest + _APART * own.box.height or _ruled(own.page, high, low)
    return first if apart else item.first


def _joins(width: _Width, above: _Piece, own: _Piece) -> bool:
    """Whether a line above a named row is the beginning of that name, not a heading over it."""
    return width.breaks(above, own, _FILLED if own.text[0].islower() else _FULL)


def _rivals(row: Row, own: Row) -> bool:
    """Whether another line has a cell where the item's own line has one: it is a row of its own."""
    return len(row.cells.keys() & own.cells.keys()) > 1


def _ruled(page: PageLayout, high: float, low: float) -> bool:
    """Whether a long level rule parts what stands above from what stands below."""
    return any(high - 1 <= rule.top <= low + 1 and rule.width > _LONG * page.width for rule in page.rules)


def _name(rows: NameRows, item: Item) -> tuple[Span, ...]:
    """The first paragraph of a cell: lines that a full line before them or their leading joins to it."""
    lines = rows.pieces
    if not lines:
        return ()
    level = rows.level if len(lines) > rows.level else 0
    start = _past_code(lines, next((n for n, one in enumerate(lines) if n >= level and is_name(one.text)), level))
    if lines[start].row > item.last:  # a heading of the items below, where what stands beside the numbers tells enough
        start = next((n for n, one in enumerate(lines) if one.row == item.first and _tells(one.text)), start)
    own = next((n for n, one in enumerate(lines) if one.row == item.first and is_name(one.text)), start)
    if start < own and lines[start].bold and not lines[own].bold:  # a heading in bold print
        start = own
    if any(_apart(one, other) for one, other in pairwise(lines[level : start + 1])):  # "Less: lesson of 16 May"
        start = level
    if not any(character.isalpha() for character in lines[start].text):
        return ()
    kept = [replace(lines[start], spans=_without_code(lines[start].spans))]
    for piece in lines[start + 1 : start + _MOST_LINES]:
        if not _goes_on(kept[-1], piece, rows.width, item):
            break
        kept.append(piece)
    return tuple(span for piece in kept for span in piece.spans)


def _apart(above: _Piece, below: _Piece) -> bool:
    """Whether what stands below is another paragraph."""
    return below.top - above.bottom > _FAR * above.spans[0].segment.size


def _past_code(lines: Sequence[_Piece], start: int) -> int:
    """Where a name begins that stands in the line below a code, or above the code of the next item."""
    if _CODED.fullmatch(lines[start].text) is None:
        return start
    beside = (n for n in (start + 1, start - 1) if 0 <= n < len(lines))
    return next((n for n in beside if " " in lines[n].text and is_name(lines[n].text)), start)


def _without_code(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """`spans` without the bullet of a list, or an article code, before the name: in brackets, or of many digits."""
    first = spans[0]
    if len(first.words) > 1 and _BULLET.fullmatch(first.words[0].text):
        return (Span(first.segment, first.start + 1, first.stop), *spans[1:])
    if len(first.words) > 1 and _CODE.fullmatch(first.words[0].text) and first.words[1].text[0].isalpha():
        return (Span(first.segment, first.start + 1, first.stop), *spans[1:])
    return spans


def is_name(text: str) -> bool:
    """Whether `text` may be the name of an item, not a detail of it."""
    return not _DETAIL.match(text) and sum(character.isalpha() for character in text) >= 3


def _tells(text: str) -> bool:
    """Whether `text` may be a name in spite of its colon: words follow it and no number, "Services: tyres, repairs"."""
    told = text.partition(":")[2]
    return len(told.split()) > 1 and not any(map(str.isdigit, told))


def _set_in_type(piece: _Piece) -> bool:
    """Whether the size of a line is that of its font; on a scan it is that of its letters, with or without tails."""
    return bool(piece.spans[0].words[0].font)


def _goes_on(last: _Piece, piece: _Piece, width: _Width, item: Item) -> bool:
    """Whether `piece` continues the text of `last`: no detail, the same style, and its first word found no room."""
    size = last.spans[0].segment.size
    if _apart(last, piece) or abs(piece.x0 - last.x0) > _EDGE * size:
        return False
    style = piece.spans[0].segment
    if style.bold != last.spans[0].segment.bold or (_set_in_type(piece) and abs(style.size - size) > 0.08 * size):
        return False
    if _DETAIL.match(piece.text) or any(True for _ in find_dates(piece.text)):
        return False
    return piece.row <= item.first or width.breaks(last, piece)
