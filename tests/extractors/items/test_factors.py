"""Count and price in one cell: "2 hrs à 45.00"."""

from __future__ import annotations

import pytest

from extractors.items.lines import propose_lines
from extractors.page import Layout
from extractors.page.sheet import Sheet
from tests.extractors.grid import reading

HEAD = "Description                                Amount\n\n"


def cells(rows: str, leaf: str) -> list[str | None]:
    claims = propose_lines(Sheet(Layout(reading(HEAD + rows)), "en"), {})
    count = len([path for path in claims if path.endswith(".net")])
    return [str(claims[path].value) if (path := f"lines[{n}].{leaf}") in claims else None for n in range(count)]


@pytest.mark.parametrize("sign", ["@", "x", "×", "à"])
def test_count_and_price_in_one_cell_are_told_by_their_product(sign: str) -> None:
    fence = f"Fence with posts      640 m {sign} 13.20     8,448.00"
    rows = f"{fence}\nFarm gate, hung       2 {sign} 539.00        1,078.00\n"
    assert cells(rows, "unit_price") == ["13.20", "539.00"]
    assert cells(rows, "net") == ["8448.00", "1078.00"]


def test_they_may_stand_in_the_row_below() -> None:
    assert cells("Sunshades of the terrace                   72.00\n4 pcs x 18.00\n", "unit_price") == ["18.00"]


def test_what_makes_another_amount_is_neither() -> None:
    assert cells("Sunshades of the terrace                   72.50\n4 pcs x 18.00\n", "unit_price") == [None]
