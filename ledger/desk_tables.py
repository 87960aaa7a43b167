"""The tables of people at work. None of it is history: what they decide is in `decisions`, with its event."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, String, Table

from ledger.tables import NUMBER, RUN, SHA256, Code, UtcTime, Words, metadata

# Who is signed in. `token` is the hash of a long random text; `role` is the one they signed in with.
sessions = Table(
    "sessions",
    metadata,
    Column("token", SHA256, primary_key=True),
    Column("person", Words, nullable=False, index=True),
    Column("role", String(16)),
    Column("signed_in_by", String(16), nullable=False),
    Column("login", Words, nullable=False),
    Column("opened_at", UtcTime, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
)

# Passwords that were tried and not right, as far as they still count: hashes of the name and of the address.
attempts = Table(
    "attempts",
    metadata,
    Column("number", NUMBER, primary_key=True, autoincrement=True),
    Column("at", UtcTime, nullable=False, index=True),
    Column("name", SHA256, nullable=False, index=True),
    Column("address", SHA256, nullable=False, index=True),
)

leases = Table(
    "leases",
    metadata,
    Column("document", SHA256, ForeignKey("documents.sha256"), primary_key=True),
    Column("person", Words, nullable=False, index=True),
    Column("until", UtcTime, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("document", SHA256, ForeignKey("documents.sha256"), primary_key=True),
    Column("person", Words, primary_key=True),
    Column("at", UtcTime, nullable=False),
    Column("body", Words, nullable=False),
)

# Work on a document, added up over all people and all times.
effort = Table(
    "effort",
    metadata,
    Column("document", SHA256, ForeignKey("documents.sha256"), primary_key=True),
    Column("seconds", NUMBER, nullable=False),
    Column("keys", NUMBER, nullable=False),
    Column("changed", NUMBER, nullable=False),
    Column("at", UtcTime, nullable=False),
)

# What waits for people, to be sorted and searched without reading a verdict: made from the other tables, and made anew
# whenever one of them moves. `size` is the amount without its sign in millionths; `decided` counts who has decided.
# `told` is what the queue says of it as JSON, `doubted` the terms that its findings name, `lacks` those it has no value
# for of all that any policy asks for (both JSON); `run` is the one in which it got its outcome.
waiting = Table(
    "waiting",
    metadata,
    Column("document", SHA256, ForeignKey("documents.sha256"), primary_key=True),
    Column("parent", SHA256),
    Column("file", Words, nullable=False),
    Column("state", String(16), nullable=False),
    Column("reason", Words, nullable=False),
    Column("cause", Code(80), nullable=False, index=True),
    Column("vendor", Words, index=True),
    Column("number", Words),
    Column("amount", Words),
    Column("size", BigInteger, nullable=False, index=True),
    Column("currency", Code(8)),
    Column("due_date", Date),
    Column("since", UtcTime, nullable=False, index=True),
    Column("people", NUMBER, nullable=False),
    Column("decided", NUMBER, nullable=False),
    Column("whose", Words, index=True),
    Column("found_by", Words, nullable=False),
    Column("run", RUN, nullable=False, server_default=""),
    Column("told", Words, nullable=False, server_default=""),
    Column("doubted", Words, nullable=False, server_default=""),
    Column("lacks", Words, nullable=False, server_default=""),
    Index(None, "due_date", "size"),
)
