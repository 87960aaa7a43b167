"""What is taxed at each rate is what the lines at it come to, where the breakdown prints taxes alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from tests.extractors.grid import reading

PAGE = """
Zorbl Cleaning Ltd                                        INVOICE
1 Harbour Road
Dublin D02 XK53                            Invoice no.   418

Details                       Qty      Each      VAT          Net
Office cleaning                20     46.00    13.5%       920.00
Windows                         1     80.00    13.5%        80.00
Hand towels, case               2     31.50      23%        63.00

{beside}
                              Total before VAT           {net:>8}
                              VAT 13.5%                    135.00
                              VAT 23%                    {tax:>8}
                              TOTAL                      {gross:>8}
"""
HANDLED = "                              Handling                      10.00"


def bases(page: str = PAGE, *, beside: str = "", net: str = "1063.00", tax: str = "14.49", gross: str) -> list[object]:
    shown = page.format(beside=beside, net=net, tax=tax, gross=gross)
    return [row.base for row in extract(reading(shown)).invoice().tax_breakdown]


def test_the_lines_at_a_rate_are_what_is_taxed_at_it() -> None:
    assert bases(gross="1212.49") == [Decimal("1000.00"), Decimal("63.00")]
    claims = extract(reading(PAGE.format(beside="", net="1063.00", tax="14.49", gross="1212.49"))).claims
    assert claims["tax_breakdown[0].base"].operands == ("lines[0].net", "lines[1].net")
    assert not claims["tax_breakdown[0].base"].doubt


def test_a_charge_is_taxed_at_the_rate_with_which_the_taxes_hold() -> None:
    taxed = bases(beside=HANDLED, net="1073.00", tax="16.79", gross="1224.79")
    assert taxed == [Decimal("1000.00"), Decimal("73.00")]


@pytest.mark.parametrize(
    ("old", "new"),
    [("63.00\n\n", "64.00\n\n"), ("     23%  ", "         "), ("     23%  ", "     21%  ")],
    ids=["another amount", "no rate", "another rate"],
)
def test_what_does_not_make_the_taxes_is_no_base(old: str, new: str) -> None:
    assert bases(PAGE.replace(old, new), gross="1212.49") == [None, None]
