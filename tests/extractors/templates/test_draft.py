"""A first template from one document: patterns that were tried, and nothing of this one document alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extractors.templates import apply_template, draft
from extractors.templates.template import parsed
from extractors.templates.text import find_printed, text_of
from schemas import Claim, DocType, Extraction, Layer, Reading, Value
from tests.extractors.template_samples import reading

INVOICE = """
Example Trading GmbH
VAT No.: DE136695976
Invoice No: 2024-117
Due Date: 02.06.2024
Date: 03.05.2024
Subtotal: EUR 25.50
VAT 10%: EUR 2.55
Total: EUR 28.05
Amounts 25.50 2.55 28.05
"""
VALUES: dict[str, tuple[Value, str]] = {
    "seller.name": ("Example Trading GmbH", "Example Trading GmbH"),
    "seller.vat_id": ("DE136695976", "DE136695976"),
    "invoice_number": ("2024-117", "2024-117"),
    "due_date": (date(2024, 6, 2), "02.06.2024"),
    "issue_date": (date(2024, 5, 3), "03.05.2024"),
    "totals.net": (Decimal("25.50"), "25.50"),
    "totals.tax": (Decimal("2.55"), "2.55"),
    "totals.gross": (Decimal("28.05"), "28.05"),
    "currency": ("EUR", "EUR"),
}


def _extraction(read: Reading, **changed: tuple[Value, str]) -> Extraction:
    text = text_of(read)
    claims = {}
    for term, (value, raw) in {**VALUES, **{name.replace("__", "."): new for name, new in changed.items()}}.items():
        place = next(find_printed(text, raw))
        claims[term] = Claim(
            term=term, value=value, raw=raw, layer=Layer.RULES, score=0.9, page=place.page, boxes=place.boxes
        )
    return Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, claims=claims)


@pytest.fixture
def seen() -> Reading:
    return reading(INVOICE)


def test_a_draft_reads_again_what_was_read(seen: Reading) -> None:
    made = draft(seen, _extraction(seen))
    assert made.left_out == ()
    found = {claim.term: claim.value for claim in apply_template(parsed("made.yml", made.source), seen).claims}
    assert found == {term: value for term, (value, _) in VALUES.items()}


def test_a_draft_reads_the_next_invoice_of_the_vendor(seen: Reading) -> None:
    made = draft(seen, _extraction(seen))
    changes = {"2024-117": "2024-226", "03.05.2024": "09.07.2024", "02.06.2024": "08.08.2024", "28.05": "1234.05"}
    text = INVOICE
    for old, new in changes.items():
        text = text.replace(old, new)
    found = {claim.term: claim.value for claim in apply_template(parsed("made.yml", made.source), reading(text)).claims}
    assert found["invoice_number"] == "2024-226"
    assert found["issue_date"] == date(2024, 7, 9)
    assert found["due_date"] == date(2024, 8, 8)
    assert found["totals.gross"] == Decimal("1234.05")


def test_a_value_without_words_before_it_is_left_out_and_no_amount_is_taken_for_its_label(seen: Reading) -> None:
    text = "Example Trading GmbH\nVAT No.: DE136695976\nInvoice No: 2024-117\nDue Date: 02.06.2024\nDate: 03.05.2024\n"
    row = reading(f"{text}25.50 2.55 28.05 EUR\n")
    made = draft(row, _extraction(row))
    assert made.left_out == ("amount_untaxed", "amount_tax", "amount")
    assert "25" not in made.source


def test_a_document_of_nobody_makes_no_template(seen: Reading) -> None:
    bare = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0)
    assert draft(seen, bare).source == ""
