from __future__ import annotations

import re
from decimal import Decimal

import pytest

from extractors.items.table.numbers import Number, amount_in, is_number, nothing_in, quantity_in, rate_in, unit_in
from extractors.items.table.products import multiplies
from extractors.languages import LANGUAGES
from extractors.page import PageLayout, Span
from extractors.parsing import NumberStyle
from tests.extractors.grid import page


def cell(text: str) -> list[Span]:
    return [Span(segment, 0, len(segment.words)) for segment in PageLayout(page(text)).segments]


def number(value: str, *, rate: bool = False) -> Number:
    decimals = -int(Decimal(value).as_tuple().exponent)
    return Number((Decimal(value),), decimals, value, (), is_rate=rate)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("€ 156,20", "156.20"),
        ("10.00 USD", "10.00"),
        ("319.00 A", "319.00"),
        ("0 % 1163,40", "1163.40"),
        ("-5,00", "-5.00"),
        ("770.00T", "770.00"),
    ],
)
def test_the_amount_of_a_cell_is_its_last_number_that_is_no_rate(text: str, value: str) -> None:
    found = amount_in(cell(text), None)
    assert found is not None
    assert str(found.value) == value


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("15.00 Units", "15.00", "C62"),
        ("20 Stk", "20", "H87"),
        ("1.5 h", "1.5", "HUR"),
        ("3", "3", None),
        ("12 foo", "12", None),
    ],
)
def test_a_quantity_is_read_with_or_without_a_known_unit(text: str, value: str, unit: str | None) -> None:
    found = quantity_in(cell(text), NumberStyle.POINT)
    assert found is not None
    assert (str(found.value), unit_in(cell(text))) == (value, unit)


def test_words_are_no_numbers() -> None:
    assert amount_in(cell("Garden bench"), None) is None
    assert quantity_in(cell("Garden bench"), None) is None
    assert rate_in(cell("Garden bench")) is None


@pytest.mark.parametrize(("text", "signed"), [("19 %", True), ("7", False), ("19 % VAT (S)", True)])
def test_a_rate_needs_no_sign_in_its_own_column(text: str, signed: bool) -> None:
    found = rate_in(cell(text))
    assert found is not None
    assert found.is_rate is signed


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12.00", True), ("€ 12,00", True), ("EUR 1.234,00", True), ("12 pieces", False), ("Total", False)],
)
def test_a_number_is_digits_with_marks(text: str, expected: bool) -> None:
    assert is_number(text) is expected


@pytest.mark.parametrize(
    ("quantity", "price", "net", "discount"),
    [
        ("2", "120.00", "240.00", None),
        ("3", "3.33", "10.00", None),  # the price is rounded
        ("5", "4.55", "-22.75", None),  # a credit note prints the sign once
        ("5", "4.55", "20.48", number("10", rate=True)),
        ("2", "10.00", "17.00", number("3.00")),
        ("2", "10.00", "14.00", number("3.00")),  # off each piece
        ("500", "4.00", "20.00", None),  # per hundred
        ("0", "5.00", "0.00", None),
    ],
)
def test_products_hold_within_rounding_discounts_and_price_bases(
    quantity: str, price: str, net: str, discount: Number | None
) -> None:
    assert multiplies(number(quantity), number(price), number(net), discount) is not None


@pytest.mark.parametrize(
    ("quantity", "price", "net"),
    [("2", "120.00", "241.00"), ("2", "1.06", "0.00"), ("10", "4.50", "54.00"), ("1", "0.02", "0.00")],
)
def test_other_products_do_not_hold(quantity: str, price: str, net: str) -> None:
    assert multiplies(number(quantity), number(price), number(net)) is None


def test_a_product_settles_what_one_number_left_open() -> None:
    open_number = Number((Decimal("1.234"), Decimal("1234")), 3, "1.234", ())
    assert multiplies(open_number, number("2.00"), number("2468.00")) == (
        Decimal(1234),
        Decimal("2.00"),
        Decimal("2468.00"),
    )


SIMPLEST = (
    (r"\(\?:[^)]*\)\?", ""),
    (r"\(\?:([^|)]*)[^)]*\)", r"\1"),
    (r"\[(.)[^]]*\]", r"\1"),
    (r"\\?.\?", ""),
    (r"\\", ""),
)


@pytest.mark.parametrize("said", sorted({said for one in LANGUAGES.values() for said in one.speech.get("free", ())}))
def test_each_word_for_what_is_free_is_nothing(said: str) -> None:
    for pattern, plain in SIMPLEST:
        said = re.sub(pattern, plain, said)
    for text in (said, f"- {said}. -"):
        assert nothing_in(cell(text)) is not None
    assert nothing_in(cell(f"{said} 5.00")) is None
