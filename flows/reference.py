"""Reference data from outside: CSV, Parquet or a database table, checked row by row, into the workspace.

What is wrong is said with its row; nothing of a source is taken in unless all of it can be.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError
from stdnum import iban

from flows.lock import workspace_lock
from ledger import Ledger
from ledger.reference import lines_of
from schemas import LISTS, REFERENCE_KINDS, Corrupted, EventKind, Misconfigured, Unavailable, Vendor

_HELP = "docs/reference-data.md describes the columns."
_ACCOUNTS = ("ibans", "further")  # attributes of a vendor that hold accounts
_KEYS = {"vendors": "vendor", "companies": "company"}  # what tells one from another, where losing many is a mistake
_FIFTH = 5
_IBAN = re.compile(r"[A-Za-z]{2}\s?\d\s?\d")  # what begins so is one, or meant to be


class Taken(NamedTuple):
    """What a load took in, the columns that it does not know and left out, and the vendors that are new, changed or
    gone (None: what was loaded concerns every seller)."""

    rows: int
    ignored: tuple[str, ...]
    changed: tuple[Vendor, ...] | None = None


def load_reference(  # noqa: PLR0913 (the source, and two answers by name)
    workspace: Path,
    kind: str,
    source: str,
    table: str | None,
    *,
    allow_empty: bool = False,
    agreed: Callable[[str], bool] = lambda _: True,
) -> Taken:
    """Put the rows of `source` in place of the workspace's reference data of this kind.

    `source` is a .csv or .parquet file, or the address of a database, whose `table` is read. Where more than a fifth of
    what is known would be dropped, `agreed` is asked with a sentence. Raises Misconfigured for a source or a row that
    cannot be taken in, and where nobody agreed; Unavailable for a database that does not answer.
    """
    rows, ignored = _checked(kind, _rows(source, table))
    if not rows and not allow_empty:
        raise Misconfigured(f"{source} holds no row.", "If there are none, say so with --allow-empty.")
    with workspace_lock(workspace), Ledger.open(workspace) as ledger:
        dropped = _dropped(ledger, workspace, kind, rows)
        if dropped is not None and not agreed(dropped):
            raise Misconfigured(dropped, "Nothing was loaded. If that is right, load it with --yes.")
        changed = _changed(ledger, workspace, rows) if kind == "vendors" else None
        ledger.load_reference(kind, rows)
    return Taken(len(rows), ignored, changed)


def _changed(ledger: Ledger, workspace: Path, rows: Iterable[Vendor]) -> tuple[Vendor, ...]:
    """The vendors whose rows are not what they were, before or after."""
    known = ledger.reference().get("vendors")
    try:
        lines = lines_of(workspace, known) if known is not None else []
    except Corrupted:
        lines = []
    before = {Vendor.model_validate_json(line) for line in lines}
    return tuple(before.symmetric_difference(rows))


def _dropped(ledger: Ledger, workspace: Path, kind: str, rows: Iterable[Any]) -> str | None:
    """A sentence where more than a fifth of those that are known would be gone."""
    known, key = ledger.reference().get(kind), _KEYS.get(kind)
    if known is None or key is None:
        return None
    try:
        before = {json.loads(line)[key] for line in lines_of(workspace, known)}
    except Corrupted:  # loading it again is what mends it
        return None
    gone = before - {getattr(row, key) for row in rows}
    if len(gone) * _FIFTH <= len(before):
        return None
    some = ", ".join(sorted(gone)[:3]) + (" and more" if len(gone) > 3 else "")
    return f"{len(gone)} of the {len(before)} {kind} that are known would be gone ({some})."


def unload_reference(workspace: Path, kind: str) -> None:
    """Let the workspace have no reference data of this kind. Raises Misconfigured where it has none."""
    with workspace_lock(workspace), Ledger.open(workspace, must_exist=True) as ledger:
        if kind not in ledger.reference():
            raise Misconfigured(f"No {kind} are loaded in {workspace}.")
        ledger.note(EventKind.REFERENCE_UNLOADED, {"kind": kind})


def _rows(source: str, table: str | None) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each row with where it stands."""
    if "://" in source:
        if table is None:
            raise Misconfigured("A database holds many tables.", "Name one with --table.")
        return _of_database(source, table)
    path = Path(source)
    if not path.is_file():
        raise Misconfigured(f"There is no file {path}.", "Name a .csv or .parquet file, or a database.")
    if path.suffix.lower() == ".parquet":
        return _of_parquet(path)
    return _of_csv(path)


