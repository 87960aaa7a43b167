"""What confirmed lines teach of their table, learnt only where the table then reads as it was confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from extractors.items.lines import TableRead, printed_totals, propose_lines, read_table, tables_of
from extractors.items.table.guess import guessed
from extractors.items.table.names import name_rows
from extractors.items.table.rows import Body
from extractors.items.table.taught import column_of
from extractors.memory.confirmed import Confirmed
from extractors.page import Span
from extractors.page.claims import key_of
from extractors.page.sheet import Sheet
from schemas import Box, Claim, LineTable, NameRow, TaughtColumn, Value

_NAME, _NET = "description", "net"
_CELLS = frozenset({_NAME, "quantity", "unit_price", _NET})

_Line = Mapping[str, Confirmed]


def table_of(sheet: Sheet, confirmed: Mapping[str, Confirmed], approved: Mapping[str, Claim]) -> LineTable | None:
    """What the confirmed lines teach of their table; None where there are none, or the document would be read otherwise
    by it than it was confirmed."""
    lines = _lines(confirmed)
    if not lines or any(_NET not in line for line in lines):
        return None
    headless = guessed(sheet.layout, sheet.style, sheet.language, printed_totals(approved))
    for body in chain(*tables_of(sheet), headless):
        table = _taught(sheet, body, lines, approved)
        if table.columns and _reads_right(propose_lines(sheet, approved, table=table), lines):
            return table
    return None


def _lines(confirmed: Mapping[str, Confirmed]) -> list[_Line]:
    """The confirmed cells of each line by their names, in order; none where a line between has none."""
    found: defaultdict[int, dict[str, Confirmed]] = defaultdict(dict)
    for path, cell in confirmed.items():
        row, _, name = path.removeprefix("lines[").partition("].")
        if name in _CELLS and row.isdigit() and path.startswith("lines["):
            found[int(row)][name] = cell
    return [found[number] for number in range(len(found))] if sorted(found) == list(range(len(found))) else []


def _taught(sheet: Sheet, body: Body, lines: Sequence[_Line], approved: Mapping[str, Claim]) -> LineTable:
    targets = printed_totals(approved)
    read = read_table(body, sheet.style, targets)
    columns = LineTable(columns=tuple(_columns(body, read, lines)))
    read = read_table(body, sheet.style, targets, columns)
    return columns.model_copy(update={"names": tuple(dict.fromkeys(_names(read, lines)))})


def _columns(body: Body, read: TableRead, lines: Sequence[_Line]) -> Iterator[TaughtColumn]:
    """The columns of a table, each with the one kind of cell that stands in it, and in no other."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for line in lines:
        for name, cell in line.items():
            for column in _places(read, cell):
                found[column].add(name)
    width = body.lines[0][0].width if body.lines else 0.0
    for head in body.cells:
        column = read.columns.at(head.box)
        kinds = found.get(column, {""})
        others = {name for other, names in found.items() if other != column for name in names}
        if len(kinds) == 1 and kinds.isdisjoint(others):
            yield column_of(head, width, *kinds)


def _places(read: TableRead, cell: Confirmed) -> Iterator[int]:
    """The columns in which the words of a cell stand, if they stand in rows of the table."""
    for row in read.figures.rows:
        if row.page.number == cell.page:
            for column, spans in row.cells.items():
                if any(word.box in cell.boxes for span in spans for word in span.words):
                    yield column


def _names(read: TableRead, lines: Sequence[_Line]) -> Iterator[NameRow]:
    """How the rows beside each line stand, where all that the table has are confirmed lines."""
    items = read.items.items
    own = _in_order([item.net.value if item.net is not None else None for item in items], lines)
    for line, rows in zip(own, name_rows(read.columns, read.figures, read.roles, items), strict=False):
        name = line.get(_NAME)
        if name is not None and name.boxes:
            yield from (look.model_copy(update={"named": _is_in(words, name.boxes)}) for words, look in rows.looks())


def _is_in(words: Sequence[Span], boxes: Collection[Box]) -> bool:
    return any(word.box in boxes for span in words for word in span.words)


def _in_order(nets: Sequence[Value | None], lines: Sequence[_Line]) -> Sequence[_Line]:
    """The confirmed line behind each of the amounts read, in their order; none at all where one is of no line.

    Fewer may be read than were confirmed: freight and discounts that stand below the table.
    """
    left = iter(lines)
    found = [next((line for line in left if line[_NET].value == net), None) for net in nets]
    return [line for line in found if line is not None] if None not in found else ()


def _reads_right(read: Mapping[str, Claim], lines: Sequence[_Line]) -> bool:
    """Whether all lines that are read are confirmed ones, with each confirmed cell as it was."""
    count = sum(term.endswith(f"].{_NET}") for term in read)
    nets = [claim.value if (claim := read.get(f"lines[{n}].{_NET}")) else None for n in range(count)]
    own = _in_order(nets, lines)
    wanted = ((f"lines[{n}].{name}", cell.value) for n, line in enumerate(own) for name, cell in line.items())
    return bool(own) and all(term in read and key_of(read[term].value) == key_of(value) for term, value in wanted)
