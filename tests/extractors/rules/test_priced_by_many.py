"""Lines whose text says that their price is one for many, and what their amount counts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.rules.priced_by_many import priced_by_many
from schemas import Claim, Layer, Value


def _told(text: str, *, net: str = "12000.00", unit: str = "H87", base: str | None = None) -> bool:
    cells: dict[str, Value] = {
        "description": text,
        "quantity": Decimal(250),
        "unit_price": Decimal("48.00"),
        "net": Decimal(net),
        "unit": unit,
    }
    if base is not None:
        cells["price_base_quantity"] = Decimal(base)
    line = {
        leaf: Claim(term=f"lines[0].{leaf}", value=value, raw=str(value), layer=Layer.RULES, score=1.0)
        for leaf, value in cells.items()
    }
    return bool(list(priced_by_many([line])))


@pytest.mark.parametrize(
    "text",
    [
        "Wendeschneidplatten CNMG 120408, Preis je 100 Stk",
        "Inserts, price per 100",
        "Inserts (price per 1,000 pcs)",
        "Plaquettes, prix par 100 pièces",
        "Inserti, prezzo per 100 pezzi",
        "Plaquitas, precio por 100 uds",
        "Pastilhas, preço por 100 un",
        "Wisselplaten, prijs per 100 st",
        "Płytki, cena za 100 szt.",
        "Skär, pris per 100 st",
        "Vendeskær, pris pr. 100 stk.",
        "Terät, hinta per 100 kpl",
        "Destičky, cena za 100 ks",
    ],
)
def test_a_price_for_many_that_is_counted_for_each_is_told(text: str) -> None:
    assert _told(text)
    assert not _told(text, net="120.00")
    assert not _told(text, unit="CEN")
    assert not _told(text, unit="XPK")
    assert not _told(text, base="100")


@pytest.mark.parametrize(
    "text",
    [
        "Kabelbinder je 100 Stk",
        "Cable ties, pack of 100",
        "Price list 2026, 100 pages",
        "Preis je Stk",
        "Fixed price for 100 m² of floor",
        "Preis 100 % gefördert",
        "Preis je 1.000,50 EUR",
    ],
)
def test_goods_of_many_and_other_numbers_are_not(text: str) -> None:
    assert not _told(text)
