# ruff: noqa: E501 - tables of printed forms read better in whole rows
"""Quantities with units, and rates."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.parsing import NumberStyle, find_rates, leading_quantity, parse_quantity, parse_rate, unit_code
from extractors.parsing.rates import holds_priced_share


@pytest.mark.parametrize(
    ("text", "value", "unit", "code"),
    [
        ("15.00 Units", "15.00", "Units", "C62"),
        ("20 Stk", "20", "Stk", "H87"),
        ("10 Stk.", "10", "Stk.", "H87"),
        ("78,00 Unités", "78.00", "Unités", "C62"),
        ("2 x", "2", "x", "C62"),
        ("x 3", "3", None, None),
        ("10000,0000", "10000.0000", None, None),
        ("1,0 h", "1.0", "h", "HUR"),
        ("8 Unit(s)", "8", "Unit(s)", "C62"),
        ("3 m²", "3", "m²", "MTK"),
        ("-2", "-2", None, None),
        ("2-", "-2", None, None),
    ],
)
def test_quantities(text: str, value: str, unit: str | None, code: str | None) -> None:
    quantity = parse_quantity(text)
    assert quantity is not None
    assert (str(quantity.value), quantity.unit, quantity.unit_code) == (value, unit, code)


@pytest.mark.parametrize("text", ["12 Euro", "two", "", "3 of 4", "12.05.2024"])
def test_what_is_no_quantity(text: str) -> None:
    assert parse_quantity(text) is None


def test_an_ambiguous_quantity_is_settled_by_the_style() -> None:
    quantity = parse_quantity("50.000 Adet")
    settled = parse_quantity("50.000 Adet", NumberStyle.COMMA)
    assert quantity is not None
    assert quantity.alternatives == (Decimal("50.000"),)
    assert settled is not None
    assert (settled.value, settled.ambiguous) == (Decimal(50000), False)


def test_a_quantity_may_lead_a_description() -> None:
    leading = leading_quantity("2 x cables")
    assert leading is not None
    assert (leading.value, leading.raw) == (Decimal(2), "2 x")
    assert leading_quantity("2 cables") is None
    assert leading_quantity("3 Hammers") is None


def test_units_ignore_case_and_points() -> None:
    assert unit_code("STK.") == "H87"
    assert unit_code("furlong") is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("19 %", "19"), ("19,00%", "19.00"), ("0%[1]", "0"), ("14.50% CST", "14.50"), ("KDV %20", "20"), ("VAT (7.75%)", "7.75"),
        ("5.000%", "5.000"), ("-10%", "-10"),
    ],
)  # fmt: skip
def test_rates(text: str, value: str) -> None:
    assert [str(rate.value) for rate in find_rates(text)] == [value]


def test_a_rate_column_needs_no_percent_sign() -> None:
    rate = parse_rate("19,00")
    assert rate is not None
    assert rate.value == Decimal("19.00")
    assert parse_rate("190") is None
    assert parse_rate("19 EUR") is None
    assert find_rates("120%") == ()


@pytest.mark.parametrize("text", ["0.35% + 0.10", "1,4 % + 0,25 €", "0.90% + EUR 0.20", "0,25 € + 1,4 %", "0.20+0.9%"])
def test_a_share_and_a_fixed_amount_are_a_price_and_no_rate(text: str) -> None:
    assert find_rates(text) == ()
    assert holds_priced_share(text)


@pytest.mark.parametrize("text", ["50 % + 10 %", "GST 5% + QST 9.975%", "VAT 20 % 0.10", "20 % + delivery", "19 % + 2"])
def test_other_percentages_beside_a_plus_are_rates(text: str) -> None:
    assert find_rates(text)
    assert not holds_priced_share(text)
