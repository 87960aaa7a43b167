"""A table behind the total that tells what it was reckoned from has sums of its own; another total is asked of."""

from __future__ import annotations

import pytest

from extractors.extract import extract
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
    ("row", "asked"),
    [
        ("Total                                        1,000.00     100.00", False),
        ("Total                                        1,100.00     100.00", True),  # of none of the columns
        ("Total                                        1,000.00", True),  # one sum alone may be asked for
    ],
)
def test_the_sums_of_a_table_behind_the_total_are_explained(row: str, *, asked: bool) -> None:
    bill = BILL.replace("Total due EUR", "Invoice total").format(more="")
    rivals = extract(reading(bill, ANNEX.format(row=row))).rivals
    assert [one.term for one in rivals] == (["totals.gross"] if asked else [])
