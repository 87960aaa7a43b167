"""Columns that no head announces: amounts beside other ones, and cells that are set closely."""

from __future__ import annotations

from tests.extractors.items.test_lines import cells, propose

BESIDE = """
                                                   EUR          USD
Moderation, 2 days                            4,800.00     5,654.40
Preparation, lump sum                         1,200.00     1,413.60
Less multi-day discount                        -300.00      -353.40
In all                                        {sum}     6,714.60
"""


def test_the_amounts_that_make_a_total_may_stand_before_other_ones() -> None:
    assert [line[3] for line in cells(propose(BESIDE.format(sum="5,700.00"), gross="5700.00"))] == [
        "4800.00",
        "1200.00",
        "-300.00",
    ]


def test_amounts_before_others_that_make_no_total_are_no_lines() -> None:
    assert not propose(BESIDE.format(sum="5,800.00"), gross="5800.00")


def test_amounts_beside_the_taxes_of_some_lines_are_those_that_make_the_total() -> None:
    page = """
                                                     £        VAT £
Our professional charges as quoted            3,860.00       772.00
Courier to the agents                            42.00         8.40
Court issue fee (no VAT)                        455.00            –
                                              4,357.00       780.40
Value added tax at 20%                          780.40
"""
    claims = propose(page, net="4357.00", gross="5137.40")
    assert [line[3] for line in cells(claims)] == ["3860.00", "42.00", "455.00"]


def test_a_name_behind_its_number_is_of_one_column_with_one_that_is_set_closely() -> None:
    page = """
14    A mahogany bureau bookcase           2,800.00      700.00     3,500.00
118* A Meiji period bronze                   980.00      245.00     1,225.00
204   Storage of 6 days at 12.00                    6       12.00        72.00
In all                                                              4,797.00
"""
    assert [line[0] for line in cells(propose(page, net="4797.00"))][:2] == [
        "14 A mahogany bureau bookcase",
        "118* A Meiji period bronze",
    ]


def test_numbers_set_closely_are_of_several_columns() -> None:
    page = """
Morning Ledger                       8      640.00    5,120.00
Six O'Clock News                     4 3,850.00 15,400.00
Outback Kitchen                      6 1,475.00 8,850.00
Gross                                                29,370.00
"""
    assert cells(propose(page, net="29370.00"))[0][1:] == ("8", "640.00", "5120.00")


def test_a_row_of_tax_in_two_languages_ends_the_lines() -> None:
    page = """
Taxe de prêt                          1×1'400.00     8.1%     1'400.00
Constats d'état                         14×95.00     8.1%     1'330.00
Catalogues raisonnés                    10×48.00     2.6%       480.00

                 TVA / MWST 8.1% sur 2'730.00                   221.13
                 TVA / MWST 2.6% sur   480.00                    12.48
                 Total HT / exkl.                             3'210.00
"""
    assert [line[1:] for line in cells(propose(page, net="3210.00", language="fr"))] == [
        ("1", "1400.00", "1400.00"),
        ("14", "95.00", "1330.00"),
        ("10", "48.00", "480.00"),
    ]
