"""The sums of a table behind the total may be another total: a person is asked."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.model import load
from tests.extractors.grid import reading
from tests.extractors.resolve.bill import BILL

ANNEX = """
Reservation            Guest                  Takings   Commission
4711                   Dubois                  400.00      40.00
4712                   Novak                   300.00      30.00
4713                   Young                   300.00      30.00
{row}
"""


@pytest.mark.parametrize(
    "row",
    [
        "Total                                        1,100.00     100.00",  # of none of the columns
        "Total                                        1,000.00",  # one sum alone may be asked for
    ],
)
def test_the_sums_of_a_table_behind_the_total_are_asked_about(row: str) -> None:
    bill = BILL.replace("Total due EUR", "Invoice total").format(more="")
    rivals = extract(reading(bill, ANNEX.format(row=row))).rivals
    assert [one.term for one in rivals] == ["totals.gross"]


GOODS = """
Goods                                      Net      Gross
Garden hose                             100.00     119.00
Spade                                   200.00     238.00
Rake                                    300.00     357.00
{row}
"""


@pytest.mark.parametrize("label", ["Total", "Total amount", "Invoice total", "Gross amount", "Total incl. VAT"])
def test_the_net_and_the_gross_total_of_another_invoice_behind_it_are_asked_about(label: str) -> None:
    assert _is_asked(GOODS.format(row=f"{label:40}600.00     714.00"))


def test_sums_none_of_which_is_an_amount_of_the_invoice_are_asked_about() -> None:
    row = "Total                                        1,010.00     101.00"
    assert _is_asked(ANNEX.replace("300.00      30.00", "310.00      31.00", 1).format(row=row))


def _is_asked(annex: str) -> bool:
    found = extract(reading(BILL.format(more=""), annex), model=load())
    return bool(found.rivals) or any(one.doubt for term, one in found.claims.items() if term.startswith("totals."))
