"""Which labels name an amount: in rows of totals, behind the amount, with a rate and its base before the tax."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.meanings import find_exemptions
from extractors.meanings.tax_words import speaks_of_tax
from extractors.page import Layout
from extractors.page.printed import HEARD
from extractors.page.sheet import Sheet
from extractors.rules import propose
from schemas import Box
from tests.extractors.grid import PITCH, page, reading


def roles(text: str, value: str) -> dict[str, float]:
    """The roles of totals that labels give an amount."""
    claims = propose(Sheet(Layout(reading(text)), "en")).claims
    found = [
        claim for claim in claims if claim.value == Decimal(value) and claim.term.startswith(("totals.", "other."))
    ]
    return {claim.term.removeprefix("totals."): claim.score for claim in sorted(found, key=lambda claim: claim.score)}


def totals(text: str) -> dict[str, str]:
    claims = extract(reading(text)).claims
    return {term.removeprefix("totals."): str(c.value) for term, c in claims.items() if term.startswith("totals.")}


@pytest.mark.parametrize(
    "label", ["Moms 25 % på 1 366,25", "TVA à 25,00 % sur 1366,25 EUR", "IVA 25% su 1.366,25", "VAT 25% on 1,366.25"]
)
def test_the_base_in_the_label_of_a_tax_is_no_tax(label: str) -> None:
    text = f"Subtotal      1.366,25\n{label}        341,56\nTotal       1.707,81"
    assert "tax" in roles(text, "341.56")
    assert "tax" not in roles(text, "1366.25")


@pytest.mark.parametrize(
    ("ending", "role"), [("HT", "net"), ("TTC", "gross"), ("€ netto", "net"), ("incl. VAT", "gross")]
)
def test_words_behind_an_amount_say_which_total_it_is(ending: str, role: str) -> None:
    found = roles(f"Total 100,00 {ending}", "100.00")
    assert role in found
    assert not found.keys() & ({"gross", "due"} if role == "net" else {"net"})


def test_a_row_of_totals_is_read_by_its_columns() -> None:
    text = """
Item                  Net       Tax      Total
                   Amount    Amount     Amount
