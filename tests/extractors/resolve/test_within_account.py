"""Digits of the account to pay to, which a speck on a scan makes an amount of."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from tests.extractors.grid import reading

NOTARY = """
Kancelaria Notarialna Elżbieta Wrońska
NIP 779-163-05-27

*Faktura nr 51/06/2026
Data wystawienia: 18.06.2026

Czynność             Ilość     Cena netto     Netto zł     VAT %
Pełnomocnictwo       1         924,00         924,00       23
                                              Wynagrodzenie netto      924,00 zł
                                              VAT 23%                  212,52 zł
                                              Wartość faktury brutto 1 136,52 zł

Razem do zapłaty: 1 136,52 zł, przelewem do dnia 25.06.2026 r. na rachunek 28 {groups}
0010 4882 0773 w Banku Pekao S.A.
"""


@pytest.mark.parametrize(
    ("groups", "account", "rivals"),
    [
        ("1240 6667 1111", "PL28124066671111001048820773", 0),
        ("1240.6667 1111", "PL28124066671111001048820773", 0),  # a speck on a scan
        ("1240.6668 1111", None, 1),  # no account: it may be an amount
    ],
)
def test_a_speck_within_an_account_makes_no_amount_of_it(groups: str, account: str | None, rivals: int) -> None:
    read = extract(reading(NOTARY.format(groups=groups)))
    paid = read.claims.get("payment.iban")
    assert (paid.value if paid is not None else None) == account
    assert sum(one.term == "totals.due" for one in read.rivals) == rivals
