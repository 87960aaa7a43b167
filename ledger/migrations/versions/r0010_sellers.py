"""The sellers of verdicts are found by their keys."""

from __future__ import annotations

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the index: without it each document asked looks through the sellers of all."""
    op.create_index("ix_sellers_key", "sellers", ["key"])


def downgrade() -> None:
    """Take the index away."""
    op.drop_index("ix_sellers_key", "sellers")