Kettle             100.00     18.00     118.00
Bottle             200.00     36.00     236.00
TOTAL:                        54.00     354.00
"""
    assert "gross" not in roles(text, "54.00")
    assert "tax" in roles(text, "54.00")
    assert "gross" in roles(text, "354.00")


@pytest.mark.parametrize("label", ["Paid on March 14, 2025", "Paid: card ending 1234", "Pagato: Carta di credito"])
def test_an_amount_beside_a_day_or_a_means_of_payment_was_paid(label: str) -> None:
    assert "paid" in roles(f"{label}        -157.50", "-157.50")


@pytest.mark.parametrize(
    "label",
    ["Less retainer paid 1 May", "Abzgl. gezahlte Raten (brutto)", "Acompte versé", "Già pagato",
     "Fattura d'acconto n. 4 del 04.02.2026", "./. Abschlag 26-1031 vom 06.02.2026", "1. Abschlag vom 02.10.2026",
     "abzüglich Ihrer Zahlung vom 20.01.2026", "Less your payment of 1 May", "Afgetrokken: uw betaling"],
)  # fmt: skip
@pytest.mark.parametrize("amount", ["-157.50", "- 157.50 €"])
def test_what_is_taken_off_because_it_was_paid(label: str, amount: str) -> None:
    assert "paid" in roles(f"{label}        {amount}", "-157.50")


@pytest.mark.parametrize(
    ("first", "second", "printed", "paid"),
    [
        ("Akontorechnung 26-1042 vom", "04.02.2026 (inkl. MWST)", "-18'506.70", True),
        ("Deposit invoice 26-1042", "of 4 Feb 2026", "-18'506.70", True),
        ("Rabatt auf Position 1", "und Position 2", "-18'506.70", False),
        ("Anzahlungsrechnung 12", "Anzahlungsrechnung 13", "-18'506.70", False),
        ("Anzahlungsrechnung 12", "abzgl. Rabatt", "-18'506.70", False),
        ("Already paid", "Amount due", "18'506.70", False),
        ("Already paid", "Amount due", "-18'506.70", False),
    ],
)
def test_an_amount_set_between_the_two_rows_of_its_label_was_paid(
    first: str, second: str, printed: str, *, paid: bool
) -> None:
    grid = page(f"Total inkl. MWST{' ' * 20}48'340.16\n./. {first}\n{second}\n{' ' * 36}{printed}")
    *words, amount = grid.words
    box = Box(amount.box.x0, amount.box.top - 1.5 * PITCH, amount.box.x1, amount.box.bottom - 1.5 * PITCH)
    between = grid.model_copy(update={"words": (*words, amount._replace(box=box))})
    claims = propose(Sheet(Layout(reading(between)), "de")).claims
    assert ("totals.paid" in [claim.term for claim in claims]) is paid


def test_an_amount_in_the_words_of_a_row_was_not_paid() -> None:
    assert "paid" not in roles("Deposit 40 % of the sum of 24,800.00        9,920.00", "24800.00")


@pytest.mark.parametrize(
    "label",
    [
        "Discount if paid by 1 May",
        "2% off when paid at once",
        "Deposit to be paid",
        "Ritenuta d'acconto 20%",
        "Abschlag 10 %",
    ],
)
def test_what_is_taken_off_otherwise_was_not_paid(label: str) -> None:
    assert "paid" not in roles(f"{label}        -157.50", "-157.50")
    assert "paid" not in roles(f"{label}        157.50", "157.50")


BASES = """
Totaal excl. btw                     264,60
Btw 9 % (€ 81,60)                      7,34
Btw 21 % (€ 183,00)                   38,43
Totaal btw                            45,77
Totaal incl. btw                     310,37
"""
CREDITED_BASE = """
Total net           -100.00
VAT 20 %             100.00     -20.00
Total               -120.00
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Pas d'escompte. Garantie financière : SOCAMIG, 12 rue Auber 75009 Paris, montant 182 000 €.",
        "Deckungssumme der Versicherung, Gesamtbetrag: 182 000 €",
        "Financial guarantee: Northern Bank, total 182 000 €",
    ],
)
def test_the_sum_of_a_surety_is_no_total(sentence: str) -> None:
    assert roles(sentence, "182000") == {}
    assert roles("Total payable, amount 182 000 €", "182000")


def test_a_base_in_brackets_behind_the_rate_is_no_less_for_them() -> None:
    claims = extract(reading(BASES)).claims
    assert [str(claims[f"tax_breakdown[{n}].base"].value) for n in (0, 1)] == ["81.60", "183.00"]
    assert "tax_breakdown[0].base" not in extract(reading(CREDITED_BASE)).claims


def test_a_rate_in_brackets_is_no_tax() -> None:
    assert "tax" not in roles("IVA (23,00)        340,00     78,20", "-23.00")


def test_all_is_paid_where_an_amount_due_of_0_stands_under_the_payment() -> None:
    found = totals("""
Less discount                          0.00
Total charges excluding GST          597.16
GST (10%)                             59.72
Total including GST                  656.88
Less: card authorised 15 MAR 24     -656.88
Balance owing                          0.00
""")
    assert (found["gross"], found["paid"], found["due"]) == ("656.88", "656.88", "0.00")


def test_a_tax_that_the_buyer_withholds_is_no_payment() -> None:
    found = totals("""
Base imponible        1.000,00
IVA 21%                 210,00
Total factura         1.210,00
Retención              -150,00
Total a pagar         1.060,00
""")
    assert (found["gross"], found["due"], found.get("paid")) == ("1210.00", "1060.00", None)


def test_the_cells_of_a_form_hold_their_label_on_the_left_and_their_amount_on_the_right() -> None:
    found = totals("""
TOTALE COMPENSI              RIVALSA INPS 4% L. 335/95        IMPONIBILE               TOTALE IVA
               1.500,00                            60,00           1.560,00                343,20

                                                                 TOTALE FATTURA EUR
                                                                                         1.903,20
                                                                 RITENUTA D'ACCONTO 20% SU 1.560,00
                                                                                          -312,00
                                                                 NETTO A PAGARE EUR
                                                                                         1.591,20
""")
    assert (found["line_net"], found["charges"], found["net"]) == ("1500.00", "60.00", "1560.00")
    assert (found["gross"], found["withheld"], found["due"]) == ("1903.20", "312.00", "1591.20")


