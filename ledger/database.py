"""The database under a ledger: how it is opened, how transactions begin, what its errors mean to a person."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ledger import migrate
from ledger.home import Home
from ledger.sqlite import WRITES


class Database:
    """One open database. Threads may share it; write transactions come one at a time."""

    def __init__(self, home: Home, *, wait_seconds: float) -> None:
        self._home = home
        with self._plain_errors():
            self._engine = home.engine(wait_seconds)
        self._writing = self._engine.execution_options(**{WRITES: True})
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
        with self._plain_errors(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A write transaction, wholly committed or wholly undone."""
        with self._plain_errors(), self._writing.begin() as connection:
            yield connection

    def make_durable(self) -> None:
        """Push everything committed to the disk: it survives a power loss from here on."""
        with self._plain_errors():
            self._home.make_durable()

    def close(self) -> None:
        """Give every connection back."""
        self._engine.dispose()

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        """The database's errors as ours: who must act, in a sentence."""
        try:
            yield
        except (DBAPIError, sqlite3.Error, OSError) as error:
            meaning = self._home.meaning(error)
            if meaning is error:
                raise
            raise meaning from error
