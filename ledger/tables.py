"""The ledger's tables. Migrations make them; this module is how they are read and written.

History is in `events` alone, without values. Values are in `runs`, `arrivals`, `verdicts`, `outcomes` and `answers`,
sealed by salted hashes in their events, so that they can be blanked one day while the chain stays whole.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

FILE_NAME = "ledger.db"

metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s"}
)


class UtcTime(TypeDecorator[datetime]):
    """A time in UTC, aware in Python and naive in the database, the same in every dialect."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The time as the database keeps it."""
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """The time as Python uses it."""
        return None if value is None else value.replace(tzinfo=UTC)


class Words(TypeDecorator[str]):
    """Text. PostgreSQL keeps no NUL in it: there one is written as a sign that is none, and so is that sign itself, so
    that every text comes back as it was."""

    impl: Any = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text as the database keeps it."""
        if value is None or dialect.name != "postgresql":
            return value
        return value.replace(_NONE, f"{_NONE}1").replace("\0", f"{_NONE}0")

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], str | None] | None:
        """What makes a text that was read what it was; nothing, and no call a text, where it is kept as it is."""
        return _as_it_was if dialect.name == "postgresql" else None


class Code(Words):
    """A short text as documents state it: only SQLite, which does not look at the number, is told how short."""

    impl: Any = String
    cache_ok = True


_NONE = "\U0010ffff"  # no character, and never one


def _as_it_was(kept: Any) -> str | None:
    return None if kept is None else str(kept).replace(f"{_NONE}0", "\0").replace(f"{_NONE}1", _NONE)


SHA256 = String(64)
RUN = String(40)
NUMBER = Integer().with_variant(BigInteger(), "postgresql")  # SQLite's integers have room for any number

runs = Table(
    "runs",
    metadata,
    Column("run", RUN, primary_key=True),
    Column("number", NUMBER, nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("source", Words, nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("finished_at", UtcTime),
    Column("versions", JSON, nullable=False),
    Column("policy", Words, nullable=False),
    Column("counts", JSON, nullable=False),
    Column("gate", Words),
    Column("salt", String(32), nullable=False),
    Column("received", Date),
)

documents = Table(
    "documents",
    metadata,
    Column("sha256", SHA256, primary_key=True),
    Column("size", NUMBER, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("kept", Boolean, nullable=False),
)

# One file as it came in one run: every arrival ends in exactly one outcome.
arrivals = Table(
    "arrivals",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("run", RUN, ForeignKey("runs.run"), nullable=False),
    Column("document", SHA256, ForeignKey("documents.sha256"), nullable=False, index=True),
    Column("origin", Words),
    Column("name", Words, index=True),
    Column("media_type", Code(255), nullable=False),
    Column("parent", SHA256),
    Column("received_at", UtcTime),
    Column("sender", Words),
    Column("received_on", Date),
    Column("said", Words),
    Column("salt", String(32), nullable=False),
    UniqueConstraint("run", "origin", "document"),
    Index(None, "run", "document"),
    Index(None, "run", "number"),
)

# `current` is the verdict of a run that counts: the gate may add findings to the first. `arrival` is the first arrival
# of its document in its run.
verdicts = Table(
    "verdicts",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("run", RUN, ForeignKey("runs.run"), nullable=False),
    Column("document", SHA256, ForeignKey("documents.sha256"), nullable=False, index=True),
    Column("arrival", NUMBER, ForeignKey("arrivals.number"), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("body", Words),
    Column("salt", String(32), nullable=False),
    Column("invoice_number", Words, index=True),
    Column("doc_type", String(16)),
    Column("currency", Code(8)),
    Column("gross", Words, index=True),
    Column("due_date", Date),
    Index(None, "run", "arrival"),
)

# What the seller of a verdict is found by: one shared key makes two sellers the same.
sellers = Table(
    "sellers",
    metadata,
    Column("verdict", NUMBER, ForeignKey("verdicts.number"), primary_key=True),
    Column("key", Words, primary_key=True, index=True),
)

failures = Table(
    "failures",
    metadata,
    Column("verdict", NUMBER, ForeignKey("verdicts.number"), primary_key=True),
    Column("rule", String(80), primary_key=True, index=True),
)

# What an approved document teaches of its vendor's pages: a copy of its verdict's lesson, found by vendor.
lessons = Table(
    "lessons",
    metadata,
    Column("verdict", NUMBER, ForeignKey("verdicts.number"), primary_key=True, autoincrement=False),
    Column("vendor", Words, nullable=False, index=True),
    Column("body", Words, nullable=False),
)

# The vendors that somebody had forgotten: lessons of verdicts up to `after` count no more.
forgettings = Table(
    "forgettings",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("vendor", Words, nullable=False, index=True),
    Column("after", NUMBER, nullable=False),
)

outcomes = Table(
    "outcomes",
    metadata,
    Column("arrival", NUMBER, ForeignKey("arrivals.number"), primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("reason", Words),
    Column("salt", String(32), nullable=False),
)

# The primary key is what keeps a document from ever being exported by a second run. `turn` counts its withdrawals so
# far: after one it may leave again.
exports = Table(
    "exports",
    metadata,
    Column("document", SHA256, ForeignKey("documents.sha256"), primary_key=True),
    Column("turn", NUMBER, primary_key=True, autoincrement=False),
    Column("run", RUN, ForeignKey("runs.run"), nullable=False, index=True),
)

# An export that a person took back, and the run whose manifest says so.
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("document", SHA256, ForeignKey("documents.sha256"), primary_key=True),
    Column("turn", NUMBER, primary_key=True, autoincrement=False),
    Column("run", RUN, ForeignKey("runs.run"), nullable=False, index=True),
)

# What people decided, or were not let decide (`refused` says why). `round` counts the reopenings before it: approvals
# of one round belong together. `body` is a Decided.
decisions = Table(
    "decisions",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("at", UtcTime, nullable=False),
    Column("run", RUN, ForeignKey("runs.run")),
    Column("document", SHA256, index=True),
    Column("kind", String(16), nullable=False),
    Column("round", NUMBER, nullable=False),
    Column("person", Words),
    Column("body", Words),
    Column("refused", Words),
    Column("salt", String(32), nullable=False),
)

# Who may decide. `password` is an argon2 hash, `token` the hash of a long random text.
people = Table(
    "people",
    metadata,
    Column("name", Words, primary_key=True),
    Column("role", String(16), nullable=False),
    Column("password", Words),
    Column("token", SHA256),
    Column("disabled", Boolean, nullable=False),
    Column("number", NUMBER, nullable=False, unique=True),
    Column("salt", String(32), nullable=False),
)

# One call to a foundation model, written before it is sent: the egress ledger. `tokens` and `cost` (in millionths) are
# the most it may come to.
egress = Table(
    "egress",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("at", UtcTime, nullable=False, index=True),
    Column("run", RUN, ForeignKey("runs.run"), nullable=False),
    Column("document", SHA256, ForeignKey("documents.sha256"), nullable=False),
    Column("endpoint", Words, nullable=False),
    Column("destination", Words, nullable=False),
    Column("leaves", Boolean, nullable=False),
    Column("purpose", Words, nullable=False),
    Column("model", Words, nullable=False),
    Column("prompt", SHA256, nullable=False, index=True),
    Column("attempt", NUMBER, nullable=False),
    Column("size", NUMBER, nullable=False),
    Column("masked", Words, nullable=False),
    Column("settings", Words, nullable=False),
    Column("tokens", NUMBER, nullable=False),
    Column("cost", BigInteger, nullable=False),
    Index(None, "run", "document"),
)

# What came of a call: the text of the answer, or why there is none. The text can be blanked; its event keeps a seal.
answers = Table(
    "answers",
    metadata,
    Column("call", NUMBER, ForeignKey("egress.number"), primary_key=True, autoincrement=False),
    Column("failure", Words),
    Column("body", Words),
    Column("salt", String(32), nullable=False),
    Column("size", NUMBER, nullable=False),
    Column("milliseconds", NUMBER, nullable=False),
    Column("tokens_in", NUMBER),
    Column("tokens_out", NUMBER),
    Column("cost", BigInteger),
)

events = Table(
    "events",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=False),
    Column("at", UtcTime, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("actor", String(80), nullable=False),
    Column("run", RUN),
    Column("document", SHA256, index=True),
    Column("details", JSON, nullable=False),
    Column("previous", SHA256, nullable=False),
    Column("hash", SHA256, nullable=False),
)

# One row: the end of the chain, which every writer locks first.
head = Table(
    "head",
    metadata,
    Column("only", NUMBER, primary_key=True, autoincrement=False),
    Column("number", NUMBER, nullable=False),
    Column("hash", SHA256, nullable=False),
)
