from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.page.printed import Place, Printed, gather
from extractors.page.roles import GROSS, NET, TAX
from extractors.resolve.triple import Triple, evidence, fits_a_rate, triples
from schemas import Box, Claim, Layer


def place(value: str, x1: float = 500.0, top: float = 100.0, page: int = 1, mark: str | None = None) -> Place:
    return Place(Decimal(value), value, page, (Box(x1 - 40, top, x1, top + 10),), mark)


def named(value: str, role: str, score: float = 0.92, layer: Layer = Layer.RULES) -> Claim:
    return Claim(term=role, value=Decimal(value), raw=value, layer=layer, score=score, page=1, boxes=(Box(0, 0, 1, 1),))


def best(values: list[str], claims: list[Claim] | None = None, rates: list[str] | None = None) -> Triple:
    column = [place(value, top=100.0 + 12 * number) for number, value in enumerate(values)]
    return triples(gather(column, claims or []), [Decimal(rate) for rate in rates or []])[0]


def test_one_column_with_a_legal_rate() -> None:
    triple = best(["100.00", "19.00", "119.00"])
    assert (triple.net.value, triple.tax.value, triple.gross.value) == (100, 19, 119)
    assert triple.fits_rate
    assert triple.aligned
    assert triple.labels == 0


def test_one_row() -> None:
    row = [place(value, x1=100.0 * number + 100) for number, value in enumerate(["278.61", "40.39", "319.00"])]
    assert triples(gather(row, []), [])[0].aligned


def test_several_rates_are_explained_by_their_rows() -> None:
    triple = best(["129.37", "9.06", "64.46", "12.25", "193.83", "21.31", "215.14"])
    assert (triple.net.value, triple.tax.value) == (Decimal("193.83"), Decimal("21.31"))
    assert triple.fits_rate


def test_the_sum_of_a_tax_table_beats_its_rows() -> None:
    triple = best(["100.00", "19.00", "119.00", "200.00", "14.00", "214.00", "300.00", "33.00", "333.00"])
    assert triple.gross.value == Decimal("333.00")


def test_labels_veto_a_previous_balance_that_adds_up() -> None:
    claims = [named("18.30", "other.balance"), named("83.20", GROSS), named("101.50", "totals.due")]
    triple = best(["18.30", "83.20", "101.50"], claims)
    assert evidence(triple.tax, TAX) < -0.5
    assert evidence(triple.net, NET) < 0


def test_a_printed_rate_counts_though_no_law_knows_it() -> None:
    assert not best(["100.00", "16.34", "116.34"]).fits_rate
    assert best(["100.00", "16.34", "116.34"], rates=["16.34"]).fits_rate


def test_more_than_three_tenths_is_no_tax() -> None:
    assert triples(gather([place("100.00"), place("40.00"), place("140.00")], []), []) == []


def test_amounts_of_two_currencies_make_no_good_triple() -> None:
    one = [place("100.00", mark="€"), place("19.00", top=112, mark="€"), place("119.00", top=124, mark="€")]
    mixed = [one[0], one[1], place("119.00", top=124, mark="$")]
    assert triples(gather(mixed, []), [])[0].rank < triples(gather(one, []), [])[0].rank


def test_integers_of_a_column_count() -> None:
    assert best(["70", "7", "77"]).net.value == 70


def test_negative_totals_are_compared_by_size() -> None:
    triple = best(["-7.67", "-1.12", "-8.79"])
    assert triple.gross.value == Decimal("8.79")
    assert triple.gross.places[0].value == Decimal("-8.79")


@pytest.mark.parametrize(
    ("base", "tax", "fits"),
    [("100.00", "19.00", True), ("33.33", "6.33", True), ("33.33", "6.35", False), ("0.00", "0.00", False)],
)
def test_a_tax_fits_its_rate_to_the_cent(base: str, tax: str, fits: bool) -> None:
    assert fits_a_rate(Decimal(base), Decimal(tax), [Decimal(19)]) is fits


def test_a_stronger_layer_gives_the_claim_of_an_amount() -> None:
    template = named("119.00", GROSS, 0.9, Layer.TEMPLATE)
    amounts = gather([place("119.00")], [named("119.00", GROSS, 0.95), template])
    assert amounts[Decimal("119.00")].claims[GROSS] is template
    assert amounts[Decimal("119.00")].strength(GROSS) > 1


def test_due_and_line_sum_speak_a_little_for_gross_and_net() -> None:
    due = Printed(Decimal(1), claims={"totals.due": named("1", "totals.due")})
    lines = Printed(Decimal(1), claims={"totals.line_net": named("1", "totals.line_net")})
    assert 0 < evidence(due, GROSS) < 0.92
    assert 0 < evidence(lines, NET) < 0.92
    assert evidence(lines, GROSS) < 0