@pytest.mark.parametrize(
    "over", ["Total 1,00     7,00", "Total 1,00", "Total price list", "Total\n\n\n", "Total\n      VAT  "]
)
def test_a_label_beside_an_amount_or_of_something_else_or_far_above_heads_no_cell(over: str) -> None:
    assert "gross" not in roles(f"{over}\n                 17,00", "17.00")


@pytest.mark.parametrize(
    ("label", "heads"),
    [
        ("Sales tax 20 %", True),
        ("Sales tax 20.00 % of EUR 50.00", True),
        ("Sales tax 20 % of €50.00", True),
        ("Sales tax on 50.00, 20 %", True),
        ("Sales tax 20 % 10.00", False),
        ("Sales tax 20 % EUR 10.00", False),
        ("Sales tax 10.00 (20 %)", False),
        ("Sales tax 20 % of 50.00 10.00", False),
    ],
)
def test_a_label_with_a_rate_heads_the_amount_below_unless_it_has_one_of_its_own(label: str, heads: bool) -> None:
    found = roles(f"{label}\n                           17.00", "17.00")
    assert any(role.startswith("tax") for role in found) == heads


def test_instalments_are_parts_of_what_is_due() -> None:
    found = totals("""
Net total      100.00
VAT 20%         20.00
Total incl. VAT      120.00
Amount due 01/02/2025     60.00
Amount due 01/03/2025     60.00
""")
    assert found["due"] == "120.00"


def test_the_gross_before_a_rounding_is_derived() -> None:
    extraction = extract(
        reading("""
Summa exklusive moms        1 366,25
Moms 25 % på 1 366,25         341,56
Öresavrundning                  0,19
Att betala                  1 708,00
""")
    )
    found = {term: str(claim.value) for term, claim in extraction.claims.items()}
    assert found["totals.gross"] == "1707.81"
    assert (found["totals.rounding"], found["totals.due"]) == ("0.19", "1708.00")
    assert extraction.triple_printed


@pytest.mark.parametrize(
    ("free", "total", "net"),
    [
        ("Court fee, VAT exempt                    314.00", "4394.00", "3714.00"),
        ("Court fee                                314.00", "4394.00", None),
        ("Court fee, VAT exempt                    314.00", "4395.00", None),
        ("Court fee, VAT exempt     214.00\nDuty, outside the scope of VAT       100.00", "4394.00", "3714.00"),
    ],
)
def test_what_is_free_of_tax_in_its_own_row_makes_the_total_with_what_is_taxed(
    free: str, total: str, net: str | None
) -> None:
    rows = f"Agreed fee      3400.00\nVAT 20 %         680.00\n{free}\nTotal amount      {total}"
    found = extract(reading(f"Invoice 7\n\n{rows}"))
    value = found.claims["totals.net"].value if "totals.net" in found.claims and found.triple_printed else None
    assert str(value) == str(net)


def test_the_halves_of_a_tax_are_two_rows() -> None:
    claims = extract(
        reading("""
Total taxable value     1,911.60
CGST @ 9%                 172.04
SGST @ 9%                 172.04
Total taxes               344.08
Grand total             2,255.68
""")
    ).claims
    assert [str(claims[f"tax_breakdown[{n}].amount"].value) for n in (0, 1)] == ["172.04", "172.04"]


LINES = """
INVOICE                              {word}
Description              Hours     Rate      Amount
Copyedit                    26    52.00    1,352.00
Second pass                7.5    52.00      390.00
TOTAL DUE                                  {total}
"""


def test_lines_that_make_the_total_prove_it_where_nothing_speaks_of_tax() -> None:
    extraction = extract(reading(LINES.format(word="Tax ID: 12-3456789", total="1,742.00")))
    assert extraction.triple_printed
    assert extraction.claims["totals.gross"].score >= 0.9
    assert "totals.tax" not in extraction.claims


