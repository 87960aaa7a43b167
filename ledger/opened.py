"""An opened ledger: one workspace, its database and its clock, and how transactions and long results are read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Row, Select

from ledger import ending, queries
from ledger.chain import Chain
from ledger.database import Database
from ledger.records import to_heard, to_verdict
from ledger.tables import arrivals, verdicts
from schemas import Document, Verdict

PAGE = 100


class Opened:
    """What every part of the Ledger works with."""

    def __init__(self, workspace: Path, database: Database, now: Callable[[], datetime]) -> None:
        self._workspace = workspace
        self._database = database
        self._now = now

    @contextmanager
    def _write(self) -> Iterator[Chain]:
        with self._database.write() as connection:
            chain = Chain(connection, self._now())
            yield chain
            chain.close()

    def _pages(self, query: Select[Any], key: ColumnElement[int]) -> Iterator[Row[Any]]:
        """Rows in the order of `key`, a page at a time, so that no read transaction stays open between them."""
        last = 0
        while True:
            with self._database.read() as connection:
                rows = connection.execute(query.where(key > last).order_by(key).limit(PAGE)).all()
            yield from rows
            if len(rows) < PAGE:
                return
            last = rows[-1]._mapping[key.name]

    def _verdicts(self, query: Select[Any]) -> Iterator[Verdict]:
        for row in self._pages(query, verdicts.c.arrival):
            if row.body is not None:
                yield to_verdict(self._workspace, row.body)

    def _documents(self, condition: ColumnElement[bool]) -> Iterator[Document]:
        rows = self._pages(queries.first_arrivals(condition), arrivals.c.number)
        return (to_heard(self._workspace, row) for row in rows)

    def _vouch(self) -> None:
        self._database.make_durable()
        with self._database.read() as connection:
            if not ending.is_vouched_for(self._workspace, connection):
                ending.vouch(self._workspace, connection)
