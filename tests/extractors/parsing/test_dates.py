# ruff: noqa: E501 - tables of printed forms read better in whole rows
"""Dates as printed: forms, ambiguity, witnesses."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.parsing import (
    DayMonth,
    decide_day_month,
    find_dates,
    parse_date,
    settle_date,
    settle_month,
    settle_years,
)

FORMS = {
    "01.02.2024": "2024-02-01", "1.2.24": "2024-02-01", "13/04/2024": "2024-04-13", "04/13/2024": "2024-04-13",
    "2024-05-01": "2024-05-01", "2024/5/1": "2024-05-01", "2024-05-01T10:00:00": "2024-05-01", "August 3 , 2014": "2014-08-03",
    "7. Mai 2014": "2014-05-07", "02 Juillet 2015": "2015-07-02", "3rd of May 2024": "2024-05-03", "12-Jan-24": "2024-01-12",
    "5 de mayo de 2024": "2024-05-05", "Jan. 5, 2024": "2024-01-05", "1 août 2024": "2024-08-01", "15 Şubat 2024": "2024-02-15",
    "1er mars 2024": "2024-03-01", "3 października 2024": "2024-10-03", "24. prosince 2024": "2024-12-24", "14MAY2024": "2024-05-14",
    "5 maj 2024": "2024-05-05", "1º de março de 2024": "2024-03-01", "2024 May 3": "2024-05-03", "25/12/99": "1999-12-25",
    "12 ottobre 2024": "2024-10-12", "3 mrt 2024": "2024-03-03", "Tuesday, March 5, 2024": "2024-03-05",
    "31.12.2024 23:59": "2024-12-31", "13/05/2024 10:33 PM": "2024-05-13", "29.02.2024": "2024-02-29",
    "2.3. 2026": "2026-03-02", "2. 3.2026": "2026-03-02", "2026.03. 02.": "2026-03-02", "2026. 3.2": "2026-03-02",
    "2026.03.02.": "2026-03-02", "2026. 03. 02.": "2026-03-02", "2026. március 2.": "2026-03-02", "2.3.2026": "2026-03-02",
    "2. maaliskuuta 2026": "2026-03-02", "2. mars 2026": "2026-03-02", "3 ianuarie 2026": "2026-01-03",
    "2. ožujka 2026.": "2026-03-02", "12. siječnja 2026.": "2026-01-12", "5. mája 2026": "2026-05-05", "7. avgusta 2026": "2026-08-07",
    "2026. gada 2. marts": "2026-03-02", "2026.gada 2.jūnijā": "2026-06-02", "2026 m. kovo 2 d.": "2026-03-02",
    "2026 m. kovo mėn. 2 d.": "2026-03-02", "2026-03-02 d.": "2026-03-02", "2. märts 2026": "2026-03-02",
    "02.03.2026 г.": "2026-03-02", "2 март 2026 г.": "2026-03-02", "02.03.2026 г. 14:05": "2026-03-02",
    "15 DE JUNIO DE 2026": "2026-06-15", "1 DE MARÇO DE 2024": "2024-03-01",
    "05 / II / 2026": "2026-02-05", "5.XII.2026": "2026-12-05", "15 IX 2026": "2026-09-15",
    "17/9 2026": "2026-09-17", "27/2-2026": "2026-02-27", "27/2 - 2026": "2026-02-27",
}  # fmt: skip


@pytest.mark.parametrize(("text", "day"), FORMS.items())
def test_printed_forms(text: str, day: str) -> None:
    reading = parse_date(text)
    assert reading is not None
    assert (reading.value.isoformat(), reading.ambiguous) == (day, False)


@pytest.mark.parametrize(
    "text",
    ["31.02.2024", "29.02.2023", "00/01/2024", "12/03/1950", "1.234.567", "192.168.10.20", "May 2024", "12.5.", "20240501",
     "13/13/2024", "1.2.3.4", "2024-13-01", "foo 3, 2024", "12.34", "", "5 C 2026", "2 V 2.026", "13/31 2026", "1/3 26", "1.10. 26", "1.2. 20260",
     "forty-second of May 2026", "veinte y treinta de marzo de 2026", "quarante-deux mars 2026", "drei und zwanzigsten Mai 2026"],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [("Twenty first of May 2026", "2026-05-21"), ("twenty\u2011first of May 2026", "2026-05-21"), ("le vingt deux mars 2026", "2026-03-22"),
     ("dix sept mars 2026", "2026-03-17"), ("Payment due first of May 2026", "2026-05-01"), ("vinte e cinco de março de 2026", "2026-03-25"),
     ("page twenty, third of May 2026", "2026-05-03"), ("treinta  y\u00a0uno de marzo de 2026", "2026-03-31")],
)  # fmt: skip
def test_a_day_in_several_words_is_read_whole(text: str, day: str) -> None:
    assert [reading.value.isoformat() for reading in find_dates(text)] == [day]


@pytest.mark.parametrize(
    "text", ["veinte y cinco de marzo de 2026", "quarante et deux mars 2026", "the hundred and first of May 2026"]
)
def test_the_last_word_of_another_number_is_no_day(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize("text", ["03/04/2024", "3-4-24", "03 04 2024", "3 / 4 / 2024", "3/4 2024", "3/4-2024"])
def test_day_and_month_that_may_be_swapped_keep_both_readings(text: str) -> None:
    reading = parse_date(text)
    assert reading is not None
    assert (reading.value, reading.alternatives) == (date(2024, 4, 3), (date(2024, 3, 4),))


@pytest.mark.parametrize(("language", "month"), [("pl", 11), ("hr", 10)])
def test_a_name_that_is_of_two_months_is_of_the_one_of_the_language(language: str, month: int) -> None:
    reading = parse_date("15 listopada 2026")
    assert reading is not None
    assert (reading.value, reading.alternatives) == (date(2026, 11, 15), (date(2026, 10, 15),))
    settled = settle_month(reading, language)
    assert (settled.value, settled.ambiguous) == (date(2026, month, 15), False)
    assert settle_month(reading, None) is reading
    assert settle_month(reading, "en") is reading


def test_equal_day_and_month_are_not_ambiguous() -> None:
    reading = parse_date("05/05/2024")
    assert reading is not None
    assert not reading.ambiguous


@pytest.mark.parametrize(
    ("texts", "month_first", "orders"),
    [
        (["03/04/2024", "25/04/2024"], None, {"/": DayMonth.DAY_FIRST}),
        (["03/04/2024", "04/25/2024"], None, {"/": DayMonth.MONTH_FIRST}),
        (["03/04/2024", "25-04-2024"], None, {"-": DayMonth.DAY_FIRST}),
        (["25/04/2024", "04/25/2024"], True, {}),
        (["03.04.2024"], True, {".": DayMonth.DAY_FIRST}),
        (["03/04/2024"], True, {"/": DayMonth.MONTH_FIRST}),
        (["03/04/2024"], False, {"/": DayMonth.DAY_FIRST}),
        (["25/04/2024"], True, {"/": DayMonth.DAY_FIRST}),
        (["03/04/2024"], None, {}),
    ],
)
def test_witnesses_of_the_order(texts: list[str], month_first: bool | None, orders: dict[str, DayMonth]) -> None:
    assert decide_day_month(texts, month_first=month_first) == orders


def test_a_known_order_settles_a_date_and_an_unknown_one_leaves_it() -> None:
    reading = find_dates("due 03/04/2024")[0]
    settled = settle_date(reading, {"/": DayMonth.MONTH_FIRST})
    assert (settled.value, settled.ambiguous, settled.span) == (date(2024, 3, 4), False, (4, 14))
    assert settle_date(reading, {"-": DayMonth.MONTH_FIRST}) == reading


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("26-01-30, 26-03-01", ["2026-01-30", "2026-03-01"]),
        ("30-01-26, 01-03-26", ["2026-01-30", "2026-03-01"]),
        ("26-01-26, 26-02-26", ["2026-01-26", "2026-02-26"]),
    ],
)
def test_years_of_two_digits_stand_where_the_days_lie_close_together(text: str, days: list[str]) -> None:
    settled = settle_years(find_dates(text))
    assert [one.value.isoformat() for one in settled] == days


def test_a_single_year_of_two_digits_settles_nothing() -> None:
    readings = find_dates("26-03-14, 2026-04-13")
    assert settle_years(readings) == readings


def test_several_dates_keep_their_places() -> None:
    text = "12.05.2024 - 15.06.2024, 12.05.24-15.06.24"
    assert [text[slice(*r.span)] for r in find_dates(text)] == ["12.05.2024", "15.06.2024", "12.05.24", "15.06.24"]
    assert parse_date("12.05.2024 - 15.06.2024") is None
