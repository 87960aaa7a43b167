"""Lines whose amount needs another number than the quantity: days beside pieces, a weight beside packs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.items.lines import propose_lines
from extractors.page import Layout
from extractors.page.sheet import Sheet
from schemas import Claim, Layer
from tests.extractors.grid import reading

RENTED = """
Item                    Qty     Price    {head}      Amount

LED screen            1 pcs  4,850.00    3     14,550.00
Truss                    18     64.00    3      3,456.00
Technician               14    575.00           8,050.00
"""


def claims(shown: str, net: str) -> dict[str, Claim]:
    total = Claim(term="totals.net", value=Decimal(net), raw=net, layer=Layer.RULES, score=0.9)
    return propose_lines(Sheet(Layout(reading(shown)), "en"), {"totals.net": total})


def told(found: dict[str, Claim], leaf: str) -> list[tuple[str, bool]]:
    """The values of each line, and whether they are in doubt."""
    return [(str(one.value), one.doubt is not None) for path, one in found.items() if path.endswith(f".{leaf}")]


def test_a_third_number_explains_amounts_and_leaves_the_quantity_in_doubt() -> None:
    found = claims(RENTED.format(head="Nights"), "26056.00")
    assert told(found, "net") == [("14550.00", False), ("3456.00", False), ("8050.00", False)]
    assert told(found, "quantity") == [("3", True), ("54", True), ("14", False)]
    assert told(found, "unit_price") == [("4850.00", False), ("64.00", False), ("575.00", False)]
    assert found["lines[0].quantity"].raw == "1 pcs 3"


def test_a_row_whose_third_number_is_one_is_in_doubt_as_well() -> None:
    row = "Projector                 2     90.00    1        180.00"
    assert told(claims(RENTED.format(head="Nights") + row, "26236.00"), "quantity")[-2:] == [("14", False), ("2", True)]


@pytest.mark.parametrize(
    ("head", "net", "row"),
    [
        ("Nights", "26000.00", ""),  # the amounts make no total
        ("Pos", "26056.00", ""),  # the number of a line counts nothing
        ("Nights", "26236.00", "Driver                    3     60.00    2        180.00"),  # a row that needs none
        ("Nights", "26239.00", "Driver                    3     60.00    2        183.00"),  # one that it does not make
    ],
)
def test_it_explains_nothing_else(head: str, net: str, row: str) -> None:
    found = claims(RENTED.format(head=head) + row, net)
    assert told(found, "net")[:2] == [("14550.00", True), ("3456.00", True)]


def test_of_two_columns_that_explain_an_amount_none_is_taken() -> None:
    shown = """
Item                Qty     Price    Nights    Rooms      Amount

Room                  4     64.00         3        3      768.00
Breakfast             4     10.00                          40.00
"""
    assert told(claims(shown, "808.00"), "net")[0] == ("768.00", True)


@pytest.mark.parametrize("head", ["Nights", "Hours "])
def test_a_quantity_that_arithmetic_found_beside_the_column_called_so_is_in_doubt(head: str) -> None:
    shown = f"""
Item                    Qty     Price    {head}      Amount

LED screen            1 pcs  4,850.00    3     14,550.00
Line array            1 pcs  1,240.00    3      3,720.00
"""
    found = claims(shown, "18270.00")
    assert told(found, "quantity") == [("3", True), ("3", True)]
    assert told(found, "net") == [("14550.00", False), ("3720.00", False)]


def test_what_was_delivered_of_what_was_ordered_is_the_quantity() -> None:
    shown = """
Item              Ordered  Delivered  Price      Amount

Bolts                  10          8   2.00       16.00
Nuts                    5          4   3.00       12.00
"""
    assert told(claims(shown, "28.00"), "quantity") == [("8", False), ("4", False)]


def test_a_code_of_taxes_that_is_called_like_pieces_counts_nothing() -> None:
    shown = """
Artikel              Menge      Preis        Betrag    St

Etikett                 18      13,90        250,20     1
Kiste                    6      14,60         87,60     1
"""
    total = Claim(term="totals.net", value=Decimal("337.80"), raw="337,80", layer=Layer.RULES, score=0.9)
    found = propose_lines(Sheet(Layout(reading(shown)), "de"), {"totals.net": total})
    assert told(found, "quantity") == [("18", False), ("6", False)]


@pytest.mark.parametrize(
    "heads",
    [
        """
Item           Packs    Net weight           Price         Amount
                                kg    EUR / 100 kg            EUR
""",
        """
Item             Pcs            kg       EUR/100kg            EUR
""",
    ],
)
def test_a_weight_is_the_quantity_where_the_price_is_one_of_it(heads: str) -> None:
    shown = f"""{heads}
Isopropyl     5 cans           800          171.25       1,370.00
Caustic soda  2 cans         3,020           47.80       1,443.56
Deposit                                                     90.00
"""
    found = claims(shown, "2903.56")
    assert told(found, "quantity") == [("800", False), ("3020", False)]
    assert told(found, "net") == [("1370.00", False), ("1443.56", False), ("90.00", False)]
    assert [str(one.value) for path, one in found.items() if path.endswith("base_quantity")] == ["100", "100"]


def test_a_weight_beside_a_quantity_that_makes_the_amounts_tells_nothing() -> None:
    shown = """
Item             Qty            kg           Price         Amount

Isopropyl          5           800           18.00          90.00
Caustic soda       2         3,020           95.00         190.00
"""
    assert told(claims(shown, "280.00"), "quantity") == [("5", False), ("2", False)]


def test_the_weight_of_what_has_no_price_is_no_quantity() -> None:
    shown = """
Shipment              kg      Amount

To Ghent              45       19.70
To Lille              12       14.20
"""
    found = claims(shown, "33.90")
    assert (told(found, "quantity"), told(found, "net")) == ([], [("19.70", False), ("14.20", False)])
