"""From the form of a document's page to a Decision, and back: what was typed is shown again until it is understood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from app.review.document_view import Field, Grid, Reading, View
from flows.typed import Manner, Understood, understood
from schemas import Box, DocType
from schemas.deciding import Unfit
from schemas.deciding import typed as as_value
from schemas.decision import Decision, DecisionKind, Row, Spot

_PLACE = re.compile(r"(\d{1,4}):((?:-?\d+(?:\.\d+)?,){3}-?\d+(?:\.\d+)?(?:;(?:-?\d+(?:\.\d+)?,){3}-?\d+(?:\.\d+)?)*)")
_CELL = re.compile(r"v:(lines|tax_breakdown)\[(\d{1,4})\]\.(\w+)")


class Typed(NamedTuple):
    """A form as it was understood: the decision in it, the view with what was typed, and whether all is clear."""

    decision: Decision
    view: View
    clear: bool


class _Cell(NamedTuple):
    """A field as it was typed, and its value as results write it; None where the form says nothing of it."""

    field: Field
    value: str | None
    changed: bool


def typed(view: View, form: Mapping[str, str], kind: DecisionKind, document: str, manner: Manner) -> Typed:
    """What `form` says of the document that `view` shows."""
    cells = [_cell(field, form, manner) for field in view.fields]
    by_path = {cell.field.path: cell.field for cell in cells}
    grids = [_grid(grid, form, manner) for grid in view.grids]
    values = {cell.field.path: cell.value or None for cell in cells if cell.changed or cell.field.looked}
    rows = {grid.group: rows for grid, rows in grids if rows is not None}
    decision = Decision(
        document=document,
        decision=kind,
        version=form.get("version", ""),
        doc_type=_doc_type(form),
        values=values,
        lines=rows.get("lines"),
        tax_breakdown=rows.get("tax_breakdown"),
        places=dict(_places(form, {path for path, value in values.items() if value is not None})),
        override=tuple(rule for name, rule in form.items() if name.startswith("override:")),
        reason=form.get("reason", "").strip()[:2000],
        to=form.get("to", "").strip() if kind is DecisionKind.HAND_OVER else "",
        parts=_parts(form) if kind is DecisionKind.SPLIT else (),
        followed_by=_followed_by(form) if kind is DecisionKind.JOIN else (),
    )
    shown = view._replace(
        groups=tuple((title, tuple(by_path[field.path] for field in fields)) for title, fields in view.groups),
        more=tuple(by_path[field.path] for field in view.more),
        grids=tuple(grid for grid, _ in grids),
    )
    clear = not any(field.trouble for field in [*by_path.values(), *(c for g, _ in grids for r in g.rows for c in r)])
    return Typed(decision, shown, clear)


def _parts(form: Mapping[str, str]) -> tuple[str, ...]:
    """The parts that a document is split into, as they were typed: "1-2; 3"."""
    said = (part.strip() for part in form.get("parts", "").split(";"))
    return tuple(part for part in said if part)


def _followed_by(form: Mapping[str, str]) -> tuple[str, ...]:
    chosen = form.get("followed_by", "")
    return (chosen,) if chosen else ()


def as_drafted(view: View, decision: Decision) -> View:
    """`view` with what a person had typed and not handed in."""

    def field_of(field: Field) -> Field:
        if field.path not in decision.values:
            return field
        said = decision.values[field.path] or ""
        return field._replace(looked=True) if said == field.text else field._replace(typed=said)

    rows = {"lines": decision.lines, "tax_breakdown": decision.tax_breakdown}
    return view._replace(
        groups=tuple((title, tuple(field_of(field) for field in fields)) for title, fields in view.groups),
        more=tuple(field_of(field) for field in view.more),
        grids=tuple(grid if (own := rows[grid.group]) is None else _drafted(grid, own) for grid in view.grids),
    )


def _drafted(grid: Grid, rows: Sequence[Row]) -> Grid:
    same = len(rows) == len(grid.rows)
    numbers = [_number(row) for row in grid.rows] if same else range(len(rows))
    return grid._replace(rows=tuple(_with(_row(grid, n), row) for n, row in zip(numbers, rows, strict=True)))


def _with(fields: Iterable[Field], row: Row) -> tuple[Field, ...]:
    said = ((field, row.get(field.path.rpartition(".")[2]) or "") for field in fields)
    return tuple(field if text == field.text else field._replace(typed=text) for field, text in said)


def _doc_type(form: Mapping[str, str]) -> DocType | None:
    said, before = form.get("doc_type", ""), form.get("doc_type_before", "")
    return DocType(said) if said != before and said in set(DocType) else None


def _cell(field: Field, form: Mapping[str, str], manner: Manner) -> _Cell:
    """A field under what the form says of it."""
    name = f"v:{field.path}"
    if name not in form:
        return _Cell(field, None, changed=False)
    said = " ".join(form[name].split())
    taken = _taken(field, form) if said == field.text else None
    said = taken.text if taken else said
    looked = f"ok:{field.path}" in form
    if said == " ".join(field.text.split()):
        return _Cell(field._replace(looked=looked), field.text, changed=False)
    if not said:
        return _Cell(field._replace(typed="", looked=looked), None, changed=True)
    try:
        read = _read(field, said, form, manner)
    except Unfit as unfit:
        told = f"{str(unfit)[:1].upper()}{str(unfit)[1:]}."
        return _Cell(field._replace(typed=said, trouble=told, looked=looked), said, changed=True)
    shown = field._replace(typed=read.text, trouble=read.doubt, looked=looked)
    return _Cell(shown, read.text, changed=read.text != field.text)


def _read(field: Field, said: str, form: Mapping[str, str], manner: Manner) -> Understood:
    """What was typed as a value. What the desk itself wrote into the field is one: it is not read a second time."""
    ours = (form.get(f"canonical:{field.path}"), *(one.text for one in field.readings))
    if said not in ours:
        return understood(field.path, said, manner)
    as_value(field.path, said)
    return Understood(said)


def _taken(field: Field, form: Mapping[str, str]) -> Reading | None:
    """The other reading that was chosen for a field."""
    chosen = form.get(f"take:{field.path}", "")
    return next((one for one in field.readings if str(one.number) == chosen), None)


def _grid(grid: Grid, form: Mapping[str, str], manner: Manner) -> tuple[Grid, tuple[Row, ...] | None]:
    """A grid under what the form says of it, and its rows where they are others now or were looked at."""
    if f"grid:{grid.group}" not in form:
        return grid, None
    numbers = sorted({int(found[2]) for name in form if (found := _CELL.fullmatch(name)) and found[1] == grid.group})
    kept = [number for number in numbers if f"drop:{grid.group}[{number}]" not in form]
    rows = [[_cell(field, form, manner) for field in _row(grid, number)] for number in kept]
    rows = [row for row in rows if any(cell.field.shown for cell in row)]
    looked = f"ok:{grid.group}" in form
    before = [_number(row) for row in grid.rows]
    same = [_number([cell.field for cell in row]) for row in rows] == before
    shown = grid._replace(rows=tuple(tuple(cell.field for cell in row) for row in rows), looked=looked)
    if same and not looked and not any(cell.changed for row in rows for cell in row):
        return shown, None
    return shown, tuple(_as_row(row) for row in rows)


def _row(grid: Grid, number: int) -> Iterable[Field]:
    """The fields of a row; of a new one, empty ones."""
    there = next((row for row in grid.rows if _number(row) == number), None)
    if there is not None:
        return there
    return [
        Field(f"{grid.group}[{number}].{name}", title, "", "", "", "", "", (), doubtful=False, readings=())
        for name, title in grid.columns
    ]


def _number(row: Iterable[Field]) -> int:
    first = next(iter(row))
    return int(first.path.partition("[")[2].partition("]")[0])


def _as_row(row: Iterable[_Cell]) -> Row:
    return {cell.field.path.rpartition(".")[2]: cell.value or None for cell in row}


def _places(form: Mapping[str, str], of: set[str]) -> Iterable[tuple[str, Spot]]:
    """The places that were shown for these values."""
    for path in of:
        found = _PLACE.fullmatch(form.get(f"place:{path}", ""))
        if found:
            boxes = tuple(Box(*(float(side) for side in box.split(","))) for box in found[2].split(";"))
            yield path, Spot(page=int(found[1]), boxes=boxes)
