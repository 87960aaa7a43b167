"""Bills with the balance of earlier ones: gross is what this bill charges, due what is to be paid now."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from schemas import Extraction
from tests.extractors.grid import reading

BILL = """
Invoice No: 4711
Balance from your last bill          {balance}
Payment received 09 Oct 24           {payment}
Charges this period (excl. VAT)      744.61
VAT @ 9%                              67.01
Total charges this bill              811.62
Total amount due                     {due}
"""


def totals(text: str) -> dict[str, Decimal]:
    return values(extract(reading(text)))


def values(extraction: Extraction) -> dict[str, Decimal]:
    return {
        term.removeprefix("totals."): claim.value
        for term, claim in extraction.claims.items()
        if term.startswith("totals.") and isinstance(claim.value, Decimal)
    }


def test_what_is_left_of_the_last_bill_is_due_as_well() -> None:
    extraction = extract(reading(BILL.format(balance="612.37", payment="450.00 CR", due="973.99")))
    assert values(extraction) == {
        "net": Decimal("744.61"),
        "tax": Decimal("67.01"),
        "gross": Decimal("811.62"),
        "due": Decimal("973.99"),
    }
    assert extraction.claims["totals.due"].doubt is None


def test_the_payment_of_the_last_bill_paid_nothing_of_this_one() -> None:
    found = totals(BILL.format(balance="612.37", payment="612.37", due="811.62"))
    assert (found["gross"], found["due"], found.get("paid")) == (Decimal("811.62"), Decimal("811.62"), None)


def test_a_credit_of_the_last_bill_lowers_what_is_due() -> None:
    text = BILL.replace("Payment received 09 Oct 24           {payment}\n", "")
    assert totals(text.format(balance="-12.00", due="799.62"))["due"] == Decimal("799.62")


def test_what_is_due_with_an_earlier_bill_may_be_rounded() -> None:
    text = BILL.replace("Payment received 09 Oct 24           {payment}", "Rounding   0.38")
    found = totals(text.format(balance="60.00", due="872.00"))
    assert (found["due"], found["rounding"], found["gross"]) == (Decimal("872.00"), Decimal("0.38"), Decimal("811.62"))
    credit = totals("""
Charges this period (excl. VAT)      744.61
VAT @ 9%                              67.01
Total charges this bill              811.62
Balance from your last bill          -12.00
Rounding                               0.38
Total amount due                     800.00
""")
    assert (credit["due"], credit["paid"], credit["rounding"]) == (Decimal("800.00"), Decimal("12.00"), Decimal("0.38"))


def test_a_settled_account_without_an_amount_due_asks_for_the_charges() -> None:
    text = BILL.replace("Total amount due                     {due}\n", "")
    assert totals(text.format(balance="612.37", payment="612.37"))["due"] == Decimal("811.62")


def test_a_payment_of_just_this_bill_did_not_settle_another() -> None:
    text = BILL.replace("Total amount due                     {due}\n", "")
    assert "due" not in totals(text.format(balance="811.62", payment="811.62"))
    flat = totals(BILL.format(balance="811.62", payment="811.62", due="811.62"))
    assert (flat["due"], flat.get("paid")) == (Decimal("811.62"), None)


def test_what_is_open_of_the_last_bill_is_not_guessed() -> None:
    text = BILL.replace("Total amount due                     {due}\n", "")
    assert "due" not in totals(text.format(balance="612.37", payment="450.00"))


def test_the_boxes_of_an_account_summary_are_read() -> None:
    found = totals("""
Bill number: BM26
Previous balance       Payments received      This month's charges      Amount due by 18 Nov 2025
2,241.94               2,241.94               2,255.68                  2,255.68

