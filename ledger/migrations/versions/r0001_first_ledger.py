"""The first ledger: runs, documents, arrivals, verdicts, outcomes, exports and the chain of events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ledger.migrations.append_only import drop_empty, refuse

revision = "0001"
down_revision = None

_SHA256 = sa.String(64)
_RUN = sa.String(40)
_NUMBER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")  # SQLite's have room for any


def upgrade() -> None:
    """Make every table; history refuses to be changed where the database can be told so."""
    _runs_and_documents()
    _arrivals()
    _verdicts()
    _outcomes()
    _history()
    for table in ("events", "exports"):
        refuse(table, "UPDATE", "DELETE")


def downgrade() -> None:
    """Take all of it away, if nothing was ever recorded."""
    op.drop_table("head")
    drop_empty("runs", "documents", "arrivals", "verdicts", "sellers", "failures", "outcomes", "exports", "events")


def _runs_and_documents() -> None:
    op.create_table(
        "runs",
        sa.Column("run", _RUN, primary_key=True),
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("started_at", sa.DateTime, nullable=False),
        sa.Column("finished_at", sa.DateTime),
        sa.Column("versions", sa.JSON, nullable=False),
        sa.Column("policy", sa.Text, nullable=False),
        sa.Column("counts", sa.JSON, nullable=False),
        sa.Column("gate", sa.Text),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.UniqueConstraint("number", name="uq_runs_number"),
    )
    op.create_table(
        "documents",
        sa.Column("sha256", _SHA256, primary_key=True),
        sa.Column("size", _NUMBER, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
    )
    op.create_index("ix_documents_state", "documents", ["state"])


def _arrivals() -> None:
    op.create_table(
        "arrivals",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("run", _RUN, sa.ForeignKey("runs.run"), nullable=False),
        sa.Column("document", _SHA256, sa.ForeignKey("documents.sha256"), nullable=False),
        sa.Column("origin", sa.Text),
        sa.Column("name", sa.Text),
        sa.Column("media_type", sa.String(255).with_variant(sa.Text(), "postgresql"), nullable=False),
        sa.Column("parent", _SHA256),
        sa.Column("received_at", sa.DateTime),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.UniqueConstraint("run", "origin", "document", name="uq_arrivals_run_origin_document"),
    )
    op.create_index("ix_arrivals_document", "arrivals", ["document"])
    op.create_index("ix_arrivals_name", "arrivals", ["name"])
    op.create_index("ix_arrivals_run_document", "arrivals", ["run", "document"])
    op.create_index("ix_arrivals_run_number", "arrivals", ["run", "number"])


def _verdicts() -> None:
    op.create_table(
        "verdicts",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("run", _RUN, sa.ForeignKey("runs.run"), nullable=False),
        sa.Column("document", _SHA256, sa.ForeignKey("documents.sha256"), nullable=False),
        sa.Column("arrival", _NUMBER, sa.ForeignKey("arrivals.number"), nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("body", sa.Text),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.Column("invoice_number", sa.Text),
        sa.Column("doc_type", sa.String(16)),
        sa.Column("currency", sa.String(8).with_variant(sa.Text(), "postgresql")),
        sa.Column("gross", sa.Text),
        sa.Column("due_date", sa.Date),
    )
    op.create_index("ix_verdicts_document", "verdicts", ["document"])
    op.create_index("ix_verdicts_invoice_number", "verdicts", ["invoice_number"])
    op.create_index("ix_verdicts_run_arrival", "verdicts", ["run", "arrival"])
    op.create_table(
        "sellers",
        sa.Column("verdict", _NUMBER, sa.ForeignKey("verdicts.number"), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
    )
    op.create_table(
        "failures",
        sa.Column("verdict", _NUMBER, sa.ForeignKey("verdicts.number"), primary_key=True),
        sa.Column("rule", sa.String(80), primary_key=True),
    )
    op.create_index("ix_failures_rule", "failures", ["rule"])


def _outcomes() -> None:
    op.create_table(
        "outcomes",
        sa.Column("arrival", _NUMBER, sa.ForeignKey("arrivals.number"), primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("salt", sa.String(32), nullable=False),
    )
    op.create_table(
        "exports",
        sa.Column("document", _SHA256, sa.ForeignKey("documents.sha256"), primary_key=True),
        sa.Column("run", _RUN, sa.ForeignKey("runs.run"), nullable=False),
    )
    op.create_index("ix_exports_run", "exports", ["run"])


def _history() -> None:
    op.create_table(
        "events",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("actor", sa.String(80), nullable=False),
        sa.Column("run", _RUN),
        sa.Column("document", _SHA256),
        sa.Column("details", sa.JSON, nullable=False),
        sa.Column("previous", _SHA256, nullable=False),
        sa.Column("hash", _SHA256, nullable=False),
    )
    op.create_index("ix_events_document", "events", ["document"])
    head = op.create_table(
        "head",
        sa.Column("only", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("hash", _SHA256, nullable=False),
    )
    op.bulk_insert(head, [{"only": 1, "number": 0, "hash": "0" * 64}])
