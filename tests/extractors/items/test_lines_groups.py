"""Items in several groups, and what stands between their sum and the totals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.items.lines import propose_lines
from extractors.page import Layout
from extractors.page.sheet import Sheet
from schemas import Claim, Layer, assemble
from tests.extractors.grid import reading
from tests.extractors.items.test_lines import cells, propose

SERVICES = """
Services                     Hours       Rate       Amount

Development                   14.5     135.00     1,957.50
Code review                    9       135.00     1,215.00
Subtotal                                          3,172.50

Expenses                                            Amount
Staging account                                      61.18
Subtotal                                             61.18

Total Due                                         3,233.68
"""


def read(text: str, language: str = "en", **totals: str) -> list[tuple[str | None, ...]]:
    """Description, quantity, unit price and net amount of each line beside these `totals`."""
    told = [
        Claim(term=f"totals.{leaf}", value=Decimal(value), raw=value, layer=Layer.RULES, score=0.9)
        for leaf, value in totals.items()
    ]
    claims = propose_lines(Sheet(Layout(reading(text)), language), {claim.term: claim for claim in told})
    lines = assemble({path: claim.value for path, claim in claims.items()}).lines
    rows = [(line.description, line.quantity, line.unit_price, line.net) for line in lines]
    return [tuple(None if cell is None else str(cell) for cell in row) for row in rows]


def test_a_heading_of_a_group_whose_words_name_columns_does_not_end_the_items() -> None:
    text = """
Pos   Bezeichnung            Menge      E-Preis       Betrag

Arbeitslohn
1     Achsvermessung             8        11,90        95,20
Teile und Material
2     Ölfilter                   1        16,84        16,84
"""
    assert [row[1:] for row in read(text, "de", net="112.04")] == [("8", "11.90", "95.20"), ("1", "16.84", "16.84")]


def test_expenses_below_the_sum_of_the_services_are_items_where_all_make_the_total() -> None:
    assert (read(SERVICES, net="3233.68")) == [
        ("Development", "14.5", "135.00", "1957.50"),
        ("Code review", "9", "135.00", "1215.00"),
        ("Staging account", None, None, "61.18"),
    ]
    assert (read(SERVICES, net="3172.50"))[2:] == []
    assert (read(SERVICES, net="9999.00"))[2:] == []


def test_lines_may_make_the_net_total_together_with_the_charges_below_them() -> None:
    text = """
Description              Qty     Unit Price      Amount

Garden bench               2          30.00       60.00
Sample of wood                                    12.00
"""
    assert [row[3] for row in read(text, net="80.00", charges="8.00")] == ["60.00", "12.00"]
    assert [row[3] for row in read(text, net="72.00", charges="8.00")] == ["60.00", "12.00"]


def test_prices_that_add_up_to_the_net_total_are_amounts() -> None:
    text = """
Artikel                  Menge      MwSt.      Preis

Flyer                    5.000       19 %      74,28
Softcover-Buch             150        7 %     418,50
Datencheck                           19 %      14,70
"""
    rows = read(text, "de", net="507.48")
    assert [row[1:] for row in rows] == [("5000", None, "74.28"), ("150", None, "418.50"), (None, None, "14.70")]
    assert [row[2:] for row in read(text, "de", net="999.00")][:1] == [("74.28", None)]


GARAGE = """
Arbeiten                        AW      Ansatz         CHF
Service gross                   18       14.80      266.40
Fehlerspeicher auslesen          3       14.80       44.40
Total Arbeit                                        310.80

Material                    Anzahl       Preis         CHF
Ölfilter                         1       24.35       24.35
Kleinmaterial                    1       12.00       12.00
Total Material                                       36.35

Nettobetrag                                         347.15
"""


def test_tables_under_heads_of_their_own_are_lines_where_together_they_make_the_total() -> None:
    assert [row[1:] for row in read(GARAGE, "de", net="347.15", gross="375.27")] == [
        ("18", "14.80", "266.40"),
        ("3", "14.80", "44.40"),
        ("1", "24.35", "24.35"),
        ("1", "12.00", "12.00"),
    ]


def test_of_tables_that_make_no_total_together_one_is_taken() -> None:
    assert len(read(GARAGE, "de", net="347.51", gross="375.66")) == 2
    assert len(read(GARAGE, "de", net="310.80", gross="336.00")) == 2, "which is the sum of one of them"


def test_amounts_of_four_decimals_make_a_total_of_two_over_groups() -> None:
    bill = """
Description                    Quantity          Net

Number 0151 417
Basic price M                                50.4000
Calls abroad                     31 min       6.5800
                               Sub-total     56.9800
Number 0151 422
Basic price S                                46.2000
Text messages                     7 pcs       1.0335
Loyalty                                      -8.4034
                               Sub-total     38.8301
"""
    names = [name for name, *_ in cells(propose(bill, net="95.81"))]
    assert names == ["Basic price M", "Calls abroad", "Basic price S", "Text messages", "Loyalty"]


@pytest.mark.parametrize("sign", ["", "-"])
def test_half_a_cent_of_a_sum_is_rounded_before_its_sign(sign: str) -> None:
    bill = f"""
Description                    Quantity          Net

Number 0151 417
Basic price M                               {sign}50.4000
Calls abroad                     31 min      {sign}6.5800
                               Sub-total    {sign}56.9800
Number 0151 422
Basic price S                               {sign}46.2000
Text messages                     7 pcs      {sign}1.0350
                               Sub-total    {sign}47.2350
"""
    names = [name for name, *_ in cells(propose(bill, net=f"{sign}104.22"))]
    assert names == ["Basic price M", "Calls abroad", "Basic price S", "Text messages"]


def test_the_differences_of_a_correction_are_its_lines() -> None:
    correction = """
No  Description          Qty    Unit price       Net

1   Rope, blue           220          9.85    2,167.00
2   Thimble               24         13.20      316.80
AFTER THE CORRECTION
1   Rope, blue           180          9.85    1,773.00
2   Thimble               24         11.90      285.60
DIFFERENCE
1   Rope, blue           -40                   -394.00
2   Thimble                          -1.30      -31.20
                                   Total       -425.20
"""
    assert cells(propose(correction, net="-425.20")) == [
        ("Rope, blue", "-40", None, "-394.00"),
        ("Thimble", None, "-1.30", "-31.20"),
    ]
    finer = correction.replace("394.00", "394.004")
    assert len(cells(propose(finer, net="-425.20"))) == 2, "to the cent"
    every = ["2167.00", "316.80", "1773.00", "285.60", "-394.00", "-31.20"]
    assert [net for *_, net in cells(propose(correction, net="4117.20"))] == every, "where all make the total"


def test_a_name_with_a_colon_is_not_left_for_the_heading_below_it() -> None:
    text = """
Description                          Qty     Unit Price      Amount

Van 1, Moyle
Lease of the vehicle and fittings      1         300.00      300.00
Services: tyres, repairs               1         100.00      100.00
Van 2, Hart
Lease of the vehicle and fittings      1         250.00      250.00
Services: tyres, repairs               1          90.00       90.00
"""
    names = [row[0] for row in read(text, net="740.00")]
    assert names == ["Lease of the vehicle and fittings", "Services: tyres, repairs"] * 2
