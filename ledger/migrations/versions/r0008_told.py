"""What is told of a document that waits stands beside it: thousands are listed without a verdict being read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ledger import waiting

revision = "0008"
down_revision = "0007"

_COLUMNS = ("run", "told", "doubted", "lacks")


def upgrade() -> None:
    """Add the columns, and list what waits. A later migration that changes `waiting` lists it anew in its place."""
    op.execute("DELETE FROM waiting")
    op.add_column("waiting", sa.Column("run", sa.String(40), nullable=False, server_default=""))
    for name in _COLUMNS[1:]:
        op.add_column("waiting", sa.Column(name, sa.Text, nullable=False, server_default=""))
    waiting.rebuild(op.get_bind())


def downgrade() -> None:
    """Take the columns away."""
    for name in _COLUMNS:
        op.drop_column("waiting", name)
