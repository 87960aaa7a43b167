"""The verifier's look at the database itself: its tables, indexes and triggers are those that we made, and no other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from sqlalchemy import Connection, ForeignKey, create_engine, exists, select, text

from ledger import migrate
from ledger.tables import metadata
from ledger.verify_values import Wrong

Parts = Mapping[str, tuple[str, str]]  # kind and making of each part by its name
_QUOTES_AND_BLANKS = re.compile(r'["\s]+')
# Triggers first, then tables, then indexes; what SQLite makes for itself is left out.
_PARTS = """
    SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~'
    ORDER BY type DESC, name
"""

_SCRATCH = "vouchline_made_to_compare"
# All in the current schema: triggers (also whether they are on), functions, columns, constraints, indexes, rules.
_CATALOGUE = """
    WITH here AS (SELECT * FROM pg_class WHERE relnamespace = current_schema()::regnamespace)
    SELECT 'trigger' AS type, t.tgname AS name, concat_ws(' ', t.tgenabled, pg_get_triggerdef(t.oid)) AS making
    FROM pg_trigger t JOIN here c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal
    UNION ALL SELECT 'function', proname, pg_get_functiondef(oid) FROM pg_proc
    WHERE pronamespace = current_schema()::regnamespace AND prokind IN ('f', 'p')
    UNION ALL SELECT CASE relkind WHEN 'v' THEN 'view' ELSE 'table' END, relname, relkind::text FROM here
    WHERE relkind IN ('r', 'v', 'm', 'p', 'f')
    UNION ALL SELECT 'column', c.relname || '.' || a.attname,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attcollation, pg_get_expr(d.adbin, d.adrelid))
    FROM here c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum WHERE c.relkind = 'r'
    UNION ALL SELECT 'constraint', c.relname || '.' || k.conname,
    concat_ws(' ', k.convalidated, pg_get_constraintdef(k.oid))
    FROM pg_constraint k JOIN here c ON c.oid = k.conrelid WHERE k.contype <> 't' AND k.contype <> 'n'
    UNION ALL SELECT 'index', c.relname, pg_get_indexdef(c.oid) FROM here c WHERE c.relkind = 'i'
    UNION ALL SELECT 'rule', c.relname || '.' || r.rulename, pg_get_ruledef(r.oid)
    FROM pg_rewrite r JOIN here c ON c.oid = r.ev_class WHERE c.relkind <> 'v'
"""


def check_sqlite(connection: Connection) -> None:
    """Raises Wrong for the first part of the database that is gone, was added, or is not as its version made it."""
    compare(_parts(connection), _made(migrate.version(connection) or migrate.HEAD))
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        raise Wrong(f"The table {row[0]} holds a row ({row[1]}) whose row in {row[2]} is gone.")


def check_postgres(connection: Connection, scratch: Connection) -> None:
    """The same on PostgreSQL; what is made to compare with, in a schema of its own, is undone."""
    found = _catalogue(connection)
    scratch.execute(text(f"CREATE SCHEMA {_SCRATCH}"))
    scratch.execute(text(f"SET LOCAL search_path TO {_SCRATCH}"))
    migrate.upgrade(scratch, migrate.version(connection) or migrate.HEAD)
    made = _catalogue(scratch)
    scratch.rollback()
    compare(found, made)
    for table in metadata.sorted_tables:
        for key in table.foreign_keys if table.name in found else ():
            _check_key(connection, key)


def _check_key(connection: Connection, key: ForeignKey) -> None:
    """Raises Wrong for a row whose row in another table is gone, which nobody may delete but the database's owner."""
    column, other = key.parent, key.column.table.alias("other")
    gone = select(column).where(column.is_not(None), ~exists().where(other.c[key.column.name] == column))
    if (row := connection.execute(gone.limit(1)).first()) is not None:
        name = key.column.table.name
        raise Wrong(f"The table {column.table.name} holds a row ({row[0]}) whose row in {name} is gone.")


def compare(found: Parts, made: Parts) -> None:
    """Raises Wrong for the first part that is not as it was made."""
    for name, (kind, making) in made.items():
        if name not in found:
            raise Wrong(f"The {kind} {name} was taken out of the ledger.")
        if found[name][0] != kind:
            raise Wrong(f"In the place of the {kind} {name} the ledger has a {found[name][0]}.")
        if found[name][1] != making:
            raise Wrong(f"The {kind} {name} of the ledger is not the one that Vouchline made.")
    for name in sorted(found.keys() - made.keys()):
        raise Wrong(f"The ledger holds a {found[name][0]} {name}, which Vouchline never made.")


def _catalogue(connection: Connection) -> Parts:
    schema = str(connection.scalar(text("SELECT current_schema()")))
    rows = connection.execute(text(_CATALOGUE)).all()
    return {row.name: (row.type, row.making.replace(f"{schema}.", "")) for row in rows}


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
