"""The name of an assessment proves nothing about tax: it may be an item of who checks it for others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from tests.extractors.grid import reading

LEVY = """
Waterschap Rijn en Linge                Postbus 599, 4000 AN Tiel

Zielrama Tuinen & Parken B.V.
Laan van Malkenschoten 88
7333 NP Apeldoorn

*{title} 2026

Aanslagbiljetnummer    26.118.04417
Dagtekening            28 februari 2026
Uiterste betaaldatum   25 april 2026

Heffing                             Grondslag     Tarief     Bedrag
Watersysteemheffing gebouwd         684.000       0,0007     478,80
Zuiveringsheffing bedrijfsruimte    9             78,4500    706,05

Totaal                                                      € 1.184,85
"""


@pytest.mark.parametrize(
    "title", ["Factuur", "Factuur waterschapsbelastingen", "Controle aanslag gemeentelijke belastingen"]
)
def test_a_bill_that_says_nothing_of_tax_charges_no_known_one(title: str) -> None:
    assert "totals.tax" not in extract(reading(LEVY.format(title=title))).claims


def test_a_tax_that_stands_printed_is_charged_whatever_its_name() -> None:
    taxed = LEVY.format(title="Aanslag waterschapsbelastingen").replace(
        "Totaal      ",
        "Subtotaal                                                     1.184,85\n"
        "Btw 21%                                                         248,82\n"
        "Totaal      ",
    )
    claims = extract(reading(taxed.replace("€ 1.184,85", "€ 1.433,67"))).claims
    assert claims["totals.tax"].value == Decimal("248.82")
