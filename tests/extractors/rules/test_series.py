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
        ("FACTURA\n\nF26 número 0.043\n\nFecha: 15-05-2024", "F26 0.043"),
        ("Faktura VAT nr FS 211 / 02 / 2026 / BB\nData: 15.05.2024", "FS 211 / 02 / 2026 / BB"),
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
    ],
)
def test_other_letters_do_not(head: str, number: str) -> None:
    assert _number(head) == number
