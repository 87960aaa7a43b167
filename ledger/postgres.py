"""What PostgreSQL does in its own way.

Writers take an advisory lock, so that write transactions come one at a time, as in SQLite. A run holds another one, on
a connection of its own: it is free as soon as its holder is gone. Whoever takes it raises a fence, under the writers'
lock; a holder that lost it unawares finds the fence raised with its next write, and writes nothing any more.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    NullPool,
    column,
    create_engine,
    event,
    inspect,
    make_url,
    select,
    table,
    text,
)
from sqlalchemy.exc import ArgumentError, DBAPIError

from ledger.migrate import refuse_foreign
from ledger.sqlite import WRITES
from schemas import Corrupted, Misconfigured, Unavailable

# Advisory locks are named by two numbers: these, and the schema that the ledger is in.
_WRITERS, _RUN = 1_986_359_915, 1_986_359_916
_SCHEMA = "hashtext(current_schema())"
_FENCE = "run_fence"
_HELD: dict[str, int] = {}  # the fence of the run that this process holds, by the address of the ledger

_DRIVER = "postgresql+psycopg"
_HERE = {"", "localhost", "127.0.0.1", "::1"}
_CONNECT_SECONDS = "10"
_WAITED = {"55P03", "57014"}  # a lock was not to be had in time
_UNKNOWN = re.compile(r'(?:database|role) ".*" does not exist')
_DAMAGED = {"XX001", "XX002"}
_NOT_ALLOWED = {"42501", "25006"}
_SEARCH_PATH = re.compile(r"search[-_]path\s*=\s*((?:\\.|\S)+)", re.IGNORECASE)
_AWAY = ("08", "53", "57P", "58")  # no connection, no room, shut down or starting, the disk


class Postgres:
    """A ledger in a database of a PostgreSQL server. Raises Misconfigured for an address that is none."""

    def __init__(self, address: str) -> None:
        try:
            self._url = make_url(address).set(drivername=_DRIVER)
        except (ArgumentError, ValueError) as error:
            raise Misconfigured(
                "The address of the ledger is not understood (store.ledger in policy.toml).",
                "Write it as postgresql://user@host:port/database?sslmode=verify-full.",
            ) from error
        if "connect_timeout" not in self._url.query:
            self._url = self._url.update_query_dict({"connect_timeout": _CONNECT_SECONDS})

    @property
    def place(self) -> str:
        """The server and the database."""
        url: URL = self._url
        return f"{url.database or ''} at {url.host or 'this machine'}{f':{url.port}' if url.port else ''}"

    @property
    def _key(self) -> str:
        return self._url.render_as_string(hide_password=False)

    @property
    def absent(self) -> str:
        """That the database holds none."""
        return f"The database {self.place} holds no ledger: if it is the wrong one, mend [store] ledger in policy.toml."

    def there(self) -> bool:
        """Whether the schema holds a ledger's tables."""
        with self._connected() as connection:
            return inspect(connection).has_table("alembic_version")

    def engine(self, wait_seconds: float) -> Engine:
        """An engine whose reads see one moment, and whose writers wait for each other so many seconds."""
        engine = self._made(pool_pre_ping=True)
        fence = _HELD.get(self._key)
        prepare = (
            "SET synchronous_commit = on",  # what was committed survives a power loss
            "SET client_min_messages = warning",
            f"SET lock_timeout = {max(1, round(wait_seconds * 1000))}",
        )

        @event.listens_for(engine, "connect")
        def _prepare(connection: Any, _record: Any) -> None:
            connection.autocommit = True
            for setting in prepare:
                connection.execute(setting)
            connection.autocommit = False

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            if connection.get_execution_options().get(WRITES, False):
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS}, {_SCHEMA})")
                _check_fence(connection, fence)
            else:
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

        return engine

    def make_durable(self) -> None:
        """Nothing: a commit returns when it is on the server's disk."""

    def meaning(self, error: DBAPIError | sqlite3.Error | OSError) -> Exception:
        """PostgreSQL names every error by a code; where the connection is gone there is none."""
        code = getattr(getattr(error, "orig", None), "sqlstate", None) or ""
        lost = isinstance(error, DBAPIError) and (error.connection_invalidated or _is_operational(error))
        if code in _WAITED:
            return Unavailable(
                f"The ledger {self.place} is being written by another process.",
                "Wait until that has finished, then run again.",
            )
        if code in _DAMAGED:
            return Corrupted(f"The ledger {self.place} is damaged.", "Restore it from a backup.")
        if code in _NOT_ALLOWED:
            return Unavailable(
                f"The ledger {self.place} may not be written by this user, or not on this server.",
                "Give the user of store.ledger the rights of the ledger's owner, or name the primary server.",
            )
        if code.startswith(_AWAY) or (lost and not code):
            return Unavailable(
                f"The ledger {self.place} does not answer, or does not let this user in{_why(error)}.",
                "Run again once it does, nothing is lost; `vouchline doctor` tries it. Where the server knows no such "
                "database or user, mend [store] ledger in policy.toml.",
            )
        return error

    @contextmanager
    def readable(self) -> Iterator[Postgres]:
        """The same: reading writes nothing here."""
        yield self

    @contextmanager
    def view(self) -> Iterator[Connection]:
        """One moment, read only."""
        with self._connected() as connection:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield connection

    def check_schema(self, connection: Connection) -> None:
        """Compare it with one that is made anew, in a schema that is taken back."""
        from ledger.verify_schema import check_postgres

        with self._connected() as scratch:
            check_postgres(connection, scratch)

    def copy(self, target: Path) -> int:
        """The rows of one moment, table by table."""
        from ledger.copied import copy_to_file

        with self.view() as connection:
            return copy_to_file(connection, target)

    @contextmanager
    def hold(self) -> Iterator[None]:
        """An advisory lock as long as the connection lasts, and a fence that tells earlier holders."""
        with self._connected() as connection:
            refuse_foreign(connection)
            if not connection.scalar(text(f"SELECT pg_try_advisory_lock({_RUN}, {_SCHEMA})")):
                raise Unavailable(
                    f"Another run is working on the ledger {self.place}.",
                    "Wait until it has finished, then run again.",
                )
            connection.rollback()
            fence = _raise_fence(connection)
            _HELD[self._key] = fence
            try:
                yield
            finally:
                if _HELD.get(self._key) == fence:
                    del _HELD[self._key]

    def _made(self, **settings: Any) -> Engine:
        try:
            return create_engine(self._url, hide_parameters=True, **settings)
        except ImportError as error:
            raise Misconfigured(
                "The ledger is to be kept in PostgreSQL, and the package for that is not installed.",
                'Install it: pip install "vouchline[postgresql]".',
            ) from error

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        """A connection of its own, gone with the block, whose errors are ours."""
        engine = self._made(poolclass=NullPool, pool_reset_on_return=None)
        try:
            with engine.connect() as connection:
                yield connection
        except DBAPIError as error:
            meaning = self.meaning(error)
            if meaning is error:
                raise
            raise meaning from error


