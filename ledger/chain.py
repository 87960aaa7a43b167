"""The chain: each event carries the hash of the one before, and seals the values it speaks of."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import rfc8785
from sqlalchemy import Connection, insert, select, update

from ledger.tables import events, head
from schemas import VERSION, EventKind

GENESIS = "0" * 64
ACTOR = f"vouchline {VERSION}"
_SLACK = timedelta(seconds=2)  # that a clock may be put right by without a word


def event_hash(record: Mapping[str, Any]) -> str:
    """SHA-256 over the previous hash and the RFC 8785 form of all the rest of an event's row."""
    rest = {name: record[name] for name in ("number", "kind", "actor", "run", "document", "details")}
    rest["at"] = record["at"].astimezone(UTC).isoformat(timespec="microseconds")
    return hashlib.sha256(record["previous"].encode() + rfc8785.dumps(rest)).hexdigest()


def new_salt() -> str:
    """Makes a seal worthless once the salt is erased with its value."""
    return secrets.token_hex(16)


def seal(salt: str, *values: str | None) -> str:
    """The salted hash that an event keeps of values it must not hold."""
    return hashlib.sha256(rfc8785.dumps([salt, *values])).hexdigest()


class Chain:
    """The end of the chain within one write transaction at one time; whoever writes holds it."""

    def __init__(self, connection: Connection, at: datetime) -> None:
        self.connection = connection
        self.at = at
        row = connection.execute(select(head.c.number, head.c.hash).with_for_update()).one()
        self._number: int = row.number
        self._hash: str = row.hash
        self._last: datetime | None = connection.scalar(select(events.c.at).where(events.c.number == row.number))
        self._added: list[dict[str, Any]] = []

    def append(
        self,
        kind: EventKind,
        run: str | None = None,
        document: str | None = None,
        details: Mapping[str, str] | None = None,
    ) -> None:
        """Add one event at the end, after one that says so where the clock was set back since the last."""
        if self._last is not None and self.at < self._last - _SLACK:
            before, self._last = self._last.astimezone(UTC).isoformat(timespec="seconds"), None
            self.append(EventKind.CLOCK_SET_BACK, details={"before": before})
        record: dict[str, Any] = {
            "number": self._number + 1,
            "at": self.at,
            "kind": kind.value,
            "actor": ACTOR,
            "run": run,
            "document": document,
            "details": dict(details or {}),
            "previous": self._hash,
        }
        record["hash"] = event_hash(record)
        self._added.append(record)
        self._number, self._hash = record["number"], record["hash"]

    def close(self) -> None:
        """Write the new events down, all at once, and where the chain ends now."""
        if self._added:
            self.connection.execute(insert(events), self._added)
        self.connection.execute(update(head).values(number=self._number, hash=self._hash))
