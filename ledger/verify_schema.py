"""The verifier's look at the database itself: its tables, indexes and triggers are those that we made, and no other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy import Connection, create_engine, text

from ledger import migrate
from ledger.verify_values import Wrong

Parts = Mapping[str, tuple[str, str]]  # kind and making of each part by its name
_QUOTES_AND_BLANKS = re.compile(r'["\s]+')
# Triggers first, then tables, then indexes; what SQLite makes for itself is left out.
_PARTS = """
    SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
    ORDER BY type DESC, name
"""


def check_schema(connection: Connection) -> None:
    """Raises Wrong for the first part of the database that is gone, was added, or is not as its version made it."""
    found, made = _parts(connection), _made(migrate.version(connection) or migrate.HEAD)
    for name, (kind, making) in made.items():
        if name not in found:
            raise Wrong(f"The {kind} {name} was taken out of the ledger.")
        if found[name][0] != kind:
            raise Wrong(f"In the place of the {kind} {name} the ledger has a {found[name][0]}.")
        if found[name][1] != making:
            raise Wrong(f"The {kind} {name} of the ledger is not the one that Vouchline made.")
    for name in sorted(found.keys() - made.keys()):
        raise Wrong(f"The ledger holds a {found[name][0]} {name}, which Vouchline never made.")
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        raise Wrong(f"The table {row[0]} holds a row ({row[1]}) whose row in {row[2]} is gone.")


def _parts(connection: Connection) -> Parts:
    rows = connection.execute(text(_PARTS)).all()
    return {row.name: (row.type, _QUOTES_AND_BLANKS.sub(" ", row.sql).strip()) for row in rows}


@lru_cache(maxsize=2)
def _made(version: str) -> Parts:
    """What a ledger of this version consists of: one is made, in memory."""
    engine = create_engine("sqlite://")
    try:
        with engine.begin() as connection:
            migrate.upgrade(connection, version)
            return _parts(connection)
    finally:
        engine.dispose()
