"""A ledger as an earlier version kept it: the tables of that version, with the rows of today's."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import create_engine

from ledger import migrate


def make_older(path: Path, version: str) -> None:
    """Put the ledger at `path` back to `version`."""
    fresh = path.with_name("older.db")
    engine = create_engine(f"sqlite:///{fresh}")
    with engine.begin() as connection:
        migrate.upgrade(connection, version)
    engine.dispose()
    with closing(sqlite3.connect(fresh, isolation_level=None)) as database:
        database.execute("ATTACH ? AS today", (str(path),))
        database.execute("DELETE FROM head")
        tables = database.execute(
            "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        )
        for (table,) in tables.fetchall():
            if table != "alembic_version":
                columns = ", ".join(row[1] for row in database.execute(f"PRAGMA main.table_info({table})"))
                database.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}")
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()
    fresh.replace(path)
