"""Parts of a stored verdict, taken by the database: a verdict says of hundreds of rules what each found, and whoever
asks what earlier documents said wants none of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, case, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from ledger.tables import Words, verdicts
from schemas import Disposition

_ACCEPTED = '"accepted_by":["'
_LEAVES = f'"disposition":"{Disposition.STRAIGHT_THROUGH.value}"'


class _Part(FunctionElement[str]):
    """The JSON text of the object or list at a key of a JSON text; null where either is missing."""

    name = "part"
    type = Words()
    inherit_cache = True


@compiles(_Part, "sqlite")
def _in_sqlite(part: _Part, compiler: SQLCompiler, **options: Any) -> str:
    body, key = part.clauses
    return f"json_extract({compiler.process(body, **options)}, '$.' || {compiler.process(key, **options)})"


@compiles(_Part, "postgresql")
def _in_postgresql(part: _Part, compiler: SQLCompiler, **options: Any) -> str:
    body, key = part.clauses
    said = f"CAST({compiler.process(body, **options)} AS JSON) -> CAST({compiler.process(key, **options)} AS TEXT)"
    return f"CAST({said} AS TEXT)"


def part(key: str) -> ColumnElement[str]:
    """What a verdict's body has at `key`, an object or a list, as JSON text, under that name; null without a body."""
    return _Part(verdicts.c.body, literal(key)).label(key)


def where_accepted(key: str) -> ColumnElement[str]:
    """The same where people accepted a finding of the document, else null."""
    return case((verdicts.c.body.contains(_ACCEPTED), _Part(verdicts.c.body, literal(key)))).label(key)


def leaves() -> ColumnElement[bool]:
    """Whether a verdict lets its document go straight through: within a text of it these quotes would be escaped."""
    return verdicts.c.body.contains(_LEAVES)
