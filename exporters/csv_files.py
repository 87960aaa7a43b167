"""CSV for people with spreadsheets: RFC 4180 (comma, CRLF), in UTF-8 with a byte order mark.

Without the mark Excel reads UTF-8 as the machine's own code page and breaks every accent; systems take JSON or Parquet.
Texts are guarded against formulas; numbers are canonical (a point, no grouping) and never altered.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path

from exporters.exporter import Exporter, Write
from exporters.spreadsheet import guarded, unguarded
from exporters.tables import TABLES, Cell, Column, Row, invoices, rows
from schemas import Invoice, Verdict, plain

_ENCODING = "utf-8-sig"
csv.field_size_limit(2**31 - 1)  # a long description is no reason not to read an export back


@contextmanager
def _writing(folder: Path) -> Iterator[Write]:
    with ExitStack() as stack:
        writers = {}
        for table, columns in TABLES.items():
            file = stack.enter_context((folder / f"{table}.csv").open("w", encoding=_ENCODING, newline=""))
            writers[table] = csv.writer(file)
            writers[table].writerow([column.name for column in columns])

        def write(verdict: Verdict) -> None:
            for table, found in rows(verdict).items():
                writers[table].writerows([_written(cell) for cell in row] for row in found)

        yield write


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Decimal():
            return plain(cell)
        case date():
            return cell.isoformat()
        case int():
            return str(cell)
        case _:
            return guarded(cell)


def _reading(folder: Path) -> Iterator[tuple[str, Invoice]]:
    with ExitStack() as stack:
        yield from invoices({table: _table(folder / f"{table}.csv", stack) for table in TABLES})


def _table(path: Path, stack: ExitStack) -> Iterator[Row]:
    records = csv.reader(stack.enter_context(path.open(encoding=_ENCODING, newline="")), strict=True)
    columns = TABLES[path.stem]
    next(records)
    return (tuple(_read(cell, column) for cell, column in zip(row, columns, strict=True)) for row in records)


def _read(cell: str, column: Column) -> Cell:
    if not cell:
        return None
    match column.kind:
        case "number":
            return Decimal(cell)
        case "date":
            return date.fromisoformat(cell)
        case "count":
            return int(cell)
        case _:
            return unguarded(cell)


CSV = Exporter(tuple(f"{table}.csv" for table in TABLES), _writing, _reading)
