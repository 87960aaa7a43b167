"""The letters of a series are of the number, wherever the page prints them before it."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from tests.extractors.grid import reading

_BILL = """
Lentpjūvė Miškas UAB
Laisvės al. 12, 44240 Kaunas

{head}

Prekė                              Kiekis     Kaina     Suma
Lenta                                   2     10.00    20.00

Suma be PVM                                            20.00
PVM 21 %                                                4.20
Iš viso mokėti                                         24.20
"""


def _number(head: str) -> object:
    return extract(reading(_BILL.format(head=head))).claims["invoice_number"].value


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("PVM SĄSKAITA FAKTŪRA\nSerija VFX Nr. 0012\n2024-05-15", "VFX 0012"),
        ("PVM SĄSKAITA FAKTŪRA Serija VFX Nr. 0012\n2024-05-15", "VFX 0012"),
        ("Sąskaita faktūra\nSerija VFX   Nr. 0012\n2024-05-15", "VFX 0012"),
        ("FACTURĂ FISCALĂ\nSeria ABC nr. 123\nData: 15.05.2024", "ABC 123"),
        ("Factură seria ABC, nr. 000123 din 15.05.2024", "ABC 000123"),
        ("FACTURA\nSeria: ABC    Numar: 123\nData: 15.05.2024", "ABC 123"),
        ("FACTURA\nSeria ABC\nNumar 123\nData: 15.05.2024", "ABC 123"),
        ("FACTURĂ FISCALĂ\nSeria BVT nr. 0 3 1 8\nData: 15.05.2024", "BVT 0318"),
        ("FACTURA\nSerie F26 número 0.043\nFecha: 15-05-2024", "F26 0.043"),
        ("FACTURA\nSerie OB/26 · Número 00031\nFecha: 15-05-2024", "OB/26 00031"),
        ("FACTURA\n\nSERIE    FACTURA    FECHA\nR26      003118     15-05-2024", "R26 003118"),
        ("FACTURE n° F 2026 / 03 – 0117\nDate : 15/05/2024", "F 2026 / 03 – 0117"),
        ("RECHNUNG Nr. 2026 – 9\nDatum: 15.05.2024", "2026 – 9"),
        ("Rechnung\nRechnungsnummer: M 26 1108 4417 03\nDatum: 15.05.2024", "M 26 1108 4417 03"),
        ("Factura\nSerie y nº   B 00 127 / 26\nFecha: 15.05.2024", "B 00 127 / 26"),
        ("Note d'honoraires n° 2026.31 bis\nDate : 15/05/2024", "2026.31 bis"),
        ("CERTIFICACIÓN-FACTURA nº 2\nSerie OB/26 · Número 00031\nFecha: 15-05-2024", "OB/26 00031"),
        ("FACTURA\n\nF26 número 0.043\n\nFecha: 15-05-2024", "F26 0.043"),
        ("Faktura VAT nr FS 211 / 02 / 2026 / BB\nData: 15.05.2024", "FS 211 / 02 / 2026 / BB"),
        ("FAKTURA\nNumer faktury: MT 1347/2026\nData: 15.05.2024", "MT 1347/2026"),  # no VAT id of Malta
        ("Vorschreibung und Rechnung Nr. VS 410/2026/118\nDatum: 15.05.2024", "VS 410/2026/118"),
        ("FACTURĂ\nSeria ABC nr. 123 din 15.05.2024\nDelegat: Ion Pop, CI seria RX nr. 456789", "ABC 123"),
    ],
)
def test_a_series_begins_the_number(head: str, number: str) -> None:
    assert _number(head) == number


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("FACTURĂ Nr. 123\nData 15.05.2024\nDelegat: Ion Pop, CI seria RX nr. 456789", "123"),  # of an identity card
        ("FACTURĂ Nr. 123\nData 15.05.2024\nSeria ABC este valabilă", "123"),
        ("FACTURA número 77\n\nFT320 número 2214\n\nFecha: 15-05-2024", "77"),  # of a machine
        ("FACTURĂ\nMagazin ABC\nNumar 123\nData: 15.05.2024", "123"),
        ("FACTURĂ\nNumar 0318\nData: 15.05.2024\nAchitat cu chitanta seria CH nr. 5544", "0318"),  # of a receipt
        ("FACTURĂ\nNumar 0318\nData: 15.05.2024\nAviz de insotire seria AV nr. 5544", "0318"),
        ("FACTURĂ\nNumar 0318\nData: 15.05.2024\nAviz de insotire seria AV\nnr. 5544", "0318"),
        ("FACTURĂ\nNumar 0318\nData: 15.05.2024\nAchitat cu chitanta\nseria CH nr. 5544", "0318"),
        ("FACTURĂ\nNumar 0318\nData: 15.05.2024\nAviz de insotire    seria AV nr. 5544", "0318"),
    ],
)
def test_other_letters_do_not(head: str, number: str) -> None:
    assert _number(head) == number


def test_capitals_behind_a_label_that_names_the_same_begin_an_order_number() -> None:
    claims = extract(reading(_BILL.format(head="FACTURE n° 7\nVotre bon de commande : BC TT-2025-19"))).claims
    assert claims["purchase_order_reference"].value == "BC TT-2025-19"
