from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.items.table.columns import columns_of
from extractors.items.table.numbers import text_of
from extractors.page import PageLayout
from extractors.page.heads import HeadCell, heads_of
from schemas import Box
from tests.extractors.grid import page

TEXT = """
Pos Description              Qty       Price     Amount
1   Garden bench 24 inch       2      120.00     240.00
2   Watering can of 12 litres zinc    4.50      45.00
"""


def cut(text: str, rules: Sequence[Box] = (), cells: Sequence[HeadCell] = ()) -> list[list[str]]:
    """The words of each line under the header by column, "" where a cell is empty."""
    drawn = PageLayout(page(text))
    heads = cells or heads_of(drawn, "en")[0].cells
    lines = drawn.lines[0 if cells else 1 :]
    columns = columns_of(heads, lines, rules)
    rows = [columns.cut(line) for line in lines]
    return [[text_of(row.get(column, ())) for column in range(len(heads))] for row in rows]


def test_words_go_to_the_column_they_stand_in() -> None:
    assert cut(TEXT)[0] == ["1", "Garden bench 24 inch", "2", "120.00", "240.00"]


def test_text_running_over_into_a_column_of_numbers_stays_whole() -> None:
    assert cut(TEXT)[1][1] == "Watering can of 12 litres zinc"


def test_numbers_in_one_segment_are_cut_at_the_edge_of_their_columns() -> None:
    text = """
Description        Qty  Price  Amount
Garden bench         2 120.00 240.00
Watering can        10   4.50  45.00
"""
    assert cut(text) == [["Garden bench", "2", "120.00", "240.00"], ["Watering can", "10", "4.50", "45.00"]]


def test_a_number_right_of_its_head_is_not_given_to_the_next_column() -> None:
    text = """
Description     Qty                        Price                Amount
Garden bench                        2           120.00           240.00
"""
    assert cut(text) == [["Garden bench", "2", "120.00", "240.00"]]


def test_an_upright_rule_parts_columns_whatever_the_white_says() -> None:
    text = """
Description     Qty                        Price
Garden bench                        2
"""
    rule = Box(280.0, 30.0, 280.5, 90.0)
    assert cut(text, [rule]) == [["Garden bench", "2", ""]]


def test_cells_without_names_part_at_the_white_between_them() -> None:
    cells = (
        HeadCell("", Box(40, 40, 112, 50)),
        HeadCell("", Box(200, 40, 206, 50)),
        HeadCell("", Box(250, 40, 290, 50)),
    )
    assert cut("Garden bench              2        120.00", cells=cells) == [["Garden bench", "2", "120.00"]]


@pytest.mark.parametrize("column", [0, 1])
def test_a_table_of_two_columns_has_one_edge(column: int) -> None:
    cells = (HeadCell("a", Box(0, 0, 10, 10)), HeadCell("b", Box(90, 0, 100, 10)))
    columns = columns_of(cells, ())
    assert columns.at(cells[column].box) == column
    assert columns.left(0) == -columns.right(1) == float("-inf")
    assert columns.right(0) == columns.left(1) == columns.edges[0]


def test_heads_that_no_row_parts_are_one_column() -> None:
    text = """
Item No  Type description       Qty       Price     Total gross
A7712    Motor cover large       30       21.70          651.00
A7713    Felt ring                2        1.00            2.00
"""
    drawn = PageLayout(page(text))
    cells = heads_of(drawn, "en")[0].cells
    columns = columns_of(cells, drawn.lines[1:])
    rows = [columns.cut(line) for line in drawn.lines[1:]]
    assert [[text_of(spans) for _, spans in sorted(row.items())] for row in rows] == [
        ["A7712", "Motor cover large", "30", "21.70", "651.00"],
        ["A7713", "Felt ring", "2", "1.00", "2.00"],
    ]


def test_heads_that_a_row_parts_stay_two() -> None:
    text = """
No. Item                       Price     Total
1   Motor cover               651.00    651.00
"""
    assert cut(text) == [["1", "Motor cover", "651.00", "651.00"]]


