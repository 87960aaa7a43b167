"""A ledger copied row by row into another database, whatever kind either is: the same numbers, the same texts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Table, delete, func, insert, select, text
from sqlalchemy.exc import DBAPIError

from ledger import migrate
from ledger.files import sync
from ledger.sqlite import WRITES, SqliteFile
from ledger.tables import events, head, metadata

_AT_ONCE = 500


def copy_to_file(source: Connection, target: Path) -> int:
    """Write all rows of `source` into a new file of SQLite, durable; the number of the last event."""
    file = SqliteFile(target)
    engine = file.engine(0)
    try:
        with engine.execution_options(**{WRITES: True}).begin() as connection:
            migrate.upgrade(connection)
            copy_rows(source, connection)
            size = connection.scalar(select(head.c.number))
    except (DBAPIError, OSError) as error:
        raise file.meaning(error) from error
    finally:
        engine.dispose()
    with closing(sqlite3.connect(target)) as alone:
        alone.execute("PRAGMA journal_mode=DELETE").close()
    sync(target)
    return int(size or 0)


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy every row into the tables of `target`, a ledger that holds nothing yet, in its transaction."""
    target.execute(delete(head))
    for table in metadata.sorted_tables:
        for rows in _rows(source, table):
            target.execute(insert(table), rows)
        _go_on_counting(target, table)


def _rows(source: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    keys = list(table.primary_key)
    options = {"stream_results": True, "yield_per": _AT_ONCE}
    found = source.execute(select(table).order_by(*keys), execution_options=options)
    for page in found.mappings().partitions(_AT_ONCE):
        yield [dict(row) for row in page]


def _go_on_counting(target: Connection, table: Table) -> None:
    """PostgreSQL counts beside the table: from the largest number on."""
    counted = table.autoincrement_column
    if target.dialect.name != "postgresql" or counted is None:
        return
    last = target.scalar(select(func.max(counted)))
    if last is not None:
        sequence = text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)")
        target.execute(sequence, {"table": table.name, "column": counted.name, "last": last})


def is_of(older: Connection, ledger: Connection) -> bool:
    """Whether all that `older` holds is the beginning of a `ledger`: it is empty, or an earlier copy."""
    last = older.execute(select(events.c.number, events.c.hash).order_by(events.c.number.desc()).limit(1)).first()
    return last is None or ledger.scalar(select(events.c.hash).where(events.c.number == last.number)) == last.hash


def clear(connection: Connection) -> None:
    """Take a ledger away, and make an empty one."""
    for name in (migrate.MOVED, "alembic_version", *(table.name for table in reversed(metadata.sorted_tables))):
        connection.execute(text(f"DROP TABLE IF EXISTS {name}"))
    migrate.upgrade(connection)


def retire(connection: Connection) -> None:
    """Leave a ledger as it is, but let nobody write it any more, also whoever has it open."""
    connection.execute(text(f"ALTER TABLE {head.name} RENAME TO {migrate.MOVED}"))
