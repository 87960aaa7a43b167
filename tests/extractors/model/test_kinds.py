"""Features for the type of a document: the same for what looks alike, whatever sheet it lies on."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.model.grams import flag_of, term_of
from extractors.model.kinds import type_features
from extractors.page.sheet import sheet_of
from schemas import Page
from tests.extractors.grid import page, reading

SLIP = """
      Corner Shop
  12 High Street, Leeds

Bread              2,40
Milk               1,10

Total              3,50
Cash               5,00
Change             1,50

    3.5.2024  14:02
"""

UNTITLED = """
Acme Tools Ltd                                     Smith Brothers
4 Mill Lane                                        12 High Street
Leeds LS1 4AB                                      York YO1 7HH

Invoice date:      3.5.2024
Invoice number:    A-4711
Due date:          17.5.2024

Description            Quantity      Price      Amount
Hammer                        2      10,00       20,00

                                     Total       20,00
"""

PROSE = """
Dear Mr Smith,

thank you for your letter. We are sorry that we cannot take part in the meeting that you suggest.
"""


def _buckets(*pages: str | Page) -> set[int]:
    sheet = sheet_of(reading(*pages))
    return set(type_features(sheet).buckets.tolist())


def _holds(found: set[int], flags: Iterable[str]) -> list[bool]:
    return [flag_of(flag) in found for flag in flags]


def _moved(sheet: Page, *, right: float) -> Page:
    words = tuple(w._replace(box=w.box._replace(x0=w.box.x0 + right, x1=w.box.x1 + right)) for w in sheet.words)
    return sheet.model_copy(update={"words": words})


def test_a_slip_is_as_narrow_on_a_sheet_as_on_a_roll() -> None:
    roll = _buckets(page(SLIP, width=230, height=400))
    sheet = _buckets(_moved(page(SLIP), right=180))
    width = [flag for flag in (f"wide:{step}" for step in range(10)) if flag_of(flag) in roll]
    assert len(width) == 1
    assert flag_of(width[0]) in sheet
    assert flag_of(width[0]) not in _buckets(UNTITLED)
    slim = ["slim:True", "slim:True:timed:True"]
    assert _holds(roll, slim) == _holds(sheet, slim) == [True, True]
    assert _holds(_buckets(UNTITLED), ["slim:False", "slim:False:timed:False"]) == [True, True]


def test_a_page_without_a_title_tells_number_parties_and_that_it_is_to_be_paid() -> None:
    telling = ("numbered:True:payable:True", "numbered:True:addressed:True", "cash:False:payable:True")
    assert _holds(_buckets(UNTITLED), telling) == [True, True, True]
    assert _holds(_buckets(SLIP), telling) == [False, False, False]
    assert _holds(_buckets(SLIP), ["cash:True:payable:False"]) == [True]


def test_an_amount_is_no_title_however_large_it_is_measured() -> None:
    sheet = page(UNTITLED)
    large = [w._replace(size=19.0) if w.text in ("10,00", "Acme", "Tools", "Ltd") else w for w in sheet.words]
    found = _buckets(sheet.model_copy(update={"words": tuple(large)}))
    assert _holds(found, ["title:acmetoolsltd", "title:0,0"]) == [True, False]


def test_the_first_page_with_text_tells_the_type() -> None:
    found = _buckets(page("", 1), page(PROSE, 2))
    assert term_of("word", "letter") in found
    assert _holds(found, ["pages:2", "prose:4"]) == [True, True]
