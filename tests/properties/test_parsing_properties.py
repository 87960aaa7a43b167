"""What is formatted by a locale's rules is parsed back to the same value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from extractors.parsing import DayMonth, NumberStyle, find_amounts, find_dates, level, parse_amount, parse_date

NUMBER_LOCALES = [
    "en_US",
    "en_IN",
    "de_DE",
    "de_CH",
    "fr_FR",
    "nl_NL",
    "it_IT",
    "es_ES",
    "pt_PT",
    "tr_TR",
    "pl_PL",
    "sv_SE",
    "cs_CZ",
]
DATE_LOCALES = [
    "en_US",
    "en_GB",
    "de_DE",
    "fr_FR",
    "nl_NL",
    "it_IT",
    "es_ES",
    "pt_PT",
    "tr_TR",
    "pl_PL",
    "sv_SE",
    "da_DK",
    "cs_CZ",
]

amounts = st.decimals(min_value=Decimal("-9999999.99"), max_value=Decimal("9999999.99"), places=2, allow_nan=False)
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2089, 12, 31))


@given(amounts, st.sampled_from(NUMBER_LOCALES))
def test_amounts_of_every_locale(value: Decimal, locale: str) -> None:
    printed = format_decimal(value, format=None, locale=locale, decimal_quantization=False)
    style = NumberStyle.POINT if locale in {"en_US", "en_IN", "de_CH"} else NumberStyle.COMMA
    amount = parse_amount(printed, style)
    assert amount is not None
    assert amount.value == value


@given(amounts, st.sampled_from(NUMBER_LOCALES), st.sampled_from(["{} €", "€{}", "EUR {}", "{}EUR", "$ {}", "{} zł"]))
def test_two_decimals_are_never_ambiguous(value: Decimal, locale: str, pattern: str) -> None:
    printed = pattern.format(format_decimal(abs(value), format="#,##0.00", locale=locale))
    amount = parse_amount(printed)
    assert amount is not None
    assert (amount.value, amount.ambiguous) == (abs(value), False)


@given(days, st.sampled_from(DATE_LOCALES), st.sampled_from(["medium", "long"]))
def test_dates_of_every_locale(day: date, locale: str, form: str) -> None:
    printed = format_date(day, format=form, locale=locale)
    reading = parse_date(printed, DayMonth.DAY_FIRST)
    assert reading is not None
    assert reading.value == day


@given(days, st.sampled_from([".", "/", "-"]), st.booleans())
def test_numeric_dates_hold_the_true_day_among_their_readings(day: date, mark: str, month_first: bool) -> None:
    parts = (day.month, day.day) if month_first else (day.day, day.month)
    reading = parse_date(f"{parts[0]:02}{mark}{parts[1]:02}{mark}{day.year}")
    assert reading is not None
    if mark != ".":
        assert day in (reading.value, *reading.alternatives)
        assert reading.ambiguous == (day.day <= 12 and day.day != day.month)


@given(st.text(max_size=60))
def test_any_text_gives_values_at_their_places(text: str) -> None:
    assert len(level(text)) == len(text)
    for found in (*find_amounts(text), *find_dates(text)):
        assert text[slice(*found.span)] == found.raw
