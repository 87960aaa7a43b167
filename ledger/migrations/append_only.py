"""Tables that refuse to be changed: nobody changes or deletes history by mistake. Whoever takes the triggers away is
found by the chain."""

from __future__ import annotations

from alembic import op

_FUNCTION = "refuse_change"


def refuse(table: str, *deeds: str, verb: str = "are") -> None:
    """Make `table` refuse these deeds (UPDATE, DELETE) with any row of it."""
    said = f"'{table} {verb} append-only'"
    postgresql = op.get_bind().dialect.name == "postgresql"
    if postgresql:
        _make_function()
    for deed in deeds:
        does = (
            f"FOR EACH ROW EXECUTE FUNCTION {_FUNCTION}({said})"
            if postgresql
            else f"BEGIN SELECT RAISE(ABORT, {said}); END"
        )
        op.execute(f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} {does}")
    if postgresql and "DELETE" in deeds:
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {_FUNCTION}({said})"
        )


def _make_function() -> None:
    op.execute(
        f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$"
    )


def drop_empty(*tables: str) -> None:
    """Drop tables, the last one first. A RuntimeError where one holds a row: going down loses nothing that was kept."""
    for table in reversed(tables):
        if op.get_bind().exec_driver_sql(f"SELECT 1 FROM {table} LIMIT 1").first() is not None:  # noqa: S608 (ours)
            raise RuntimeError(f"the table {table} holds rows, for which the schema before has no place")
        op.drop_table(table)
