from __future__ import annotations

from datetime import date

import pytest

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


@pytest.mark.parametrize(
    ("seller", "box", "chosen"),
    [
        ("CATERING LTD", Box(0, 12, 60, 22), "Pine Tools"),  # the second row of the buyer's name
        ("GREAT NORTHERN CATERING LTD.", Box(0, 300, 60, 310), "Pine Tools"),  # the buyer's name elsewhere
        ("Oak Tools", Box(0, 300, 60, 310), "Oak Tools"),
    ],
)
def test_seller_and_buyer_never_share_words(seller: str, box: Box, chosen: str) -> None:
    rows = (Box(0, 0, 60, 10), Box(0, 12, 60, 22))
    claims = [
        named("buyer", "Great Northern Catering Ltd", 0.8, rows),
        named("seller", seller, 0.6, (box,)),
        named("seller", "Pine Tools", 0.4, (Box(0, 200, 60, 210),)),
    ]
    assert choose(claims)["seller.name"].value == chosen


def named(role: str, value: str, score: float, boxes: tuple[Box, ...]) -> Claim:
    return Claim(
        term=f"{role}.name", value=value, raw=value, layer=Layer.RULES, score=score, page=1, boxes=boxes, label="x"
    )
