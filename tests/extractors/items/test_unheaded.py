"""Rows of which no head says what stands in them: beside a table that has one, over the same sums, and with guests."""

from __future__ import annotations

import pytest

from extractors.items import lines as items
from extractors.items.table.rows import Body
from extractors.parsing import NumberStyle
from tests.extractors.items.test_guess import propose
from tests.extractors.items.test_lines_layouts import lines

FEES = """
Kind                              Cases      Turned over      Share        Fee
Cards of consumers                  816        72,836.87      0.42%     305.91
Cards of companies                  205        16,456.52      1.85%     304.45

Description                           Qty             Price             Amount
Terminal, rented                        4             14.90              59.60
Yearly check                            1              7.50               7.50

Total without tax                                                       {net}
"""


def test_fees_under_heads_that_nobody_knows_are_lines_beside_those_of_a_table() -> None:
    assert lines(FEES.format(net="677.46"), "677.46") == [
        ("Cards of consumers", None, None, "305.91"),
        ("Cards of companies", None, None, "304.45"),
        ("Terminal, rented", "4", "14.90", "59.60"),
        ("Yearly check", "1", "7.50", "7.50"),
    ]


@pytest.mark.parametrize("update", [{"operands": ("lines[0].quantity",)}, {"boxes": ()}])
def test_lines_put_together_are_made_of_nothing_that_was_left_out(
    update: dict[str, tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = items._read

    def changed(body: Body, style: NumberStyle | None, aim: items._Aim) -> items._Listing:
        found = read(body, style, aim)
        nets = {term: claim.model_copy(update=update) for term, claim in found.claims.items() if term == "lines[0].net"}
        return found._replace(claims={**found.claims, **nets})

    monkeypatch.setattr(items, "_read", changed)
    claims = propose(FEES.format(net="677.46"), net="677.46")
    assert any(term.endswith(".net") for term in claims)
    assert {operand for claim in claims.values() for operand in claim.operands} <= claims.keys()


@pytest.mark.parametrize("net", ["667.46", "610.36"])
def test_where_both_do_not_make_the_net_total_they_are_none(net: str) -> None:
    assert [amount for *_, amount in lines(FEES.format(net=net), net)] == ["59.60", "7.50"]


NOTARY = """
Bill 21/2026

A) Services
   Deed of the meeting of the members, no.
   4.118                                         1,450.00
   Certified copies                                 86.00
B) Paid in your name
   Duty of the register                            200.00
   Dues of the chamber                              90.00

   Taxed (A)                                     1,536.00
   Not taxed (B)                                   {free}
   A + B                                         1,826.00
   VAT 22 % on A                                   337.92
   Total of this bill                            2,163.92
"""


def test_what_makes_the_sum_of_the_lines_once_more_is_none_of_them() -> None:
    text = NOTARY.format(free="290.00")
    claims = propose(text, net="1826.00", tax="337.92", gross="2163.92")
    nets = [claim for term, claim in claims.items() if term.endswith("].net")]
    assert [claim.raw for claim in nets] == ["1,450.00", "86.00", "200.00", "90.00"]
    assert not any(claim.doubt for claim in nets)


def test_what_makes_another_sum_may_be_lines() -> None:
    found = [net for *_, net in lines(NOTARY.format(free="280.00"), "1826.00")]
    assert {"1536.00", "280.00"} <= set(found), "and the rules ask why all of them make no total"


REPAIRS = """
Garden tool                          {rate}            60.00
Garden hose                          {rate}            40.00
Lawn mower repair                    {below}            80.00
Chain saw service                    {below}            20.00

Net total                                           100.00
"""


@pytest.mark.parametrize(("rate", "below"), [("   ", "   "), ("20%", "20%")])
def test_named_rows_that_happen_to_make_the_sum_once_more_are_not_left_out(rate: str, below: str) -> None:
    found = [net for *_, net in lines(REPAIRS.format(rate=rate, below=below), "100.00")]
    assert found == ["60.00", "40.00", "80.00", "20.00"], "and the rules ask why all of them make no total"


def test_rates_below_rows_without_one_are_of_sums() -> None:
    found = [net for *_, net in lines(REPAIRS.format(rate="   ", below="20%"), "100.00")]
    assert found == ["60.00", "40.00"]


STAYS = """
Booking          Guest             From         To             Price    Share       Fee
2409.962.806     Maria de Boer     14-02-2026   17-02-2026    351.00      15%     52.65
9012.629.151     N. Scholten       05-02-2026   08-02-2026    567.50      15%     85.13
3295.391.693     L. Vermeulen      15-02-2026   17-02-2026    468.00      15%     70.20
Shown among the first in the valley                                               39.00

                                              Of all stays                     1,386.50
                                              Total without tax                  246.98
"""


def test_a_name_over_several_columns_makes_them_one_for_no_other_row() -> None:
    found = lines(STAYS, "246.98")
    assert [name for name, *_ in found[:3]] == ["Maria de Boer", "N. Scholten", "L. Vermeulen"]
    assert [net for *_, net in found] == ["52.65", "85.13", "70.20", "39.00"]