LEFT_HEADS = """
Code    Item                 Qty         Price        Amount
20790   Tie wire 2.5 mm             10           25.10          251.00
85080   Poly pipe 25 mm              1           35.37           35.37
91219   Work gloves                  2        3,000.00        6,000.00
"""


def test_numbers_behind_heads_on_the_left_of_their_cells_go_to_these() -> None:
    assert cut(LEFT_HEADS) == [
        ["20790", "Tie wire 2.5 mm", "10", "25.10", "251.00"],
        ["85080", "Poly pipe 25 mm", "1", "35.37", "35.37"],
        ["91219", "Work gloves", "2", "3,000.00", "6,000.00"],
    ]


def test_numbers_under_their_heads_go_to_these_though_one_stands_before_the_next() -> None:
    text = """
Code    Item                 Qty         Price        Amount
20790   Tie wire 2.5 mm       10         25.10        251.00
85080   Poly pipe 25 mm        1         35.37         35.37
91219   Work gloves                                    60.00
"""
    assert [row[2:] for row in cut(text)] == [["10", "25.10", "251.00"], ["1", "35.37", "35.37"], ["", "", "60.00"]]


@pytest.mark.parametrize(
    ("row", "columns"),
    [
        pytest.param("Garden bench     2  120.00  240.00  0%", ["240.00", "0%"], id="a cell under each word"),
        pytest.param("Garden bench     2  120.00  240.00  21", ["240.00", "21"], id="a bare rate beside a product"),
        pytest.param("Garden bench     2  120.00  240.00  E1", ["240.00", "E1"], id="a code beside a product"),
        pytest.param("Garden bench     2  120.00       50.40", ["50.40"], id="one cell under both"),
    ],
)
def test_a_head_that_names_one_column_together_and_two_apart(row: str, columns: list[str]) -> None:
    """ "Bedrag BTW" is the amount of a tax, or an amount beside the rate of it."""
    drawn = PageLayout(page(f"Omschrijving  Aantal  Prijs  Bedrag BTW\n{row}\n{row.replace('bench', 'chair')}"))
    heads = heads_of(drawn, "nl")[0].cells
    found = columns_of(heads, drawn.lines[1:])
    cells = found.cut(drawn.lines[1])
    assert [text_of(cells[number]) for number in sorted(cells)][3:] == columns
    assert [cell.terms[0] for cell in found.cells][3:] == (["net", "tax_rate"] if len(columns) > 1 else ["tax_amount"])


@pytest.mark.parametrize(
    ("language", "head", "row"),
    [
        pytest.param("en", "Net    VAT amount", "100.00 20 % 20.00", id="a rate before the amount of its tax"),
        pytest.param("en", "Price  VAT amount", "100.00 20 % 20.00", id="the same where no net amount is"),
        pytest.param("nl", "Netto  Bedrag BTW", "100.00 20.00  20%", id="a net amount of its own"),
        pytest.param("nl", "Prijs  Bedrag BTW", "100.00 20.00  pcs", id="a unit under the rate"),
        pytest.param("nl", "Prijs  Bedrag BTW", "100.00 20.00   20", id="no percentage under the rate"),
        pytest.param("nl", "Prijs  Bedrag BTW", "100.00    20  20%", id="no money under the amount"),
        pytest.param("nl", "Prijs  Bedrag BTW", "100.00 21.00   E1", id="a code beside no product"),
    ],
)
def test_an_amount_of_tax_is_not_parted_into_a_rate_and_the_amount_of_the_row(
    language: str, head: str, row: str
) -> None:
    text = f"Code            Qty   {head}\nGarden bench      1   {row}\nGarden chair      2   {row}"
    drawn = PageLayout(page(text))
    found = columns_of(heads_of(drawn, language)[0].cells, drawn.lines[1:])
    assert found.cells[-1].text == head[7:]
    assert found.cells[-1].terms[0] == "tax_amount"
