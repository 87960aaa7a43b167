"""Schema versions: made and brought up to date when a ledger is opened. Alembic is imported only when there is work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from schemas import Corrupted, Misconfigured, VouchlineError

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0011"
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010", HEAD)
MOVED = "head_moved"  # what the end of the chain is called where a ledger was moved from: nobody can write there
_OF_EVERY_LEDGER = {"alembic_version", "runs", "documents", "arrivals", "outcomes", "events"}
_MIGRATIONS = Path(__file__).parent / "migrations"
WHOLE = _MIGRATIONS / "whole.sql"
_OTHERWISE = """
    SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND a.attnum > 0 AND NOT a.attisdropped
    AND a.attcollation NOT IN (0, 'pg_catalog."C"'::regcollation) ORDER BY c.relname, a.attnum
"""


def version(connection: Connection) -> str | None:
    """The schema version of this database, None for an empty one. Raises Corrupted where it is no ledger of ours."""
    tables = _tables(connection)
    if not tables:
        return None
    if MOVED in tables:
        raise Misconfigured(
            "The ledger was moved from here to another place by `vouchline store move`, and counts there alone.",
            "Let [store] in policy.toml name that place, as in the folder that it was moved with.",
        )
    found = (
        connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if "alembic_version" in tables
        else None
    )
    # Others version their databases with such a table, too.
    if found is None or (found not in KNOWN and connection.dialect.name == "postgresql" and is_foreign(connection)):
        raise _no_ledger(connection)
    if found not in KNOWN:
        raise Corrupted(
            f"The ledger was written by a newer Vouchline (its schema is {found}, this one knows {HEAD}).",
            "Upgrade Vouchline, then run again.",
        )
    return str(found)


def is_foreign(connection: Connection) -> bool:
    """Whether a database holds tables, and not those of a ledger."""
    tables = _tables(connection)
    return bool(tables) and not tables >= _OF_EVERY_LEDGER


def refuse_foreign(connection: Connection) -> None:
    """Raises what a database means that holds tables, and not those of a ledger."""
    if is_foreign(connection):
        raise _no_ledger(connection)


def _tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def _no_ledger(connection: Connection) -> VouchlineError:
    """A file of that name in a workspace can only be damaged; a database is named by somebody, who may have erred."""
    if connection.dialect.name == "sqlite":
        return Corrupted(
            "The file ledger.db is not a Vouchline ledger.", "Use another workspace, or restore the ledger."
        )
    return Misconfigured(
        f"The database {connection.engine.url.database} holds tables of something else, and no Vouchline ledger.",
        "Let [store] ledger in policy.toml name the ledger's database, or an empty database or schema for a new one.",
    )


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the schema up to date, or to a version, inside the caller's transaction.

    A new file is made at once by what the migrations come to: they take several times that, and Alembic.
    """
    if to in ("head", HEAD) and connection.dialect.name == "sqlite" and version(connection) is None:
        for statement in WHOLE.read_text(encoding="utf-8").splitlines():
            connection.exec_driver_sql(statement)
    else:
        migrate(connection, to)


def migrate(connection: Connection, to: str = "head") -> None:
    """Bring the schema to a version, one migration after the other."""
    from alembic import command

    command.upgrade(_config(connection), to)
    if connection.dialect.name == "postgresql":
        _compare_by_code(connection)


def downgrade(connection: Connection, to: str) -> None:
    """Bring the schema back to a version, or to nothing ("base"); a RuntimeError where something would be lost."""
    from alembic import command

    command.downgrade(_config(connection), to)
    if connection.dialect.name == "postgresql":
        _compare_by_code(connection)


def _config(connection: Connection) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _compare_by_code(connection: Connection) -> None:
    """Texts are compared and sorted by their code points, as in SQLite, whatever the server's language is."""
    for row in connection.execute(text(_OTHERWISE)).all():
        connection.execute(text(f'ALTER TABLE {row.table} ALTER COLUMN "{row.column}" TYPE {row.type} COLLATE "C"'))
