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
Morning Ledger                     8    640.00 5,120.00
Outback Kitchen                    6    475.00 2,850.00
Made good                          1      0.00     0.00
Gross                                          7,970.00
"""
    assert [line[1:] for line in cells(propose(page, net="7970.00"))] == [
        ("8", "640.00", "5120.00"),
        ("6", "475.00", "2850.00"),
        ("1", "0.00", "0.00"),
    ]


def test_amounts_on_an_earlier_page_that_make_another_total_are_no_lines_before_those_that_end_theirs() -> None:
    first = """
Power                    17.31     Paid by card
Energy                   48.93     Entity: a bank
Taxes                    17.71
Total                    83.95
"""
    second = """
Power used                                        17.31
Energy used                                       43.75
Rent of the meter                                  8.32
Amount                                            69.38
"""
    claims = propose(first, second, net="69.38", gross="83.95")
    assert [line[3] for line in cells(claims)] == ["17.31", "43.75", "8.32"]


def test_a_row_of_tax_in_two_languages_is_no_line() -> None:
    page = """
Taxe de prêt                          1×1'400.00     8.1%     1'400.00
Constats d'état                         14×95.00     8.1%     1'330.00
Convoiement                             1×612.40     8.1%       612.40

                 TVA / MWST 8.1% sur 3'342.40                   270.73
                 TVA / MWST 0.0% sur     0.00                     0.00
                 Total HT / exkl.                             3'342.40
"""
    assert [line[1:] for line in cells(propose(page, net="3342.40", language="fr"))] == [
        ("1", "1400.00", "1400.00"),
        ("14", "95.00", "1330.00"),
        ("1", "612.40", "612.40"),
    ]