Total taxable charges                     1,911.60
Total taxes (18%)                           344.08
Total current charges                     2,255.68
""")
    assert (found["gross"], found["due"], found.get("paid")) == (Decimal("2255.68"), Decimal("2255.68"), None)


@pytest.mark.parametrize(
    ("balance", "total", "due"),
    [
        ("Saldo letzte Rechnung", "Rechnungsbetrag", "Zu zahlen"),
        ("Montant facture précédente", "Total TTC", "Net à payer"),
        ("Saldo fattura precedente", "Totale fattura", "Totale da pagare"),
        ("Saldo de la factura anterior", "Total factura", "Total a pagar"),
        ("Saldo da fatura anterior", "Total da fatura", "Total a pagar"),
        ("Saldo vorige factuur", "Totaal incl. BTW", "Te betalen"),
        ("Saldo poprzednie", "Razem brutto", "Do zapłaty"),
        ("Föregående faktura", "Summa inkl. moms", "Att betala"),
        ("Saldo forrige regning", "Total inkl. moms", "At betale"),
        ("Předchozí vyúčtování", "Celkem s DPH", "Celkem k úhradě"),
        ("Önceki Dönem Bakiyesi", "Genel Toplam", "Ödenecek Tutar"),
    ],
)
def test_every_language_names_the_balance_of_earlier_bills(balance: str, total: str, due: str) -> None:
    found = totals(f"""
{balance}        50.00

MwSt 19 % auf 100,00         19.00
{total}        119.00
{due}        169.00
""")
    assert (found["gross"], found["due"], found.get("paid")) == (Decimal("119.00"), Decimal("169.00"), None)


def test_electricity_and_gas_are_summed_with_their_taxes() -> None:
    extraction = extract(
        reading("""
Total charges (including VAT)     157.68

Subtotal of charges before VAT     90.87
VAT @ 5.00%                         4.54
Total electricity charges          95.41

Subtotal of charges before VAT     59.30
VAT @ 5.00%                         2.97
Total gas charges                  62.27
""")
    )
    found = values(extraction)
    assert (found["net"], found["tax"], found["gross"]) == (Decimal("150.17"), Decimal("7.51"), Decimal("157.68"))
    assert all(extraction.claims[f"totals.{role}"].score < 0.8 for role in ("net", "tax", "gross")), "a person looks"


def test_an_earlier_invoice_that_is_open_as_well_is_no_part_of_this_one() -> None:
    extraction = extract(
        reading("""
Subtotal                                            200.00
VAT 20%                                              40.00
Total                                               240.00

Your last invoice 4699
Subtotal                                            100.00
VAT 20%                                              20.00
Total                                               120.00

Total due                                       GBP 360.00
""")
    )
    sure = {t: str(c.value) for t, c in extraction.claims.items() if c.score >= 0.8 and c.doubt is None}
    assert not {"300.00", "60.00"} & set(sure.values())
    assert "totals.gross" not in sure


@pytest.mark.parametrize(
    ("terms", "due"),
    [
        ("Aucun escompte n'est accordé. Indemnité forfaitaire : 40 €.", True),
        ("Solde précédent : 40 €.", False),
    ],
)
def test_a_charge_in_the_terms_is_no_open_balance(terms: str, *, due: bool) -> None:
    text = f"Total HT      100,00\nTVA 20 %       20,00\nTotal TTC     120,00\n\n{terms}"
    assert ("totals.due" in extract(reading(text)).claims) is due


def test_a_credit_of_earlier_bills_is_paid_where_it_leads_to_what_is_due() -> None:
    text = """
Faktura 17/2026
Do zapłaty
799,62 zł

Netto                               744,61
VAT 9%                               67,01
Razem brutto                        811,62
Wartość faktury brutto              811,62
{credit}
Razem do zapłaty                    {due}
"""
    credit = "Nadpłata z poprzednich rozliczeń    -12,00"
    found = totals(text.format(credit=credit, due="799,62"))
    assert (found["gross"], found["paid"], found["due"]) == (Decimal("811.62"), Decimal("12.00"), Decimal("799.62"))


@pytest.mark.parametrize(
    "label",
    ["Niedopłata z poprzednich rozliczeń", "Rückstand aus vorherigen Abrechnungen", "Arrears from previous bills"],
)
def test_what_is_open_of_earlier_bills_is_no_part_of_the_total(label: str) -> None:
    found = totals(f"""
Net total                           744.61
VAT 9%                               67.01
Total incl. VAT                     811.62
{label}      50.00
Total amount due                    861.62
""")
    assert (found["gross"], found["net"], found["due"]) == (Decimal("811.62"), Decimal("744.61"), Decimal("861.62"))
    assert "paid" not in found
