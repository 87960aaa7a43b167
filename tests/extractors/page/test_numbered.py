"""Numbers in the form of a date are numbers where a title says so, with letters before them or without."""

from __future__ import annotations

import pytest

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.rules import propose
from tests.extractors.grid import reading

PAGE = """
                                        Elblag, dnia 09.04.2026

        FAKTURA VAT nr {number}

Data sprzedaży: 06.04.2026     Termin płatności: 09.05.2026
"""


@pytest.mark.parametrize("number", ["5/04/2026", "FV 5/04/2026", "FS/5/04/2026", "F 12/03/2026"])
def test_a_number_in_the_form_of_a_date_is_none(number: str) -> None:
    sheet = Sheet(Layout(reading(PAGE.format(number=number))), "pl")
    best = max((c for c in propose(sheet).claims if c.term == "invoice_number"), key=lambda claim: claim.score)
    assert best.value == number
    assert number.rsplit(maxsplit=1)[-1] not in {day.reading.raw for day in sheet.days}


UNDER = """
{title}
{number}{day}

Data wykonania usługi / Date of service: 27.02.2026
"""


def _under(title: str, number: str, day: str = "") -> list[str]:
    sheet = Sheet(Layout(reading(UNDER.format(title=title, number=number, day=day))), "pl")
    return [day.reading.raw for day in sheet.days]


def test_so_it_is_under_its_title() -> None:
    assert _under("Faktura / Invoice", "nr 7/02/2026") == ["27.02.2026"]


@pytest.mark.parametrize(
    ("title", "number", "day"),
    [
        ("Softkraj Consulting", "nr 7/02/2026", ""),  # no title
        ("Faktura z dnia", "nr 7/02/2026", ""),
        ("Faktura / Invoice", "", "7/02/2026"),  # no word for a number
        ("Faktura / Invoice", "", "        nr 7/02/2026"),  # beside what stands below it
    ],
)
def test_below_anything_else_it_may_be_a_date(title: str, number: str, day: str) -> None:
    assert "7/02/2026" in _under(title, number, day)


def test_a_date_behind_words_stays_one() -> None:
    sheet = Sheet(Layout(reading("FAKTURA VAT nr 118 z dnia 5/04/2026")), "pl")
    assert [day.reading.raw for day in sheet.days] == ["5/04/2026"]


@pytest.mark.parametrize(("number", "doubted"), [("hm.26 no. 9", True), ("hm.26", False), ("hm.26 of 9 March", False)])
def test_a_number_with_another_right_behind_is_in_doubt(number: str, doubted: bool) -> None:
    sheet = Sheet(Layout(reading(f"FEE NOTE\nNo. {number}")), "en")
    told = {c.value: c.doubt for c in propose(sheet).claims if c.term == "invoice_number"}
    assert bool(told["hm.26"]) is doubted
