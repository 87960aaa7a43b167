"""Writes what all migrations come to, in SQLite's own words, a line each: `python -m ledger.migrations.whole`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from sqlalchemy import StaticPool, create_engine

from ledger.migrate import WHOLE, migrate

_MAKING = ("CREATE ", "INSERT ")  # all else that a dump says is how to take it in


def migrated() -> list[str]:
    """The statements that make what the migrations make, one after the other."""
    with closing(sqlite3.connect(":memory:")) as database:
        engine = create_engine("sqlite://", creator=lambda: database, poolclass=StaticPool)
        with engine.begin() as connection:
            migrate(connection)
        return list(made_by(database))


def made_by(database: sqlite3.Connection) -> Iterator[str]:
    """The statements that make what `database` holds."""
    for statement in database.iterdump():
        if statement.startswith(_MAKING):
            yield " ".join(statement.split())


if __name__ == "__main__":
    WHOLE.write_text("\n".join(migrated()) + "\n", encoding="utf-8")
