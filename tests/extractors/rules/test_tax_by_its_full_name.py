"""That no tax is charged is understood where the tax is called by its full name, and adds nothing to what is owed."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from tests.extractors.grid import reading

_PAGE = """
Muster Ltd                                          INVOICE
Invoice number:  R-17
Invoice date:    1 May 2024

Quarterly premium, 27 vehicles                        714.00
Total premium due by 6 June 2024                      714.00

{text}
"""


@pytest.mark.parametrize(
    "text",
    [
        "Insurance is exempt from Value Added Tax.",
        "Exempt from value-added tax.",
        "Von der Mehrwertsteuer befreit.",
        "Opération exonérée de la taxe sur la valeur ajoutée.",
        "Operazione esente dall'imposta sul valore aggiunto.",
        "Operación exenta del impuesto sobre el valor añadido.",
        "Vrijgesteld van belasting over de toegevoegde waarde.",
        "Usługa zwolniona z podatku od towarów i usług.",
        "Isento de imposto sobre o valor acrescentado.",
        "Undantagen från mervärdesskatt.",
        "Fritaget for merværdiafgift.",
        "Unntatt fra merverdiavgift.",
        "Osvobozeno od daně z přidané hodnoty.",
        "Oslobodené od dane z pridanej hodnoty.",
        "Scutit de taxa pe valoarea adăugată.",
        "Vapautettu arvonlisäverosta.",
        "Mentes az általános forgalmi adó alól.",
        "Oproščeno davka na dodano vrednost.",
        "Oslobođeno poreza na dodanu vrijednost.",
        "Освободена от данък върху добавената стойност.",
        "Απαλλάσσεται από φόρο προστιθέμενης αξίας.",
        "Käibemaksust vabastatud.",
        "Atbrīvots no pievienotās vērtības nodokļa.",
        "Neapmokestinama pridėtinės vertės mokesčiu.",
    ],
)
def test_no_tax_is_charged(text: str) -> None:
    read = extract(reading(_PAGE.format(text=text)))
    assert read.notices == ()
    assert read.statements
    assert read.claims["totals.tax"].value == 0


@pytest.mark.parametrize(
    "text",
    [
        "Value Added Tax will be added to this amount.",
        "La taxe sur la valeur ajoutée sera ajoutée au montant.",
        "Der Betrag versteht sich zuzüglich gesetzlicher Umsatzsteuer.",
    ],
)
def test_a_tax_that_comes_on_top_is_heard(text: str) -> None:
    assert "changed" in [one.kind for one in extract(reading(_PAGE.format(text=text))).notices]
