"""Lines whose text says that their price is one for many, and what their amount counts."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.sentences.of_lines.priced_by_many import priced_by_many
from schemas import Claim, Layer, Value
from tests.extractors.grid import reading
from tests.extractors.resolve.bill import BILL


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
        "Einzelpreis versteht sich je 100 Stk",
        "Unit price is understood to be per 100 pcs.",
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
        "Verpackt zu je 100 Stk",
        "Price as agreed, packed per 100 pcs",
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


def _told_of_all(text: str, bill: str = BILL) -> bool:
    return "by_many" in {one.kind for one in extract(reading(bill.format(more=f"\n\n{text}"))).notices}


@pytest.mark.parametrize(
    "text",
    [
        "Alle Einzelpreise verstehen sich je 100 Stück.",
        "All prices are per 100 pieces.",
        "Les prix s'entendent par 100 pièces.",
        "Precios por 100 unidades.",
        "I prezzi si intendono per 100 pezzi.",
        "Preços por 100 unidades.",
        "De prijzen gelden per 100 stuks.",
        "Ceny podano za 100 szt.",
        "Priserna gäller per 100 st.",
        "Priserne er pr. 100 stk.",
        "Ceny jsou uvedeny za 100 ks.",
        "Ceny sú uvedené za 100 ks.",
        "Cijene su izražene za 100 komada.",
        "Hinnat ovat per 100 kpl.",
        "Цените са за 100 броя.",
        "Οι τιμές είναι ανά 100 τεμάχια.",
    ],
)
def test_a_sentence_by_which_all_prices_are_for_many_is_told_where_each_is_counted(text: str) -> None:
    assert _told_of_all(text)
    counted = BILL.replace("2        35.00", "200        35.00").replace("3        10.00", "300        10.00")
    assert not _told_of_all(text, counted)


@pytest.mark.parametrize(
    "text",
    [
        "Alle Einzelpreise verstehen sich je Stück, Verpackung zu 100 Stück.",
        "All prices are per piece, packed by 100.",
        "Our price list has 100 pages.",
        "Prices rise by 100 % in July.",
        "All prices in EUR, plus VAT.",
        "Prices per 100 g are shown for comparison on our labels.",
        "Fuel surcharge follows the diesel price per 100 litres.",
        "Preise pro 100 g finden Sie am Regal.",
    ],
)
def test_sentences_of_packs_and_other_numbers_are_not(text: str) -> None:
    assert not _told_of_all(text)
