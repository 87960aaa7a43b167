"""Schema versions: made and brought up to date when a ledger is opened. Alembic is imported only when there is work."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from schemas import Corrupted

HEAD = "0007"
KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", HEAD)
_MIGRATIONS = Path(__file__).parent / "migrations"


def version(connection: Connection) -> str | None:
    """The schema version of this database, None for an empty one. Raises Corrupted where it is no ledger of ours."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    found = (
        connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if "alembic_version" in tables
        else None
    )
    if found is None:
        raise Corrupted(
            "The file ledger.db is not a Vouchline ledger.", "Use another workspace, or restore the ledger."
        )
    if found not in KNOWN:
        raise Corrupted(
            f"The ledger was written by a newer Vouchline (its schema is {found}, this one knows {HEAD}).",
            "Upgrade Vouchline, then run again.",
        )
    return str(found)


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the schema up to date, or to a version, inside the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
