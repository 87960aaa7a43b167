"""An invoice that states every term of the table, each with a value of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from decimal import Decimal

from schemas import BY_PATH, ROWS, Invoice, Term, Value, assemble

_FIRST = date(2024, 1, 1)
# What must be of a list, or agree with something else, to be itself when it is read again.
_GIVEN: dict[str, Value] = {"currency": "EUR", "vat_accounting_currency": "SEK", "preceding_invoice": "ID-1"}


def maximal(type_code: str, without: Collection[str] = (), rows: int = 2) -> Invoice:
    """The invoice; terms `without` are not stated ("[]" stands for a row's number), groups that repeat have `rows`."""
    found = _GIVEN | {"type_code": type_code}
    for number, (path, term) in enumerate(_paths(rows)):
        if term.path not in without and _pattern(path) not in without:
            found.setdefault(path, _value(term, number))
    found["preceding_invoice"] = found["preceding_invoices[0].number"]
    return assemble({path: value for path, value in found.items() if _pattern(path) not in without})


def _pattern(path: str) -> str:
    return "".join(character for character in path if not character.isdigit())


def _paths(rows: int) -> Iterator[tuple[str, Term]]:
    yield from BY_PATH.items()
    for group, terms in ROWS.items():
        for path in _numbered(group, rows):
            yield from ((f"{path}.{term.path}", term) for term in terms)


def _numbered(group: str, rows: int) -> Iterator[str]:
    """The paths of the rows of a group: each "[]" with each number."""
    if "[]" not in group:
        yield group
        return
    for number in range(rows):
        yield from _numbered(group.replace("[]", f"[{number}]", 1), rows)


def _value(term: Term, number: int) -> Value:
    if term.kind == "date":
        return _FIRST + timedelta(days=number)
    if term.kind in ("amount", "quantity", "rate"):
        return Decimal(number) + Decimal("0.25")
    if term.path == "subject_code":
        return "AAI"
    return f"{'Text of' if term.kind == 'text' else 'ID'} {number}"
