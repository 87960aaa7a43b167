"""The database under a ledger: how it is opened, how transactions begin, what its errors mean to a person.

On SQLite: WAL with synchronous=NORMAL. A commit is in the operating system's hands when it returns, so kill -9 loses
nothing that was committed; after a power loss the newest commits since the last `make_durable` may be missing, never
half there. Whatever leaves the ledger (exports, checkpoints) is therefore made durable first.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from ledger import migrate
from ledger.files import sync
from schemas import Corrupted, Unavailable

_WRITES = "writes"
_NO_ROOM = ("full", "disk I/O", "readonly", "unable to open")


class Database:
    """One open database. Threads may share it; write transactions come one at a time."""

    def __init__(self, path: Path, *, wait_seconds: float) -> None:
        self._path = path
        self._engine = _engine(path, wait_seconds)
        self._writing = self._engine.execution_options(**{_WRITES: True})
        try:
            self._bring_up_to_date()
        except BaseException:
            self.close()
            raise

    def _bring_up_to_date(self) -> None:
        with self.read() as connection:
            found = migrate.version(connection)
        if found != migrate.HEAD:
            # The writer's lock is held, and looked again under: another process may have been quicker.
            with self.write() as connection:
                if migrate.version(connection) != migrate.HEAD:
                    migrate.upgrade(connection)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read transaction: one consistent view."""
        with _plain_errors(self._path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A write transaction, wholly committed or wholly undone."""
        with _plain_errors(self._path), self._writing.begin() as connection:
            yield connection

    def make_durable(self) -> None:
        """Push everything committed to the disk: it survives a power loss from here on."""
        with _plain_errors(self._path):
            log = self._path.with_name(f"{self._path.name}-wal")
            if log.exists():
                # The very sync that synchronous=FULL would do at each commit.
                sync(log)
            sync(self._path.parent)

    def close(self) -> None:
        """Give every connection back."""
        self._engine.dispose()


def url(path: Path) -> URL:
    """Where a database file is, whatever signs its path holds: in a URL as text, a `?` would end it."""
    return URL.create("sqlite", database=str(path))


def _engine(path: Path, wait_seconds: float) -> Engine:
    engine = create_engine(url(path), connect_args={"timeout": wait_seconds}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver's own idea of when a transaction begins is switched off; ours is below.
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def _plain_errors(path: Path) -> Iterator[None]:
    """The database's errors as ours: who must act, in a sentence."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        meaning = _meaning(path, error)
        if meaning is error:
            raise
        raise meaning from error


def _meaning(path: Path, error: DBAPIError | sqlite3.Error | OSError) -> Exception:
    said = str(error.orig if isinstance(error, DBAPIError) else error)
    if "locked" in said or "busy" in said:
        return Unavailable(
            f"The ledger {path} is being written by another process.", "Wait until that has finished, then run again."
        )
    if "not a database" in said or "malformed" in said:
        return Corrupted(
            f"The file {path} is damaged, or it is not a Vouchline ledger.",
            "Restore the whole workspace from a backup.",
        )
    if isinstance(error, OSError) or any(words in said for words in _NO_ROOM):
        return Unavailable(
            f"The ledger {path} cannot be written: the disk is full, or this user may not write here.",
            "Make room or give this user permission, then run again; nothing is lost.",
        )
    return error
