"""What a row takes off leaves the totals, and the row of one rate is no total."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.model import load
from schemas.grades import PROVED
from tests.extractors.grid import reading

REDUCED = """
Rechnung Nr. 2024-117

                              Netto       MwSt 19%      Brutto
Zwischensumme                100,00          19,00      119,00
{less:<28} -10,00          -1,90      -11,90
Gesamtbetrag                  90,00          17,10      107,10 EUR
"""
PARTS = """
Opravný daňový doklad DB260003

položka             DPH %       základ          DPH       celkem
Aranžmá stolní         12    -2 520,00      -302,40    -2 822,40
Váza skleněná          21    -1 050,00      -220,50    -1 270,50

základ 12 %                  -2 520,00   daň            -302,40
základ 21 %                  -1 050,00   daň            -220,50
celkem                       -3 570,00                  -522,90
zaokrouhlení                                              -0,10
K vrácení Kč                                          -4 093,00
"""


CREDITED = """
CREDIT NOTE

Credit note number: BT-2024-0117
For invoice: BT-2024-0099

Description            Net      VAT         Gross
Garden tool            -100.00     -19.00     -119.00
Spade                   -50.00      {tax}      {gross}

Total EUR              -150.00     {taxes}     {whole}
"""


def totals(text: str) -> dict[str, object]:
    claims = extract(reading(text), model=load()).claims
    return {role: claims[f"totals.{role}"].value for role in ("net", "tax", "gross") if f"totals.{role}" in claims}


@pytest.mark.parametrize("less", ["Rabatt 10 %", "Treuerabatt", "Pfandrückgabe", "Rückgabe Spaten"])
def test_what_a_discount_or_return_leaves_is_the_total(less: str) -> None:
    assert totals(REDUCED.format(less=less)) == {
        "net": Decimal("90.00"),
        "tax": Decimal("17.10"),
        "gross": Decimal("107.10"),
    }


def test_the_row_of_one_rate_is_not_the_sum_of_all_where_that_stands_without_the_total() -> None:
    found = totals(PARTS)
    assert (found["net"], found["tax"]) == (Decimal("-3570.00"), Decimal("-522.90"))


@pytest.mark.parametrize(
    ("tax", "gross", "taxes", "whole"),
    [("-9.50", "-59.50", "-28.50", "-178.50"), ("-3.50", "-53.50", "-22.50", "-172.50")],
)
def test_what_one_line_of_a_credit_note_leaves_of_all_is_no_doubt(tax: str, gross: str, taxes: str, whole: str) -> None:
    text = CREDITED.format(tax=tax, gross=gross, taxes=taxes, whole=whole)
    found = extract(reading(text), model=load()).claims["totals.tax"]
    assert (found.value, found.score) == (Decimal(taxes), PROVED)
