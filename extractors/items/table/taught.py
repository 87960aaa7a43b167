"""A table as the confirmed lines of its vendor teach it: what its columns are, and which rows belong to a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.page.heads import HeadCell
from extractors.parsing.folding import compact
from schemas import LineTable, NameRow, TaughtColumn

_BESIDE = "beside"  # a column in which no part of a line's name stands
_INDENT, _SIZE = 0.4, 0.06  # em, and share of the type: rows that are set alike
_NAMES = frozenset({"description"})


def taught_cells(cells: Sequence[HeadCell], table: LineTable | None, width: float) -> tuple[HeadCell, ...]:
    """The heads of a table on a page of this `width`, each naming what was taught of its column."""
    return tuple(cells if table is None else (_taught(cell, table, width) for cell in cells))


def column_of(cell: HeadCell, width: float, standing: str = "") -> TaughtColumn:
    """What is taught of the column under `cell`: that the cells of lines that stand in it are `standing`."""
    x0, x1 = (round(x / max(width, 1.0), 4) for x in (cell.box.x0, cell.box.x1))
    head = "".join(sign for sign in compact(cell.text) if not sign.isdigit())
    return TaughtColumn(head=head, x0=x0, x1=x1, cell=standing)


def _taught(cell: HeadCell, table: LineTable, width: float) -> HeadCell:
    """`cell` as all that was taught of its column says; as it was where that is nothing, or not one thing."""
    own = column_of(cell, width)
    said = {column.cell for column in table.columns if _is_same(column, own)}
    standing = said.pop() if len(said) == 1 else None
    if standing is None or standing in cell.terms[:1]:
        return cell
    if not standing and cell.terms and cell.terms[0] not in _NAMES:
        return cell  # what nobody confirmed may be there all the same: positions, codes, units
    return replace(cell, stack=((standing or _BESIDE,),))


def _is_same(one: TaughtColumn, other: TaughtColumn) -> bool:
    """Whether two columns have the same words over them, or, without any, the same place."""
    if one.head or other.head:
        return one.head == other.head
    return min(one.x1, other.x1) > max(one.x0, other.x0)


def is_named(row: NameRow, table: LineTable) -> bool | None:
    """Whether rows that stood as `row` does were part of their line's name; None where none did, or not all alike.

    Whether the row above left no room is asked only where there are such rows: names are of any length.
    """
    alike = [known for known in table.names if _stand_alike(known, row)]
    said = {known.named for known in [one for one in alike if one.broken == row.broken] or alike}
    return said.pop() if len(said) == 1 else None


def _stand_alike(one: NameRow, other: NameRow) -> bool:
    if abs(one.indent - other.indent) > _INDENT or abs(one.size - other.size) > _SIZE:
        return False
    return (one.side, one.bold, one.labelled) == (other.side, other.bold, other.labelled)
