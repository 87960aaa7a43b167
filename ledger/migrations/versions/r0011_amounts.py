"""Verdicts are found by their gross total."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the index: without it each document asked looks through all verdicts of its seller, each a long row."""
    op.create_index("ix_verdicts_gross", "verdicts", ["gross"])


def downgrade() -> None:
    """Take the index away."""
    op.drop_index("ix_verdicts_gross", "verdicts")
