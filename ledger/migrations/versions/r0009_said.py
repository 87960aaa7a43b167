"""What the text of a mail says of a document that it brought."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the column; of the mails that came before nothing was heard."""
    op.add_column("arrivals", sa.Column("said", sa.Text))


def downgrade() -> None:
    """Take the column away."""
    op.drop_column("arrivals", "said")
