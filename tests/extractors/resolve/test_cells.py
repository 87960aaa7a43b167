"""Amounts in the rows of items are not taken for totals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.model import load
from extractors.resolve import cells_of, is_sold, sold, stands_in
from schemas import Box, Claim, Layer
from tests.extractors.grid import reading

EXEMPT = """
Invoice 7001

Description         Qty    Price      Amount
Blue paint           18     98.00    1764.00
Red paint          1000      7.17    7170.00
                            Total    8934.00

Reverse charge
"""
SURCHARGE = """
Invoice 7002

Description         Qty    Price      Amount
Fuel surcharge    10.00      2.50      25.00
Red paint          4.00      5.00      20.00
                        Net total      45.00
                        VAT 20 %        9.00
                            Total      54.00
"""
CREDITED = """
Gutschrift Nr. 7003

Beschreibung                                  Betrag
Akontorechnung 12                            -400.00
Preisnachlass                                -600.00

Nettobetrag                                 -1000.00
MwSt 19 %                                    -190.00
Gesamtbetrag                                -1190.00
"""
ADVANCED = """
Rechnung Nr. 7004

Beschreibung                                  Betrag
Spaten                                         70.00
Reifen                                         30.00

Nettobetrag                                   100.00
MwSt 19 %                                      19.00
Gesamtbetrag                                  119.00
Akontorechnung 12                             -50.00
Zahlbetrag                                     69.00
"""


def cell(path: str, value: str, x0: float, doubt: str | None = None) -> Claim:
    box = Box(x0, 100, x0 + 20, 110)
    return Claim(
        term=path, value=Decimal(value), raw=value, layer=Layer.RULES, score=0.9, page=1, boxes=(box,), doubt=doubt
    )


def items(*rows: tuple[str, str, str], doubt: str | None = None) -> dict[str, Claim]:
    fields = ("quantity", "unit_price", "net")
    claims = (
        cell(f"lines[{n}].{field}", value, 100.0 * n + 30 * at, doubt)
        for n, row in enumerate(rows)
        for at, (field, value) in enumerate(zip(fields, row, strict=True))
    )
    return {claim.term: claim for claim in claims}


def test_cells_are_all_words_of_items_whose_arithmetic_holds() -> None:
    lines = items(("2", "3.00", "6.00"), ("1", "4.00", "4.00"))
    cells = cells_of(lines)
    assert all(stands_in(claim, cells) for claim in lines.values())


def test_the_cell_of_a_discount_is_one_of_its_line() -> None:
    lines = items(("2", "3.00", "5.00"), ("1", "4.00", "4.00"))
    discount = cell("lines[0].allowances[0].amount", "1.00", 500.0)
    assert stands_in(discount, cells_of(lines | {discount.term: discount}))


def test_a_discount_that_was_derived_has_no_cell() -> None:
    """Its places are those of its operands, and one of them may be a total."""
    lines = items(("2", "3.00", "5.00"))
    net = lines["lines[0].net"]
    discount = net.model_copy(update={"term": "lines[0].allowances[0].amount", "layer": Layer.DERIVED})
    assert not stands_in(net, cells_of(lines | {discount.term: discount}))


def test_items_in_doubt_say_nothing_about_totals() -> None:
    assert not cells_of(items(("2", "3.00", "7.00"), ("1", "4.00", "5.00"), doubt="2 x 3 is 6."))


def test_the_amount_of_the_only_item_may_be_the_total() -> None:
    lines = items(("2", "3.00", "6.00"))
    assert not stands_in(lines["lines[0].net"], cells_of(lines))
    assert stands_in(lines["lines[0].quantity"], cells_of(lines))


def test_line_amounts_are_not_net_and_tax() -> None:
    claims = extract(reading(EXEMPT)).claims
    assert claims["totals.net"].value == Decimal("8934.00")
    assert claims["totals.tax"].value == 0
    assert claims["totals.gross"].value == Decimal("8934.00")


def test_a_quantity_is_no_charge() -> None:
    claims = extract(reading(SURCHARGE)).claims
    assert "totals.charges" not in claims
    assert claims["totals.net"].value == Decimal("45.00")


def test_what_is_in_the_sum_of_the_items_was_not_paid_of_it() -> None:
    assert "totals.paid" not in extract(reading(CREDITED)).claims


def test_what_is_taken_off_below_the_total_was_paid() -> None:
    paid = extract(reading(ADVANCED)).claims["totals.paid"]
    assert (paid.value, paid.doubt) == (Decimal("50.00"), None)


ON_ACCOUNT = """
Factura 7005

Concepto                                      Importe
Cuota fija mensual a cuenta                    640,00

