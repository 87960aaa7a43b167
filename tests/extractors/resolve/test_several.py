"""What labels name beside the value that was taken: rivals, or parts, discounts and papers of another kind."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from extractors.page.roles import DUE, GROSS, NUMBER
from extractors.page.sheet import sheet_of
from extractors.resolve import rivals as rivals_of
from extractors.resolve.amounts import Amounts, second_amounts
from extractors.rules import propose
from schemas import Box, Claim, Layer, Rival, Word
from tests.extractors.grid import PITCH, page, reading
from tests.extractors.resolve.bill import BILL


def rivals(*rows: str) -> dict[str, str]:
    found: tuple[Rival, ...] = extract(reading(BILL.format(more="\n".join(rows)))).rivals
    return {one.term: one.value for one in found}


def right_below(row: str) -> str:
    """The bill with `row` under the total, in its block."""
    return BILL.format(more="").replace("119.00\n\nIBAN", f"119.00\n{row}\n\nIBAN")


@pytest.mark.parametrize(
    ("row", "term", "value"),
    [
        ("Invoice number: BT-2024-0999", "invoice_number", "BT-2024-0999"),
        ("Date of issue: 1 March 2024", "issue_date", "2024-03-01"),
        ("Payable by: 16 May 2024", "due_date", "2024-05-16"),
        ("Amount payable: EUR 919.00", "totals.due", "919.00"),
        ("VAT ID: ATU13585627", "seller.vat_id", "ATU13585627"),
        ("Total due USD 119.00", "currency", "USD"),
    ],
)
def test_a_second_value_under_a_label_of_its_own_is_a_rival(row: str, term: str, value: str) -> None:
    assert rivals(row)[term] == value


@pytest.mark.parametrize(
    "row",
    [
        "Invoice number: BT-2024-0117",
        "Please pay: EUR 119.00",
        "Receipt number: 2719-4403",
        "Order dated 3 May 2024",
        "VAT 19 %: 19.00 EUR",
        "Delivery date: 10 May 2024",
        "Total packed in 418 cartons. G.W.: 5,264.5 KGS",
    ],
)
def test_what_is_the_same_or_of_something_else_is_none(row: str) -> None:
    assert rivals(row) == {}


@pytest.mark.parametrize(
    ("term", "score", "others"),
    [
        ("purchase_order_reference", 0.9, []),
        ("purchase_order_reference", 0.43, ["KX-8872"]),
        ("preceding_invoice", 0.72, []),
        ("preceding_invoice", 0.43, ["KX-8872"]),
    ],
)
def test_the_number_under_a_label_of_the_invoice_is_of_another_paper_where_that_is_sure(
    term: str, score: float, others: list[str]
) -> None:
    sheet = sheet_of(reading(BILL.format(more="Invoice number: KX-8872")))
    claims = propose(sheet).claims
    own, other = (one for one in claims if one.term == NUMBER and one.label == "Invoice number")
    chosen = {NUMBER: own, term: other.model_copy(update={"term": term, "score": score})}
    found = rivals_of(chosen, claims, {}, sheet)
    assert [one.value for one in found if one.term == NUMBER] == others


@pytest.mark.parametrize(("number", "rival"), [("12892312-2-42", None), ("10773381-2-44", "10773381-2-44")])
def test_a_number_with_the_tax_offices_digits_is_the_one_with_the_countrys_letters(
    number: str, rival: str | None
) -> None:
    text = BILL.format(more=f"Adószám: {number}").replace("DE136695976", "HU12892312")
    found: tuple[Rival, ...] = extract(reading(text)).rivals
    assert {one.term: one.value for one in found}.get("seller.vat_id") == rival


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ("Invoice number: BT-2024-0117/2", "BT-2024-0117/2"),
        ("Invoice number: 7-BT-2024-0117", "7-BT-2024-0117"),
        ("Invoice number: 2024-0117", None),  # without its series, as a second place often has it
        ("Invoice number: BT 2024 0117", None),
        ("Please quote with your payment the invoice number BT-2024-\n0117", None),
        ("Please quote with your payment the invoice number BT-2024-\n0118", "BT-2024"),
    ],
)
def test_a_number_that_holds_another_is_a_second_one(row: str, value: str | None) -> None:
    assert rivals(*row.split("\n")).get("invoice_number") == value


@pytest.mark.parametrize(
    ("name", "stops"),
    [
        ("Meadow Gardens GmbH & Co. KG", True),
        ("Meadow Gardens GmbH", False),
        ("Ms Ann Field Meadow Gardens GmbH", False),
    ],
)
def test_a_name_of_another_legal_form_is_a_second_buyer(name: str, *, stops: bool) -> None:
    bill = BILL.replace("*INVOICE", "*INVOICE\nBill to:\nMeadow Gardens GmbH\nMühlenweg 4\n50667 Köln\n")
    told = extract(reading(bill.format(more=f"\n\nInvoice recipient: {name}"))).rivals
    assert ("buyer.name" in {one.term for one in told}) is stops


@pytest.mark.parametrize(
    ("row", "term"),
    [
        ("Document BT-2024-0118", "invoice_number"),
        ("Dated 3 March 2023", "issue_date"),
        ("Payable at once.", "due_date"),
        ("Sofort", "due_date"),
        ("Terms: sofort", "due_date"),
        ("Sofort netto, danke", "due_date"),
        ("Payment due within 7 days.", "due_date"),
        ("NL859497975B01", "seller.vat_id"),
        ("Payment: cash before delivery", "due_date"),
        ("Vorkasse vor Lieferung", "due_date"),
        ("Ref. BT/2024/0118", "invoice_number"),
        ("Rebate: EUR 10.00", "totals.due"),
        ("Of this, total due now 99.00", "totals.due"),
        ("Prosimy zapłacić 99,00 EUR", "totals.due"),
        ("Si prega di versare solo 99,00 EUR.", "totals.due"),
        ("Please transfer only\nEUR 99.00", "totals.due"),
        ("From the EUR 119.00 incl. VAT please transfer only EUR 100.00", "totals.due"),
        ("Please pay EUR 119.00 less EUR 19.00", "totals.due"),
        ("Please pay EUR 119.00 less EUR 19.00 VAT", "totals.due"),
        ("Total: EUR 100.00", "totals.gross"),
        ("Please transfer only EUR 100.00", "totals.due"),
        ("Please transfer EUR 19.00 only", "totals.due"),
        ("Amount payable: EUR 100.00", "totals.due"),
        ("Amount payable: EUR 19.00", "totals.due"),
        ("Garden club fee 20.00\n\nPlease transfer only EUR 99.00", "totals.due"),
        ("Please transfer only EUR 99", "totals.due"),
        ("Please transfer only EUR 99.-", "totals.due"),
        ("Please transfer only 99.00.", "totals.due"),
        ("Please transfer only JPY 9,900", "totals.due"),
        ("Please pay on 1 December 2024 only.", "due_date"),
        ("Belopp i svenska kronor, alla", "currency"),
        ("Sale price after rebate: EUR 109.00", "totals.due"),
        ("Geschenkkarte: 50,00 EUR", "totals.due"),
        ("Shipping charges: EUR 12.00", "totals.due"),
        ("If paid after 1 June: EUR 129.00", "totals.due"),
        ("If paid before 1 June the total is EUR 109.00, after that day EUR 119.00.", "totals.due"),
        ("Amount due by 14 June 2024: EUR 121.38", "totals.due"),
        ("Payable on 14 June 2024: EUR 121.38", "totals.due"),
        ("Amount payable after 14 June 2024: EUR 117.38", "totals.due"),
        ("Due by 14 June 2024: EUR 59.50", "totals.due"),
        ("Payment 30 days after acceptance by the inspector", "due_date"),
        ("Im Namen und für Rechnung der Andere Werkzeuge GmbH", "seller.name"),
    ],
)
def test_a_second_value_without_a_label_of_its_own_is_a_rival(row: str, term: str) -> None:
    assert term in rivals("", row)


@pytest.mark.parametrize(
    "row",
    [
        "Last invoice: BT-2024-0099",
        "Payment due within 30 days.",
        "Splatnost dle dodatku č. 3 rámcové smlouvy: 30 dnů od vystavení",
        "Direct web orders",
        "Net 30 days end of month",
        "New customers: net 60 days end of month",
        "If agreed in writing, payment net 60 days end of month",
        "Dealers net 60 days end of month",
        "Week 27 net 60 days end of month",
        "Order 4711: net 60 days end of month",
        "Pos 3 rental, net 60 days end of month",
        "Paiement à 30 jours fin de mois",
        "60 Tage Kündigungsfrist zum Monatsende",
        "Complaints must be raised within 7 days.",
        "Issued on behalf of Brightwater Tools GmbH",
        "Deposit received: EUR 0.00",
        "2 % discount on payment within 10 days",
        "2 % discount if paid before 1 June: EUR 116.62, after that day EUR 119.00",
        "If paid after 14 June: EUR 129.00",
        "Amount due by 14 June 2024: EUR 119.00",
        "Amount payable after 14 June 2024: EUR 121.38",
        "Cash on delivery",
        "Your ref. PO-2024-0118",
        "Please pay EUR 119.00 by 14 June 2024.",
        "Please pay EUR 119.- in full.",
        "Please transfer the total of EUR 119.00 incl. EUR 19.00 VAT.",
        "Please pay EUR 119.00 (net EUR 100.00).",
        "Please pay by 14.06.",
        "Please pay our invoice of 15.05. in full.",
        "Al 31/03/2024 le bollette precedenti risultano pagate.",
        "Please pay your order of 3 May 2024.",
        "If you cancel, kindly transfer EUR 40.00.",
        "Our prices are in euros, not US dollars.",
        "Los importes son en euros.",
        "Los precios son en euros",
        "Please pay on time: reminders cost EUR 5.00.",
        "2 % cash discount until 25 May 2024: EUR 2.38",
        "Discounts above EUR 10.00 must be agreed.",
    ],
)
def test_a_term_that_is_the_same_or_another_thing_is_none(row: str) -> None:
    assert rivals(row) == {}


@pytest.mark.parametrize(("beside", "stops"), [("x 12", True), ("per month", True), ("incl. VAT", False), ("A", False)])
def test_what_stands_beside_the_total_is_explained_or_a_rival(beside: str, stops: bool) -> None:
    printed = BILL.format(more="").replace("                119.00", f"                119.00 {beside}")
    assert bool(extract(reading(printed)).rivals) is stops


@pytest.mark.parametrize(("last", "stops"), [("after that day.", False), ("x 12", True)])
def test_the_end_of_a_sentence_below_the_total_counts_nothing(last: str, stops: bool) -> None:
    long = "" if stops else "we collect this by direct debit on or just"
    bill = page(BILL.format(more="").replace("119.00\n", f"119.00\n{' ' * 49}{long}\n{' ' * 49}{last}"))
    words = tuple(  # the total is set large
        word._replace(box=word.box._replace(bottom=word.box.bottom + 10)) if word.text == "119.00" else word
        for word in bill.words
    )
    found = extract(reading(bill.model_copy(update={"words": words}))).rivals
    assert bool([one for one in found if one.label == "the words beside it"]) is stops


@pytest.mark.parametrize(
    "rows",
    [
        ("Amount due after 14 June 2024: EUR 125.00 (late fee)",),
        ("Labour of it, gross total 50.00",),
        ("Bill to: Brightwater Tools GmbH, Payments Office",),
        ("Meadow Gardens GmbH", "VAT ID: ATU13585627"),
        ("31 Mar 2024   BT-2024-0101   418.00", "15 May 2024   BT-2024-0117   119.00"),
    ],
)
def test_what_the_page_explains_is_none(rows: tuple[str, ...]) -> None:
    bill = BILL.replace("*INVOICE", "*INVOICE\nBill to:\nMeadow Gardens GmbH\nMühlenweg 4\n50667 Köln\n")
    assert extract(reading(bill.format(more="\n\n" + "\n".join(rows)))).rivals == ()


@pytest.mark.parametrize(("amount", "stops"), [("-30.00", False), ("30.00", True)])
def test_the_number_of_an_invoice_that_is_taken_off_is_no_second_one(amount: str, *, stops: bool) -> None:
    row = f"less interim invoice BT-2024-0031          {amount:>11}\n"
    bill = BILL.replace("Net total", f"{row}Net total").replace("70.00\nWheel", "100.00\nWheel")
    told = extract(reading(bill.format(more=""))).rivals
    assert ("invoice_number" in {one.term for one in told}) is stops


def test_a_number_that_stands_in_a_list_alone_has_a_rival_in_it() -> None:
    listed = "\n\nDate          Invoice number   Amount\n"
    listed += "31 Mar 2024   BT-2024-0101     418.00\n15 May 2024   BT-2024-0117     119.00"
    own = "Invoice number: BT-2024-0117\n"
    assert extract(reading(BILL.format(more=listed))).rivals == ()
    rivals = extract(reading(BILL.replace(own, "").format(more=listed))).rivals
    assert {one.term for one in rivals} == {"invoice_number"}


def test_an_amount_that_is_printed_anywhere_explains_none_that_is_asked_for() -> None:
    points = BILL.replace("*INVOICE", "Your club points are worth 20.00\n\n*INVOICE")
    asked = extract(reading(points.format(more="\nAmount payable: EUR 99.00"))).rivals
    assert [(one.term, one.value) for one in asked] == [("totals.due", "99.00")]


def test_a_rebate_that_leads_to_the_tax_explains_no_total() -> None:
    told = extract(reading(BILL.format(more="Amount payable: EUR 129.00\nRebate: EUR 110.00"))).rivals
    assert "129.00" in {one.value for one in told}


def test_half_of_what_is_due_is_no_earlier_balance() -> None:
    sheet = sheet_of(reading("Amount due 119.00\n\nGrand total 59.50"))
    due, total = (
        Claim(term=term, value=Decimal(value), raw=value, layer=Layer.RULES, score=0.9, label=label, page=1)
        for term, value, label in ((DUE, "119.00", "Amount due"), (GROSS, "59.50", "Grand total"))
    )
    assert list(second_amounts(Amounts({DUE: due}, [due, total], [due, total], {}, sheet))) == [total]


def test_an_earlier_balance_that_this_invoice_comes_on_top_of_is_none() -> None:
    rows = ("Previous balance 150.00   Payments received 130.00   Balance 20.00", "Amount due: EUR 139.00")
    told = extract(reading(BILL.replace("Total due EUR", "Total charges").format(more="\n".join(rows)))).rivals
    assert "20.00" not in {one.value for one in told}


def test_what_a_correction_prints_before_and_after_it_is_none() -> None:
    rows = ("Total before correction: 300.00", "Total after correction: 181.00")
    lowered = BILL.replace("*INVOICE", "*CREDIT NOTE").replace("119.00", "-119.00").replace("  19.00", "  -19.00")
    lowered = lowered.replace(" 100.00", "-100.00").replace(" 70.00", "-70.00").replace(" 30.00", "-30.00")
    assert "totals.gross" not in {one.term for one in extract(reading(lowered.format(more="\n".join(rows)))).rivals}


def test_a_sum_that_discounts_and_charges_lead_from_is_none() -> None:
    rows = "Subtotal: 123.00\nVoucher discount: -9.00\nShipping: 5.00\nNet total  "
    assert extract(reading(BILL.replace("Net total  ", rows).format(more=""))).rivals == ()


def test_the_tax_that_the_buyer_pays_is_none() -> None:
    free = BILL.replace("VAT 19 %                                          19.00", "VAT 0 %        0.00").replace(
        "119", "100"
    )
    told = "Reverse charge: the customer accounts for the output\ntax of EUR 19.00"
    assert extract(reading(free.format(more=told))).rivals == ()


def test_a_total_before_the_tax_that_is_called_as_the_one_behind_it_is_none() -> None:
    named = BILL.replace("Net total", "Total EUR").replace("Total due EUR", "Total EUR    ")
    assert extract(reading(named.format(more=""))).rivals == ()


def test_a_total_before_a_printed_discount_is_none() -> None:
    assert rivals("Subtotal before discount: 110.00", "Discount: 10.00") == {}


def test_every_further_account_is_a_value() -> None:
    more = "Second bank: IBAN DE75 5121 0800 1245 1261 99\n\nSpenden bitte an IBAN DE36 2905 0101 0107 0220 16"
    claims = extract(reading(BILL.format(more=more))).claims
    assert claims["payment.other_accounts[0].iban"].value == "DE75512108001245126199"
    assert "payment.other_accounts[1].iban" not in claims


def test_an_account_of_the_united_states_has_its_routing_number() -> None:
    more = "Wire: Chase Bank, ABA 021000021, account 123456789"
    claim = extract(reading(BILL.format(more=more))).claims["payment.other_accounts[0].iban"]
    assert (claim.value, claim.label) == ("021000021/123456789", "routing number")


def test_nine_digits_without_the_check_digit_lead_to_no_bank() -> None:
    claims = extract(reading(BILL.format(more="Routing of parcels 123456789"))).claims
    assert not [term for term in claims if term.startswith("payment.other_accounts")]


@pytest.mark.parametrize(
    "row",
    [
        "Amount in words: two hundred euros",
        "zweihundert Euro",
        "Your share: 59.50",
        "In case of late payment we charge statutory interest.\nYour share: 59.50",
        "Interest on late payments. All who are our customers pay from now on\nthe share of EUR 59.50.",
        "If you have any questions please contact our office now\nYour share: 59.50",
        "Invoices are collected by direct debit if you have signed\nyour share is EUR 59.50",
        "Our team will answer questions about late payments by phone\nYour share: 59.50",
        "Our team will answer questions about late payments by phone\nyour share: 59.50",
        "Our team will answer questions about late payments by phone and\nyour share is EUR 59.50",
        "To keep clear of any late payment charges at all we ask\nyou to send EUR 59.50 now.",
        "To keep clear of late payment charges altogether we ask that\nyou please transfer EUR 59.50 now.",
        "If you have questions about late payments call us now and\nyour share is EUR 59.50",
        "In case of late payment all our services end at once so\nplease transfer EUR 59.50 today.",
        "Falls Sie Fragen haben, rufen Sie uns bitte jederzeit an\nIhr Anteil: 59,50",
        "Late payments bear interest at 9.2 points above the base rate\n"
        "Please transfer EUR 59.50 to the account above instead.",
        "If you pay late, all costs of our solicitors are yours\nPlease transfer EUR 59.50 to the account above.",
        "Only the net amount is payable.",
        "Die Hälfte des Betrags reicht.",
        "99.00 EUR will do.",
        "Payable in January 2025.",
        "Zahlung erst ab Januar 2025",
        "Ocak 2025'te ödenecektir.",
        "Beløpet på EUR 99,00 holder.",
        "Halvparten holder.",
        "Please pay 50 % by June and the rest by July.",
        "Bitte überweisen Sie 50 % sofort.",
    ],
)
def test_what_is_asked_for_otherwise_is_a_rival(row: str) -> None:
    assert rivals(row) != {}


@pytest.mark.parametrize(
    "row",
    [
        "Amount in words: one hundred and nineteen euros",
        "Zehn Euro Mahngebühr bei Zahlungsverzug.",
        "If you cancel, half of the amount is due.",
        "Capitale sociale EUR 10.000,00",
        "Your share of 10 %: 119.00",
        "Please transfer the amount to our account.",
        "Please send proof of payment within a day and a half.",
        "Please pay using the reference in the first line.",
        "Bitte überweisen Sie den Betrag nur einmal, um doppelte Zahlung zu vermeiden.",
        "Please pay the invoice once to avoid double payment.",
        "Prices are net. Payment without VAT is only possible with a valid VAT ID.",
        "Kun betaling til kontoen på første linje",
        "Payment for July 2024 rent",
        "Miete Juli 2024, Zahlung im Voraus",
        "Payment period July 2025",
        "Card holder since 1 July 2024",
        "Share capital EUR 20,000.00, account holder Brightwater Tools GmbH",
        "Geschäftswert: 30.000,00 EUR",
        "Sum insured: EUR 400,000.00",
        "First year remuneration: EUR 48,500.00",
        "Made of 80 % recycled paper, please pay by transfer.",
        "Late payments: 12 % interest to be paid.",
        "If you pay late, please pay 12 % more.",
        "In case of late payment we charge interest of 9.2 points above the\nusual one; letters EUR 12.00.",
        "Bei Verzug gelten Zinsen von 9,2 Prozentpunkten über dem\nBasiszinssatz; Mahnspesen EUR 12,00.",
        "In case of late payment all the costs of our reminders and\nalso EUR 40.00 are to be paid.",
        "Bei verspäteter Zahlung sind zusätzlich zu den Zinsen immer auch\nEUR 40,00 zu zahlen.",
    ],
)
def test_what_says_the_same_or_is_of_others_is_none(row: str) -> None:
    assert rivals(row) == {}
    assert extract(reading(right_below(row))).rivals == ()


@pytest.mark.parametrize(
    "row", ["Please pay only\nNet amount EUR 100.00", "Bitte überweisen Sie nur den\nNettobetrag."]
)
def test_a_part_that_is_asked_for_right_below_the_total_is_a_rival(row: str) -> None:
    assert "totals.due" in {one.term for one in extract(reading(right_below(row))).rivals}


@pytest.mark.parametrize(("total", "stops"), [("| 119.00", True), ("|119.00", True), ("119.00 |", False)])
def test_a_stroke_before_the_total_looks_like_a_one(total: str, stops: bool) -> None:
    printed = BILL.format(more="").replace("                119.00", f"                {total}")
    assert bool(extract(reading(printed)).rivals) is stops


@pytest.mark.parametrize(("amount", "stops"), [("EUR 51.00", False), ("EUR 51.50", True)])
def test_an_amount_over_the_items_is_explained_as_the_sum_of_the_first_of_them(amount: str, stops: bool) -> None:
    items = ((2, "15.50", "31.00"), (1, "20.00", "20.00"), (7, "7.00", "49.00"))
    rows = [f"Storage                      {count}        {price}      {net:>6}" for count, price, net in items]
    begun, _, after = BILL.format(more="").partition("Garden spade")
    rest = after.partition("30.00\n")[2]
    printed = f"{begun}erp-staging{amount:>44}\n" + "\n".join(rows) + f"\n{rest}"
    assert bool(extract(reading(printed)).rivals) is stops


def test_a_month_in_the_name_of_an_item_is_none() -> None:
    named = BILL.format(more="").replace("Garden spade             ", "Advance payment July 2025")
    assert extract(reading(named)).rivals == ()


@pytest.mark.parametrize(
    ("rate", "row", "told"),
    [
        ("Rate of the day: 1 EUR = 5,0911 RON", "Zlip 605.84 RON", False),
        ("Rate of the day: 1 EUR = 5,0911 RON", "Zlip 605.85 RON", True),
        ("Rate of the day: 5,0911", "Zlip 605.84 RON", True),
        ("", "Zlip 605.84 RON", True),
        ("Rate of the day: 1 EUR = 5,0911 HUF", "Zlip 605.84 RON", True),
        ("Rate of the day: 1 EUR = 5,0911 RON", "Zlip 605.84 EUR", True),
        ("Rate of the day: 1 EUR = 5,0911 RON", "Amount payable: 605.84 RON", True),
    ],
)
def test_the_total_in_other_money_at_the_rate_that_is_printed_is_no_second_one(
    rate: str, row: str, *, told: bool
) -> None:
    assert bool({"totals.due", "currency"} & rivals(rate, "", row).keys()) is told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("1 EUR = 391.48 HUF", False),
        ("Rate: 1 EUR = 391.48 HUF; the VAT in forint: 0", False),
        ("1 EUR = HUF 391.48", False),
        ("Kurs EUR/CHF: 0.94 CHF", False),
        ("Amount due 1 EUR = 119.00 CHF", True),
        ("Amount due 391.48 HUF (1 EUR = 391.48 HUF)", True),
        ("46,999.00 HUF, as 1 EUR = 391.48 HUF", True),
        ("391.48 HUF", True),
    ],
)
def test_what_one_of_a_currency_is_worth_is_no_amount_due_in_another(row: str, *, told: bool) -> None:
    found = extract(reading(right_below("").replace("119.00\n\n\nIBAN", f"119.00\n{row}\n\nIBAN"))).rivals
    assert ("currency" in {one.term for one in found}) is told


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("Previous invoices: all", "paid (BT-2024-0093: 3 May 2024)."), False),
        (("Fatture precedenti: tutte", "pagate (BT-2024-0093)."), False),
        (("Previous invoices: all are paid. Please", "pay BT-2024-0093 as well."), True),
        (("All invoices:", "paid (BT-2024-0093: 3 May 2024)."), True),
        (("Rechnung BT-2024-0118", "Bei Fragen zur Rechnung: 040 123456"), True),
        (("Rechnung BT-2024-0118", "bei Fragen zur Rechnung 040 123456"), True),
        (("Bei Fragen zur Rechnung rufen Sie", "uns an: BT-2024-0118"), True),
        (("Invoice BT-2024-0118", "Previous balance 0.00"), True),
        (("Previous balance 0.00", "Invoice BT-2024-0118"), True),
        (("Invoice BT-2024-0118", "All previous terms of sale are void"), True),
        (("Previous invoices up to 93 are", "paid, now pay BT-2024-0118"), True),
        (("Zu Rechnung BT-2024-0093",), False),
    ],
)
def test_the_number_of_a_previous_one_is_none_though_its_sentence_goes_on_in_the_next_row(
    rows: tuple[str, ...], *, told: bool
) -> None:
    assert ("invoice_number" in rivals("", *rows)) is told


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("Hereby you receive the corrective invoice BT-2024-0093 for your delivery.", True),
        ("Die Korrekturrechnung BT-2024-0093 gilt für diese Lieferung und diesen Monat.", True),
        ("The invoice BT-2024-0093 is the one to quote, please.", True),
        ("This delivery was already invoiced with BT-2024-0093 in October.", True),
        ("The right one is BT-2024-0093 and was sent to you yesterday.", True),
        ("Bei der Zahlung geben Sie BT-2024-0093 als Zweck an.", True),
        ("The previous invoice BT-2024-0093 was filed.", False),
        ("The previous number is void, quote BT-2024-0093 instead.", True),
        ("Die vorherige Nummer gilt nicht; nennen Sie BT-2024-0093.", True),
        ("The previous number was wrong. Please book BT-2024-0093.", True),
        ("Previous invoice of 3 May 2024, no. BT-2024-0093", False),
        ("Vorherige Rechnungen: BT-2024-0092, BT-2024-0093", False),
        ("BT-2024-0093 (previous invoice)", False),
    ],
)
def test_a_sentence_about_another_number_of_the_series_names_a_second_one(row: str, *, told: bool) -> None:
    assert ("invoice_number" in rivals(f"\n\n{row}")) is told


@pytest.mark.parametrize(("number", "told"), [("BT-2O24-0117", True), ("BT-2024-0117", False), ("BT-2O24-0999", False)])
def test_a_number_that_looks_like_the_invoices_is_a_second_one(number: str, *, told: bool) -> None:
    assert ("invoice_number" in rivals(f"Transfer for invoice {number}")) is told


@pytest.mark.parametrize(
    ("row", "term"),
    [
        ("Net 60 days end of month", "due_date"),
        ("Payment terms: 60 days end of month", "due_date"),
        ("All invoices are net 60 days end of month", "due_date"),
        ("Invoices net 60 days end of month", "due_date"),
        ("Net à 60 jours nets fin de mois", "due_date"),
        ("Paiement à 60 jours fin de mois", "due_date"),
        ("Innerhalb von 60 Tagen nach Rechnungsdatum zum Monatsende", "due_date"),
        ("Splatnost dle dodatku č. 3 rámcové smlouvy: 60 dnů od převzetí", "due_date"),
        ("Payment is made exclusively in USD at a rate of 1.08, i.e. 128.52 USD.", "currency"),
    ],
)
def test_terms_that_end_later_and_another_money_to_pay_in_are_told(row: str, term: str) -> None:
    assert term in rivals("", row)


@pytest.mark.parametrize(("amount", "told"), [("-50.00", False), ("50.00", True)])
def test_an_amount_set_between_two_rows_takes_the_invoice_in_them_off(amount: str, told: bool) -> None:
    text = BILL.format(more="Deposit invoiced: BT-2024-0031 of\n12 January 2024")
    words = page(text).words
    first = next(word for word in words if word.text == "BT-2024-0031")
    right = max(word.box.x1 for word in words)
    middle = (first.box.top + PITCH / 2, first.box.bottom + PITCH / 2)
    box = Box(right - 36, middle[0], right, middle[1])
    between = page(text).model_copy(update={"words": (*words, Word(amount, box, 10.0))})
    numbers = [one for one in extract(reading(between)).rivals if one.term == "invoice_number"]
    assert [one.value for one in numbers] == (["BT-2024-0031"] if told else [])
