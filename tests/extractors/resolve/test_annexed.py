"""A table behind the total that tells what it was reckoned from has sums of its own; another total is asked of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.model import load
from extractors.page import Layout
from extractors.page.claims import claim
from extractors.page.sheet import Sheet
from extractors.resolve.annexed import _of_lines
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


FEES = """
Card Services Ltd
VAT GB123456782

Invoice no: 4711
Invoice date: 31 January 2026

Description                     Turnover      Rate      Amount
Fee of credit cards             {turnover}      1 %        10.00
Fee of debit cards                600.00      5 %        30.00

Net                                                      40.00
VAT 20 %                                                  8.00
Invoice total                                            48.00
Deducted from settlements                               -48.00
Balance due                                               0.00
"""
TERMINALS = """
Terminal                       Credit       Debit        Total
Reception                      500.00      200.00       700.00
Restaurant                     300.00      200.00       500.00
Spa                            200.00      210.00       410.00
Total                        1,000.00      610.00     {all}
"""


@pytest.mark.parametrize(
    ("turnover", "everything", "asked"),
    [
        ("1,000.00", "1,610.00", False),
        ("  999.00", "1,610.00", True),  # nothing was reckoned from these sums
        ("1,000.00", "1,710.00", True),  # of none of the columns
    ],
)
def test_the_sums_of_what_a_line_was_reckoned_from_are_explained(
    turnover: str, everything: str, *, asked: bool
) -> None:
    pages = FEES.format(turnover=turnover), TERMINALS.format(all=everything)
    assert [one.term for one in extract(reading(*pages)).rivals] == (["totals.gross"] if asked else [])


PRICED = """
Brightwater Tools GmbH
VAT ID: DE136695976

Invoice no: 4711
Invoice date: 31 January 2026

Description                     Quantity     Price      Amount
Rolls{rate:8}                          5      2.00       10.00
Stand                                  1     30.00       30.00

Net                                                      40.00
VAT 20 %                                                  8.00
Invoice total                                            48.00
"""
WEIGHED = """
Article                Weight       Amount
Spade                    0.50       100.00
Rake                     0.50       200.00
Barrow                   1.00       350.00
Total                    2.00       650.00
"""


@pytest.mark.parametrize("rate", ["", "   500 %"])
def test_a_column_that_adds_up_to_the_price_of_a_line_explains_no_sums(rate: str) -> None:
    rivals = extract(reading(PRICED.format(rate=rate), WEIGHED)).rivals
    assert [one.term for one in rivals] == ["totals.gross"]


@pytest.mark.parametrize(("turnover", "asked"), [("1,000.00      1 %", False), ("1,000.00      2 %", True)])
def test_what_a_line_was_reckoned_from_makes_it_at_a_printed_rate(turnover: str, *, asked: bool) -> None:
    bill = FEES.replace("{turnover}      1 %", turnover)
    rivals = extract(reading(bill, TERMINALS.format(all="1,610.00"))).rivals
    assert [one.term for one in rivals] == (["totals.gross"] if asked else [])


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize(("rate", "shared"), [("1 %", True), ("2 %", False), ("100 %", False)])
def test_a_share_is_told_by_its_line_in_a_credit_note_as_in_an_invoice(sign: str, rate: str, *, shared: bool) -> None:
    sheet = Sheet(Layout(reading(f"Fee of cards     {sign}1,000.00     {rate}     {sign}10.00")), "en")
    made = next(money for money in sheet.money if abs(money.value) == Decimal(10))
    net = claim("lines[0].net", made.value, made.span.text, made.span, 0.9)
    base = {Decimal(f"{sign}1000.00")} if shared else set()
    assert set(_of_lines({net.term: net}, sheet)) == {made.value, *base}
