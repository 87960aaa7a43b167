"""The bank that keeps an account is called under its number: it is no legal name of the seller."""

from __future__ import annotations

from decimal import Decimal

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


@pytest.mark.parametrize("number", ["REGON 634019772", "tel. 61 426 11 90, REGON 634019772"])
def test_a_company_under_another_number_may_be(number: str) -> None:
    claims = extract(reading(_bill(account=number, company="Woltan Instal S.A."))).claims
    assert claims["seller.name"].doubt is not None or claims["seller.name"].value == "Woltan Instal S.A."


@pytest.mark.parametrize(("due", "kept"), [("26 158,04", "1376.74"), ("27 534,78", None)])
def test_what_is_kept_back_as_a_security_is_withheld_where_it_makes_what_is_due(due: str, kept: str | None) -> None:
    claims = extract(reading(_bill(kept=KEPT, due=due))).claims
    assert "totals.paid" not in claims
    if kept is not None:
        assert (claims["totals.withheld"].value, claims["totals.withheld"].doubt) == (Decimal(kept), None)
        assert claims["totals.due"].value == Decimal("26158.04")
