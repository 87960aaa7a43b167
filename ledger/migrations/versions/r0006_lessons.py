"""What approved documents teach of their vendors' pages, and which vendors were forgotten."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from ledger.migrations.append_only import drop_empty, refuse

revision = "0006"
down_revision = "0005"

_NUMBER = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "lessons",
        sa.Column("verdict", _NUMBER, sa.ForeignKey("verdicts.number"), primary_key=True, autoincrement=False),
        sa.Column("vendor", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_lessons_vendor", "lessons", ["vendor"])
    op.create_table(
        "forgettings",
        sa.Column("number", _NUMBER, primary_key=True, autoincrement=True),
        sa.Column("vendor", sa.Text, nullable=False),
        sa.Column("after", _NUMBER, nullable=False),
    )
    op.create_index("ix_forgettings_vendor", "forgettings", ["vendor"])
    for table in ("lessons", "forgettings"):
        refuse(table, "DELETE", "UPDATE")


def downgrade() -> None:
    """Take the tables away, if nothing was learnt."""
    drop_empty("lessons", "forgettings")
