"""Who sent the mail that an arrival came in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column; what arrived before names nobody."""
    op.add_column("arrivals", sa.Column("sender", sa.Text))


def downgrade() -> None:
    """Take the column away."""
    op.drop_column("arrivals", "sender")
