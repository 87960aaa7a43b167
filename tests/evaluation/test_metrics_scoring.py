"""A result beside its labels: right, wrong and missing values, and what went through in error."""

from __future__ import annotations

from typing import Any

import pytest

from evaluation.scoring import Value, score
from tests.evaluation.labelled_results import FIELDS, document, invoice, result, scored

LINES = ({"description": "Tea", "quantity": "2", "net_amount": "10.00"},)


def _line(**cells: str) -> dict[str, Any]:
    return invoice(lines=[{"description": None, "quantity": None, "unit_price": None, "net": None, **cells}])


def test_each_labelled_field_is_right_wrong_or_missing() -> None:
    got = invoice(invoice_number="A-71", currency=None)
    values = {value.label: value for value in scored(invoice=got).values}
    assert values.keys() == FIELDS.keys()
    assert values["invoice_number"] == Value("invoice_number", "A-17", "A-71", False, "rules", 0.95)
    assert values["currency"] == Value("currency", "EUR", None, False)
    assert values["issue_date"].right


def test_confidence_goes_before_score() -> None:
    (gross,) = (value for value in scored().values if value.label == "gross_total")
    assert (gross.layer, gross.score) == ("model", 0.85)


def test_what_is_not_labelled_never_counts() -> None:
    only = document(fields={"currency": "EUR"})
    assert [value.label for value in scored(only).values] == ["currency"]
    assert scored(only, invoice=_line(description="Tea")).cells == ()


def test_hidden_fields_count_unless_pages_alone_are_measured() -> None:
    hidden = document(hidden=frozenset({"gross_total"}))
    labels = {value.label for value in score(hidden, result(), page_only=True).values}
    assert labels == FIELDS.keys() - {"gross_total"}
    assert len(score(hidden, result()).values) == len(FIELDS)


def test_a_document_without_a_result_misses_everything() -> None:
    nothing = score(document(lines=LINES), None)
    assert all(value.got is None for value in (*nothing.values, *nothing.cells))
    assert not any((nothing.type_right, nothing.straight, nothing.silent, nothing.all_right))


def test_cells_of_paired_lines() -> None:
    cells = scored(document(lines=LINES), invoice=_line(description="Tea", quantity="3", unit_price="5")).cells
    assert [(cell.label, cell.got, cell.right) for cell in cells] == [
        ("description", "Tea", True),
        ("quantity", "3", False),
        ("net_amount", None, False),
    ]


def test_cells_of_a_line_that_should_not_be_are_wrong() -> None:
    cells = scored(document(lines=LINES), invoice=_line(description="Subtotal", unit_price="5")).cells
    extra = [cell for cell in cells if cell.want is None]
    assert [(cell.label, cell.got, cell.right) for cell in extra] == [
        ("description", "Subtotal", False),
        ("unit_price", "5", False),
    ]
    assert sum(cell.want is not None for cell in cells) == 3


def test_cells_know_their_claims_by_the_order_of_lines() -> None:
    claims = {
        "lines[7].description": {"score": 0.5, "layer": "rules"},
        "lines[2].description": {"score": 0.9, "layer": "model"},
    }
    empty = {"quantity": None, "unit_price": None, "net": None}
    got = invoice(lines=[{"description": "Tea", **empty}, {"description": "Subtotal", **empty}])
    cells = scored(document(lines=LINES), invoice=got, claims=claims).cells
    by_text = {cell.got: (cell.layer, cell.score) for cell in cells if cell.got}
    assert by_text == {"Tea": ("model", 0.9), "Subtotal": ("rules", 0.5)}


@pytest.mark.parametrize(
    ("more", "silent"),
    [
        ({}, False),
        ({"invoice": invoice(currency="USD")}, True),
        ({"invoice": invoice(invoice_number=None)}, True),
        ({"doc_type": "credit_note"}, True),
        ({"invoice": invoice(currency="USD"), "disposition": "review"}, False),
    ],
)
def test_silent_errors(more: dict[str, Any], silent: bool) -> None:
    assert scored(**more).silent is silent


def test_a_missing_field_that_is_not_mandatory_is_no_silent_error() -> None:
    due = document(fields={**FIELDS, "due_date": "2024-04-01"})
    assert not scored(due).silent
    assert not scored(due).all_right
    assert scored(due, invoice=invoice(due_date="2024-05-01")).silent


@pytest.mark.parametrize("kind", ["receipt", "other"])
def test_what_is_never_exported_is_silent_even_with_its_type_right(kind: str) -> None:
    assert scored(document(doc_type=kind), doc_type=kind).silent


def test_lines_through_in_error_are_counted_apart() -> None:
    wrong = scored(document(lines=LINES), invoice=_line(description="Tea", quantity="3"))
    assert wrong.silent_lines
    assert not wrong.silent
    assert not scored(document(lines=LINES), invoice=_line(description="Tea")).silent_lines
