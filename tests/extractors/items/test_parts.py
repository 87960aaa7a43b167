"""Lines in two groups, each with a sum of its own, where no sum of all of them is printed."""

from __future__ import annotations

from decimal import Decimal

from extractors.extract import extract
from extractors.items.parts import without_sum_of_part
from extractors.page import Layout
from extractors.page.roles import LINE_NET, NET
from extractors.page.sheet import Sheet
from schemas import Claim, Layer
from tests.extractors.grid import reading

BILL = """
Agence en Douane Scaldis S.A.
TVA BE0648311772

*FACTURE

Facture n°: 2026/10388
Date: 17/02/2026

Libellé                                  Code      Montant EUR
Prestations
Formalités import, 3 lignes              AL             145,00
Fret maritime Ningbo - Anvers            AL           2.871,56
Manutention terminal (THC)               AL             262,00
Débours pour votre compte
Droits de douane A00                     HC           1.184,20
Inspection phytosanitaire                HC              91,35

                                         Total prestations    3.278,56
                                         {second}
                                         TVA                      0,00
                                         NET À PAYER EUR      4.554,11
"""
SECOND = "Total débours        1.275,55"


def _read(bill: str) -> tuple[list[Decimal], bool]:
    claims = extract(reading(bill)).claims
    nets = [Decimal(str(claim.value)) for term, claim in claims.items() if term.endswith("].net")]
    return nets, "totals.line_net" in claims


def test_the_lines_of_both_parts_are_read_and_the_sum_of_one_is_not_that_of_all() -> None:
    nets, summed = _read(BILL.format(second=SECOND))
    assert nets == [Decimal(one) for one in ("145.00", "2871.56", "262.00", "1184.20", "91.35")]
    assert not summed


def test_a_rest_that_no_other_sum_names_is_asked_about() -> None:
    assert _read(BILL.format(second=""))[1]
    assert _read(BILL.format(second=SECOND.replace("5,55", "5,56")))[1]


def test_a_sum_of_other_lines_is_kept() -> None:
    """Lines that do not make the net total prove no other reading."""
    assert _read(BILL.format(second=SECOND).replace("91,35", "91,30"))[1]


def test_a_sum_without_a_word_is_no_sum_of_a_part() -> None:
    amounts = ((LINE_NET, " ", "100"), (NET, "Net", "150"))
    claims = {
        term: Claim(term=term, value=Decimal(value), raw=value, layer=Layer.RULES, score=1.0, label=label)
        for term, label, value in amounts
    }
    assert without_sum_of_part(Sheet(Layout(reading(BILL.format(second=SECOND))), "fr"), claims) == claims
