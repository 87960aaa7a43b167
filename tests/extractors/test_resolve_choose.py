from __future__ import annotations

from datetime import date

from extractors.resolve import choose
from schemas import Box, Claim, Layer, Value


def claim(term: str, value: Value, score: float, layer: Layer = Layer.RULES, top: float = 0.0) -> Claim:
    return Claim(
        term=term, value=value, raw=str(value), layer=layer, score=score, page=1, boxes=(Box(0, top, 10, top + 10),)
    )


def test_the_strongest_claim_wins_and_the_others_are_kept() -> None:
    chosen = choose([claim("invoice_number", "B", 0.6), claim("invoice_number", "A", 0.9)])["invoice_number"]
    assert chosen.value == "A"
    assert [other.value for other in chosen.rejected] == ["B"]
    assert chosen.doubt is None


def test_two_values_of_one_strength_are_a_doubt_below_the_gate() -> None:
    chosen = choose([claim("invoice_number", "A", 0.92), claim("invoice_number", "B", 0.9)])["invoice_number"]
    assert chosen.doubt == "A and B are both named so."
    assert chosen.score < 0.8


def test_the_same_value_twice_is_no_doubt() -> None:
    chosen = choose([claim("invoice_number", "A", 0.92), claim("invoice_number", "A", 0.92, top=50)])
    assert chosen["invoice_number"].doubt is None
    assert chosen["invoice_number"].boxes[0].top == 0


def test_a_template_wins_over_a_surer_rule() -> None:
    chosen = choose([claim("invoice_number", "A", 0.95), claim("invoice_number", "B", 0.9, Layer.TEMPLATE)])
    assert chosen["invoice_number"].layer is Layer.TEMPLATE
    assert chosen["invoice_number"].doubt is None
    assert chosen["invoice_number"].rejected[0].layer is Layer.RULES


def test_what_is_too_weak_is_no_claim() -> None:
    assert choose([claim("invoice_number", "A", 0.1)]) == {}


def test_seller_and_buyer_never_share_a_vat_id() -> None:
    both = [claim("seller.vat_id", "DE1", 0.9), claim("buyer.vat_id", "DE1", 0.7), claim("buyer.vat_id", "FR2", 0.5)]
    chosen = choose(both)
    assert (chosen["seller.vat_id"].value, chosen["buyer.vat_id"].value) == ("DE1", "FR2")
    assert "buyer.vat_id" not in choose(both[:2])


def test_an_invoice_does_not_precede_itself() -> None:
    assert "preceding_invoice" not in choose([claim("invoice_number", "A", 0.9), claim("preceding_invoice", "A", 0.9)])


def test_dates_in_the_wrong_order_are_both_in_doubt() -> None:
    chosen = choose([claim("issue_date", date(2024, 5, 2), 0.9), claim("due_date", date(2024, 5, 1), 0.9)])
    assert all(chosen[term].doubt and chosen[term].score < 0.8 for term in ("issue_date", "due_date"))


def test_a_reference_that_is_an_order_by_its_letters_stays_one_beside_a_surer_reading_of_it() -> None:
    both = [claim("buyer_reference", "PO445", 0.92), claim("purchase_order_reference", "PO445", 0.77)]
    assert set(choose(both)) == {"buyer_reference", "purchase_order_reference"}
    vague = [claim("buyer_reference", "4711", 0.92), claim("purchase_order_reference", "4711", 0.77)]
    assert set(choose(vague)) == {"buyer_reference"}
