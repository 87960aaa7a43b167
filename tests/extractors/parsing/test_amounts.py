# ruff: noqa: E501 - tables of printed forms read better in whole rows
"""Amounts and the number style of a document: printed forms, signs, currencies, doubt."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.parsing import NumberStyle, decide_number_style, find_amounts, find_currencies, parse_amount

FORMS = {
    "12.34": "12.34", "12,34": "12.34", "1,234.56": "1234.56", "1.234,56": "1234.56", "1 234,56": "1234.56",
    "1\u00a0234,56": "1234.56", "1\u202f234,56": "1234.56", "1'234.56": "1234.56", "1’234.56": "1234.56",
    "6,00,000.00": "600000.00", "1.234.567": "1234567", "1,234,567.8901": "1234567.8901", ",50": "0.50", "70": "70",
    "21,3": "21.3", "0,125": "0.125", "1234.567": "1234.567", "10000,0000": "10000.0000", "12.-": "12", "12,--": "12",
    "12.–": "12", "１２,３４": "12.34",
}  # fmt: skip

SIGNED = {
    "-12.00": "-12.00", "189,00-": "-189.00", "€ -9,32": "-9.32", "-€9.32": "-9.32", "$-9.32": "-9.32", "−5,00": "-5.00",
    "–5,00": "-5.00", "(12.00)": "-12.00", "($12.00)": "-12.00", "12.00 CR": "-12.00", "- 9,32 €": "-9.32", "-0,00": "0.00",
    "12,00 €-": "-12.00",
}  # fmt: skip

MARKED = {
    "$12": (None, "$"), "US$ 5.00": ("USD", "US$"), "€ 12": ("EUR", "€"), "12 €": ("EUR", "€"), "12EUR": ("EUR", "EUR"),
    "EUR12,00": ("EUR", "EUR"), "12 EURO": ("EUR", "EURO"), "RM12.30": ("MYR", "RM"), "12,00 zł": ("PLN", "zł"),
    "100,00 kr": (None, "kr"), "₹ 6,00,000.00": ("INR", "₹"), "₺5": ("TRY", "₺"), "12,5 TL": ("TRY", "TL"),
    "CHF 12.00": ("CHF", "CHF"), "Fr. 12.50": ("CHF", "Fr."), "R$ 1.234,56": ("BRL", "R$"), "Rs. 500.00": (None, "Rs."),
}  # fmt: skip

NONE = [
    "",
    "12.05.2024",
    "12:30",
    "19%",
    "19 %",
    "A123",
    "INV-12",
    "3-4",
    "1.2.3",
    "12/34",
    "abc",
    "1" * 30,
    "-",
    "1..2",
]


@pytest.mark.parametrize(("text", "value"), FORMS.items())
def test_printed_forms(text: str, value: str) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert (str(amount.value), amount.ambiguous) == (value, False)


@pytest.mark.parametrize(
    ("text", "values"),
    [("2,325.00 GBP1", ["2325.00"]), ("12,00 €1)", ["12.00"]), ("12.00 GBP10", ["10"]), ("GBP1", ["1"])],
)
def test_the_mark_of_a_note_at_a_currency_is_no_amount(text: str, values: list[str]) -> None:
    assert [str(one.value) for one in find_amounts(text)] == values


@pytest.mark.parametrize(("text", "value"), SIGNED.items())
def test_signs(text: str, value: str) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert str(amount.value) == value


@pytest.mark.parametrize(("text", "expected"), MARKED.items())
def test_currency_marks(text: str, expected: tuple[str | None, str]) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert (amount.currency, amount.symbol) == expected


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_amount(text: str) -> None:
    assert parse_amount(text) is None


def test_a_dash_between_words_is_no_sign() -> None:
    assert [a.value for a in find_amounts("Discount - 9,32")] == [Decimal("9.32")]
    assert [a.value for a in find_amounts("Discount -9,32")] == [Decimal("-9.32")]


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.345", "€ 1.234", "-1,234"])
def test_three_digits_behind_one_mark_keep_both_readings(text: str) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert amount.ambiguous
    assert amount.alternatives[0] * 1000 == amount.value


@pytest.mark.parametrize(
    ("text", "style", "value"),
    [
        ("1.234", NumberStyle.COMMA, "1234"),
        ("1.234", NumberStyle.POINT, "1.234"),
        ("1,234", NumberStyle.COMMA, "1.234"),
    ],
)
def test_the_style_of_the_document_settles_them(text: str, style: NumberStyle, value: str) -> None:
    amount = parse_amount(text, style)
    assert amount is not None
    assert (str(amount.value), amount.ambiguous) == (value, False)


def test_spans_point_at_the_printed_text() -> None:
    text = "Total\u00a0due: €\u00a01.234,50 (incl. 19 % VAT 197,10)"
    found = find_amounts(text)
    assert [text[slice(*a.span)] for a in found] == [a.raw for a in found] == ["€\u00a01.234,50", "197,10"]
    assert text[slice(*found[0].number_span)] == "1.234,50"


def test_a_printed_gap_before_the_decimals_is_closed_behind_a_currency_only() -> None:
    gap = parse_amount("RM 170. 00")
    assert gap is not None
    assert gap.value == Decimal("170.00")
    assert parse_amount("170. 00") is None


@pytest.mark.parametrize(
    ("texts", "style"),
    [
        (["1.234,56", "19.04.2024"], NumberStyle.COMMA),
        (["Total 12.50", "1,234"], NumberStyle.POINT),
        (["6,00,000.00"], NumberStyle.POINT),
        (["1.234.567"], NumberStyle.COMMA),
        (["1.234", "1,234", "70", "01.02.2024", "12.30 Uhr", "v1.2.3"], None),
        (["12,50", "12.50"], None),
        (["1,50", "2,50", "3,50", "4,50", "5.50"], NumberStyle.COMMA),
        ([], None),
    ],
)
def test_the_number_style_needs_clear_witnesses(texts: list[str], style: NumberStyle | None) -> None:
    assert decide_number_style(texts) is style


def test_currencies_in_headings_and_words_that_look_like_codes() -> None:
    assert [mark.code for mark in find_currencies("Montant EUR HT")] == ["EUR"]
    assert find_currencies("Amount ($)")[0].codes[0] == "USD"
    assert find_currencies("ALL TOP PRICES, EURope") == ()
    assert [a.currency for a in find_amounts("TOP 10")] == [None]


@pytest.mark.parametrize("name", ["ευρώ", "ΕΥΡΩ", "ΕΥΡΏ", "euró", "EUROS"])
def test_the_names_of_the_euro_in_small_letters_and_capitals(name: str) -> None:
    assert [mark.code for mark in find_currencies(f"100,00 {name}")] == ["EUR"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("R1,234.50", "1234.50"), ("N4,850,000.00", "4850000.00"), ("(N242,500.00)", "-242500.00"), ("-R12.50", "-12.50")],
)
def test_a_letter_may_stand_for_the_currency(text: str, value: str) -> None:
    assert [str(one.value) for one in find_amounts(text)] == [value]


@pytest.mark.parametrize("text", ["AR12.50", "R12.5.3", "R12.505", "N42"])
def test_letters_of_other_things_make_no_amount(text: str) -> None:
    assert not [one for one in find_amounts(text) if one.money]


def test_a_dash_for_the_cents_makes_money() -> None:
    for text, value in (("12 600,-", "12600"), ("250,–", "250"), ("12.600.-", "12600"), ("12'600.–", "12600")):
        assert [(str(one.value), one.money) for one in find_amounts(text)] == [(value, True)], text
    assert [(str(one.value), one.money) for one in find_amounts("12-")] == [("-12", False)]


@pytest.mark.parametrize("text", ["1.- Montaje de puertas", "2.-", "01.– 15.03.2026"])
def test_a_dash_behind_the_number_of_a_row_makes_none(text: str) -> None:
    assert not [one for one in find_amounts(text) if one.money]


@pytest.mark.parametrize(
    "text", ["served from kl. 6.30", "ab 6.30 Uhr", "klockan 18.45", "od godz. 8.00", "alle ore 7.30"]
)
def test_a_time_of_day_is_no_amount(text: str) -> None:
    assert not find_amounts(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Total 6.30", ["6.30"]),
        ("kl. 6.30 EUR", ["6.30"]),
        ("kl. 62.50", ["62.50"]),
        ("2. kl. 12.50", ["2", "12.50"]),
        ("5 godz. 12.50", ["5", "12.50"]),
    ],
)
def test_what_is_counted_or_marked_beside_such_a_word_is_an_amount(text: str, values: list[str]) -> None:
    assert [str(one.value) for one in find_amounts(text)] == values
