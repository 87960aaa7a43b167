"""Who sells on a document that the buyer makes out."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from tests.extractors.grid import reading

LETTER = """
Elbmilch Genossenschaft eG
Deichweg 3
29439 Musterstadt
USt-IdNr. DE136695976


Milchhof Behrens GbR
Dorfweg 18
29459 Musterdorf


{title}

Gutschrift Nr.   G-12
Datum            05.05.2025

Bezeichnung       Menge     Preis      Betrag
Rohmilch          1.000      0,40      400,00

Nettobetrag                            400,00
7,8 % USt                               31,20
Auszahlungsbetrag                      431,20
"""


@pytest.mark.parametrize(
    ("title", "seller"),
    [("Abrechnung im Gutschriftverfahren", "Milchhof Behrens GbR"), ("Gutschrift", "Elbmilch Genossenschaft eG")],
)
def test_who_is_addressed_sells_where_more_than_a_title_says_that_the_buyer_bills(title: str, seller: str) -> None:
    """ "Gutschrift" alone may be a credit note of whose letterhead it bears."""
    claims = extract(reading(LETTER.format(title=title))).claims
    assert claims["seller.name"].value == seller
    turned = seller.startswith("Milchhof")
    assert claims["buyer.vat_id" if turned else "seller.vat_id"].value == "DE136695976"
    assert (claims["seller.name"].doubt is not None) is turned


def test_a_heading_tells_who_sells() -> None:
    """Whom a self-billed invoice calls the supplier is the supplier."""
    text = LETTER.replace("Milchhof", "Lieferant:\nMilchhof").format(title="Abrechnung im Gutschriftverfahren")
    assert extract(reading(text)).claims["seller.name"].value == "Milchhof Behrens GbR"


MILK = """
ELM ANDELSMEJERI A.M.B.A.                    {title}
Mejerivej 2
6870 Ølgod
CVR 15587776


I/S Birk v/ Anna Feld
Birkevej 41
6893 Hemmet


Bilagsnr.     AFR 2026-08
Dato          21. august 2026

Mælkeafregning august 2026

Beskrivelse       Antal     Pris       Beløb
Uge 31            1.000     3,00       3.000,00

I alt ekskl. moms                      3.000,00
Moms 25 %                                750,00
I alt inkl. moms                       3.750,00
"""


@pytest.mark.parametrize("title", ["Afregningsbilag udstedt af køber", "Selvfaktura"])
def test_a_title_of_self_billing_stands_above_the_one_of_what_it_is_about(title: str) -> None:
    found = extract(reading(MILK.format(title=title)))
    assert found.subtype == "self_billing"
    assert found.claims["seller.name"].value == "I/S Birk v/ Anna Feld"


def test_without_such_a_title_the_letterhead_sells() -> None:
    found = extract(reading(MILK.format(title="Side 1 af 1")))
    assert (found.subtype, found.claims["seller.name"].value) == (None, "ELM ANDELSMEJERI A.M.B.A.")


def test_a_person_whom_the_letter_of_the_buyer_addresses_by_title_sells() -> None:
    letter = LETTER.replace("Milchhof Behrens GbR", "Frau\nWiebke Behrens")
    claims = extract(reading(letter.format(title="Abrechnung im Gutschriftverfahren"))).claims
    assert claims["seller.name"].value == "Wiebke Behrens"
    assert claims["seller.name"].doubt is not None
