"""Sums that labels leave open: charges behind the total, what a fee is reckoned from, columns of net and gross."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.model import load
from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.rules.totals import propose_totals
from schemas import Claim
from tests.extractors.grid import reading


def totals(text: str) -> dict[str, Claim]:
    claims = extract(reading(text)).claims
    return {term.removeprefix("totals."): claim for term, claim in claims.items() if term.startswith("totals.")}


def values(text: str) -> dict[str, str]:
    return {role: str(claim.value) for role, claim in totals(text).items()}


BEHIND = """
Invoice no. 4711

Subscription                          310.59
Total excl. VAT                       310.59
VAT 21 %                               65.22
{total}                       {gross}
Parking tickets (outside the scope)       14.50
{due}                            390.31
"""


def test_what_is_collected_for_others_behind_the_total_is_no_part_of_it() -> None:
    found = totals(BEHIND.format(total="Total incl. VAT", gross="375.81", due="Amount due"))
    assert [str(found[role].value) for role in ("net", "tax", "gross", "due")] == [
        "310.59",
        "65.22",
        "375.81",
        "390.31",
    ]
    assert found["due"].doubt is not None  # no label says what the difference is


def test_what_is_free_of_tax_before_the_total_is_a_part_of_it() -> None:
    found = values(BEHIND.format(total="Subtotal       ", gross="375.81", due="Total incl. VAT"))
    assert (found["net"], found["tax"], found["gross"]) == ("325.09", "65.22", "390.31")


FEE = """
Invoice no. 4711

Box office gross as reported        {gross}
less VAT 6 % in the tickets          4,766.89
Base of the fee                     79,448.11

Fee 47.5 % of the base              37,737.85

Net                                 {net}
Total VAT                            2,264.27
Rounding                                -0.12
Amount due EUR                      40,002.00
"""


def test_what_a_fee_is_reckoned_from_is_not_the_total() -> None:
    found = values(FEE.format(gross="84,215.00", net="37,737.85"))
    assert (found["net"], found["tax"], found["due"]) == ("37737.85", "2264.27", "40002.00")


FINAL = """
Schlussrechnung Nr. 26-012

                                                   netto      USt 19 %        brutto
Gesamthonorar                                  53.840,80     10.229,75     64.070,55
abzgl. 1. Abschlagsrechnung 24-117, bezahlt   -12.000,00     -2.280,00    -14.280,00
abzgl. 2. Abschlagsrechnung 25-031, bezahlt   -15.500,00     -2.945,00    -18.445,00
{rest}                                 26.340,80      5.004,75     31.345,55
"""


@pytest.mark.parametrize("rest", ["Restforderung", "Zahlbetrag   "])
def test_what_is_due_and_what_was_paid_between_net_and_gross_are_those_of_the_gross(rest: str) -> None:
    found = values(FINAL.format(rest=rest))
    assert (found["net"], found["gross"], found["due"]) == ("53840.80", "64070.55", "31345.55")
    assert Decimal(found["paid"]) == Decimal("32725.00")


@pytest.mark.parametrize(("unit", "named"), [("m3", False), ("EUR", True)])
def test_a_weight_and_a_volume_are_no_totals(unit: str, named: bool) -> None:
    sheet = Sheet(Layout(reading(f"Contents 14 cartons, 371 kg gross, 2.47 {unit}")), "en")
    assert any(claim.value == Decimal("2.47") for claim in propose_totals(sheet)) is named


def test_the_tax_of_a_part_and_a_rounding_make_the_total() -> None:
    text = """
Rechnung Nr. 4711

Fracht                          4'384.45
Handling                          523.35
Total exkl. MWST                4'907.80
MWST 8.1% auf 523.35               42.39
Zwischentotal                   4'950.19
Rundung                             0.01
Rechnungsbetrag CHF             4'950.20
"""
    found = values(text)
    assert (found["net"], found["tax"], found["gross"], found["due"]) == ("4907.80", "42.39", "4950.19", "4950.20")


COINLESS = """
Számla sorszáma: T-2026/00873

Megnevezés           Nettó     ÁFA     ÁFA Ft      Bruttó
Könyv            1 377 600      5%     68 880   1 446 480
Molinó             223 600     27%     60 372     283 972

ÁFA összesítő        nettó                áfa      bruttó
5%               1 377 600             68 880   1 446 480
27%                223 600             60 372     283 972
összesen         1 601 200            129 252   1 730 452

Fizetendő végösszeg: 1 730 452 Ft

{equivalent}
"""


@pytest.mark.parametrize("equivalent", ["Tájékoztatásul 4 423,45 EUR (MNB 391,20)", ""])
def test_amounts_without_decimals_stay_money_beside_the_same_in_another_currency(equivalent: str) -> None:
    found = values(COINLESS.format(equivalent=equivalent))
    assert (found["net"], found["tax"], found["gross"]) == ("1601200", "129252", "1730452")


def test_a_deposit_behind_the_total_makes_no_larger_total_of_a_rate_without_a_name() -> None:
    text = """
INVOICE

Invoice number: BT-2024-0117
Invoice date: 15 May 2024

Description            Qty     Unit price      Amount
Garden tool              1         100.00      100.00

Net total                                      100.00
19 %                                            19.00
Total                                          119.00
Refundable deposit                              50.00
Amount due                                EUR  169.00
"""
    found = extract(reading(text), model=load()).claims
    assert [str(found[f"totals.{role}"].value) for role in ("net", "tax", "gross", "due")] == [
        "100.00",
        "19.00",
        "119.00",
        "169.00",
    ]
