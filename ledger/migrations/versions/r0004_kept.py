"""Whether the bytes of a document were kept: those of files over the limit of size are not."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; what arrived before was kept."""
    op.add_column("documents", sa.Column("kept", sa.Boolean, nullable=False, server_default=sa.true()))


def downgrade() -> None:
    """Take the column away."""
    op.drop_column("documents", "kept")