@pytest.mark.parametrize(("word", "total"), [("All prices include sales tax", "1,742.00"), ("", "1,752.00")])
def test_lines_prove_nothing_where_tax_is_spoken_of_or_they_do_not_add_up(word: str, total: str) -> None:
    assert not extract(reading(LINES.format(word=word, total=total))).triple_printed


@pytest.mark.parametrize(
    ("text", "spoken"), [("Tax ID 12-345", False), ("Sales tax", True), ("TVA", True), ("Dan", False)]
)
def test_the_number_of_a_taxpayer_speaks_of_no_tax(text: str, spoken: bool) -> None:
    assert speaks_of_tax(text) is spoken


@pytest.mark.parametrize(
    "text",
    [
        "Whether tax is payable under reverse charge - No",
        "Tax is not payable on reverse charge basis",
        "Reverse charge (Yes/No): No",
        "Odwrotne obciążenie: NIE",
        "Autoliquidation : non",
        "Reverse charge is not applicable",
    ],
)
def test_a_reverse_charge_that_is_denied_is_none(text: str) -> None:
    assert not [phrase for phrase in find_exemptions(text) if phrase.kind == "reverse_charge"]


@pytest.mark.parametrize(
    "text",
    [
        "Reverse charge (Yes/No): Yes",
        "Reverse charge - no VAT is charged",
        "Reverse charge: No\nReverse charge applies",
    ],
)
def test_a_reverse_charge_that_is_said_is_one(text: str) -> None:
    assert [phrase for phrase in find_exemptions(text) if phrase.kind == "reverse_charge"]


INSURED = """
Keel Repairs GmbH

Rechnung Nr. K-17

Reparatur des Ofens                     1.600,00
Montage                                   626,40
Gesamtbetrag{label}      2.226,40 EUR

{free}
"""


@pytest.mark.parametrize(
    ("label", "free", "taxed"),
    [
        (" inkl. 19 % MwSt.", "Versicherungsleistungen sind steuerfrei.", True),
        (" (MwSt. 19,0 %)", "Die Kaution ist von der Umsatzsteuer befreit.", True),
        (" inkl. MwSt.", "Versicherungsleistungen sind steuerfrei.", True),
        (" incl. tax", "Educational courses are exempt from VAT.", True),
        ("", "Educational courses are exempt from VAT.", False),
        ("", "Die Kaution ist von der Umsatzsteuer befreit.", True),
        ("", "The deposit is exempt from VAT.", True),
        ("", "Mahngebühren sind umsatzsteuerfrei.", True),
        ("", "Unsere Kaution ist steuerfrei.\n\nUnsere Leistungen finden Sie im Netz.", True),
        ("", "Pant er fritaget for moms.", True),
        ("", "Kaution für den Ofen\n\nDie Kaution ist von der Umsatzsteuer befreit.", False),
        ("", "Mieten sind umsatzsteuerfrei.", False),
        ("", "Unsere Bildungsleistungen sind umsatzsteuerfrei.", False),
        ("", "Versicherungsbeiträge sind von der Umsatzsteuer befreit.", False),
        ("", "Kleinunternehmer sind von der Umsatzsteuer befreit.", False),
        ("", "Medical services are exempt from VAT.", False),
        ("", "Residential lettings are exempt from VAT.", False),
        ("", "Insurance is exempt from VAT.", False),
        (" inkl. MwSt.", "Unsere Lieferungen sind steuerfrei.", False),
        (" inkl. MwSt.", "Die Lieferung ist steuerfrei.", False),
        (" inkl. MwSt.", "Reparaturen sind von der Umsatzsteuer befreit.", False),  # what was sold
        (" TTC", "TVA non applicable, art. 293 B du CGI", False),
        ("", "Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.", False),
        ("", "Steuerfrei nach § 4 Nr. 21 UStG. Bei Zahlung in 8 Tagen 2 % Skonto.", False),
    ],
)
def test_what_is_free_of_tax_is_something_else_where_a_tax_is_in_the_total(
    label: str, free: str, *, taxed: bool
) -> None:
    claims = extract(reading(INSURED.format(label=label, free=free))).claims
    assert ("totals.tax" in claims and claims["totals.tax"].value == 0) is not taxed


