"""People at work: sessions, tried passwords, leases, drafts, effort; and what waits for people, ready to be sorted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ledger.migrations.append_only import drop_empty

revision = "0007"
down_revision = "0006"

_SHA256 = sa.String(64)


def upgrade() -> None:
    """Make the tables; what waits is listed by the newest migration that changes `waiting`."""
    _people_at_work()
    _work_on_documents()
    _waiting()


def downgrade() -> None:
    """Take the tables away, if nobody has typed or worked; who is signed in is signed out."""
    drop_empty("drafts", "effort")
    for table in ("waiting", "leases", "attempts", "sessions"):
        op.drop_table(table)


def _document(*, primary_key: bool = True) -> sa.Column[str]:
    return sa.Column("document", _SHA256, sa.ForeignKey("documents.sha256"), primary_key=primary_key)


def _people_at_work() -> None:
    op.create_table(
        "sessions",
        sa.Column("token", _SHA256, primary_key=True),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("role", sa.String(16)),
        sa.Column("signed_in_by", sa.String(16), nullable=False),
        sa.Column("login", sa.Text, nullable=False),
        sa.Column("opened_at", sa.DateTime, nullable=False),
        sa.Column("seen_at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_sessions_person", "sessions", ["person"])
    op.create_table(
        "attempts",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("name", _SHA256, nullable=False),
        sa.Column("address", _SHA256, nullable=False),
    )
    for column in ("at", "name", "address"):
        op.create_index(f"ix_attempts_{column}", "attempts", [column])


def _work_on_documents() -> None:
    op.create_table(
        "leases",
        _document(),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("until", sa.DateTime, nullable=False),
    )
    op.create_index("ix_leases_person", "leases", ["person"])
    op.create_table(
        "drafts",
        _document(),
        sa.Column("person", sa.Text, primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_table(
        "effort",
        _document(),
        sa.Column("seconds", sa.Integer, nullable=False),
        sa.Column("keys", sa.Integer, nullable=False),
        sa.Column("changed", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
    )


def _waiting() -> None:
    op.create_table(
        "waiting",
        _document(),
        sa.Column("parent", _SHA256),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("cause", sa.String(80).with_variant(sa.Text(), "postgresql"), nullable=False),
        sa.Column("vendor", sa.Text),
        sa.Column("number", sa.Text),
        sa.Column("amount", sa.Text),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("currency", sa.String(8).with_variant(sa.Text(), "postgresql")),
        sa.Column("due_date", sa.Date),
        sa.Column("since", sa.DateTime, nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("decided", sa.Integer, nullable=False),
        sa.Column("whose", sa.Text),
        sa.Column("found_by", sa.Text, nullable=False),
    )
    for column in ("cause", "vendor", "size", "since", "whose"):
        op.create_index(f"ix_waiting_{column}", "waiting", [column])
    op.create_index("ix_waiting_due_date_size", "waiting", ["due_date", "size"])
