from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.extract import extract
from extractors.model import load
from extractors.templates import load_templates
from schemas import DocType, Extraction, Layer, Page, Reading
from tests.extractors.grid import page, reading

INVOICE = """
Northwind Pumps Ltd                                       INVOICE
1 Harbour Road
Leeds LS1 4AB

Bill to                                    Invoice Number        NP-2024-117
Contrail Bakery                            Invoice Date          14 March 2024
22 Mill Lane                               Due Date              13 April 2024

                                            Subtotal          £400.00
                                            VAT 20%           £80.00
                                            Total             £480.00
"""


def run(text: str) -> Extraction:
    return extract(reading(text))


def value(text: str, term: str) -> object:
    claim = run(text).claims.get(term)
    return claim.value if claim is not None else None


def test_a_page_without_words_has_no_claims_and_says_so() -> None:
    empty = extract(reading(Page(number=1, width=595, height=842)))
    assert empty.claims == {}
    assert empty.doc_type is DocType.OTHER
    assert empty.layers[0].why == "There is no text to read."


def test_no_layer_is_asked_of_a_document_that_was_not_read() -> None:
    assert extract(Reading(sha256="0" * 64, reader="none")) == Extraction()


def test_words_that_are_no_invoice_give_no_totals() -> None:
    letter = run("Dear neighbour\n\nthe garden party is on 4 May 2024\n\nKind regards")
    assert not any(term.startswith("totals") for term in letter.claims)
    assert letter.doc_type is DocType.OTHER
    assert letter.doc_type_score < 0.8


def test_what_else_a_date_may_mean_is_kept_where_both_witnesses_read_it() -> None:
    told = INVOICE.replace("14 March 2024", "03/04/2024").replace("13 April 2024", "03/05/2024")
    told = told.replace("Leeds LS1 4AB", "Halifax NS B3H 1A1").replace("£", "CAD ").replace("VAT", "HST")
    issue = extract(reading(told), model=load()).claims["issue_date"]
    days = {issue.value, *(one.value for one in issue.rejected if one.raw == issue.raw)}
    assert issue.doubt is not None
    assert days == {date(2024, 4, 3), date(2024, 3, 4)}


def test_the_same_reading_gives_the_same_extraction() -> None:
    assert run(INVOICE) == run(INVOICE)


@pytest.mark.parametrize(
    ("printed", "broken"),
    [("£400.00", "£401.00"), ("£80.00", "£81.00"), ("£480.00", "£490.00")],
)
def test_changing_one_total_breaks_the_triple_and_is_left_to_the_rules(printed: str, broken: str) -> None:
    assert run(INVOICE).triple_printed
    changed = run(INVOICE.replace(printed, broken))
    assert not changed.triple_printed
    named = {
        term: claim for term, claim in changed.claims.items() if term in ("totals.net", "totals.tax", "totals.gross")
    }
    assert len(named) == 3
    assert all(claim.doubt is None and claim.label for claim in named.values())


@pytest.mark.parametrize(
    "noise",
    [
        "Phone: 0113 496 0000",
        "Customer No: 88812",
        "Registered in England 01234567",
        "GLN 4012345001235",
        "Printed on 2 January 2020",
        "Delivery note DN-55",
        "Thank you for your business",
    ],
)
@pytest.mark.parametrize("place", ["top", "bottom"])
def test_distractors_change_nothing(noise: str, place: str) -> None:
    far = "\n" * 6
    text = f"{INVOICE}{far}{noise}" if place == "bottom" else INVOICE.replace("INVOICE\n", f"INVOICE   {noise}\n", 1)
    plain, noisy = run(INVOICE).claims, run(text).claims
    for term in ("invoice_number", "issue_date", "due_date", "totals.gross", "totals.net", "buyer.name"):
        assert noisy[term].value == plain[term].value, term


def test_dates_with_a_witness_of_the_same_separator_are_certain() -> None:
    text = "Invoice No: 7\nInvoice Date: 03/04/2024\nDue Date: 23/04/2024"
    claim = run(text).claims["issue_date"]
    assert claim.value == date(2024, 4, 3)
    assert claim.doubt is None
    assert claim.score >= 0.8


def test_an_ambiguous_date_keeps_both_readings() -> None:
    claim = run("Invoice No: 7\nInvoice Date: 03/04/2024").claims["issue_date"]
    assert claim.doubt is not None
    assert {claim.value, *(other.value for other in claim.rejected)} == {date(2024, 4, 3), date(2024, 3, 4)}


def test_us_letter_paper_and_dollars_put_the_month_first() -> None:
    text = "Invoice No: 7\nInvoice Date: 03/04/2024\nThe total amount of this invoice is  $12.00"
    letter = page(text, width=612, height=792)
    assert extract(reading(letter)).claims["issue_date"].value == date(2024, 3, 4)


def test_a_due_date_before_the_issue_date_is_doubtful() -> None:
    claims = run("Invoice No: 7\nInvoice Date: 23 May 2024\nDue Date: 2 May 2024").claims
    assert claims["issue_date"].doubt
    assert claims["due_date"].doubt
    assert claims["due_date"].score < 0.8


def test_days_to_pay_are_terms_and_never_a_date() -> None:
    claims = run("Invoice No: 7\nInvoice Date: 2 May 2024\nPayment is due within 30 days of the invoice date").claims
    assert "due_date" not in claims
    assert "30 days" in str(claims["payment.terms"].value)


def test_a_cash_discount_date_is_no_due_date() -> None:
    text = "Rechnung Nr. 7 vom 02.05.2024\nZahlbar bis 01.06.2024 netto, bei Zahlung bis 12.05.2024 2% Skonto"
    assert value(text, "due_date") == date(2024, 6, 1)


