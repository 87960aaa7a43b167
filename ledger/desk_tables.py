"""The tables of people at work. None of it is history: what they decide is in `decisions`, with its event."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, String, Table, Text

from ledger.tables import SHA256, UtcTime, metadata

# Who is signed in. `token` is the hash of a long random text; `role` is the one they signed in with.
sessions = Table(
    "sessions",
    metadata,
    Column("token", SHA256, primary_key=True),
    Column("person", Text, nullable=False, index=True),
    Column("role", String(16)),
    Column("signed_in_by", String(16), nullable=False),
    Column("login", Text, nullable=False),
    Column("opened_at", UtcTime, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
)

# Passwords that were tried and not right, as far as they still count: hashes of the name and of the address.
attempts = Table(
    "attempts",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", UtcTime, nullable=False, index=True),
    Column("name", SHA256, nullable=False, index=True),
    Column("address", SHA256, nullable=False, index=True),
)

leases = Table(
    "leases",
    metadata,
    Column("document", SHA256, ForeignKey("documents.sha256"), primary_key=True),
    Column("person", Text, nullable=False, index=True),
    Column("until", UtcTime, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("document", SHA256, ForeignKey("documents.sha256"), primary_key=True),
    Column("person", Text, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("body", Text, nullable=False),
)

# Work on a document, added up over all people and all times.
effort = Table(
    "effort",
    metadata,
    Column("document", SHA256, ForeignKey("documents.sha256"), primary_key=True),
    Column("seconds", Integer, nullable=False),
    Column("keys", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
)

# What waits for people, to be sorted and searched without reading a verdict: made from the other tables, and made anew
# whenever one of them moves. `size` is the amount without its sign in millionths; `decided` counts who has decided.
waiting = Table(
    "waiting",
    metadata,
    Column("document", SHA256, ForeignKey("documents.sha256"), primary_key=True),
    Column("parent", SHA256),
    Column("file", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("cause", String(80), nullable=False, index=True),
    Column("vendor", Text, index=True),
    Column("number", Text),
    Column("amount", Text),
    Column("size", BigInteger, nullable=False, index=True),
    Column("currency", String(8)),
    Column("due_date", Date),
    Column("since", UtcTime, nullable=False, index=True),
    Column("people", Integer, nullable=False),
    Column("decided", Integer, nullable=False),
    Column("whose", Text, index=True),
    Column("found_by", Text, nullable=False),
    Index(None, "due_date", "size"),
)
