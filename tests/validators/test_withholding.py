"""What must be certain, and what a document goes without where it is not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from schemas import BY_PATH, Box, Claim, Disposition, Layer, Policy, Printed, Verdict
from schemas.certainty_policy import Certainty, group_of
from tests.validators.judged import extracted, judged
from validators.rule import example_claims
from validators.withholding import withheld

STREET = Claim(
    term="seller.address.street", value="Quay 1", raw="Quay 1", layer=Layer.RULES, score=0.5, page=1, label="seller"
)


def test_an_uncertain_value_that_may_be_left_out_is_withheld_and_no_rule_stops_for_it() -> None:
    (one,) = withheld(example_claims(STREET))
    assert one.term == "seller.address.street"
    assert one.why == "Seller address line 1 is not certain: its score is 0.50, below 0.80."
    assert example_claims(STREET).needed == {}


@pytest.mark.parametrize("change", [{"doubt": "two of them"}, {"label": None}, {"page": None}])
def test_doubt_no_label_and_no_place_withhold_too(change: dict[str, object]) -> None:
    sure = STREET.model_copy(update={"score": 0.95})
    assert withheld(example_claims(sure)) == ()
    assert withheld(example_claims(sure.model_copy(update=change)))


def test_what_the_policy_needs_is_never_withheld() -> None:
    policy = Policy(certainty=Certainty(needed=("addresses",)))
    facts = example_claims(STREET)._replace(policy=policy)
    assert withheld(facts) == ()
    assert list(facts.needed) == ["seller.address.street"]


@pytest.mark.parametrize(
    "path",
    ["invoice_number", "type_code", "issue_date", "due_date", "currency", "totals.gross", "totals.due", "totals.paid",
     "tax_breakdown[0].base", "seller.name", "seller.vat_id", "buyer.name", "payment.iban", "lines[12].net",
     "payment.other_accounts[0].iban"],
)  # fmt: skip
def test_what_is_always_needed(path: str) -> None:
    assert group_of(path) is None
    assert Certainty().needs(path, orders=False)


def test_every_term_is_of_a_group_or_always_needed() -> None:
    groups = {group_of(path) for path in BY_PATH}
    assert groups == {None, "addresses", "references", "order", "payment", "other"}
    assert group_of("lines[0].description") == "line_details"


def test_the_order_is_needed_where_orders_are_known() -> None:
    assert not Certainty().needs("purchase_order_reference", orders=False)
    assert Certainty().needs("purchase_order_reference", orders=True)


def test_no_threshold_is_nothing() -> None:
    with pytest.raises(ValidationError):
        Certainty.model_validate({"wanted_score": 0})


def told(term: str, value: str) -> Claim:
    box = Box(50, 100, 200, 110)
    return STREET.model_copy(update={"term": term, "value": value, "raw": value, "score": 0.95, "boxes": (box,)})


@pytest.mark.parametrize(("below", "cut"), [("days of receipt.", True), ("Thank you", False), ("Zahlbar", False)])
def test_payment_terms_whose_sentence_goes_on_below_are_withheld(below: str, cut: bool) -> None:
    facts = example_claims(told("payment.terms", "due within"), printed=(Printed(below, 1, Box(50, 112, 90, 122)),))
    assert bool(withheld(facts)) is cut


@pytest.mark.parametrize(("terms", "cut"), [("in Trade) Regulations", True), ("30 days (net)", False)])
def test_payment_terms_with_half_a_bracket_are_withheld(terms: str, *, cut: bool) -> None:
    assert bool(withheld(example_claims(told("payment.terms", terms)))) is cut


@pytest.mark.parametrize(("value", "other"), [("RF18 5390 0754 7034", True), ("INV-52814", True), ("Team 7", False)])
def test_a_reference_to_pay_with_is_not_the_buyers(value: str, other: bool) -> None:
    facts = example_claims(told("buyer_reference", value), told("invoice_number", "INV-52814"))
    assert bool(withheld(facts)) is other


def _judged(*claims: Claim) -> Verdict:
    return judged(extracted(claims=[STREET, *claims]))


def test_a_document_that_needs_nobody_goes_on_without_what_is_withheld() -> None:
    verdict = _judged()
    assert verdict.disposition is Disposition.STRAIGHT_THROUGH
    assert [one.term for one in verdict.withheld] == ["seller.address.street"]
    assert verdict.invoice.seller.address.street is None


def test_a_person_who_looks_anyway_sees_what_is_believed_and_is_asked() -> None:
    number = {"term": "invoice_number", "value": "R-1", "raw": "R-1", "doubt": "two of them"}
    verdict = _judged(STREET.model_copy(update=number))
    assert verdict.disposition is Disposition.REVIEW
    assert verdict.withheld == ()
    assert verdict.invoice.seller.address.street == "Quay 1"
    (finding,) = (one for one in verdict.findings if one.rule == "GATE-8")
    assert (finding.terms, finding.seen, finding.page) == (("seller.address.street",), "Quay 1", 1)


def test_where_lines_are_printed_with_their_tax_that_amount_is_needed_and_the_net_one_withheld() -> None:
    net = Claim(term="lines[0].net", value=Decimal("12.00"), raw="12.00", layer=Layer.RULES, score=0.9, page=1)
    net = net.model_copy(update={"label": "Amount", "doubt": "it holds the tax"})
    gross = net.model_copy(update={"term": "lines[0].gross", "doubt": None})
    facts = example_claims(net, gross)
    assert list(facts.needed) == ["lines[0].gross"]
    assert [one.term for one in withheld(facts)] == ["lines[0].net"]
    assert list(example_claims(net).needed) == ["lines[0].net"]


def test_what_is_added_to_lines_with_their_tax_is_withheld_like_their_net_amounts() -> None:
    charge = Claim(term="totals.charges", value=Decimal("5.00"), raw="5.00", layer=Layer.RULES, score=0.9, page=1)
    charge = charge.model_copy(update={"label": "Freight", "doubt": "it holds the tax"})
    gross = charge.model_copy(update={"term": "lines[0].gross", "value": Decimal("12.00"), "doubt": None})
    facts = example_claims(charge, gross)
    assert list(facts.needed) == ["lines[0].gross"]
    assert [one.term for one in withheld(facts)] == ["totals.charges"]
    assert list(example_claims(charge).needed) == ["totals.charges"]
