"""Only what is open is asked, and only where something open keeps the document back."""

from __future__ import annotations

from decimal import Decimal

from extractors.foundation.terms import NEEDED, QUESTIONS, open_terms
from schemas import BY_PATH, Claim, DocType, Extraction, Layer
from schemas.policy import Gate

GATE = Gate()


def claim(term: str, **changes: object) -> Claim:
    value = Decimal(1) if term.startswith("totals.") else "x"
    return Claim(term=term, value=value, raw="x", layer=Layer.RULES, score=0.9, page=1).model_copy(update=changes)


def extraction(*open_now: str, **changes: object) -> Extraction:
    claims = {term: claim(term) for term in QUESTIONS if term not in open_now}
    known = {"doc_type": DocType.INVOICE, "doc_type_score": 0.95, "claims": claims}
    return Extraction.model_validate({**known, **changes})


def test_every_question_is_about_a_term() -> None:
    assert QUESTIONS.keys() <= BY_PATH.keys()
    assert QUESTIONS.keys() >= NEEDED


def test_nothing_is_asked_where_all_is_certain() -> None:
    assert open_terms(extraction(), GATE) == ()


def test_what_need_not_be_printed_is_not_missed() -> None:
    assert open_terms(extraction("due_date", "purchase_order_reference", "buyer.vat_id", "payment.iban"), GATE) == ()


def test_what_is_needed_is_asked_together_with_what_may_be_there() -> None:
    assert open_terms(extraction("totals.gross", "due_date"), GATE) == ("due_date", "totals.gross")


def test_a_doubtful_or_weak_claim_is_open() -> None:
    known = extraction()
    weak = {**known.claims, "issue_date": claim("issue_date", score=0.5)}
    assert open_terms(known.model_copy(update={"claims": weak}), GATE) == ("issue_date",)
    doubtful = {**known.claims, "due_date": claim("due_date", doubt="It may be another.")}
    assert open_terms(known.model_copy(update={"claims": doubtful}), GATE) == ("due_date",)
    calibrated = {**known.claims, "issue_date": claim("issue_date", score=0.5, confidence=0.99)}
    assert open_terms(known.model_copy(update={"claims": calibrated}), GATE) == ()


def test_an_uncertain_kind_is_asked_first() -> None:
    assert open_terms(extraction(doc_type_score=0.4), GATE) == ("doc_type",)


def test_an_einvoice_is_never_asked_about() -> None:
    known = extraction("totals.gross")
    claims = {**known.claims, "invoice_number": claim("invoice_number", layer=Layer.EINVOICE, page=None, path="ID")}
    assert open_terms(known.model_copy(update={"claims": claims}), GATE) == ()