Base imponible                                 640,00
IVA 21 %                                       134,40
Total factura                                  774,40
"""


def test_the_only_item_is_no_payment_where_it_is_the_net_of_the_total() -> None:
    claims = extract(reading(ON_ACCOUNT)).claims
    assert "totals.paid" not in claims
    assert claims["totals.due"].value == Decimal("774.40")


TWO_CURRENCIES = """
FAKTURA / INVOICE No 1000004417

Description                 Quantity             Price EUR      Amount EUR
Crane hire                        14                100,00        1 400,00

{head}
Taxable base                               {other}        1 400,00
VAT 20,00 %                                {tax}          280,00
Total due                                  {whole}        1 680,00
"""


def test_the_column_of_another_currency_holds_no_totals() -> None:
    head = "                                BGN (1 EUR = 1,95583)             EUR"
    text = TWO_CURRENCIES.format(head=head, other="  2 738,16", tax="    547,63", whole="  3 285,79")
    found = extract(reading(text), model=load()).claims
    assert (found["currency"].value, found["totals.gross"].value) == ("EUR", Decimal("1680.00"))
    assert found["totals.due"].value == Decimal("1680.00")


def test_the_only_column_is_that_of_the_totals() -> None:
    found = extract(
        reading(TWO_CURRENCIES.format(head="", other=" " * 10, tax=" " * 10, whole=" " * 10)), model=load()
    ).claims
    assert (found["currency"].value, found["totals.due"].value) == ("EUR", Decimal("1680.00"))


BESIDE = """
INVOICE 7006

Description                 Quantity             Price EUR      Amount EUR
Crane hire                         1                100,00          100,00

{head}
{first:<48} Net total           100,00
{second:<48} VAT 19 %             19,00
{third:<48} {total:<18}  119,00
"""
ACCOUNTS = {"first": "IBAN DE89 3704 0044 0532 0130 00 EUR", "second": "Account for payments in USD"}


@pytest.mark.parametrize(
    "said",
    [
        {**ACCOUNTS, "third": "Payment accepted in EUR or USD"},
        {"head": " " * 60 + "USD/EUR 0.9091"},
        {"head": " " * 56 + "Prices based on USD"},
        {"total": "Total (EUR)"},
        {"total": "TOTAL ALL"},
    ],
)
def test_what_is_said_beside_or_above_totals_makes_none_of_them_foreign(said: dict[str, str]) -> None:
    text = BESIDE.format(**{"head": "", "first": "", "second": "", "third": "", "total": "Total", **said})
    found = extract(reading(text), model=load()).claims
    assert [found[f"totals.{role}"].value for role in ("net", "tax", "gross")] == [100, 19, 119]


def test_the_end_of_its_label_makes_an_amount_foreign() -> None:
    text = BESIDE.format(head="", first="", second="", third="", total="Total") + "\nEquivalent USD        129,12"
    found = extract(reading(text), model=load()).claims
    assert found["totals.due"].value == 119


UNTAXED = """
Tandteknik Wennerholm

*FAKTURA

Fakturanr     1204
Datum         2026-01-30

Ordernr     Arbete                              Belopp kr
26000       Krona zirkonia 16                    2 185,00
26007       Bro 3-led metallkeramik              6 640,00
26014       Bettskena hard                       1 320,00

                              *ATT *BETALA *KR  *10 145,00
{said}
"""


def test_the_last_item_is_no_tax_where_words_say_that_none_is_charged() -> None:
    free = "Tandtekniska arbeten är undantagna från moms, 3 kap. 4 § ML."
    claims = extract(reading(UNTAXED.format(said=free)), model=load()).claims
    assert [str(claims[f"totals.{name}"].value) for name in ("net", "tax", "gross")] == ["10145.00", "0", "10145.00"]
    assert sum(term.endswith(".net") and term.startswith("lines[") for term in claims) == 3


@pytest.mark.parametrize(
    ("label", "total", "is_item"),
    [
        (None, "300.00", True),
        ("VAT", "300.00", False),  # a label calls it a tax
        (None, "310.00", False),  # the items are no total
    ],
)
def test_what_no_label_calls_a_tax_is_none_among_items_that_are_a_total(
    label: str | None, total: str, *, is_item: bool
) -> None:
    lines = {
        f"lines[{n}].net": cell(f"lines[{n}].net", value, 100.0 * n) for n, value in enumerate(("250.00", "50.00"))
    }
    tax = lines["lines[1].net"].model_copy(update={"term": "totals.tax", "label": label})
    added = sold(lines, [cell("totals.gross", total, 400.0)])
    assert is_sold(tax, frozenset(), added) is is_item
    assert not is_sold(tax.model_copy(update={"term": "totals.net"}), frozenset(), added)
