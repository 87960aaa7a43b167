"""Lines in detail on pages behind their sums, as suppliers of power, water and telephones print them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.resolve.in_detail import sums_in_detail
from tests.extractors.grid import reading
from tests.extractors.items.test_lines import cells, propose

SUMS = """
Standing charges            30.00
Units used                 170.00
Electricity tax              4.00
Meter rent                  12.00
Net total                  216.00
"""
DETAIL = """
Charges in detail
Standing charge, day        18.00
Standing charge, night      12.00
Charges                     30.00
Day: 400 kWh at 0.35       140.00
Night: 150 kWh at 0.20      30.00
Electricity tax, 2 per cent  4.00
Meter rent, 31 days         12.00
Net total                  216.00
"""


def test_what_sums_are_made_of_on_a_later_page_are_the_lines() -> None:
    claims = propose(SUMS, DETAIL, net="216.00")
    assert cells(claims) == [
        ("Standing charge, day", None, None, "18.00"),
        ("Standing charge, night", None, None, "12.00"),
        ("Day", "400", "0.35", "140.00"),
        ("Night", "150", "0.20", "30.00"),
        ("Electricity tax, 2 per cent", None, None, "4.00"),
        ("Meter rent, 31 days", None, None, "12.00"),
    ]
    assert all(claim.doubt is None for path, claim in claims.items() if path.endswith("].net"))
    assert {claim.page for claim in claims.values() if claim.boxes} == {2}


IN_SPANISH = """
Por potencia                30,00
Por energía consumida      170,00
Impuesto electricidad        4,00
Alquiler de equipos         12,00
Base imponible             216,00
"""
DETALLE = """
Potencia P1: 10 kW x 31 días x 0,058065       18,00
Potencia P2: 10 kW x 31 días x 0,038710       12,00
Energía activa P1: 400 kWh x 0,35            140,00
Energía activa P2: 150 kWh x 0,20             30,00
Impuesto especial sobre la electricidad        4,00
Alquiler de equipos de medida                 12,00
Base imponible                               216,00
"""


def test_rows_that_nobody_understood_are_the_lines_where_they_come_to_every_sum() -> None:
    claims = propose(IN_SPANISH, DETALLE, net="216.00", language="es")
    assert [row[-1] for row in cells(claims)] == ["18.00", "12.00", "140.00", "30.00", "4.00", "12.00"]
    assert cells(claims)[2] == ("Energía activa P1", "400", "0.35", "140.00")
    assert all(claim.doubt is None for path, claim in claims.items() if path.endswith("].net"))


@pytest.mark.parametrize("later", [DETALLE.replace("140,00", "141,00"), IN_SPANISH.replace("Por", "Total")])
def test_rows_that_do_not_come_to_every_sum_or_are_the_sums_again_are_no_lines(later: str) -> None:
    claims = propose(IN_SPANISH, later, net="216.00", language="es")
    assert [row[-1] for row in cells(claims)] == ["30.00", "170.00", "4.00", "12.00"]


@pytest.mark.parametrize(("amounts", "explained"), [(("30.00", "170.00", "16.00"), True), (("30.00", "16.00"), False)])
def test_sums_on_a_page_before_the_items_are_explained_where_they_tell_all(
    amounts: tuple[str, ...], *, explained: bool
) -> None:
    over = "\n".join(f"Part {number} {amount:>30}" for number, amount in enumerate(amounts))
    sheet = Sheet(Layout(reading(over, DETAIL)), "en")
    told = set(sums_in_detail(sheet, propose(over, DETAIL, net="216.00")))
    assert told == (set(map(Decimal, amounts)) if explained else set())
