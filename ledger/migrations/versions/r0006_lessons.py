"""What approved documents teach of their vendors' pages, and which vendors were forgotten."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "lessons",
        sa.Column("verdict", sa.Integer, sa.ForeignKey("verdicts.number"), primary_key=True, autoincrement=False),
        sa.Column("vendor", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("ix_lessons_vendor", "lessons", ["vendor"])
    op.create_table(
        "forgettings",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("vendor", sa.Text, nullable=False),
        sa.Column("after", sa.Integer, nullable=False),
    )
    op.create_index("ix_forgettings_vendor", "forgettings", ["vendor"])
    if op.get_bind().dialect.name == "sqlite":
        for table in ("lessons", "forgettings"):
            for deed in ("DELETE", "UPDATE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
                    f"BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
                )