def test_the_sum_that_a_table_carries_to_the_next_page_is_no_balance() -> None:
    first = page("Qty   Item         Amount\n1     Bolts         60.00\n\n      Carried forward    60.00")
    second = page("Brought forward     60.00\n2     Nuts          40.00\n\n      Total    100.00", 2)
    claims = propose(Sheet(Layout(reading(first, second)), "en")).claims
    assert not [claim for claim in claims if claim.value == Decimal("60.00") and "balance" in claim.term]
    alone = propose(Sheet(Layout(reading(second)), "en")).claims
    assert [claim for claim in alone if claim.value == Decimal("60.00") and "balance" in claim.term]


def test_a_balance_that_names_the_amount_beside_it_names_none_below() -> None:
    text = "Item         Price    Amount\n     Brought forward     60.00\nNuts              12.48      40.00"
    claims = propose(Sheet(Layout(reading(text)), "en")).claims
    assert {claim.value for claim in claims if "balance" in claim.term} == {Decimal("60.00")}


@pytest.mark.parametrize("label", ["Total (includes GST)", "Total (GST included)"])
def test_a_total_that_includes_tax_is_one_above_a_balance(label: str) -> None:
    rest = "GST included in total      2,633.00\nLess paid     -10,000.00\nBalance owing     19,194.00"
    text = f"{label}      29,194.00\n{rest}"
    assert "gross" in roles(text, "29194.00")
    assert totals(text)["gross"] == "29194.00"


def test_an_amount_withheld_of_a_tax_is_no_tax() -> None:
    text = """
Mal Hizmet Toplam Tutarı                 252.782,00 TL
Hesaplanan KDV(%20)                       50.556,40 TL
KDV Tevkifat (9/10) (612 - Temizlik)      45.500,76 TL
Vergiler Dahil Toplam Tutar              303.338,40 TL
Ödenecek Tutar                           257.837,64 TL
"""
    found = totals(text)
    assert (found["net"], found["tax"], found["gross"]) == ("252782.00", "50556.40", "303338.40")


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        ("en", "Net 1000.00 / VAT 20% 200.00 / Total 1200.00 / Withholding tax 20% 200.00 / Amount due 1000.00"),
        ("tr", "Matrah 1000,00 / KDV %20 200,00 / Toplam 1200,00 / Stopaj %20 200,00 / Ödenecek tutar 1000,00"),
    ],
)
def test_a_tax_is_one_where_another_of_the_same_amount_is_withheld(language: str, rows: str) -> None:
    text = "\n".join("      ".join(row.rsplit(" ", 1)) for row in rows.split(" / "))
    assert not propose(Sheet(Layout(reading(text)), language)).denied["totals.tax"]
    found = totals(text)
    assert [found[name] for name in ("net", "tax", "gross", "withheld")] == ["1000.00", "200.00", "1200.00", "200.00"]


def test_a_head_with_a_percent_sign_is_over_rates() -> None:
    text = """
Exkl. moms     Moms %      Moms      Öresavr.     Totalt      Att betala

74 323,00       25,00     18 580,75      0,25    92 904,00     92 904,00
"""
    claims = propose(Sheet(Layout(reading(text)), "sv")).claims
    assert not [claim for claim in claims if claim.term == "totals.tax" and claim.value == Decimal("25.00")]


def test_a_label_names_no_amount_of_the_next_sentence() -> None:
    text = "making a total of £5,880.48 now due. As agreed, the £500.00 retained stays there until the works begin"
    assert "due" not in roles(text, "500.00")


def test_codes_with_points_do_not_hide_amounts_without_decimals() -> None:
    text = """
Megnevezés           Menny.    Egységár Ft    Nettó Ft    ÁFA %    ÁFA Ft    Bruttó Ft
Hordó felújítása       6 db         28 900     173 400      27%    46 818      220 218
SZJ 36.63
Lédig bor            180 l             640     115 200      27%    31 104      146 304
Összesen                                       288 600             77 922      366 522
                                          Fizetendő végösszeg: 366 522 Ft
"""
    found = totals(text)
    assert (found["net"], found["tax"], found["gross"]) == ("288600", "77922", "366522")


