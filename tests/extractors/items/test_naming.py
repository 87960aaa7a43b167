"""How sure the name of an item is: certain where all words around it are accounted for, withheld where they are not."""

from __future__ import annotations

import pytest

from tests.extractors.items.test_lines import PLAIN, propose

WANTED = 0.80  # the least of the default policy
TOTALS = """
                             Subtotal            285.00
                             VAT 20 %             57.00
                             Total               342.00
"""


def sure(text: str, net: str = "285.00") -> list[float]:
    """The certainty of each description."""
    claims = propose(text, net=net)
    return [claim.score for path, claim in claims.items() if path.endswith(".description")]


def test_a_name_alone_in_its_row_is_certain() -> None:
    assert all(score >= WANTED for score in sure(PLAIN))


def test_a_name_in_a_table_that_adds_up_to_nothing_is_not() -> None:
    assert all(score < WANTED for score in sure(PLAIN, net="999.00"))


@pytest.mark.parametrize(
    "first",
    [
        "GB-1200-X",
        "12/05/25 Garden bench",
        "S36 Garden bench",
        "Garden bench x 2",
        "Garden bench (oak",
        "and benches -",
    ],
)
def test_a_name_that_reads_like_more_or_less_than_one_is_not(first: str) -> None:
    rows = PLAIN.replace("Garden bench              ", f"{first:26}")
    assert sure(rows)[0] < WANTED <= sure(rows)[1]


@pytest.mark.parametrize("first", ["Garden bench 125x130", "Garden bench 60×60"])
def test_a_measure_at_the_end_of_a_name_is_no_count(first: str) -> None:
    assert sure(PLAIN.replace("Garden bench              ", f"{first:26}"))[0] >= WANTED


def test_words_beside_a_name_in_a_column_without_a_head_leave_it_in_doubt() -> None:
    table = """
Description                      Qty     Unit Price      Amount

Garden bench   Oakwright           2         120.00      240.00
Watering can                      10           4.50       45.00
"""
    bench, can = sure(table + TOTALS)
    assert bench < WANTED <= can


def test_a_line_under_a_name_that_belongs_to_none_leaves_it_in_doubt() -> None:
    table = """
Description              Qty     Unit Price      Amount

Garden bench               2         120.00      240.00
oiled twice
Watering can              10           4.50       45.00
"""
    assert sure(table + TOTALS)[0] < WANTED


@pytest.mark.parametrize(
    ("above", "is_certain"),
    [("Delivery note 40717 of 15 May", True), ("         painted green", False)],
)
def test_what_heads_a_group_from_the_column_before_is_no_part_of_a_name(above: str, is_certain: bool) -> None:
    table = f"""
Code     Description              Qty     Unit Price      Amount

{above}
A-7001   Garden bench               2         120.00      240.00
K-3450   Watering can              10           4.50       45.00
"""
    assert (sure(table + TOTALS)[0] >= WANTED) is is_certain


def test_a_column_with_a_head_nobody_knows_is_no_part_of_the_name_beside_it() -> None:
    text = """
Description              Shape    Qty     Unit Price      Amount

Garden bench             round      2         120.00      240.00
Watering can             oval      10           4.50       45.00
"""
    assert all(score >= WANTED for score in sure(text + TOTALS))
