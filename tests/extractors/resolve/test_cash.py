"""What a till prints of a payment: cash and change confirm the total, and cash is rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from extractors.page.printed import Place, gather
from extractors.resolve import Evidence, choose_totals
from extractors.resolve.cash import settled_in_cash
from extractors.resolve.totals import Totals
from schemas import Box, Claim, Layer

NET, TAX, GROSS, DUE, PAID = "totals.net", "totals.tax", "totals.gross", "totals.due", "totals.paid"
LINE_NET, ROUNDING, CASH = "totals.line_net", "totals.rounding", "other.cash"


def choose(*labels: tuple[str, str]) -> Totals:
    """The totals chosen where each amount stands on a row of its own, under labels parted by blanks."""
    places, claims = [], []
    for number, (terms, value) in enumerate(labels):
        box = (Box(400, 100 + 12 * number, 440, 110 + 12 * number),)
        places.append(Place(Decimal(value), value, 1, box))
        claims += [
            Claim(
                term=term, value=Decimal(value), raw=value, layer=Layer.RULES, score=0.9, page=1, boxes=box, label=term
            )
            for term in terms.split()
        ]
    return choose_totals(Evidence(gather(places, claims), []))


def values(totals: Totals) -> dict[str, str]:
    return {term.removeprefix("totals."): str(claim.value) for term, claim in totals.claims.items()}


def test_cash_less_the_change_is_the_total_among_several_amounts_called_so() -> None:
    chosen = choose((GROSS, "73.50"), (GROSS, "0.51"), (GROSS, "9.00"), (CASH, "10.00"), (CASH, "1.00"))
    assert values(chosen)["gross"] == "9.00"
    assert values(choose((GROSS, "73.50"), (GROSS, "0.51"), (GROSS, "9.00")))["gross"] == "73.50"


def test_a_total_that_was_settled_in_cash_outweighs_another_sum() -> None:
    """Goods at one rate add up to less than what was paid for all."""
    labels = ((NET, "69.36"), (TAX, "4.16"), (GROSS, "73.52"), (GROSS, "94.19"))
    assert values(choose(*labels, (CASH, "100.00"), (CASH, "5.81")))["gross"] == "94.19"
    assert values(choose(*labels))["gross"] == "73.52"


def test_a_subtotal_that_was_settled_in_cash_is_the_total() -> None:
    assert values(choose((LINE_NET, "44.90"), (CASH, "100.00"), (CASH, "55.10")))["gross"] == "44.90"


def test_a_change_as_large_as_the_total_must_stand_beside_it() -> None:
    handed, change = (CASH, "10.00"), (CASH, "5.00")
    assert values(choose((GROSS, "5.00"), (GROSS, "10.00"), handed, change))["gross"] == "5.00"
    assert values(choose((GROSS, "10.00"), handed, change))["gross"] == "10.00"
    assert values(choose((GROSS, "10.00"), handed, (f"{GROSS} {CASH}", "5.00")))["gross"] == "10.00"


def test_the_total_is_the_amount_before_rounding_and_what_is_due_the_one_after() -> None:
    """BT-112, BT-114 and BT-115 of EN 16931."""
    chosen = choose((NET, "61.82"), (TAX, "3.71"), (GROSS, "65.53"), (ROUNDING, "0.02"), (GROSS, "65.55"))
    assert values(chosen) == {"net": "61.82", "tax": "3.71", "gross": "65.53", "rounding": "0.02", "due": "65.55"}
    assert not any(claim.doubt for claim in chosen.claims.values())


@pytest.mark.parametrize(("rounding", "due", "change"), [("0.02", "68.00", "2.00"), ("-0.03", "67.95", "2.05")])
def test_a_total_that_rounding_makes_of_another_is_due(rounding: str, due: str, change: str) -> None:
    chosen = choose((GROSS, "67.98"), (ROUNDING, rounding), (GROSS, due), (CASH, "70.00"))
    assert values(chosen) == {"gross": "67.98", "rounding": rounding, "due": due}
    settled = choose((GROSS, "67.98"), (ROUNDING, rounding), (GROSS, due), (CASH, "70.00"), (CASH, change))
    assert values(settled) == values(chosen)


def test_a_rounding_whose_total_is_not_printed_makes_what_is_due_with_less_certainty() -> None:
    chosen = choose((NET, "94.92"), (TAX, "5.70"), (GROSS, "100.62"), (ROUNDING, "-0.02"))
    assert values(chosen)["due"] == "100.60"
    assert chosen.claims[DUE].operands == (GROSS, ROUNDING)
    assert chosen.claims[DUE].score <= 0.7


@pytest.mark.parametrize("misread", ["1", "6.01"])
def test_a_rounding_that_rounds_nothing_is_not_heard_and_leaves_open_what_is_due(misread: str) -> None:
    chosen = values(choose((GROSS, "72.74"), (ROUNDING, misread)))
    assert "rounding" not in chosen
    assert "due" not in chosen


def test_what_is_left_of_a_rounded_total_after_a_payment_is_due() -> None:
    labels = ((GROSS, "100.02"), (ROUNDING, "-0.02"), (GROSS, "100.00"), (PAID, "40.00"), (DUE, "60.00"))
    assert values(choose(*labels)) == {"gross": "100.02", "rounding": "-0.02", "paid": "40.00", "due": "60.00"}


CENTS = st.integers(100, 99_999)


@given(CENTS, st.integers(1, 5_000), CENTS)
def test_no_other_named_total_beats_what_was_settled_in_cash(total: int, change: int, other: int) -> None:
    own, back, given_, rival = (f"{Decimal(c) / 100:.2f}" for c in (total, change, total + change, other))
    assume(len({own, back, given_, rival}) == 4)
    chosen = values(choose((GROSS, rival), (GROSS, own), (CASH, given_), (CASH, back)))
    assert chosen["gross"] == own


def test_instalments_that_a_yearly_bill_takes_off_were_not_handed_over() -> None:
    rows = ((NET, "2443.05"), (TAX, "513.04"), (GROSS, "2956.09"), (PAID, "-4080.00"), (CASH, "1123.91"))
    places = [Place(Decimal(value), value, 1, (Box(400, 100, 440, 110),)) for _, value in rows]
    claims = [
        Claim(term=term, value=Decimal(value), raw=value, layer=Layer.RULES, score=0.9, page=1, boxes=(), label=term)
        for term, value in rows
    ]
    assert settled_in_cash(gather(places, claims)) == frozenset()
