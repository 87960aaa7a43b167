"""The bank that keeps an account is called under its number: it is no legal name of the seller."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from tests.extractors.grid import reading

BILL = """
*FAKTURA VAT nr FV/7/03/2026

Sprzedawca:
Zakład Instalacji WOLTAN Marek Pietrzak
os. Piastowskie 11/4, 62-200 Gniezno
NIP: 972-104-43-86
{account}
{company}

Nabywca:
Zielrama Ogród Sp. z o.o.
ul. Cegielniana 17, 62-200 Gniezno
NIP: 7843026170

Data wystawienia: 13.03.2026      Termin płatności: 03.04.2026

Nazwa                        Ilość     Cena netto     Wartość netto     VAT     Kwota VAT     Wartość brutto
Rozdzielnica RG-2            1,00      22 386,00      22 386,00         23%     5 148,78      27 534,78

Razem brutto:                                                                    27 534,78 PLN
{kept}
Do zapłaty:                                                                      {due} PLN
"""
KEPT = "Kaucja gwarancyjna 5% (§ 9 umowy), płatna po odbiorze końcowym:                  -1 376,74 PLN"
ACCOUNT = "Konto: 15 1020 4085 0000 3102 0441 7765"


def _bill(
    account: str = ACCOUNT, company: str = "PKO BP S.A. O/Gniezno", kept: str = "", due: str = "27 534,78"
) -> str:
    return BILL.format(account=account, company=company, kept=kept, due=due)


def test_the_bank_of_the_account_is_not_the_seller() -> None:
    name = extract(reading(_bill())).claims["seller.name"]
    assert (name.value, name.doubt) == ("Zakład Instalacji WOLTAN Marek Pietrzak", None)


@pytest.mark.parametrize(
    "number", ["REGON 634019772", "tel. 61 426 11 90, REGON 634019772", "tel. 061 1234567 0151 12345678"]
)
def test_a_company_under_another_number_may_be(number: str) -> None:
    claims = extract(reading(_bill(account=number, company="Woltan Instal S.A."))).claims
    assert claims["seller.name"].doubt is not None or claims["seller.name"].value == "Woltan Instal S.A."


def test_a_security_that_may_be_added_is_not_known_to_be_withheld() -> None:
    kept = KEPT.replace("-1 376,74", "1 376,74")
    assert "totals.withheld" not in extract(reading(_bill(kept=kept, due="28 911,52"))).claims
