"""What an invoice must say, under each profile."""

from __future__ import annotations

from decimal import Decimal

import pytest

from schemas import Disposition, DocType, Layer, Policy, Profile, RuleOutcome, Severity, Value
from schemas.policy import Gate, Rules
from tests.validators.judged import CONSISTENT, ELEMENTS, claim, extracted, finding, judged, raised, verdict_on
from validators.judge import examine
from validators.rule import e_invoice
from validators.rulebook import BY_ID


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("invoice_number", "BR-02"),
        ("issue_date", "BR-03"),
        ("type_code", "BR-04"),
        ("currency", "BR-05"),
        ("seller.name", "BR-06"),
        ("buyer.name", "BR-07"),
        ("totals.net", "BR-13"),
        ("totals.gross", "BR-14"),
        ("totals.tax", "EU-226-10"),
        ("seller.vat_id", "EU-226-3"),
    ],
)
def test_a_missing_value_of_a_page_waits_for_a_person(path: str, rule: str) -> None:
    verdict = verdict_on({path: None})
    assert raised(verdict) - {"LINE-1"} == {rule}
    assert verdict.disposition is Disposition.REVIEW
    assert f"[{rule}]" in verdict.reason


def test_a_blank_value_is_a_missing_one() -> None:
    assert raised(verdict_on({"buyer.name": "  "})) == {"BR-07"}


def test_of_an_e_invoice_a_missing_value_is_fatal() -> None:
    policy = Policy(rules=Rules(profile=Profile.EINVOICE))
    verdict = verdict_on({**ELEMENTS, "invoice_number": None}, policy=policy)
    assert raised(verdict) == {"BR-02"}
    assert verdict.disposition is Disposition.QUARANTINE


@pytest.mark.parametrize("place", ["tax_breakdown[0].category", "lines[0].tax_category"])
@pytest.mark.parametrize(
    ("others", "outcome"),
    [
        ({}, RuleOutcome.NOT_APPLICABLE),
        ({"charges[0].category": "O"}, RuleOutcome.NOT_APPLICABLE),
        ({"charges[0].category": "S"}, RuleOutcome.FAIL),
    ],
)
def test_outside_the_scope_of_vat_no_total_tax_is_asked(
    place: str, others: dict[str, Value], outcome: RuleOutcome
) -> None:
    (found,) = examine(BY_ID["EU-226-10"], e_invoice({"totals.net": Decimal(1), place: "O", **others}))
    assert found.outcome is outcome


@pytest.mark.parametrize("category", ["S", "Z", "E", "AE", "K", "G", None])
def test_of_all_else_a_total_tax_is_asked_even_of_nothing(category: str | None) -> None:
    values: dict[str, Value] = {"totals.net": Decimal(1)}
    (found,) = examine(
        BY_ID["EU-226-10"], e_invoice(values | ({"lines[0].tax_category": category} if category else {}))
    )
    assert found.outcome is RuleOutcome.FAIL


def test_a_us_invoice_needs_less() -> None:
    changes = {
        "seller.vat_id": None,
        "seller.address.country": "US",
        "buyer.name": None,
        "currency": "USD",
        "payment.iban": None,
    }
    verdict = verdict_on(changes)
    assert (verdict.profile, raised(verdict)) == (Profile.PAGE_US, set())
    assert verdict.disposition is Disposition.STRAIGHT_THROUGH


def test_a_tax_number_stands_for_a_vat_identifier() -> None:
    assert raised(verdict_on({"seller.vat_id": None, "seller.tax_number": "12/345/67890"})) == set()


def test_lines_are_asked_of_pages_only_by_the_policy() -> None:
    without = {
        f"lines[{row}].{leaf}": None for row in (0, 1) for leaf in ("description", "quantity", "unit_price", "net")
    }
    without["totals.line_net"] = None
    assert verdict_on(without).disposition is Disposition.STRAIGHT_THROUGH
    strict = verdict_on(without, policy=Policy(gate=Gate(require_lines=True)))
    assert (strict.disposition, raised(strict)) == (Disposition.REVIEW, {"BR-16"})


def test_each_incomplete_line_has_its_own_finding() -> None:
    verdict = verdict_on({"lines[0].description": None, "lines[1].description": None})
    assert [found.terms for found in verdict.findings if found.rule == "BR-25"] == [
        ("lines[0].description",),
        ("lines[1].description",),
    ]


def test_other_kinds_are_only_told_so() -> None:
    verdict = judged(extracted({"invoice_number": None}, doc_type=DocType.OTHER, subtype="delivery_note"))
    assert raised(verdict) == {"TYPE-1"}
    assert verdict.disposition is Disposition.REVIEW
    assert "delivery note" in verdict.reason


def test_nothing_found_at_all_waits_for_a_person() -> None:
    for kind in DocType:
        verdict = judged(extracted({}, doc_type=kind).model_copy(update={"claims": {}}))
        assert verdict.disposition is Disposition.REVIEW, kind


