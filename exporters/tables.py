"""Invoices as three flat tables (invoices, tax rows, lines) and back: columns come from the one table of terms.

A line's allowances and charges are one sum each, so that its numbers explain its amount.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import reduce
from itertools import groupby
from typing import Literal, NamedTuple

from schemas import (
    LINE_TERMS,
    TAX_TERMS,
    TERMS,
    AllowanceCharge,
    Invoice,
    Line,
    TaxRow,
    Term,
    Value,
    Verdict,
    assemble,
)

Cell = Value | int | None
Row = tuple[Cell, ...]


class Column(NamedTuple):
    """A column: its name, the kind of its cells, and the path of its term where it is one."""

    name: str
    kind: Literal["text", "date", "number", "count"]
    path: str = ""


def _columns(terms: Iterable[Term]) -> tuple[Column, ...]:
    """Dots become underscores: databases and data frames take `seller_name` without quoting."""
    return tuple(Column(term.path.replace(".", "_"), _kind(term), term.path) for term in terms)


def _kind(term: Term) -> Literal["text", "date", "number"]:
    if term.kind in {"amount", "quantity", "rate"}:
        return "number"
    return "date" if term.kind == "date" else "text"


_DOCUMENT = tuple(
    Column(name, "text") for name in ("sha256", "file", "doc_type", "subtype", "language", "profile", "vendor")
)
_ROW = (Column("sha256", "text"), Column("invoice_number", "text"), Column("row", "count"))
_INVOICE_COLUMNS, _TAX_COLUMNS, _LINE_COLUMNS = _columns(TERMS), _columns(TAX_TERMS), _columns(LINE_TERMS)
_SUMS = (Column("allowances", "number"), Column("charges", "number"))

TABLES: Mapping[str, tuple[Column, ...]] = {
    "invoices": _DOCUMENT + _INVOICE_COLUMNS,
    "tax_rows": _ROW + _TAX_COLUMNS,
    "lines": _ROW + _LINE_COLUMNS + _SUMS,
}


def rows(verdict: Verdict) -> dict[str, list[Row]]:
    """The rows of `verdict`'s invoice by table; rows of lines and taxes count from 1."""
    document, invoice = verdict.document, verdict.invoice
    kind = verdict.doc_type.value, verdict.subtype, verdict.language, verdict.profile.value, verdict.vendor
    header, taxes, lines = values(invoice)
    key = document.sha256, invoice.invoice_number
    return {
        "invoices": [(document.sha256, document.origin, *kind, *header)],
        "tax_rows": [(*key, number, *row) for number, row in enumerate(taxes, 1)],
        "lines": [(*key, number, *row) for number, row in enumerate(lines, 1)],
    }


def values(invoice: Invoice) -> tuple[Row, tuple[Row, ...], tuple[Row, ...]]:
    """The values of `invoice` in the order of the columns: header, tax rows, lines. An empty text is not known."""
    header = tuple(_at(invoice, column.path) for column in _INVOICE_COLUMNS)
    taxes = tuple(tuple(_at(row, column.path) for column in _TAX_COLUMNS) for row in invoice.tax_breakdown)
    lines = tuple(
        (*(_at(row, column.path) for column in _LINE_COLUMNS), _sum(row.allowances), _sum(row.charges))
        for row in invoice.lines
    )
    return header, taxes, lines


def _sum(adjustments: Iterable[AllowanceCharge]) -> Decimal | None:
    amounts = [one.amount for one in adjustments if one.amount is not None]
    return sum(amounts, Decimal(0)) if amounts else None


def _at(node: object, path: str) -> Value | None:
    value: Value | None = reduce(getattr, path.split("."), node)  # type: ignore[assignment] # every path is a term's
    return None if value == "" else value


def invoices(tables: Mapping[str, Iterable[Row]]) -> Iterator[tuple[str, Invoice]]:
    """Each document's hash and invoice from the rows of all tables, which must be in the order written."""
    taxes = _by_document(tables["tax_rows"])
    lines = _by_document(tables["lines"])
    for row in tables["invoices"]:
        sha256 = str(row[0])
        known = zip(_INVOICE_COLUMNS, row[len(_DOCUMENT) :], strict=True)
        header = assemble({column.path: _value(cell) for column, cell in known if cell is not None})
        breakdown = tuple(_tax_row(cells) for cells in taxes(sha256))
        items = tuple(_line(cells) for cells in lines(sha256))
        yield sha256, header.model_copy(update={"tax_breakdown": breakdown, "lines": items})


def _tax_row(row: Row) -> TaxRow:
    found = assemble(_named("tax_breakdown[0]", _TAX_COLUMNS, row)).tax_breakdown
    return found[0] if found else TaxRow()


def _line(row: Row) -> Line:
    *known, allowances, charges = row
    named = _named("lines[0]", _LINE_COLUMNS, tuple(known))
    sums = {"lines[0].allowances[0].amount": allowances, "lines[0].charges[0].amount": charges}
    found = assemble(named | {path: _value(cell) for path, cell in sums.items() if cell is not None}).lines
    return found[0] if found else Line()


def _named(prefix: str, columns: tuple[Column, ...], row: Row) -> dict[str, Value]:
    known = zip(columns, row[len(_ROW) :], strict=True)
    return {f"{prefix}.{column.path}": _value(cell) for column, cell in known if cell is not None}


def _value(cell: Cell) -> Value:
    assert isinstance(cell, str | date | Decimal)
    return cell


def _by_document(rows: Iterable[Row]) -> Callable[[str], list[Row]]:
    """What takes the rows of the next document off `rows`; nothing when they are another document's."""
    groups = ((str(key), list(group)) for key, group in groupby(rows, key=lambda row: row[0]))
    pending = next(groups, None)

    def take(sha256: str) -> list[Row]:
        nonlocal pending
        if pending is None or pending[0] != sha256:
            return []
        taken, pending = pending[1], next(groups, None)
        return taken

    return take
