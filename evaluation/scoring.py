"""One document's result beside its labels: which values are right, and whether it went through in error.

A result is the JSON-ready data that `schemas.result` makes of a verdict. A field that a label file lacks is unknown: it
is never counted against a result.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from evaluation.corpus import CELLS, FIELDS, Labelled, at
from evaluation.matching import aligned, same

# A straight-through document must not lack one of these if it is labelled.
MANDATORY = frozenset({"invoice_number", "issue_date", "seller_name", "currency", "gross_total"})
EXPORTED_TYPES = frozenset({"invoice", "credit_note"})
_STRAIGHT = "straight_through"


class Value(NamedTuple):
    """One header field or line cell: what is labelled, what was given (None: nothing), and who gave it how surely."""

    label: str
    want: str | None
    got: str | None
    right: bool
    layer: str = "none"
    score: float | None = None


class Scored(NamedTuple):
    """One document's result beside its labels. `result` is None where there is none."""

    document: Labelled
    result: Mapping[str, Any] | None
    values: tuple[Value, ...]
    cells: tuple[Value, ...]

    @property
    def type_right(self) -> bool:
        """Was the kind of document recognised?"""
        return bool(self.given("doc_type") == self.document.labels.doc_type)

    @property
    def straight(self) -> bool:
        """Did the document go straight through?"""
        return bool(self.given("disposition") == _STRAIGHT)

    @property
    def all_right(self) -> bool:
        """Is every labelled field right?"""
        return all(value.right for value in self.values)

    @property
    def silent(self) -> bool:
        """Did it go straight through though it should not have?

        It is not an invoice or credit note, its type is wrong, a field is wrong, or a mandatory one is missing.
        """
        if not self.straight:
            return False
        exported = self.type_right and self.document.labels.doc_type in EXPORTED_TYPES
        return not exported or any(
            not value.right and (value.got is not None or value.label in MANDATORY) for value in self.values
        )

    @property
    def silent_lines(self) -> bool:
        """Did it go straight through with a wrong line cell?"""
        return self.straight and any(cell.got is not None and not cell.right for cell in self.cells)

    def given(self, key: str) -> Any:
        """What the result says under `key`."""
        return (self.result or {}).get(key)


def score(document: Labelled, result: Mapping[str, Any] | None, *, page_only: bool = False) -> Scored:
    """`result` beside the labels of `document`; `page_only` leaves out fields that are not printed."""
    labels = document.labels
    hidden = labels.hidden if page_only else frozenset()
    values = (_value(label, want, result or {}) for label, want in labels.fields.items() if label not in hidden)
    return Scored(
        document, result, tuple(values), tuple(cells_beside(labels.lines, result or {})) if labels.lines else ()
    )


def _value(label: str, want: str, result: Mapping[str, Any]) -> Value:
    path = FIELDS[label]
    given = at(result.get("invoice") or {}, path)
    if given in (None, ""):
        return Value(label, want, None, right=False)
    claim = (result.get("claims") or {}).get(path) or {}
    return Value(label, want, str(given), same(label, str(given), want), claim.get("layer", "none"), _score(claim))


def _score(claim: Mapping[str, Any]) -> float | None:
    confidence: float | None = claim.get("confidence")
    return claim.get("score") if confidence is None else confidence


def cells_beside(want: Sequence[Mapping[str, str]], result: Mapping[str, Any]) -> Iterable[Value]:
    """The cells of the lines of `result` beside those labelled, each line with the one it agrees with most."""
    lines = at(result, "invoice.lines") or ()
    got = [{label: str(line[key]) for label, key in CELLS.items() if line.get(key) not in (None, "")} for line in lines]
    claims = _claims_by_row(result.get("claims") or {})
    for line, labelled, number in aligned(got, want):
        row = claims[number] if number is not None and number < len(claims) else {}
        for label, key in CELLS.items():
            given, wanted = (line or {}).get(label), (labelled or {}).get(label)
            # A cell that an aligned line's labels lack is unknown; in a line that should not exist it is wrong.
            if wanted is None and (labelled is not None or given is None):
                continue
            claim = row.get(key, {})
            right = given is not None and wanted is not None and same(label, given, wanted)
            yield Value(label, wanted, given, right, claim.get("layer", "none"), _score(claim))


def _claims_by_row(claims: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The claims of lines by cell, a dict a line, in the order of the invoice's lines."""
    rows: dict[int, dict[str, Any]] = {}
    for path, claim in claims.items():
        if path.startswith("lines["):
            number, _, cell = path.removeprefix("lines[").partition("].")
            rows.setdefault(int(number), {})[cell] = claim
    return [row for _, row in sorted(rows.items())]
