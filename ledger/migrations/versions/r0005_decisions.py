"""Decisions of people, who may take them, exports taken back, and the day on which documents came to the company."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ledger.migrations.append_only import drop_empty, refuse

revision = "0005"
down_revision = "0004"

_SHA256 = sa.String(64)
_RUN = sa.String(40)
_NUMBER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade() -> None:
    """Make the tables; a document may leave again once its export was taken back."""
    op.add_column("runs", sa.Column("received", sa.Date))
    op.add_column("arrivals", sa.Column("received_on", sa.Date))
    _exports()
    _decisions()
    _people()
    refuse("exports", "DELETE", "UPDATE")
    refuse("withdrawals", "DELETE", "UPDATE")
    refuse("decisions", "DELETE")


def downgrade() -> None:
    """Take the tables away, if nobody has decided or is set up; exports get the key that they had."""
    drop_empty("people", "decisions", "withdrawals")
    op.rename_table("exports", "exports_after")
    _exports_by_document()
    op.execute("INSERT INTO exports (document, run) SELECT document, run FROM exports_after")
    op.drop_table("exports_after")
    refuse("exports", "UPDATE", "DELETE")
    op.drop_column("arrivals", "received_on")
    op.drop_column("runs", "received")


def _exports_by_document() -> None:
    op.drop_index("ix_exports_run", "exports_after")
    op.create_table(
        "exports",
        sa.Column("document", _SHA256, sa.ForeignKey("documents.sha256"), primary_key=True),
        sa.Column("run", _RUN, sa.ForeignKey("runs.run"), nullable=False),
    )
    op.create_index("ix_exports_run", "exports", ["run"])


def _exports() -> None:
    """The same table with a turn in its key: SQLite cannot change a key in place."""
    op.rename_table("exports", "exports_before")
    op.drop_index("ix_exports_run", "exports_before")
    op.create_table(
        "exports",
        sa.Column("document", _SHA256, sa.ForeignKey("documents.sha256"), primary_key=True),
        sa.Column("turn", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("run", _RUN, sa.ForeignKey("runs.run"), nullable=False),
    )
    op.create_index("ix_exports_run", "exports", ["run"])
    op.execute("INSERT INTO exports (document, turn, run) SELECT document, 0, run FROM exports_before")
    op.drop_table("exports_before")
    op.create_table(
        "withdrawals",
        sa.Column("document", _SHA256, sa.ForeignKey("documents.sha256"), primary_key=True),
        sa.Column("turn", _NUMBER, primary_key=True, autoincrement=False),
        sa.Column("run", _RUN, sa.ForeignKey("runs.run"), nullable=False),
    )
    op.create_index("ix_withdrawals_run", "withdrawals", ["run"])


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("run", _RUN, sa.ForeignKey("runs.run")),
        sa.Column("document", _SHA256),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("round", _NUMBER, nullable=False),
        sa.Column("person", sa.Text),
        sa.Column("body", sa.Text),
        sa.Column("refused", sa.Text),
        sa.Column("salt", sa.String(32), nullable=False),
    )
    op.create_index("ix_decisions_document", "decisions", ["document"])


def _people() -> None:
    op.create_table(
        "people",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("token", _SHA256),
        sa.Column("disabled", sa.Boolean, nullable=False),
        sa.Column("number", _NUMBER, nullable=False, unique=True),
        sa.Column("salt", sa.String(32), nullable=False),
    )
