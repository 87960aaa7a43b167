"""For how many pieces quantities and prices are: what cells and heads say, against what makes the amounts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.items.lines import propose_lines
from extractors.page import Layout
from extractors.page.sheet import Sheet
from schemas import Claim
from tests.extractors.grid import reading

_HEADS = ("Description", "Quantity", "Unit", "Unit price", "Amount")


def lines(heads: tuple[str, ...], *rows: tuple[str, ...]) -> dict[str, Claim]:
    """The claims on lines of a table, its cells far apart."""
    text = "\n".join("".join(cell.ljust(22) for cell in row) for row in (heads, *rows))
    return propose_lines(Sheet(Layout(reading(text)), "en"), {})


def one(quantity: str, price: str, net: str, *, unit: str = "", heads: tuple[str, ...] = _HEADS) -> dict[str, Claim]:
    """The claims of a line, with another of a plain price."""
    more = ("Watering can", "10", "pcs" if unit else "", "4.50", "45.00")
    return lines(heads, ("Garden bench", quantity, unit, price, net), more)


def head(of_price: str, of_quantity: str = "Quantity") -> tuple[str, ...]:
    return ("Description", of_quantity, "Unit", of_price, "Amount")


@pytest.mark.parametrize(
    "price",
    [
        "Price per 100", "Unit price /100", "Preis je 1000", "Preis ‰", "Price per hundred", "Prix le cent",
        "Prix les 100", "Preis pro 1000", "Prezzo per mille", "Prijs per duizend", "Preis (100 Stk)",
    ],
)  # fmt: skip
def test_a_head_that_prices_many_over_amounts_of_single_ones_is_a_doubt(price: str) -> None:
    claims = one("2", "120.00", "240.00", heads=head(price))
    assert (claims["lines[0].net"].doubt or "").startswith("The price is printed as one for 100")


def test_a_price_for_many_that_makes_the_amount_is_no_doubt() -> None:
    heads = ("Description", "Quantity", "Price per 100", "Amount")
    claims = lines(heads, ("Screws", "200", "35.00", "70.00"), ("Bolts", "300", "10.00", "30.00"))
    assert claims["lines[0].net"].doubt is None
    assert claims["lines[0].price_base_quantity"].value == 100


@pytest.mark.parametrize(("net", "told"), [("21.00", True), ("23.00", False)])
def test_a_price_for_many_may_be_told_by_the_row_below_the_name(net: str, *, told: bool) -> None:
    heads = ("Description", "Quantity", "Unit price", "Amount")
    claims = lines(
        heads, ("Resistor", "5000", "0.42", net), ("price per 100", "", "", ""), ("Bolt", "2", "3.00", "6.00")
    )
    assert ("lines[0].price_base_quantity" in claims) is told
    assert (claims["lines[0].net"].doubt is None) is told


def test_a_price_for_many_may_be_told_below_what_stands_in_a_margin() -> None:
    heads = ("Address", "Description", "Quantity", "Unit price", "Amount")
    rows = (
        ("", "Resistor", "5000", "0.42", "21.00"),
        ("Nuenen", "", "", "", ""),
        ("", "price per 100", "", "", ""),
        ("", "Bolt", "2", "3.00", "6.00"),
    )
    assert lines(heads, *rows)["lines[0].price_base_quantity"].value == 100


@pytest.mark.parametrize("price", ["35.00/100", "35.00 /C", "35.00/M", "1/2 35.00", "½ 35.00", "28.00 35.00"])
def test_what_stands_beside_a_price_and_does_not_make_the_amount_is_a_doubt(price: str) -> None:
    assert one("2", price, "70.00")["lines[0].net"].doubt


@pytest.mark.parametrize("quantity", ["1/3", "3 x 100 pcs", "1/2", "2 ½"])
def test_a_quantity_that_does_not_make_the_amount_is_a_doubt(quantity: str) -> None:
    assert one(quantity, "35.00", "105.00")["lines[0].net"].doubt


@pytest.mark.parametrize("quantity", ["18:42", "03/05/24", "n/a"])
def test_a_time_or_a_day_among_the_quantities_is_no_doubt(quantity: str) -> None:
    assert one(quantity, "35.00", "35.00")["lines[0].net"].doubt is None


@pytest.mark.parametrize(("quantity", "value"), [("1/2", "0.5"), ("½", "0.5"), ("2 1/4", "2.25"), ("3¾", "3.75")])
def test_a_fraction_that_makes_the_amount_is_read(quantity: str, value: str) -> None:
    net = f"{Decimal(value) * 100:.2f}"
    claims = one(quantity, "100.00", net)
    assert (claims["lines[0].quantity"].value, claims["lines[0].net"].doubt) == (Decimal(value), None)


@pytest.mark.parametrize(("name", "doubted"), [("Requests (per 10k)", False), ("Requests", True), ("Per 1k", True)])
def test_a_unit_with_a_number_behind_the_quantity_is_known_where_the_name_prices_it(
    name: str, *, doubted: bool
) -> None:
    more = ("Snapshot storage", "150 GB-mo", "0.05", "7.50")
    claims = lines(("Resource", "Usage", "Unit price", "Amount"), (name, "587 10k", "0.0040", "2.35"), more)
    assert (claims["lines[0].net"].doubt is not None) is doubted


@pytest.mark.parametrize("unit", ["100 Stk", "10 pcs", "Pack of 12"])
def test_a_unit_of_many_pieces_whose_price_is_not_said_is_a_doubt(unit: str) -> None:
    claims = one("2", "35.00", "70.00", unit=unit)
    assert "may be how many pieces" in (claims["lines[0].net"].doubt or "")


def test_one_piece_each_or_a_price_for_one_is_the_same_amount() -> None:
    assert one("2 St", "35.00", "70.00", unit="1")["lines[0].net"].doubt is None


@pytest.mark.parametrize("unit", ["500 g", "0,75 l", "box", "Dtzd", "VE"])
def test_a_measure_or_a_pack_without_a_number_is_no_doubt(unit: str) -> None:
    assert one("2", "35.00", "70.00", unit=unit)["lines[0].net"].doubt is None


@pytest.mark.parametrize(
    ("unit", "code"), [("mille", "MIL"), ("Tsd.", "MIL"), ("tys.", "MIL"), ("duizend", "MIL"), ("centaine", "CEN")]
)
def test_a_unit_of_thousands_or_hundreds_is_what_is_counted_and_priced(unit: str, code: str) -> None:
    claims = one("6", "684.00", "4,104.00", unit=unit)
    assert (claims["lines[0].net"].doubt, claims["lines[0].unit"].value) == (None, code)
    assert one("6", "684.00", "4,104.00", unit="cent")["lines[0].net"].doubt is None  # its name is that of a coin, too
    piece = one("6", "684.00", "4,104.00", unit=unit, heads=head("Price per piece"))
    assert piece["lines[0].net"].doubt


def test_a_unit_with_a_number_of_its_own_is_not_the_unit_of_the_quantity() -> None:
    assert one("2", "35.00", "70.00", unit="500 g")["lines[0].unit"].score < 0.8


@pytest.mark.parametrize(
    ("quantity", "unit", "price"),
    [
        ("2 dozen", "", "Price per piece"), ("2", "Dtzd", "Preis/Stk"), ("2", "VE", "Preis/Stk"),
        ("2", "paar", "Preis/Stk"),
    ],
)  # fmt: skip
def test_a_quantity_in_packs_at_the_price_of_a_piece_is_a_doubt(quantity: str, unit: str, price: str) -> None:
    assert one(quantity, "35.00", "70.00", unit=unit, heads=head(price))["lines[0].net"].doubt


@pytest.mark.parametrize("over", ["Quantity (dozen)", "Menge (100 Stk)", "Quantity '000"])
def test_a_head_that_counts_many_is_a_doubt(over: str) -> None:
    heads = ("Description", over, "Unit price", "Amount")
    claims = lines(heads, ("Screws", "2", "35.00", "70.00"), ("Bolts", "3", "10.00", "30.00"))
    assert claims["lines[0].net"].doubt


@pytest.mark.parametrize("price", ["Preis/Einheit", "Price each", "Unit price", "Price/unit"])
def test_the_price_of_whatever_is_counted_is_no_doubt(price: str) -> None:
    assert one("2", "35.00", "70.00", unit="VE", heads=head(price))["lines[0].net"].doubt is None


@pytest.mark.parametrize(("quantity", "told"), [("2,430 m²wk", True), ("2,430 wk 2", False)])
def test_the_power_of_a_unit_that_is_not_known_is_no_second_number(quantity: str, *, told: bool) -> None:
    claims = one(quantity, "0.38", "923.40")
    assert (claims["lines[0].net"].doubt is None) is told
