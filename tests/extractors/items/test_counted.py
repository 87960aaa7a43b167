"""Counts that names of lines begin or end with, told by a price and an amount."""

from __future__ import annotations

import pytest

from tests.extractors.items.test_lines import cells, propose


def test_a_count_before_a_name_is_told_by_price_and_amount() -> None:
    page = """
60 croissants, not fetched          2.40      144.00      2.6%
25 small loaves                     1.10       27.50      2.6%
Hire of a warming trolley          80.00       80.00      8.1%

Credit in all                                 251.50
"""
    assert cells(propose(page, gross="251.50", net="241.15")) == [
        ("60 croissants, not fetched", "60", "2.40", "144.00"),
        ("25 small loaves", "25", "1.10", "27.50"),
        ("Hire of a warming trolley", None, "80.00", "80.00"),
    ]


@pytest.mark.parametrize(
    ("name", "count", "unit"),
    [("Turf laid, 42m2", "42", "MTK"), ("Turf laid, 42 m2", "42", "MTK"), ("Turf × 42", "42", None)],
)
def test_a_count_behind_a_name_has_its_unit(name: str, count: str, unit: str | None) -> None:
    page = f"""
Item                          Price       Amount

{name:<24}          168.00      7056.00
Yew hedge, 85 pcs              249.00     21165.00
"""
    claims = propose(page, net="28221.00")
    assert [line[1] for line in cells(claims)] == [count, "85"]
    assert (claims["lines[0].unit"].value if unit else claims.get("lines[0].unit")) == unit


def test_a_number_that_does_not_make_the_amount_counts_nothing() -> None:
    page = """
Item                          Price       Amount

Room 214, 3 guests            168.00      336.00
Breakfast, 3 guests            20.00       60.00
"""
    assert [line[1] for line in cells(propose(page, net="396.00"))] == [None, "3"]


def test_one_piece_is_a_count_beside_others_alone() -> None:
    page = """
Item                          Price       Amount

{first}                     790.00      {amount}
1 transport to the farm      6500.00     6500.00
"""
    several = page.format(first="80 cement ", amount="63200.00")
    assert [line[1] for line in cells(propose(several, net="69700.00"))] == ["80", "1"]
    single = page.format(first="Cement    ", amount="  790.00")
    assert [line[1] for line in cells(propose(single, net="7290.00"))] == [None, None]


def test_counts_stand_at_one_end_of_names() -> None:
    page = """
Item                          Price       Amount

60 croissants                  1.00        60.00
{second:<24}       40.00       {amount}
"""
    front = page.format(second="2 cakes", amount="80.00")
    assert [line[1] for line in cells(propose(front, net="140.00"))] == ["60", "2"]
    one = page.format(second="Cake no. 1", amount="40.00")
    assert [line[1] for line in cells(propose(one, net="100.00"))] == ["60", None]
    either = page.format(second="Towels for staff, 2", amount="80.00")
    assert [line[1] for line in cells(propose(either, net="140.00"))] == [None, None]
    room = page.format(second="Towels for room 2", amount="80.00")
    assert [line[1] for line in cells(propose(room, net="140.00"))] == ["60", None]


def test_a_count_of_an_unheaded_column_is_no_name() -> None:
    page = """
Cod fillet, fresh           14.5 kg       2.00       29.00
Soup, bucket                  18 pcs      7.00      126.00
Transport                      1 trip    90.00       90.00
                         Net in all                 245.00
"""
    assert [line[1:] for line in cells(propose(page, net="245.00"))] == [
        ("14.5", "2.00", "29.00"),
        ("18", "7.00", "126.00"),
        ("1", "90.00", "90.00"),
    ]


def test_what_reads_as_a_label_is_a_name_where_nothing_near_is_another() -> None:
    page = """
Item                             Price       Amount

12 lessons of half an hour       26.50       318.00
Less: lesson of 16 May                       -26.50
                                 Sum         291.50




Free of VAT as teaching of music
"""
    assert cells(propose(page))[-1][0] == "Less: lesson of 16 May"


def test_a_price_behind_its_count_is_no_count_of_a_name() -> None:
    page = """
Study of the objection                6.5   Std. zu 390.00    2'535.00
Claims adapted                       2.25   Std. zu 390.00      877.50
Copies                                                           45.00
Total                                                         3'457.50
"""
    assert "390.00" not in {line[1] for line in cells(propose(page, net="3457.50", language="de"))}


def test_the_section_of_a_law_and_its_tenths_are_no_prices() -> None:
    page = """
Leistung                       StBVV          Satz            EUR

Buchführung Oktober            § 33 (1)       6/10 Tab. C       212,40
Lohn, 23 AN                    § 34 (2)       13,50 je AN       310,50
Auslagenpauschale                             § 16               20,00
Summe                                                           542,90
"""
    assert [line[1:] for line in cells(propose(page, net="542.90", language="de"))] == [
        (None, None, "212.40"),
        ("23", "13.50", "310.50"),
        (None, None, "20.00"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Parking level 2", "Parking level 3"),
        ("Night in room 2", "Night in room 3"),
        ("Screws, box of 2", "Nails, box of 3"),
        ("Shirt, size 2", "Shirt, size 3"),
        ("Übernachtung Zimmer 2", "Übernachtung Zimmer 3"),
    ],
)
def test_a_number_that_tells_one_of_several_counts_nothing(first: str, second: str) -> None:
    page = f"""
Item                          Price       Amount

{first:<28}   40.00       80.00
{second:<28}   30.00       90.00
"""
    assert [line[1] for line in cells(propose(page, net="170.00"))] == [None, None]


def test_one_piece_has_no_unit_which_may_be_what_it_weighs() -> None:
    page = """
Item                          Price       Amount

Nails, 3 kg                   20.00       60.00
Screws, 4 kg                  20.00       80.00
Flour bag 1 kg                20.00       20.00
"""
    claims = propose(page, net="160.00")
    assert [line[1] for line in cells(claims)] == ["3", "4", "1"]
    assert "lines[2].unit" not in claims


@pytest.mark.parametrize(("head", "price"), [("Deposit", None), ("Price  ", "25.00")])
def test_what_no_head_calls_a_price_is_none_for_a_count_in_a_name(head: str, price: str | None) -> None:
    page = f"""
Description                   {head}     Amount

Guests, 2                       25.00      50.00
Guests, 3                       20.00      60.00
"""
    assert cells(propose(page, net="110.00"))[0][2] == price