@pytest.mark.parametrize(
    ("label", "named"), [("GST 5% (R728354507)", True), ("VAT 20 % (no. 317349217)", True), ("VAT 317349217", False)]
)
def test_the_rate_behind_a_short_word_for_a_tax_says_that_its_amount_stands_beside(label: str, named: bool) -> None:
    assert ("tax" in roles(f"Sub-total                      3,529.00\n{label}            172.70", "172.70")) == named


@pytest.mark.parametrize(
    ("row", "paid"),
    [
        ("Deposit                50.00", True),
        ("Deposit due           -50.00", True),  # taken off
        ("Deposit due            50.00", False),
        ("Deposit payable        50.00", False),
        ("Anzahlung fällig       50.00", False),
        ("Acompte à payer        50.00", False),
        ("Te betalen aanbetaling    50.00", False),
    ],
)
def test_what_is_to_be_paid_in_advance_was_not_paid(row: str, *, paid: bool) -> None:
    value = "-50.00" if "-" in row else "50.00"
    assert ("paid" in roles(f"Total                 119.00\n{row}\nBalance due             69.00", value)) is paid


@pytest.mark.parametrize(
    "label",
    ["Deducted from payouts", "Mit Auszahlungen verrechnet", "Déduit des versements", "Modregnet i udbetalinger"],
)
def test_fees_that_payouts_were_cut_by_are_paid(label: str) -> None:
    text = f"Total excl. VAT      80.00\nVAT      0.00\nTotal      80.00\n{label}      -80.00\nBalance due      0.00"
    found = totals(text)
    assert (found["gross"], found["paid"], found["due"]) == ("80.00", "80.00", "0.00")
    assert roles(text, "-80.00")["paid"] >= 0.8


def test_what_would_be_deducted_on_a_condition_is_not_paid() -> None:
    assert "paid" not in roles("Total      80.00\nDeducted if paid in time      -80.00", "-80.00")


SUMMARY = """
     {heads}
  76,864.50        0.00        0.00        0.50     76,865.00
{more}
"""
ROW = "      10.00        0.00        0.00        0.00         10.00"


@pytest.mark.parametrize(
    ("heads", "more", "sure"),
    [
        ("   Netto     Moms %        Moms  Öresavrundning  Att betala", "", True),
        ("     Net       VAT %         VAT    Rounding   Amount due", "", True),
        ("     Net       VAT %         VAT    Rounding   Amount due", ROW, False),
        ("     Net       VAT %         VAT    Rounding       Amount", "", False),
    ],
)
def test_a_row_of_heads_from_net_to_due_names_the_amounts_under_it(heads: str, more: str, sure: bool) -> None:
    found = roles(SUMMARY.format(heads=heads, more=more), "76864.50")
    assert (found.get("net", 0.0) >= 0.8) is sure


METERS = """
Band          Before      After    Used {unit}
1            158.220    164.217       5.997
2             61.318     64.522       3.204
                          Total       {total}

Net                                1.000,00
VAT 10%                              100,00
Total due                          1.100,00
"""


def of_meters(unit: str, total: str) -> dict[str, float]:
    return roles(METERS.format(unit=unit, total=total), total.replace(".", ""))


def test_the_sum_of_a_column_of_a_measure_is_no_total() -> None:
    assert not of_meters("kWh", "9.201")


@pytest.mark.parametrize(("unit", "total"), [("EUR", "9.201"), ("kWh", "9.300")])
def test_a_second_total_of_money_or_of_something_else_is_heard(unit: str, total: str) -> None:
    assert "gross" in of_meters(unit, total)


def test_a_fee_of_who_pays_late_is_no_open_balance() -> None:
    said = "interest of 1.5 % a month and the previous balance of 100.00 are charged."
    assert roles(f"In case of late payment {said}", "100.00")["other.balance"] < HEARD
    assert roles("Previous balance    100.00", "100.00")["other.balance"] > HEARD
