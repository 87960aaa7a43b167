"""Columns of amounts with and without tax, and the codes of taxes behind numbers."""

from __future__ import annotations

import pytest

from tests.extractors.items.test_lines import cells, propose

TAXED = """
Description              Taxable value    {tax}     {name}

Commission                      400.00    {first}   472.00
Closing fee                      50.00    {second}    59.00
"""


@pytest.mark.parametrize(
    ("tax", "first", "second"),
    [
        ("Tax amt", "  72.00", "   9.00"),
        ("GST rate", "    18%", "     18%"),
        ("CGST amt   SGST amt", "  36.00      36.00", "   4.50       4.50"),
    ],
)
@pytest.mark.parametrize("totals", [{}, {"net": "450.00", "gross": "531.00"}])
def test_of_two_amounts_the_one_that_holds_the_tax_beside_is_not_the_net_one(
    tax: str, first: str, second: str, totals: dict[str, str]
) -> None:
    page = TAXED.format(tax=tax, name=" " * (len(first) - len(tax)) + "Total", first=first, second=second)
    assert [line[3] for line in cells(propose(page, **totals))] == ["400.00", "50.00"]


def test_one_amount_that_a_scan_misread_hides_no_tax() -> None:
    page = """
Description         Amount       Tax amt        Total

Room                200.00         12.00       212.00
Restaurant          100.00          5.00       105.00
Room                200.00         12.00       212.00
Laundry             300.00         18.00       318.00
Suite               8,.900          9.00       109.00
"""
    assert [line[3] for line in cells(propose(page))][:4] == ["200.00", "100.00", "200.00", "300.00"]


def test_without_any_tax_the_last_amount_is_the_line() -> None:
    page = """
Description              Amount    VAT amt       Total

Commission               400.00       0.00      400.00
Closing fee               50.00       0.00       50.00
"""
    claims = propose(page)
    assert claims["lines[0].net"].label == "Total"


UNHEADED = """
Air spring bellows           2       184.60      369.20 2
Brake caliper                1       412.00      412.00 2
Surcharge returned          -1        90.00      -90.00 2

                                      Total      691.20
"""


def test_a_figure_behind_an_amount_says_how_it_is_taxed() -> None:
    assert [line[1:] for line in cells(propose(UNHEADED, net="691.20"))] == [
        ("2", "184.60", "369.20"),
        ("1", "412.00", "412.00"),
        ("-1", "90.00", "-90.00"),
    ]


LEFT = """
What we did               Qty   Price           Tax     Amount

Spring clean-up                1         1850.00 G              1850.00
Cedar mulch                   14           62.50 GP              875.00
Dump fee                       1          118.40 G               118.40
"""


def test_numbers_behind_their_heads_may_have_a_code_of_tax() -> None:
    assert [line[1:] for line in cells(propose(LEFT, net="2843.40"))] == [
        ("1", "1850.00", "1850.00"),
        ("14", "62.50", "875.00"),
        ("1", "118.40", "118.40"),
    ]


BEYOND = """
Description        Qty     Rate      Disc %     Taxable     VAT Amt     Total

Plywood               60      212.00       2.5      12402.00      620.10      13022.10
Fasteners             25      147.50         -       3687.50      184.38       3871.88
Deck oil              12      188.00         -       2256.00      112.80       2368.80
Sums                                                18345.50      917.28      19262.78
"""


def test_a_row_of_sums_does_not_hide_that_numbers_stand_behind_their_heads() -> None:
    assert [line[1:] for line in cells(propose(BEYOND, net="18345.50", gross="19262.78"))] == [
        ("60", "212.00", "12402.00"),
        ("25", "147.50", "3687.50"),
        ("12", "188.00", "2256.00"),
    ]
