"""Numbers prove each other where they add up; nothing else makes up for words that OCR could hardly read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.resolve import as_legible
from extractors.resolve.proofs import proved
from schemas import Box, Claim, Layer, Page, Value, Word

TOTALS = {"totals.net": "100.00", "totals.tax": "19.00", "totals.gross": "119.00"}
LINE = {"lines[0].quantity": "3", "lines[0].unit_price": "33.50", "lines[0].net": "100.50"}


def claims(values: dict[str, str], **other: Layer) -> dict[str, Claim]:
    """A claim for each value, each in a place of its own."""
    return {
        term: Claim(
            term=term,
            value=_typed(term, value),
            raw=value,
            layer=other.get("layer", Layer.RULES),
            score=0.95,
            page=1,
            boxes=(Box(10, 20 * number, 60, 20 * number + 10),),
            label="label",
        )
        for number, (term, value) in enumerate(values.items())
    }


def _typed(term: str, value: str) -> Value:
    return value if term.endswith(("iban", "vat_id", "number")) else Decimal(value)


def test_a_triple_of_totals_proves_its_parts() -> None:
    assert proved(claims(TOTALS)) == set(TOTALS)
    assert proved(claims(TOTALS | {"totals.tax": "18.00"})) == set()


def test_a_line_proves_its_cells() -> None:
    assert proved(claims(LINE)) == set(LINE)
    assert proved(claims(LINE | {"lines[0].net": "100.60"})) == set()
    assert proved(claims({"lines[0].net": "0.00", "lines[0].quantity": "0", "lines[0].unit_price": "8.00"})) == set()


def test_a_line_with_a_discount_in_money_proves_its_cells() -> None:
    discounted = LINE | {"lines[0].allowances[0].amount": "10.05", "lines[0].net": "90.45"}
    assert proved(claims(discounted)) == set(discounted)
    assert proved(claims(discounted | {"lines[0].allowances[0].amount": "10.06"})) == set()


def test_a_percentage_proves_nothing() -> None:
    """It leaves the same amount of prices that differ by a cent."""
    discounted = {"lines[0].quantity": "1", "lines[0].unit_price": "0.55", "lines[0].allowances[0].percent": "10"}
    assert proved(claims(discounted | {"lines[0].net": "0.50"})) == set()


def test_lines_that_add_up_prove_their_amounts() -> None:
    values = {"lines[0].net": "60.00", "lines[1].net": "40.00", "totals.net": "100.00"}
    assert proved(claims(values)) == set(values)
    assert proved(claims({"lines[0].net": "100.00", "totals.net": "100.00"})) == set()


TAXES = {
    "tax_breakdown[0].rate": "20",
    "tax_breakdown[0].base": "60.00",
    "tax_breakdown[0].amount": "12.00",
    "tax_breakdown[1].rate": "10",
    "tax_breakdown[1].base": "40.00",
    "tax_breakdown[1].amount": "4.00",
    "totals.net": "100.00",
}


def test_the_bases_of_taxes_that_add_up_prove_them_and_what_is_reckoned_from_them() -> None:
    assert proved(claims(TAXES)) == set(TAXES)


@pytest.mark.parametrize(
    ("values", "proves"),
    [
        ({"tax_breakdown[0].rate": "19"}, True),
        ({"tax_breakdown[0].rate": "19", "tax_breakdown[0].base": "200.00"}, True),
        ({"tax_breakdown[0].rate": "0", "totals.tax": "0.00", "totals.gross": "200.00"}, True),
        ({"tax_breakdown[0].rate": "18"}, False),
        ({"tax_breakdown[0].rate": "0", "totals.tax": "0.00"}, False),
        ({"tax_breakdown[0].rate": "19", "tax_breakdown[0].base": "90.00"}, False),
        ({"tax_breakdown[0].rate": "19", "tax_breakdown[0].amount": "30.00"}, False),
        ({"tax_breakdown[0].rate": "19", "tax_breakdown[0].amount": "38.00"}, True),
        ({"tax_breakdown[0].rate": "19", "tax_breakdown[0].base": "0.00"}, False),
        ({"tax_breakdown[0].rate": "19", "tax_breakdown[1].base": "50.00"}, False),
        ({"tax_breakdown[0].rate": "19", "tax_breakdown[1].base": "0.00"}, True),
        ({"tax_breakdown[0].rate": "19", "tax_breakdown[1].rate": "7"}, False),
        ({"tax_breakdown[0].rate": "20", "totals.net": "5.00", "totals.tax": "1.00", "totals.gross": "6.00"}, False),
    ],
)
def test_the_only_rate_is_proved_by_the_tax_on_the_net_total(values: dict[str, str], *, proves: bool) -> None:
    twice = {"totals.net": "200.00", "totals.tax": "38.00", "totals.gross": "238.00"}
    assert ("tax_breakdown[0].rate" in proved(claims(twice | values))) is proves


def test_the_tax_of_a_small_base_proves_no_rate() -> None:
    small = {"tax_breakdown[1].base": "4.00", "tax_breakdown[1].amount": "0.40", "totals.net": "64.00"}
    assert proved(claims(TAXES | small)) == set(TAXES) - {"tax_breakdown[1].rate"}
    misread = {"tax_breakdown[1].rate": "16"}
    assert not proved(claims(TAXES | misread)) & {"tax_breakdown[1].rate", "tax_breakdown[1].amount"}


@pytest.mark.parametrize(
    ("changed", "left"),
    [
        ({"tax_breakdown[0].base": "66.00"}, set()),
        ({"totals.net": "60.00", "tax_breakdown[1].base": "0.00"}, set()),
        ({"tax_breakdown[0].amount": "12.80"}, {"tax_breakdown[0].base", "tax_breakdown[1].base", "totals.net"}),
    ],
)
def test_taxes_that_do_not_add_up_prove_nothing(changed: dict[str, str], left: set[str]) -> None:
    assert proved(claims(TAXES | changed)) - {"tax_breakdown[1].amount", "tax_breakdown[1].rate"} == left


def test_the_same_amount_printed_elsewhere_is_proved_with_it() -> None:
    values = TOTALS | {"totals.due": "119.00", "totals.paid": "12.00"}
    assert proved(claims(values)) == {*TOTALS, "totals.due"}


def test_what_was_derived_proves_nothing() -> None:
    derived = claims({"totals.net": "100.00"}, layer=Layer.DERIVED)
    assert proved(claims(TOTALS) | derived) == set()


@pytest.mark.parametrize(
    ("term", "value", "proves"),
    [
        ("payment.iban", "DE89370400440532013000", True),
        ("payment.iban", "DE89370400440532013001", False),
        ("seller.vat_id", "DE136695976", True),
        ("seller.vat_id", "DE136695970", False),
        ("invoice_number", "DE136695976", False),
    ],
)
def test_check_digits_prove_accounts_and_vat_identifiers(term: str, value: str, proves: bool) -> None:
    assert (term in proved(claims({term: value}))) is proves


def test_a_proved_amount_passes_though_it_was_hard_to_read() -> None:
    found = claims(TOTALS | {"invoice_number": "4711"})
    words = tuple(Word(claim.raw, claim.boxes[0], 10, confidence=0.5) for claim in found.values())
    page = Page(number=1, width=595, height=842, words=words, source="ocr")
    scores = {term: claim.score for term, claim in as_legible(found, [page]).items()}
    assert scores == dict.fromkeys(TOTALS, 0.95) | {"invoice_number": pytest.approx(0.062, abs=0.001)}


@given(st.sampled_from(sorted(TOTALS)), st.integers(0, 4), st.sampled_from("0123456789"))
def test_one_digit_misread_proves_nothing(term: str, place: int, digit: str) -> None:
    """No single digit of a triple can be wrong without its sum being wrong."""
    value = TOTALS[term]
    changed = value[:place] + digit + value[place + 1 :]
    if value[place] != "." and changed != value:
        assert proved(claims(TOTALS | {term: changed})) == set()


@pytest.mark.parametrize("rate", ["8.875", "8.876", "8.879"])
def test_a_rate_whose_neighbours_give_the_same_tax_is_not_proved(rate: str) -> None:
    values = TAXES | {"tax_breakdown[0].rate": rate, "tax_breakdown[0].amount": "5.33"}
    assert "tax_breakdown[0].rate" not in proved(claims(values))


def test_a_rate_that_is_proved_proves_no_amount() -> None:
    values = TAXES | {"tax_breakdown[0].rate": "20.00", "lines[0].unit_price": "20.00"}
    assert "lines[0].unit_price" not in proved(claims(values))
