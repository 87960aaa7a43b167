"""Parquet for data platforms: decimals as decimal128, dates as dates, one file a table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from exporters.exporter import Exporter, Write
from exporters.tables import TABLES, Row, invoices, rows
from schemas import PRECISION, SCALE, Invoice, Verdict

_ROW_GROUP = 5_000


@contextmanager
def _writing(folder: Path) -> Iterator[Write]:
    from pyarrow import parquet

    with ExitStack() as stack:
        files = {
            table: stack.enter_context(parquet.ParquetWriter(folder / f"{table}.parquet", _schema(table)))
            for table in TABLES
        }
        waiting: dict[str, list[Row]] = {table: [] for table in TABLES}

        def write(verdict: Verdict) -> None:
            for table, found in rows(verdict).items():
                waiting[table] += found
                if len(waiting[table]) >= _ROW_GROUP:
                    _flush(files[table], table, waiting[table])

        yield write
        for table, left in waiting.items():
            if left:
                _flush(files[table], table, left)


def _schema(table: str) -> Any:
    import pyarrow as pa

    types = {"text": pa.string(), "date": pa.date32(), "number": pa.decimal128(PRECISION, SCALE), "count": pa.int32()}
    return pa.schema([(column.name, types[column.kind]) for column in TABLES[table]])


def _flush(file: Any, table: str, waiting: list[Row]) -> None:
    import pyarrow as pa

    schema = _schema(table)
    cells = zip(*waiting, strict=True)
    columns = [pa.array(column, field.type) for column, field in zip(cells, schema, strict=True)]
    file.write_table(pa.Table.from_arrays(columns, schema=schema))
    waiting.clear()


def _reading(folder: Path) -> Iterator[tuple[str, Invoice]]:
    yield from invoices({table: _table(folder / f"{table}.parquet") for table in TABLES})


def _table(path: Path) -> Iterator[Row]:
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file:
        for batch in file.iter_batches():
            yield from (tuple(row.values()) for row in batch.to_pylist())


PARQUET = Exporter(tuple(f"{table}.parquet" for table in TABLES), _writing, _reading, SCALE)
