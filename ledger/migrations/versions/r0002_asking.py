"""What a foundation model was asked: every call before it is sent, and what came back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ledger.migrations.append_only import drop_empty, refuse

revision = "0002"
down_revision = "0001"

_SHA256 = sa.String(64)
_RUN = sa.String(40)
_NUMBER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade() -> None:
    """Make the tables; calls refuse to be changed where the database can be told so."""
    _calls()
    _answers()
    refuse("egress", "UPDATE", "DELETE", verb="is")


def downgrade() -> None:
    """Take the tables away, if nothing was ever asked."""
    drop_empty("egress", "answers")


def _calls() -> None:
    op.create_table(
        "egress",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("run", _RUN, sa.ForeignKey("runs.run"), nullable=False),
        sa.Column("document", _SHA256, sa.ForeignKey("documents.sha256"), nullable=False),
        sa.Column("endpoint", sa.Text, nullable=False),
        sa.Column("destination", sa.Text, nullable=False),
        sa.Column("leaves", sa.Boolean, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("prompt", _SHA256, nullable=False),
        sa.Column("attempt", _NUMBER, nullable=False),
        sa.Column("size", _NUMBER, nullable=False),
        sa.Column("masked", sa.Text, nullable=False),
        sa.Column("settings", sa.Text, nullable=False),
        sa.Column("tokens", _NUMBER, nullable=False),
        sa.Column("cost", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_egress_prompt", "egress", ["prompt"])
    op.create_index("ix_egress_at", "egress", ["at"])
    op.create_index("ix_egress_run_document", "egress", ["run", "document"])


def _answers() -> None:
    op.create_table(
        "answers",
        sa.Column("call", _NUMBER, sa.ForeignKey("egress.number"), primary_key=True, autoincrement=False),
        sa.Column("failure", sa.Text),
        sa.Column("body", sa.Text),
        sa.Column("salt", sa.String(32), nullable=False),
        sa.Column("size", _NUMBER, nullable=False),
        sa.Column("milliseconds", _NUMBER, nullable=False),
        sa.Column("tokens_in", _NUMBER),
        sa.Column("tokens_out", _NUMBER),
        sa.Column("cost", sa.BigInteger),
    )