def _of_csv(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        head = text.partition("\n")[0]
        delimiter = max(",;\t", key=head.count)
        reader = csv.DictReader(io.StringIO(text), delimiter=delimiter, strict=True)
        names = [name.strip().lower() for name in reader.fieldnames or ()]
        if len(set(names)) < len(names):
            raise Misconfigured(f"{path}: two of its columns have one name.", _HELP)
        for row in reader:
            if None in row or None in row.values():
                raise Misconfigured(f"{path}, line {reader.line_num}: it has more or fewer values than columns.", _HELP)
            yield f"line {reader.line_num}", row
    except OSError as error:
        raise Misconfigured(f"{path} may not be read.", "Give this user read permission.") from error
    except UnicodeDecodeError as error:
        raise Misconfigured(f"{path} is not written in UTF-8.", "Save it as CSV in UTF-8.") from error
    except csv.Error as error:
        raise Misconfigured(f"{path} is no CSV file that can be read.", _HELP) from error


def _of_parquet(path: Path) -> Iterator[tuple[str, Mapping[str, Any]]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        rows = pq.read_table(path).to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise Misconfigured(f"{path} is no Parquet file that can be read.", _HELP) from error
    return ((f"row {number}", row) for number, row in enumerate(rows, 1))


def _of_database(address: str, table: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    from sqlalchemy import MetaData, Table, create_engine, select
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError, NoSuchTableError, SQLAlchemyError

    try:
        engine = create_engine(address, hide_parameters=True)
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        raise Misconfigured(
            "The database's address cannot be used: it is misspelt, or its driver is not installed.",
            "Write it as SQLAlchemy does, such as sqlite:///master.db.",
        ) from error
    file = (engine.url.database or "").removeprefix("file:")
    if engine.dialect.name == "sqlite" and not Path(file).is_file():  # SQLite would make it
        raise Misconfigured(f"There is no database {file}.", "Name one that is there.")
    try:
        with engine.connect() as connection:
            found = Table(table, MetaData(), autoload_with=connection)
            rows = [dict(row) for row in connection.execute(select(found)).mappings()]
    except NoSuchTableError as error:
        raise Misconfigured(f"The database has no table {table}.", "Name one with --table.") from error
    except SQLAlchemyError as error:
        raise Unavailable("The database does not answer.", "Try again when it does.") from error
    except ValueError as error:
        raise Misconfigured(
            f"A value in the table {table} is not of its column's kind.", "Correct it there."
        ) from error
    finally:
        engine.dispose()
    return ((f"row {number}", row) for number, row in enumerate(rows, 1))


def _checked(kind: str, rows: Iterable[tuple[str, Mapping[str, Any]]]) -> tuple[list[Any], tuple[str, ...]]:
    """The rows, and the columns that are none of ours. A column's name may be written in letters of any case."""
    model = REFERENCE_KINDS[kind]
    lists = LISTS.get(model, {})
    columns = (set(model.model_fields) - set(lists.values())) | set(lists)
    checked: list[Any] = []
    ignored: dict[str, None] = {}
    for where, row in rows:
        named = {name.strip().lower(): _text(value) for name, value in row.items()}
        ignored |= dict.fromkeys(name.strip() for name in row if name.strip().lower() not in columns)
        values: dict[str, Any] = {name: text for name, text in named.items() if name in columns and text}
        for column, attribute in LISTS.get(model, {}).items():
            if column in values:
                values[attribute] = [one.strip() for one in values.pop(column).split(";") if one.strip()]
        accounts = (one for attribute in _ACCOUNTS for one in values.get(attribute, ()) if _IBAN.match(one))
        wrong = next((one for one in accounts if not iban.is_valid(one)), None)
        if wrong is not None:
            raise Misconfigured(f"The {kind}, {where}: {wrong} is no valid IBAN.", "Correct it, then load again.")
        try:
            checked.append(model.model_validate_json(json.dumps(values)))
        except ValidationError as error:
            unknown = f"; not known are the columns {', '.join(ignored)}" if ignored else ""
            raise Misconfigured(f"The {kind}, {where}: {_complaint(error)}{unknown}.", _HELP) from error
    return _one_each(checked) if model is Vendor else checked, tuple(ignored)


def _complaint(error: ValidationError) -> str:
    """What is wrong first."""
    first = error.errors(include_url=False, include_input=False)[0]
    attribute = str(first["loc"][0]) if first["loc"] else "a column"
    column = next((name for lists in LISTS.values() for name, other in lists.items() if other == attribute), attribute)
    if first["type"] == "missing":
        return f"{column} is missing"
    return f"{column} is not of its kind (numbers are written with a point and without grouping)"


def _text(value: Any) -> Any:
    """A cell as text, as it would stand in a CSV file; empty where there is nothing."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return ";".join(str(one) for one in value)
    if isinstance(value, Decimal):
        return format(value, "f")
    return str(value).strip()


def _one_each(vendors: Iterable[Vendor]) -> list[Vendor]:
    """One row a vendor and name: rows that differ in their accounts alone are put together."""
    found: dict[Vendor, list[Vendor]] = {}
    for vendor in vendors:
        found.setdefault(vendor.model_copy(update=dict.fromkeys(_ACCOUNTS, ())), []).append(vendor)
    return [
        vendor.model_copy(
            update={name: tuple(dict.fromkeys(one for row in rows for one in getattr(row, name))) for name in _ACCOUNTS}
        )
        for vendor, rows in found.items()
    ]