def test_two_invoice_numbers_named_alike_are_a_doubt() -> None:
    claim = run("Invoice No: A-1\n\n\n\nInvoice No: B-2").claims["invoice_number"]
    assert claim.doubt
    assert {claim.value, claim.rejected[0].value} == {"A-1", "B-2"}


def test_symbol_of_several_currencies_needs_a_witness() -> None:
    alone = run("Invoice No: 7\nTotal   $12.00").claims["currency"]
    assert (alone.value, bool(alone.doubt)) == ("USD", True)
    settled = run("Invoice No: 7\nOttawa\nCanada\n\nTotal   $12.00").claims["currency"]
    assert (settled.value, settled.doubt) == ("CAD", None)


def test_certain_characters_whose_check_digits_fail_are_left_to_the_rules() -> None:
    claims = run("Rechnung 7\n\nUSt-IdNr.: DE123456789\nIBAN: DE89 3704 0044 0532 0130 01").claims
    assert claims["payment.iban"].doubt is None
    assert claims["payment.iban"].score >= 0.8
    assert claims["seller.vat_id"].doubt is None


def test_identifiers_of_unclear_extent_are_a_doubt() -> None:
    claims = run("Rechnung 7\n\nUSt-IdNr.: DE123456789 7\nIBAN: DE89 3704 0044 0532 0130 01 55").claims
    assert claims["payment.iban"].doubt
    assert claims["seller.vat_id"].doubt
    assert max(claims["seller.vat_id"].score, claims["payment.iban"].score) < 0.8


def test_an_iban_that_nothing_names_needs_its_check_digits() -> None:
    assert run("Rechnung 7\n\nKunde 12 DE89 3704 0044 0532 0130 01").claims["payment.iban"].doubt


TEMPLATE = """
issuer: Northwind Pumps Ltd
keywords: [Northwind Pumps]
fields:
  invoice_number: {parser: regex, regex: 'Harbour (\\w+)'}
  date: {parser: regex, regex: 'Date\\s+(\\d+ \\w+ 2024)', type: date}
  amount: {parser: regex, regex: 'Total\\s+£([\\d.]+)', type: float}
"""


def test_a_template_beats_the_rules_and_is_recorded(tmp_path: Path) -> None:
    (tmp_path / "pumps.yml").write_text(TEMPLATE, encoding="utf-8")
    extraction = extract(reading(INVOICE), load_templates(tmp_path))
    assert extraction.claims["invoice_number"].layer is Layer.TEMPLATE
    assert extraction.claims["invoice_number"].rejected[0].value == "NP-2024-117"
    assert extraction.claims["totals.gross"].value == Decimal("480.00")
    assert [run.layer for run in extraction.layers] == [Layer.TEMPLATE, Layer.RULES]


def test_a_template_of_another_vendor_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "pumps.yml").write_text(TEMPLATE.replace("[Northwind Pumps]", "[Southwind]"), encoding="utf-8")
    assert extract(reading(INVOICE), load_templates(tmp_path)) == run(INVOICE)


@pytest.mark.parametrize(
    ("refers", "certain"), [("Referenzrechnung   F-2020-26", False), ("Kundennummer   10026", True)]
)
def test_a_gutschrift_that_refers_to_an_invoice_may_be_either_kind(refers: str, certain: bool) -> None:
    found = run(
        f"""
        Gutschrift

        Pfeffer KG                      Gutschriftsnummer   G-2020-7
        Hafenstrasse 3                  Datum   09.03.2020
        50667 Koeln                     {refers}

        Beratung                                  100,00

        Nettobetrag                               100,00
        MwSt 19%                                   19,00
        Gesamtbetrag                              119,00
        """
    )
    assert found.subtype == "self_billing"
    assert (found.doc_type_score >= 0.8) is certain


def test_a_gutschrift_to_an_invoice_of_its_own_is_rather_a_credit_note() -> None:
    text = """
        Gutschrift

        Pfeffer KG                      Gutschriftsnummer   G-2020-7
        Hafenstrasse 3                  Datum   09.03.2020
        50667 Koeln                     Referenzrechnung   F-2020-26

        Beratung                                  100,00

        Nettobetrag                               100,00
        MwSt 19%                                   19,00
        Gesamtbetrag                              119,00

        {said}
        """
    credited = run(text.format(said="Wir schreiben Ihnen zu unserer Rechnung F-2020-26 vom 02.03.2020 gut."))
    assert (credited.doc_type, credited.subtype) == (DocType.CREDIT_NOTE, None)
    assert credited.doc_type_score < 0.8
    own = run(text.format(said="Abrechnung im Gutschriftverfahren zu unserer Rechnung F-2020-26."))
    assert (own.doc_type, own.doc_type_score < 0.8) == (DocType.INVOICE, True)


SLIP = """
   7 Corners Mart
   Tax Invoice
   No: 4711-22
   05/03/2021 10:22
 Rye bread          4.00
 Plum jam           5.00
 Total              9.00
 Cash              10.00
 {last}
"""


def test_a_tax_invoice_on_which_the_change_was_given_is_a_till_receipt() -> None:
    given = extract(reading(SLIP.format(last="Change             1.00")))
    assert given.doc_type is DocType.RECEIPT
    assert given.doc_type_score < 0.9
    assert [given.claims[f"lines[{n}].net"].value for n in range(2)] == [Decimal("4.00"), Decimal("5.00")]
    assert extract(reading(SLIP.format(last="Thank you"))).doc_type is DocType.INVOICE
