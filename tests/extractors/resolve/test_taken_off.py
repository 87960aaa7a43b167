"""What a row takes off leaves a rest, which is not the total."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.model import load
from tests.extractors.grid import reading

ADVANCE = """
FAKTURA - daňový doklad č. 2610447118

                              Základ Kč       DPH Kč     Celkem Kč
Základ 21 %                   91 000,00    19 110,00    110 110,00
Odpočet zálohy               {taken}
Zbývá                         61 000,00    12 810,00     73 810,00

K úhradě: 73 810,00 Kč
"""
CORRECTION = """
Faktura korygująca KOR/0044/12/2025

Przed korektą
Nazwa               Netto      VAT      Kwota VAT
Palety           4 000,00      23%         920,00
Razem            4 000,00                  920,00

Po korekcie
Nazwa               Netto      VAT      Kwota VAT
Palety           3 500,00      23%         805,00
Razem            3 500,00                  805,00

Różnica
Nazwa               Netto      VAT      Kwota VAT
Palety            -500,00      23%        -115,00
Razem             -500,00                 -115,00

Stawka              Netto      VAT      Brutto
23%               -500,00  -115,00     -615,00

Wartość brutto przed korektą 4 920,00
Wartość brutto po korekcie 4 305,00
Do zwrotu: 615,00 PLN
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


def totals(text: str) -> dict[str, object]:
    claims = extract(reading(text), model=load()).claims
    return {role: claims[f"totals.{role}"].value for role in ("net", "tax") if f"totals.{role}" in claims}


def test_what_an_advance_leaves_is_no_total() -> None:
    text = ADVANCE.format(taken="-30 000,00    -6 300,00    -36 300,00")
    assert totals(text) == {"net": Decimal("91000.00"), "tax": Decimal("19110.00")}


def test_a_correction_says_what_it_takes_off() -> None:
    found = {role: abs(Decimal(str(value))) for role, value in totals(CORRECTION).items()}
    assert found == {"net": Decimal("500.00"), "tax": Decimal("115.00")}


def test_the_row_of_one_rate_is_not_the_sum_of_all_where_that_stands_without_the_total() -> None:
    assert totals(PARTS) == {"net": Decimal("-3570.00"), "tax": Decimal("-522.90")}


@pytest.mark.parametrize("taken", ["", "-100,00      -21,00       -121,00"])
def test_what_no_row_leaves_is_read_as_labels_say(taken: str) -> None:
    """Nothing between the two totals, or what does not make the rest."""
    assert totals(ADVANCE.format(taken=taken)) == {"net": Decimal("61000.00"), "tax": Decimal("12810.00")}