def schemas_of(address: str) -> Iterator[str]:
    """Where a ledger at `address` may be: server, database and schema, however the address is written.

    A name of a server is not looked up. Raises Misconfigured for an address that is none.
    """
    url = Postgres(address)._url
    _, said = url.get_dialect()().create_connect_args(url)
    ports = str(said.get("port") or "").split(",")
    paths = _SEARCH_PATH.findall(str(said.get("options") or "")) or ["public"]
    schemas = [_folded(name) for name in re.sub(r"[\\\s]", "", paths[-1]).split(",")]
    # A server may be told by its name and by its number, and be known to others by either.
    for servers in [said[key] for key in ("host", "hostaddr") if said.get(key)] or [""]:
        hosts = str(servers).lower().split(",")
        for n, host in enumerate(hosts):
            here = host.startswith("/") or host in _HERE
            port = ports[n] if len(ports) == len(hosts) else ports[0]
            server = f"{'localhost' if here else host.rstrip('.')}:{port or 5432}"
            yield from (f"{server}/{said.get('dbname') or said.get('user') or ''}/{schema}" for schema in schemas)


def _folded(name: str) -> str:
    """A name as PostgreSQL takes it: in small letters unless it is quoted."""
    return name.strip('"') if name.startswith('"') else name.lower()


def _raise_fence(connection: Connection) -> int:
    """The number of this holder, above those of all before; no write of theirs is under way then, or follows."""
    with connection.begin():
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_WRITERS}, {_SCHEMA})"))
        connection.execute(text(f"CREATE SEQUENCE IF NOT EXISTS {_FENCE}"))
        return int(connection.scalar(text(f"SELECT nextval('{_FENCE}')")) or 0)


def _check_fence(connection: Connection, fence: int | None) -> None:
    """Raises Unavailable where another run has taken the ledger over from the one that this connection is of."""
    if fence is not None and connection.scalar(select(column("last_value")).select_from(table(_FENCE))) != fence:
        raise Unavailable(
            "Another run has taken the ledger over, for this one had lost its hold on it. Nothing more was written.",
            "Wait until that has finished, then run again.",
        )


def _why(error: DBAPIError | sqlite3.Error | OSError) -> str:
    """Why a connection failed, as far as the server told it in English: there is no code then."""
    return ": the server knows no such database or user" if _UNKNOWN.search(f"{error}") else ""


def _is_operational(error: DBAPIError) -> bool:
    return type(error).__name__ in ("OperationalError", "InterfaceError")