def test_a_receipt_waits_unless_the_policy_lets_it_out() -> None:
    receipt = extracted({}, doc_type=DocType.RECEIPT)
    assert raised(judged(receipt)) == {"TYPE-2"}
    allowed = Policy.model_validate({"types": {"export_receipts": True}})
    verdict = judged(receipt, policy=allowed)
    assert (verdict.disposition, verdict.profile) == (Disposition.STRAIGHT_THROUGH, Profile.DE_SMALL_AMOUNT)


def test_a_value_below_the_gate_is_named_with_its_place() -> None:
    verdict = judged(extracted(claims=[claim("seller.name", "Muster GmbH", score=0.4)]))
    found = finding(verdict, "GATE-1")
    assert raised(verdict) == {"GATE-1"}
    assert found.message == "Seller name is not certain: its score is 0.40, below 0.80."
    assert (found.page, len(found.boxes), found.terms) == (1, 1, ("seller.name",))


@pytest.mark.parametrize("threshold", ["0.7", "0.8", "0.95"])
def test_a_value_at_the_gate_passes_it(threshold: str) -> None:
    policy = Policy(gate=Gate(default_score=Decimal(threshold), doc_type_score=Decimal(threshold)))
    at_gate = claim("seller.name", "Muster GmbH", score=float(threshold))
    verdict = judged(extracted(claims=[at_gate], doc_type_score=float(threshold)), policy=policy)
    assert "seller.name" not in {term for found in verdict.findings for term in found.terms if found.rule == "GATE-1"}
    assert "GATE-4" not in raised(verdict)


def test_a_calibrated_confidence_counts_before_the_score() -> None:
    sure = claim("seller.name", "Muster GmbH", score=0.1, confidence=0.99)
    unsure = claim("seller.name", "Muster GmbH", score=0.99, confidence=0.5)
    assert raised(judged(extracted(claims=[sure]))) == set()
    verdict = judged(extracted(claims=[unsure]))
    assert raised(verdict) == {"GATE-1"}
    assert finding(verdict, "GATE-1").message == "Seller name is not certain: its confidence is 0.50, below 0.80."


def test_what_a_person_entered_is_certain() -> None:
    entered = claim("seller.name", "Muster GmbH", layer=Layer.HUMAN, score=0.0, label=None)
    assert raised(judged(extracted(claims=[entered]))) == set()


def test_a_doubt_is_told_in_its_own_words() -> None:
    doubtful = claim("lines[1].net", Decimal("40.00"), doubt="1.234 may be one thousand or one.")
    found = finding(judged(extracted(claims=[doubtful])), "GATE-2")
    assert found.message == "Line 2, Invoice line net amount is not certain: 1.234 may be one thousand or one."


def test_totals_need_a_triple_on_the_page() -> None:
    assert raised(judged(extracted(triple_printed=False))) == {"GATE-3"}


def test_an_uncertain_kind_waits() -> None:
    verdict = judged(extracted(doc_type_score=0.5))
    assert (raised(verdict), verdict.disposition) == ({"GATE-4"}, Disposition.REVIEW)


def test_a_value_needs_a_label_and_a_place() -> None:
    assert raised(judged(extracted(claims=[claim("buyer.name", "B", label=None)]))) == {"GATE-5"}
    assert raised(judged(extracted(claims=[claim("buyer.name", "B", page=None)]))) == {"GATE-6"}


def test_what_other_values_prove_needs_no_label() -> None:
    due = claim("totals.due", CONSISTENT["totals.due"], label=None, layer=Layer.MODEL)
    assert "GATE-5" not in raised(judged(extracted(claims=[due])))
    assert "GATE-5" in raised(judged(extracted(claims=[due], triple_printed=False)))


def test_what_a_person_approved_needs_no_label_and_no_second_reader() -> None:
    given = claim("buyer.name", "B", label=None, alone=True)
    assert raised(judged(extracted(claims=[given]))) == {"GATE-5", "GATE-7"}
    assert raised(judged(extracted(claims=[given.model_copy(update={"person": "anna"})]))) == set()


@pytest.mark.parametrize(
    ("operands", "rules"), [(("totals.net", "totals.gross"), set()), ((), {"GATE-6"})], ids=["with", "without"]
)
def test_a_derived_value_is_vouched_for_by_its_operands(operands: tuple[str, ...], rules: set[str]) -> None:
    derived = claim("totals.tax", Decimal("19.00"), layer=Layer.DERIVED, page=None, label=None, operands=operands)
    assert raised(judged(extracted(claims=[derived]))) == rules


def test_presence_weighs_less_on_pages_only() -> None:
    found = finding(verdict_on({"invoice_number": None}), "BR-02")
    assert (found.severity, found.outcome) == (Severity.WARNING, RuleOutcome.FAIL)
