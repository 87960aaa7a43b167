"""What is on a page is parsed once, whoever reads it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from unittest.mock import patch

import pytest

from extractors.extract import extract
from extractors.model import load
from extractors.page import sheet as page_sheet
from extractors.page.sheet import imprinted_sheet, sheet_of
from extractors.rules import propose
from schemas import Box, Imprint
from tests.extractors.grid import page, reading

TEXT = """Pine Tools Ltd
Invoice no. A-17
Invoice date  5 March 2025

Description     Qty    Price    Amount
Garden bench      2    50.00    100.00

Net      100.00
VAT 20%   20.00
Total    120.00
"""


def test_all_witnesses_read_one_sheet() -> None:
    parsers = ("marks_of", "find_dates", "decide_number_style", "decide_day_month", "detect_language")
    counts = dict.fromkeys(parsers, 0)

    def counted(name: str) -> object:
        real = getattr(page_sheet, name)

        def call(*args: object, **named: object) -> object:
            counts[name] += 1
            return real(*args, **named)

        return call

    with patch.multiple(page_sheet, **{name: counted(name) for name in parsers}):
        found = extract(reading(TEXT), model=load())
    assert found.claims["totals.gross"].value is not None
    dated = sum(sum(map(str.isdigit, text)) >= 3 for text in sheet_of(reading(TEXT)).texts)
    assert counts == dict.fromkeys(parsers, 1) | {"find_dates": dated}


def test_lines_of_imprints_are_no_form() -> None:
    imprints = tuple(
        Imprint(text, Box(1, 1, 9, 400), 9.0) for text in ("Invoice number", "Total due", "4711", "919.00")
    )
    seen = imprinted_sheet(reading(page("").model_copy(update={"imprints": imprints})), "en")
    assert seen is not None
    assert [list(money.namings) for money in seen.money] == [[]]
    assert "invoice_number" not in {claim.term for claim in propose(seen).claims}


def test_a_sheet_is_frozen_and_names_a_value_the_same_each_time() -> None:
    sheet = sheet_of(reading(TEXT))
    with pytest.raises(FrozenInstanceError):
        sheet.language = "de"  # type: ignore[misc]
    (day,) = sheet.days
    assert sheet.name(day.span) is day.namings
    assert sheet.spoken
    assert not sheet_of(reading("4711")).spoken


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (("26-01-30", "26-03-01"), "2026-01-30"),
        (("26-01-30", "28-01-30"), "2030-01-26"),  # a page with two years that stand last
    ],
)
def test_years_of_two_digits_stand_first_where_all_days_are_near_each_other_so(
    days: tuple[str, str], first: str
) -> None:
    text = f"FAKTURA\nFakturadatum   {days[0]}\nFörfallodatum   {days[1]}\nVi tackar för er beställning och betalning"
    assert str(sheet_of(reading(text)).days[0].reading.value) == first


def test_whole_amounts_with_thousands_are_money_where_the_currency_has_no_cents() -> None:
    row = "Összesen      1 894 040      289 019      2 183 059"
    found = [str(money.value) for money in sheet_of(reading(f"{row}\nFizetendő:   1 683 059 Ft")).money]
    assert found == ["1894040", "289019", "2183059", "1683059"]
    assert [str(money.value) for money in sheet_of(reading(f"{row}\nFizetendő:   1 683 059,50 Ft")).money] == [
        "1683059.50"
    ]


def test_a_label_names_an_amount_behind_the_mark_of_a_currency() -> None:
    (money,) = sheet_of(reading("I alt ekskl. moms          kr. 27.553,16")).money
    assert [naming.position for naming in money.namings] == ["left"]


WHOLE = """
Samtals án vsk                583.425
Vsk 11 % af 545.925            60.052
Vsk 24 % af 37.500              9.000
Vsk samtals                    69.052
Til greiðslu                  652.477
"""


def test_thousands_in_a_column_are_money_where_no_amount_has_cents() -> None:
    values = {int(one.value) for one in sheet_of(reading(WHOLE)).money}
    assert values >= {583425, 60052, 9000, 69052, 652477}


@pytest.mark.parametrize("text", ["Weight     1.200\nVolume     2.400", "Paper A4     583.425\n\nTotal EUR     12,00"])
def test_a_few_whole_numbers_or_those_beside_cents_are_none(text: str) -> None:
    assert not {int(one.value) for one in sheet_of(reading(text)).money} & {1200, 2400, 583425}


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Karoo Tools (Pty) Ltd\n\nTyre 205/55     R22.50", True),
        ("Cement     R22.50\nSand     R31.75\nTotal     R54.25", True),
        ("Tyre 205/55 R22.50     2", False),
        ("Screw N1.25     2", False),
    ],
)
def test_a_letter_before_amounts_is_money_on_pages_of_its_country(text: str, *, read: bool) -> None:
    letters = {money.amount.letter for money in sheet_of(reading(text)).money} - {""}
    assert bool(letters) is read


@pytest.mark.parametrize(
    ("cell", "below", "days"),
    [
        ("Rechnungsdatum 20. Nov.", "2026", ["2026-11-20"]),
        ("Date 3 May", "2026", ["2026-05-03"]),
        ("Date 3 May", "2026 rooms", []),
        ("Date 3 May", "4711", []),
    ],
)
def test_a_date_goes_on_with_its_year_in_the_next_row_of_a_narrow_cell(cell: str, below: str, days: list[str]) -> None:
    sheet = sheet_of(reading(f"{cell}\n{below}"))
    assert [str(day.reading.value) for day in sheet.days if day.reading.value] == days
