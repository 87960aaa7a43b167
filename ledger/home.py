"""Where a ledger lives: a file of SQLite in the workspace, or a PostgreSQL database that the policy names.

What the two do in ways of their own lies in `ledger.sqlite` and `ledger.postgres`, and in the migrations; everything
else is the same statements.
"""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from ledger.sqlite import SqliteFile
from ledger.stores import setting_of
from ledger.tables import FILE_NAME


class Home(Protocol):
    """One kind of database."""

    @property
    def place(self) -> str:
        """What it is called, without a password."""

    @property
    def absent(self) -> str:
        """That no ledger is there, in a sentence."""

    def there(self) -> bool:
        """Whether a ledger is kept there."""

    def engine(self, wait_seconds: float) -> Engine:
        """Its engine: a transaction of a connection with the option WRITES is the only one that writes."""

    def make_durable(self) -> None:
        """Make what was committed survive a power loss."""

    def meaning(self, error: DBAPIError | sqlite3.Error | OSError) -> Exception:
        """An error of the database as ours: who must act, in a sentence; or the error itself."""

    def readable(self) -> AbstractContextManager[Home]:
        """The same ledger, to read from where nothing may be written."""

    def view(self) -> AbstractContextManager[Connection]:
        """One consistent view, in which nothing can be written. Raises Unavailable."""

    def check_schema(self, connection: Connection) -> None:
        """Raises Wrong for the first part of the database that is not as Vouchline made it."""

    def copy(self, target: Path) -> int:
        """Write the ledger as it is now into a new file of SQLite; the number of its last event."""

    def hold(self) -> AbstractContextManager[None]:
        """Keep the ledger for one run; raises Unavailable where another holds it."""


def home_of(workspace: Path) -> Home:
    """Where the ledger of `workspace` lives. Raises Misconfigured."""
    return home_at(setting_of(workspace).ledger, workspace)


def home_at(address: str | None, workspace: Path) -> Home:
    """The ledger in a PostgreSQL database, or without an address that of `workspace` itself. Raises Misconfigured."""
    if address is None:
        return SqliteFile(workspace / FILE_NAME)
    from ledger.postgres import Postgres

    return Postgres(address)
