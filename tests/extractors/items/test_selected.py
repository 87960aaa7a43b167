"""Rows without a count or a price: lines where a sum of the table or a cell of tax says so."""

from __future__ import annotations

import pytest

from tests.extractors.items.test_lines import cells, propose


def amounts(page: str, **totals: str) -> list[str | None]:
    return [line[3] for line in cells(propose(page, **totals))]


CARRIAGE = """
Omschrijving          Aantal       Prijs      Bedrag

Sjaal                     15       19,60      294,00
Wanten                     8       31,25      250,00
Transport                                      {carried}

                              Totaal          {total}
"""


def test_what_makes_the_total_is_carriage_though_it_may_be_carried_over() -> None:
    page = CARRIAGE.format(carried="11,00", total="555,00")
    assert amounts(page, net="555.00", language="nl") == ["294.00", "250.00", "11.00"]


def test_what_is_carried_over_is_no_line() -> None:
    page = CARRIAGE.format(carried="544,00", total="544,00")
    assert amounts(page, net="544.00", language="nl") == ["294.00", "250.00"]


GROUPS = """
Description              Qty     Unit Price      Amount

Fibre line                 1          79.95       79.95
Trunk                      2          24.90       49.80
Subtotal                                         129.75
Calls to service numbers                           4.37
Calls abroad                                      11.86
Subtotal                                          {calls}
Other providers                                   12.00
"""


def test_groups_that_their_subtotals_close_are_lines_without_a_total() -> None:
    assert amounts(GROUPS.format(calls="16.23")) == ["79.95", "49.80", "4.37", "11.86"]


def test_what_no_subtotal_sums_up_stays_away() -> None:
    assert amounts(GROUPS.format(calls="17.23")) == ["79.95", "49.80"]


@pytest.mark.parametrize(("rate", "found"), [("0", ["208.00", "390.00", "842.75"]), ("", ["208.00", "390.00"])])
def test_a_lonely_amount_with_a_rate_of_its_own_is_a_line(rate: str, found: list[str]) -> None:
    page = f"""
Description              Qty     Unit Price      Amount     VAT %

Water                    104           2.00      208.00        10
Sewage                   130           3.00      390.00        10
Land tax                                         842.75        {rate}

                                  Payable      1 500.55
"""
    assert amounts(page) == found


def test_the_sum_that_ends_a_table_tells_of_a_line_without_a_price() -> None:
    page = """
Description              Qty     Unit Price      Amount

Binding                    4         150.00      600.00
Boxes                     11          20.00      220.00
Postage                                           12.00
Net total                                        832.00
"""
    assert amounts(page) == ["600.00", "220.00", "12.00"]


def test_a_scan_may_have_lost_the_amount_and_the_tax_of_a_line() -> None:
    page = """
Qty    Description          Price      Value     VAT

144    Amlodipine            0.62      89.28       S
 20    Salbutamol            1.46      29.20       S
  1    Restocking          -10.00
"""
    assert cells(propose(page))[2] == ("Restocking", "1", "-10.00", None)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Brought forward", "en"),
        ("Carried forward", "en"),
        ("Balance brought forward", "en"),
        ("Übertrag", "de"),
        ("Transport", "nl"),
    ],
)
def test_what_an_earlier_page_carries_over_is_no_line_though_it_makes_the_total(words: str, language: str) -> None:
    page = f"""
Description              Qty     Unit Price      Amount

{words:<25}                                       50.00
Garden tool                1         100.00      100.00

                             Net total           150.00
"""
    assert amounts(page, net="150.00", language=language) == ["100.00"]


def test_what_is_carried_over_to_the_next_page_is_no_line_though_it_makes_the_total() -> None:
    page = CARRIAGE.replace("Transport", "Overdracht").format(carried="11,00", total="555,00")
    assert amounts(page, net="555.00", language="nl") == ["294.00", "250.00"]
