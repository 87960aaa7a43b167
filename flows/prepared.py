"""Prefect's database made from the schema of its release, in a moment: its own migrations would take seconds.

`python -m flows.prepared` writes prefect_schema.sql anew, from the migrations of the Prefect that is installed.
"""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from importlib import metadata
from pathlib import Path

SCHEMA = Path(__file__).with_name("prefect_schema.sql")
_HEAD = re.compile(r"-- Prefect (\S+), revision (\w+)\n")
_FILE = "prefect.db"
_ELSEWHERE = ("PREFECT_API_DATABASE_", "PREFECT_SERVER_DATABASE_")
_MIGRATE = """
import asyncio
from prefect.server.database import provide_database_interface
asyncio.run(provide_database_interface().create_db())
"""


def prepare(home: Path) -> bool:
    """Make the database in Prefect's `home` where there is none; whether it is as the Prefect installed wants it.

    Where it is not (another release of Prefect, an older database, one that the user keeps elsewhere), Prefect is to
    migrate it.
    """
    script = SCHEMA.read_text(encoding="utf-8")
    release, revision = _head(script)
    if metadata.version("prefect") != release or any(name.startswith(_ELSEWHERE) for name in os.environ):
        return False
    path = home / _FILE
    if not path.exists():
        _make(path, script)
    return _revision(path) == revision


def _head(script: str) -> tuple[str, str]:
    """The release of Prefect that a schema is of, and its revision."""
    found = _HEAD.match(script)
    return (found[1], found[2]) if found else ("", "")


def _make(path: Path, script: str) -> None:
    """Whole or not at all, and for its owner alone."""
    handle, name = tempfile.mkstemp(prefix=f".{_FILE}-", dir=path.parent)
    os.close(handle)
    with closing(sqlite3.connect(name)) as database:
        database.executescript(script)
    with suppress(FileExistsError):  # another command was first
        os.link(name, path)
    Path(name).unlink()


def _revision(path: Path) -> str | None:
    with suppress(sqlite3.Error), closing(sqlite3.connect(path, timeout=5)) as database:
        row = database.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else None
    return None


def schema_of(path: Path) -> str:
    """The script that makes a database like the one at `path`, without what is in it."""
    with closing(sqlite3.connect(path)) as database:
        revision = database.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        return "\n".join([*_statements(database, revision), ""])


def _statements(database: sqlite3.Connection, revision: str) -> Iterator[str]:
    yield f"-- Prefect {metadata.version('prefect')}, revision {revision}"
    yield "BEGIN;"
    made = database.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type != 'table', name")
    for (statement,) in made:
        # One line each, so that a new release shows what it changed.
        yield f"{' '.join(statement.split())};"
    yield f"INSERT INTO alembic_version VALUES ('{revision}');"  # noqa: S608 (Prefect's own word)
    yield "COMMIT;"


def migrated(home: Path) -> Path:
    """A database in `home` made by the migrations of the Prefect that is installed."""
    settings = {**os.environ, "PREFECT_HOME": str(home)}
    subprocess.run([sys.executable, "-c", _MIGRATE], env=settings, check=True)  # noqa: S603 (our own code)
    return home / _FILE


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        SCHEMA.write_text(schema_of(migrated(Path(folder))), encoding="utf-8")
