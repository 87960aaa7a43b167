"""Somebody else than the parties: who owes or pays what the invoice is made out for."""

from __future__ import annotations

import pytest

from extractors.page.sheet import sheet_of
from extractors.resolve.principals import principals
from schemas import Claim, Layer
from tests.extractors.grid import reading

_BODY = "Brightwater Tools GmbH\n\n*INVOICE 17\n\nMeadow Gardens GmbH\n\n{row}\n\nTotal due      119.00 EUR"


def _told(row: str) -> list[tuple[str, str, str]]:
    names = {"seller.name": "Brightwater Tools GmbH", "buyer.name": "Meadow Gardens GmbH"}
    chosen = {
        term: Claim(term=term, value=name, raw=name, layer=Layer.RULES, score=0.9, page=1)
        for term, name in names.items()
    }
    sheet = sheet_of(reading(_BODY.format(row=row)))
    return [(one.term, one.label, str(one.value)) for one in principals(chosen, sheet)]


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ("Debtor: Northwall Energy Ltd", "Northwall Energy Ltd"),
        ("The bill payer is Northwall Energy Ltd.", "Northwall Energy Ltd"),
        ("Debtor                     Northwall Energy Ltd", "Northwall Energy Ltd"),
        ("Zahlbar durch\nNordwall Energie GmbH", "Nordwall Energie GmbH"),
        ("Cette facture sera payée par Énergies du Nord SARL.", "Énergies du Nord SARL"),
        ("Płatnik: Energia Północ Sp. z o.o.", "Energia Północ Sp"),
        ("Debtor: Meadow Gardens GmbH & Co. KG", "Meadow Gardens GmbH & Co"),
        ("per conto Idro Lombarda S.r.l.", "Idro Lombarda S.r.l."),
    ],
)
def test_a_company_that_owes_or_pays_is_told(row: str, name: str) -> None:
    [(term, _, value)] = _told(row)
    assert term == "buyer.name"
    assert value == name


@pytest.mark.parametrize(
    "row",
    [
        "Debtor: Meadow Gardens GmbH",
        "Zahlbar durch\nMeadow Gardens GmbH",
        "Debtor no.: 10482",
        "Payable by Bank Transfer",
        "Payable by Bank Transfer as stated above",
        "Kostenträger: 4711 Frau Petersen",
        "NET À PAYER      Crédit du Nord SA",
        "Northwall Energy Ltd",
    ],
)
def test_the_buyer_a_way_to_pay_and_a_number_are_nobody_else(row: str) -> None:
    assert not _told(row)


def test_who_acts_for_somebody_is_told() -> None:
    [(term, _, value)] = _told("Acting for Other Tools Partners")
    assert (term, value) == ("seller.name", "Other Tools Partners")


@pytest.mark.parametrize(
    "row",
    [
        "Prestations réalisées par Durand Hydraulique, facturées par nos soins en son nom.",
        "Services of Durand Hydraulics, invoiced by us on its behalf.",
        "Diese Leistungen werden in dessen Namen und für dessen Rechnung fakturiert.",
        "Servicios facturados en nombre y por cuenta de terceros.",
        "Fattura emessa in nome e per conto di terzi",
        "Faturado em nome de terceiros",
        "Services of Durand Hydraulics, invoiced by Brightwater Tools GmbH of Hamburg, on its behalf.",
        "Prestations de Durand, facturées par la société Brightwater Tools en son nom.",
        "Invoiced and collected by us in its name and on its behalf.",
    ],
)
def test_what_is_billed_in_the_name_of_others_is_told(row: str) -> None:
    assert [term for term, _, _ in _told(row)] == ["seller.name"]


@pytest.mark.parametrize(
    "row",
    [
        "Prestations réalisées par nos soins, facturées au réel.",
        "Pagos realizados en su nombre.",
        "Gastos facturados: tasas pagadas en su nombre y por su cuenta.",
        "Servicios facturados por su cuenta",
        "Fatture pagate in suo nome e per suo conto.",
        "Faturas pagas em seu nome",
        "Invoices are sent to our clients on their behalf.",
        "Fees that were paid on their behalf are invoiced at cost.",
        "The bill must be paid on its behalf.",
        "Invoice paid by you on their behalf.",
        "Invoices approved by clients in their name.",
        "Factures des fournisseurs payées pour leur compte.",
        "Rechnung bezahlt für deren Rechnung.",
    ],
)
def test_what_is_done_in_the_name_of_the_reader_or_of_clients_is_not(row: str) -> None:
    assert not _told(row)
