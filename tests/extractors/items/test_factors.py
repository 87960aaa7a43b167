"""Count and price in one cell: "2 hrs à 45.00"."""

from __future__ import annotations

import pytest

from extractors.items.lines import propose_lines
from extractors.items.table.factors import with_factors
from extractors.items.table.figures import Figures
from extractors.items.table.items import Item, Items
from extractors.items.table.numbers import Number
from extractors.items.table.roles import Roles
from extractors.items.table.rows import Kind, Row
from extractors.page import Layout, Span
from extractors.page.sheet import Sheet
from extractors.parsing import find_amounts
from tests.extractors.grid import reading

HEAD = "Description                                Amount\n\n"
OFF = "allowances[0].percent"


def cells(rows: str, leaf: str, head: str = HEAD) -> list[str | None]:
    claims = propose_lines(Sheet(Layout(reading(head + rows)), "en"), {})
    count = len([path for path in claims if path.endswith(".net")])
    return [str(claims[path].value) if (path := f"lines[{n}].{leaf}") in claims else None for n in range(count)]


def figures(shown: str) -> Figures:
    """The lines of a text as rows of a table: what stands apart on a line is a cell of its own."""
    sheet = Layout(reading(shown)).pages[0]
    cells = ({n: (Span(s, 0, len(s.words)),) for n, s in enumerate(line.segments)} for line in sheet.lines)
    return Figures([Row(sheet, line, Kind.BODY, found) for line, found in zip(sheet.lines, cells, strict=True)], None)


@pytest.mark.parametrize("sign", ["@", "x", "×", "à"])
def test_count_and_price_in_one_cell_are_told_by_their_product(sign: str) -> None:
    fence = f"Fence with posts      640 m {sign} 13.20     8,448.00"
    rows = f"{fence}\nFarm gate, hung       2 {sign} 539.00        1,078.00\n"
    assert cells(rows, "unit_price") == ["13.20", "539.00"]
    assert cells(rows, "net") == ["8448.00", "1078.00"]


def test_they_may_stand_in_the_row_below() -> None:
    assert cells("Sunshades of the terrace                   72.00\n4 pcs x 18.00\n", "unit_price") == ["18.00"]


def test_the_name_may_go_on_above_them() -> None:
    rows = "Sunshades of the terrace, striped, with their          72.00\nfoot of concrete and a cover\n4 pcs x 18.00\n"
    assert cells(rows, "quantity") == ["4"]


@pytest.mark.parametrize("rates", ["VAT 23 %", "Desc. 10 % · IVA 6 %", "less 10 %", "MwSt 19 %, Rabatt 10 %"])
def test_percentages_behind_them_are_of_tax_or_taken_off(rates: str) -> None:
    off, blank = "10 %" in rates, " " * 50
    rows = f"Sunshades of the terrace{blank}{'64.80' if off else '72.00'}\n4 pcs x 18.00 {rates}\n"
    found = {leaf: cells(rows, leaf, f"Description{blank}Amount\n\n") for leaf in ("unit_price", "tax_rate", OFF)}
    tax = next((rate for rate in ("23", "6", "19") if f"{rate} %" in rates), None)
    assert found == {"unit_price": ["18.00"], "tax_rate": [tax], OFF: ["10" if off else None]}


def test_a_percentage_that_leaves_another_amount_makes_no_factors() -> None:
    assert cells("Sunshades of the terrace                   72.00\n4 pcs x 18.00 less 10 %\n", "unit_price") == [None]


def test_what_makes_another_amount_is_neither() -> None:
    assert cells("Sunshades of the terrace                   72.50\n4 pcs x 18.00\n", "unit_price") == [None]


@pytest.mark.parametrize(
    ("factors", "amount", "told"),
    [
        ("1,500 kg x 2.00", "3.00", ("1.500", "2.00", "3.00")),
        ("1.000 x 2,00", "2,00", ("1.000", "2.00", "2.00")),
        ("2 x 1.500", "3.00", ("2", "1.500", "3.00")),
        ("3 x 0.500", "1.500", ("3", "0.500", "1.500")),
        ("2 pcs x 1.500", "3.000", ("2", "1500", "3000")),
        ("1.500 x 2.000", "3.000", (None, None, "3000")),
    ],
)
def test_they_are_in_the_readings_that_make_the_amount(factors: str, amount: str, told: tuple[str | None, ...]) -> None:
    read = find_amounts(amount)[0]
    net = Number((read.value, *read.alternatives), read.decimals, amount, ())
    before = Items((Item(0, 0, None, None, net, None, None, None),), adds_up=True)
    after = with_factors(figures(factors), Roles(description=0), before)
    (item,) = after.items
    assert [number and str(number.value) for number in (item.quantity, item.unit_price, item.net)] == list(told)
    assert item.quantity is None or not item.quantity.values[1:]
    assert after.adds_up == (after.total == before.total)


@pytest.mark.parametrize("factors", ["30 x 40 cm", "30 x 40", "30.00 x 40.00 cm", "30 @ 40 cm", "300 x 4 GB"])
def test_a_size_or_a_pack_is_neither(factors: str) -> None:
    rows = f"Poster of the fair    {factors}      1,200.00\n"
    assert (cells(rows, "quantity"), cells(rows, "net")) == ([None], ["1200.00"])


@pytest.mark.parametrize("factors", ["2 hrs x 45", "2 @ 45", "2 x 45.00 ea", "2 x 45 EUR", "2 x 45 eur", "2 x €45"])
def test_a_price_without_cents_has_a_currency_or_is_that_of_what_is_counted(factors: str) -> None:
    assert cells(f"Repair of the fence   {factors}         90.00\n", "quantity") == ["2"]


@pytest.mark.parametrize(("beside", "told"), [("", "18.00"), ("9.00", None)])
def test_a_row_below_with_an_amount_of_its_own_tells_nothing(beside: str, told: str | None) -> None:
    shown = figures(f"Sunshades of the terrace        72.00\n4 pcs x 18.00                   {beside}\n")
    before = Item(0, 0, None, None, shown.amount(0, 1), None, None, None)
    (item,) = with_factors(shown, Roles(net=1, description=0), Items((before,), adds_up=True)).items
    assert (item.unit_price and str(item.unit_price.value)) == told


def test_count_and_price_may_stand_together_under_the_head_of_prices() -> None:
    rows = (
        "Liftgate at delivery                1 @ 85.00        85.00\n"
        "Detention of the truck              2 @ 78.00       156.00\n"
    )
    head = "Description                              Rate       Amount\n\n"
    found = [cells(rows, leaf, head) for leaf in ("quantity", "unit_price", "net")]
    assert found == [["1", "2"], ["85.00", "78.00"], ["85.00", "156.00"]]
