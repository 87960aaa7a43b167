"""Codes of rates: lines print the code, and the breakdown says which rate it is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.rules.taxes import tax_rows
from tests.extractors.grid import reading

BILL = """
Qty    Description            Price    Amount    VAT
2      Copier paper           10.00     20.00    {first}
1      Lever arch file        30.00     30.00    {second}

{head}
{row}
Net total           50.00
VAT                 10.00
Total               60.00
"""
COLUMNS = "Code     Rate %     Goods     VAT"


def rates(first: str, second: str, row: str, head: str = COLUMNS) -> tuple[list[Decimal], list[Decimal]]:
    """The rates of the lines, and those of the breakdown."""
    claims = extract(reading(BILL.format(first=first, second=second, head=head, row=row))).claims
    found = {term: claim.value for term, claim in sorted(claims.items()) if isinstance(claim.value, Decimal)}
    return (
        [value for term, value in found.items() if term.endswith("].tax_rate")],
        [value for term, value in found.items() if term.startswith("tax_breakdown[") and term.endswith("].rate")],
    )


@pytest.mark.parametrize(
    ("row", "head"),
    [
        ("1        20.00      50.00     10.00", COLUMNS),
        ("50.00     1 / 20,00     10.00", "Base      Code / rate     VAT"),
        ("50.00     1        20.00 %     10.00", "Base     Code     Rate        VAT"),
    ],
)
def test_a_line_has_the_rate_whose_code_it_prints(row: str, head: str) -> None:
    assert rates("1", "1", row, head) == ([Decimal(20), Decimal(20)], [Decimal(20)])


def test_a_number_that_is_no_code_of_the_breakdown_stays_what_it_is() -> None:
    assert rates("2", "1", "1        20.00      50.00     10.00")[0] == [Decimal(2), Decimal(20)]
    assert rates("20", "20", "1        20.00      50.00     10.00")[0] == [Decimal(20), Decimal(20)]


def test_a_rate_behind_its_code_is_no_base() -> None:
    found = extract(reading("Base      Code / rate     VAT     Total\n23.84     2 / 20,00     4.77     28.61")).claims
    assert {str(found[f"tax_breakdown[0].{leaf}"].value) for leaf in ("rate", "base", "amount")} == {
        "20.00",
        "23.84",
        "4.77",
    }


TWO_RATES = """
Qty    Description            Price     Amount    VAT
1      Oven                   1600.00   1600.00    5
1      Books                   626.40    626.40    {second}

Code     Rate %        Goods       VAT
5        20.00       1600.00    320.00
6         5.00        626.40     31.32
Net total          2226.40
VAT                 351.32
Total              2577.72
"""


def test_a_code_that_is_a_rate_too_is_told_by_the_others_or_in_doubt() -> None:
    told = extract(reading(TWO_RATES.format(second="6"))).claims
    assert [told[f"lines[{n}].tax_rate"].value for n in (0, 1)] == [Decimal(20), Decimal(5)]
    unclear = extract(reading(TWO_RATES.format(second="5"))).claims["lines[0].tax_rate"]
    assert unclear.doubt is not None


def test_what_a_label_calls_net_is_the_base_of_a_rate_of_nothing() -> None:
    heads = "TOTALE MERCE   SPESE   IMPONIBILE   C.I.   ALIQUOTA   IMPOSTA"
    cells = "495,02         22,00   517,02       41     0 %        0,00"
    sheet = Sheet(Layout(reading(f"{heads}\n{cells}")), "it")
    (found,) = (row for row in tax_rows(sheet) if row.base is not None)
    assert found.base is not None
    assert found.base.value == Decimal("517.02")
