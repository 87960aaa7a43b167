"""Whole pages drawn as text, with every header value they must give: tests/golden/header/<case>.txt and .json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractors.extract import extract
from schemas import Extraction, Layer
from tests.extractors.grid import reading

CASES = sorted((Path(__file__).parents[1] / "golden" / "header").glob("*.txt"))


@pytest.fixture(scope="module", params=CASES, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> tuple[Extraction, dict[str, Any]]:
    text = request.param.read_text(encoding="utf-8")
    expected = json.loads(request.param.with_suffix(".json").read_text(encoding="utf-8"))
    return extract(reading(*text.split("\f"))), expected


def header(extraction: Extraction) -> dict[str, Any]:
    return {term: claim for term, claim in extraction.claims.items() if not term.startswith("lines[")}


def test_values(case: tuple[Extraction, dict[str, Any]]) -> None:
    extraction, expected = case
    assert {term: str(claim.value) for term, claim in header(extraction).items()} == expected["values"]


def test_type_and_triple(case: tuple[Extraction, dict[str, Any]]) -> None:
    extraction, expected = case
    assert extraction.doc_type.value == expected["doc_type"]
    assert extraction.triple_printed is expected["triple_printed"]


def test_what_is_derived_and_what_is_in_doubt(case: tuple[Extraction, dict[str, Any]]) -> None:
    extraction, expected = case
    claims = header(extraction)
    assert sorted(term for term, claim in claims.items() if claim.layer is Layer.DERIVED) == expected["derived"]
    assert sorted(term for term, claim in claims.items() if claim.doubt) == expected["in_doubt"]


def test_every_claim_points_to_its_words(case: tuple[Extraction, dict[str, Any]]) -> None:
    extraction, _ = case
    for claim in header(extraction).values():
        assert claim.page is not None, claim.term
        assert claim.boxes, claim.term
        assert 0 <= claim.score <= 1
        assert claim.confidence is None


def test_operands_of_derived_values_are_claims(case: tuple[Extraction, dict[str, Any]]) -> None:
    extraction, _ = case
    for claim in header(extraction).values():
        assert all(operand in extraction.claims for operand in claim.operands), claim.term


def test_what_is_in_doubt_never_passes_the_default_gate(case: tuple[Extraction, dict[str, Any]]) -> None:
    extraction, _ = case
    assert all(claim.score < 0.8 for claim in header(extraction).values() if claim.doubt)


def test_the_claims_amount_to_a_typed_invoice(case: tuple[Extraction, dict[str, Any]]) -> None:
    extraction, expected = case
    assert extraction.invoice().invoice_number == expected["values"].get("invoice_number")
