from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from extractors.items.lines import propose_lines
from extractors.page import Layout
from extractors.page.sheet import Sheet
from schemas import Box, Claim, Layer, Page, Table
from schemas.grades import FIRM
from tests.extractors.grid import page, reading

HEAD = "Description                 Qty   Unit Price      Amount"


def names(text: str | Page) -> list[object]:
    claims = propose_lines(Sheet(Layout(reading(text)), "en"), {})
    return [claim.value for path, claim in claims.items() if path.endswith(".description")]


def test_a_name_goes_on_where_its_first_word_found_no_room() -> None:
    text = f"""
{HEAD}

Garden bench with storage     2       120.00      240.00
compartment
Size L

Watering can                 10         4.50       45.00
"""
    assert names(text) == ["Garden bench with storage compartment", "Watering can"]


@pytest.mark.parametrize(
    "detail",
    ["GTIN 4012345678901", "Serial: 77-12", "Period: May", "01.05.2024 - 31.05.2024", "S/N 4711", "Art. 77889"],
)
def test_details_under_a_name_are_no_part_of_it(detail: str) -> None:
    text = f"{HEAD}\nGarden bench with storages    2       120.00      240.00\n{detail}\n"
    assert names(text) == ["Garden bench with storages"]


@pytest.mark.parametrize("code", ["GTIN 4012345678901 ", "Order D25-7718340  ", "Auftrag 25-7718340 "])
def test_a_name_may_stand_under_a_line_of_codes(code: str) -> None:
    text = f"{HEAD}\n{code}           2       120.00      240.00\nGarden bench\n"
    assert names(text) == ["Garden bench"]


def test_words_close_above_the_numbers_belong_to_their_row() -> None:
    text = f"""
{HEAD}

Garden bench with storage
compartment of oak wood       2       120.00      240.00


Watering can made of zinc
and brass                    10         4.50       45.00
"""
    assert names(text) == ["Garden bench with storage compartment of oak wood", "Watering can made of zinc and brass"]


def test_a_ruled_row_holds_all_of_a_name_centred_in_it() -> None:
    drawn = page(
        f"""
{HEAD}
Garden bench with storage
                              2       120.00      240.00
compartment
Watering can made of brass
                             10         4.50       45.00
or zinc
"""
    )
    edges, tops = (38.0, 200.0, 240.0, 310.0, 380.0), (50.0, 87.0, 123.0)
    rows = tuple(tuple(Box(x0, top, x1, bottom) for x0, x1 in pairwise(edges)) for top, bottom in pairwise(tops))
    table = Table(Box(38.0, 50.0, 380.0, 123.0), rows)
    assert names(drawn.model_copy(update={"tables": (table,)})) == [
        "Garden bench with storage compartment",
        "Watering can made of brass or zinc",
    ]


def test_a_rule_parts_the_words_of_two_rows() -> None:
    drawn = page(
        f"""
{HEAD}
Garden bench                  2       120.00      240.00
Watering can made of zinc
and brass                    10         4.50       45.00
"""
    )
    parted = drawn.model_copy(update={"rules": (Box(40.0, 63.5, 400.0, 64.0),)})
    assert names(parted) == ["Garden bench", "Watering can made of zinc and brass"]


def test_a_second_name_in_the_header_names_the_second_line_of_every_row() -> None:
    text = """
GTIN             Item Code             Qty    Unit Price      Amount
                 Description
4012345678901    GB77                    2        120.00      240.00
                 Garden bench
4012345678902    WC10                   10          4.50       45.00
                 Watering can
"""
    assert names(text) == ["Garden bench", "Watering can"]


def test_bold_names_end_where_regular_text_begins() -> None:
    drawn = page(f"{HEAD}\nGarden bench with storages    2       120.00      240.00\ncompartments included here\n")
    first = min(word.box.top for word in drawn.words if word.text == "Garden")
    words = tuple(word._replace(bold=word.box.top == first) for word in drawn.words)
    assert names(drawn) == ["Garden bench with storages compartments included here"]
    assert names(drawn.model_copy(update={"words": words})) == ["Garden bench with storages"]


def test_a_full_line_at_the_end_of_details_does_not_begin_the_next_name() -> None:
    text = """
Description                                       Qty   Unit Price      Amount

Maintenance of the press                            2       120.00      240.00
Contract 2024/11
Time of work agreed upon 06.01. - 08.01.2026
Journey and return by car                           1         4.50        4.50
"""
    assert names(text) == ["Maintenance of the press", "Journey and return by car"]


WORKED = """
Faktura 4711

Beskrivelse          Antall     Pris         Beløp
Servicetekniker       6,5 t   100,00        650,00

Sum                                         650,00
"""


@pytest.mark.parametrize(("language", "unit", "sure"), [("no", "HUR", False), ("de", "TNE", True)])
def test_a_sign_that_the_language_of_the_page_writes_for_another_unit_is_not_certain(
    language: str, unit: str, *, sure: bool
) -> None:
    net = Claim(term="totals.net", value=Decimal("650.00"), raw="650,00", layer=Layer.RULES, score=0.9)
    found = propose_lines(Sheet(Layout(reading(WORKED)), language), {"totals.net": net})["lines[0].unit"]
    assert (found.value, found.score >= FIRM) == (unit, sure)
