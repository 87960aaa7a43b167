"""Codes in the column of taxes that stand for the article by which nothing is charged."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from tests.extractors.grid import reading

BILL = """
Viterie Brambilla S.r.l.                Spett.le
P. IVA IT02875160166                    Zielrama Ogrod Sp. z o.o.

*FATTURA

Numero: 214/E
Data: 30/01/2026

Descrizione                Q.ta     Prezzo     Importo    {head}
Vite TE M5x50              10       10,00      100,00     {code}
Dado autobl. M6            20        2,50       50,00     {other}
                           Imponibile          150,00
                           IVA                 {tax}
                           TOTALE DOCUMENTO    {total}
"""


def _rates(code: str, other: str, tax: str, total: str, head: str = "IVA") -> list[Decimal | None]:
    claims = extract(reading(BILL.format(code=code, other=other, tax=tax, total=total, head=head))).claims
    assert claims["totals.gross"].value == Decimal(total.replace(",", "."))
    return [one.value if (one := claims.get(f"lines[{row}].tax_rate")) else None for row in range(2)]


def test_a_number_that_is_no_rate_anywhere_is_a_code_where_no_tax_is_charged() -> None:
    assert _rates("41", "41", "0,00", "150,00") == [None, None]


@pytest.mark.parametrize(
    ("code", "tax", "total"),
    [
        ("22", "0,00", "150,00"),  # a rate: that nothing is charged is asked about
        ("41", "61,50", "211,50"),  # it is charged, though no country has it
        ("41%", "0,00", "150,00"),  # called a rate
    ],
)
def test_what_may_be_a_rate_stays_one(code: str, tax: str, total: str) -> None:
    assert _rates(code, code, tax, total) == [Decimal(code.rstrip("%"))] * 2


@pytest.mark.parametrize("head", ["IVA %", "Aliquota IVA"])
def test_a_number_under_a_head_of_rates_is_a_rate(head: str) -> None:
    assert _rates("41", "41", "0,00", "150,00", head=head) == [Decimal(41)] * 2
