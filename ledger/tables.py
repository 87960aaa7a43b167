"""The ledger's tables. Migrations make them; this module is how they are read and written.

History is in `events` alone, without values. Values are in `runs`, `arrivals`, `verdicts`, `outcomes` and `answers`,
sealed by salted hashes in their events, so that they can be blanked one day while the chain stays whole.
"""

from __future__ import annotations

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


SHA256 = String(64)
RUN = String(40)

runs = Table(
    "runs",
    metadata,
    Column("run", RUN, primary_key=True),
    Column("number", Integer, nullable=False, unique=True),
    Column("kind", String(16), nullable=False),
    Column("source", Text, nullable=False),
    Column("started_at", UtcTime, nullable=False),
    Column("finished_at", UtcTime),
    Column("versions", JSON, nullable=False),
    Column("policy", Text, nullable=False),
    Column("counts", JSON, nullable=False),
    Column("gate", Text),
    Column("salt", String(32), nullable=False),
    Column("received", Date),
)

documents = Table(
    "documents",
    metadata,
    Column("sha256", SHA256, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("state", String(16), nullable=False, index=True),
    Column("kept", Boolean, nullable=False),
)

# One file as it came in one run: every arrival ends in exactly one outcome.
arrivals = Table(
    "arrivals",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("run", RUN, ForeignKey("runs.run"), nullable=False),
    Column("document", SHA256, ForeignKey("documents.sha256"), nullable=False, index=True),
    Column("origin", Text),
    Column("name", Text, index=True),
    Column("media_type", String(255), nullable=False),
    Column("parent", SHA256),
    Column("received_at", UtcTime),
    Column("sender", Text),
    Column("received_on", Date),
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
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("run", RUN, ForeignKey("runs.run"), nullable=False),
    Column("document", SHA256, ForeignKey("documents.sha256"), nullable=False, index=True),
    Column("arrival", Integer, ForeignKey("arrivals.number"), nullable=False),
    Column("current", Boolean, nullable=False),
    Column("body", Text),
    Column("salt", String(32), nullable=False),
    Column("invoice_number", Text, index=True),
    Column("doc_type", String(16)),
    Column("currency", String(8)),
    Column("gross", Text),
    Column("due_date", Date),
    Index(None, "run", "arrival"),
)

# What the seller of a verdict is found by: one shared key makes two sellers the same.
sellers = Table(
    "sellers",
    metadata,
    Column("verdict", Integer, ForeignKey("verdicts.number"), primary_key=True),
    Column("key", Text, primary_key=True),
)

failures = Table(
    "failures",
    metadata,
    Column("verdict", Integer, ForeignKey("verdicts.number"), primary_key=True),
    Column("rule", String(80), primary_key=True, index=True),
)

# What an approved document teaches of its vendor's pages: a copy of its verdict's lesson, found by vendor.
lessons = Table(
    "lessons",
    metadata,
    Column("verdict", Integer, ForeignKey("verdicts.number"), primary_key=True, autoincrement=False),
    Column("vendor", Text, nullable=False, index=True),
    Column("body", Text, nullable=False),
)

# The vendors that somebody had forgotten: lessons of verdicts up to `after` count no more.
forgettings = Table(
    "forgettings",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("vendor", Text, nullable=False, index=True),
    Column("after", Integer, nullable=False),
)

outcomes = Table(
    "outcomes",
    metadata,
    Column("arrival", Integer, ForeignKey("arrivals.number"), primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("reason", Text),
    Column("salt", String(32), nullable=False),
)

# The primary key is what keeps a document from ever being exported by a second run. `turn` counts its withdrawals so
# far: after one it may leave again.
exports = Table(
    "exports",
    metadata,
    Column("document", SHA256, ForeignKey("documents.sha256"), primary_key=True),
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("run", RUN, ForeignKey("runs.run"), nullable=False, index=True),
)

# An export that a person took back, and the run whose manifest says so.
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("document", SHA256, ForeignKey("documents.sha256"), primary_key=True),
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("run", RUN, ForeignKey("runs.run"), nullable=False, index=True),
)

# What people decided, or were not let decide (`refused` says why). `round` counts the reopenings before it: approvals
# of one round belong together. `body` is a Decided.
decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", UtcTime, nullable=False),
    Column("run", RUN, ForeignKey("runs.run")),
    Column("document", SHA256, index=True),
    Column("kind", String(16), nullable=False),
    Column("round", Integer, nullable=False),
    Column("person", Text),
    Column("body", Text),
    Column("refused", Text),
    Column("salt", String(32), nullable=False),
)

# Who may decide. `password` is an argon2 hash, `token` the hash of a long random text.
people = Table(
    "people",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", String(16), nullable=False),
    Column("password", Text),
    Column("token", SHA256),
    Column("disabled", Boolean, nullable=False),
    Column("number", Integer, nullable=False, unique=True),
    Column("salt", String(32), nullable=False),
)

# One call to a foundation model, written before it is sent: the egress ledger. `tokens` and `cost` (in millionths) are
# the most it may come to.
egress = Table(
    "egress",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", UtcTime, nullable=False, index=True),
    Column("run", RUN, ForeignKey("runs.run"), nullable=False),
    Column("document", SHA256, ForeignKey("documents.sha256"), nullable=False),
    Column("endpoint", Text, nullable=False),
    Column("destination", Text, nullable=False),
    Column("leaves", Boolean, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("prompt", SHA256, nullable=False, index=True),
    Column("attempt", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("masked", Text, nullable=False),
    Column("settings", Text, nullable=False),
    Column("tokens", Integer, nullable=False),
    Column("cost", BigInteger, nullable=False),
    Index(None, "run", "document"),
)

# What came of a call: the text of the answer, or why there is none. The text can be blanked; its event keeps a seal.
answers = Table(
    "answers",
    metadata,
    Column("call", Integer, ForeignKey("egress.number"), primary_key=True, autoincrement=False),
    Column("failure", Text),
    Column("body", Text),
    Column("salt", String(32), nullable=False),
    Column("size", Integer, nullable=False),
    Column("milliseconds", Integer, nullable=False),
    Column("tokens_in", Integer),
    Column("tokens_out", Integer),
    Column("cost", BigInteger),
)

events = Table(
    "events",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
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
    Column("only", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("hash", SHA256, nullable=False),
)
