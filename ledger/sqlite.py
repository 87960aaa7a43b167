"""What SQLite does in its own way.

WAL with synchronous=NORMAL. A commit is in the operating system's hands when it returns, so kill -9 loses nothing that
was committed; after a power loss the newest commits since the last `make_durable` may be missing, never half there.
Whatever leaves the ledger (exports, checkpoints) is therefore made durable first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from ledger.files import sync
from ledger.readable import readable
from schemas import Corrupted, Unavailable

_NO_ROOM = ("full", "disk I/O", "readonly", "unable to open")
WRITES = "writes"  # the execution option of a connection whose transactions write


class SqliteFile:
    """A ledger in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @property
    def place(self) -> str:
        """The file."""
        return str(self.path)

    @property
    def absent(self) -> str:
        """That the file is not there."""
        return f"There is no {self.path.name} in {self.path.parent}."

    def there(self) -> bool:
        """Whether the file is."""
        return self.path.is_file()

    def engine(self, wait_seconds: float) -> Engine:
        """An engine whose transactions begin when we say so."""
        engine = create_engine(_url(self.path), connect_args={"timeout": wait_seconds}, hide_parameters=True)

        @event.listens_for(engine, "connect")
        def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
            # The driver's own idea of when a transaction begins is switched off; ours is below.
            connection.isolation_level = None
            for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
                connection.execute(f"PRAGMA {pragma}").close()

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            writes = connection.get_execution_options().get(WRITES, False)
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

        return engine

    def make_durable(self) -> None:
        """Push everything committed to the disk."""
        log = self.path.with_name(f"{self.path.name}-wal")
        if log.exists():
            # The very sync that synchronous=FULL would do at each commit.
            sync(log)
        sync(self.path.parent)

    def meaning(self, error: DBAPIError | sqlite3.Error | OSError) -> Exception:
        """SQLite says what is wrong in words alone."""
        said = str(error.orig if isinstance(error, DBAPIError) else error)
        if "locked" in said or "busy" in said:
            return Unavailable(
                f"The ledger {self.path} is being written by another process.",
                "Wait until that has finished, then run again.",
            )
        if "not a database" in said or "malformed" in said:
            return Corrupted(
                f"The file {self.path} is damaged, or it is not a Vouchline ledger.",
                "Restore the whole workspace from a backup.",
            )
        if isinstance(error, OSError) or any(words in said for words in _NO_ROOM):
            return Unavailable(
                f"The ledger {self.path} cannot be written: the disk is full, or this user may not write here.",
                "Make room or give this user permission, then run again; nothing is lost.",
            )
        return error

    @contextmanager
    def readable(self) -> Iterator[SqliteFile]:
        """The file, or a copy of it where it may not be written."""
        with readable(self.path) as path:
            yield SqliteFile(path)

    @contextmanager
    def view(self) -> Iterator[Connection]:
        """The file, never written to."""
        with readable(self.path) as file:
            engine = create_engine(_url(file), hide_parameters=True)
            try:
                with engine.connect() as connection:
                    connection.execute(text("PRAGMA query_only=ON"))
                    connection.exec_driver_sql("BEGIN")
                    yield connection
            finally:
                engine.dispose()

    def check_schema(self, connection: Connection) -> None:
        """Compare it with one that is made anew, in memory."""
        from ledger.verify_schema import check_sqlite

        check_sqlite(connection)

    def copy(self, target: Path) -> int:
        """The file copied in one step, without a log beside it."""
        try:
            with readable(self.path) as path:
                return _copied(path, target)
        except sqlite3.OperationalError as error:
            raise Unavailable(
                f"The ledger {self.path} could not be copied.", "Make room or mend the disk, then try again."
            ) from error
        except sqlite3.DatabaseError as error:
            raise Corrupted(
                f"The file {self.path} is damaged, or it is not a Vouchline ledger.", "Restore an earlier backup."
            ) from error

    @contextmanager
    def hold(self) -> Iterator[None]:
        """A file lock beside it, which a killed run cannot leave behind."""
        workspace = self.path.parent
        workspace.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(workspace / "run.lock", timeout=0):
                yield
        except Timeout as error:
            raise Unavailable(
                f"Another run is working on the workspace {workspace}.", "Wait until it has finished, then run again."
            ) from error


def _url(path: Path) -> URL:
    """Where a database file is, whatever signs its path holds: in a URL as text, a `?` would end it."""
    return URL.create("sqlite", database=str(path))


def _copied(source: Path, target: Path) -> int:
    with closing(sqlite3.connect(source)) as database, closing(sqlite3.connect(target)) as copy:
        database.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE").close()
        [size] = copy.execute("SELECT number FROM head").fetchone()
    sync(target)
    return int(size)
