from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Self

import pytest

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.rules import propose
from extractors.rules.denials import is_taken_off
from extractors.rules.kind import kind_of, serving
from extractors.rules.taxes import exemptions, rates_apart, tax_rows
from schemas import Claim, DocType
from schemas.grades import FIRM
from tests.extractors.grid import page, reading


def sheet(text: str) -> Sheet:
    return Sheet(Layout(reading(text)), "en")


def claims(text: str, term: str) -> list[Claim]:
    found = [claim for claim in propose(Sheet(Layout(reading(text)), "en")).claims if claim.term == term]
    return sorted(found, key=lambda claim: -claim.score)


@pytest.mark.parametrize(
    ("text", "doc_type", "subtype"),
    [
        ("INVOICE", DocType.INVOICE, None),
        ("Rechnung Nr. 7", DocType.INVOICE, None),
        ("Mietrechnung Nr. 7", DocType.INVOICE, None),
        ("Avoir AV-1", DocType.CREDIT_NOTE, None),
        ("Rechnungskorrektur (384) Nr. 7", DocType.INVOICE, "correction"),
        ("Gutschrift (389) Nr. 7", DocType.INVOICE, "self_billing"),
        ("Gutschrift (381) Nr. 7", DocType.CREDIT_NOTE, None),
        ("Pro Forma Invoice", DocType.OTHER, "pro_forma"),
        ("RECEIPT", DocType.RECEIPT, None),
        ("Receipt / Tax Invoice", DocType.INVOICE, None),
        ("Invoice No: 7\nDate: 1 May 2024", DocType.INVOICE, None),
        ("Dear neighbour", DocType.OTHER, None),
    ],
)
def test_kinds(text: str, doc_type: DocType, subtype: str | None) -> None:
    kind = kind_of(sheet(text))
    assert (kind.doc_type, kind.subtype) == (doc_type, subtype)


@pytest.mark.parametrize(
    ("text", "doc_type"),
    [
        ("Receipt (serves as tax invoice)", DocType.INVOICE),
        ("Receipt\n(serves as tax invoice)", DocType.INVOICE),
        ("Receipt\nThis does not serve as a tax invoice", DocType.RECEIPT),
        ("Quittung - gilt auch als Rechnung", DocType.INVOICE),
        ("Receipt\n\n\n\n\n\n\nThe register serves as an invoice", DocType.RECEIPT),
        ("Receipt\n\n\n\n\n\n\nThis receipt serves as your VAT invoice. Harbour Ltd", DocType.INVOICE),
        ("Receipt\n\n\n\n\n\n\nThis document is an invoice within the meaning of the act", DocType.INVOICE),
        ("Receipt\n\n\n\n\n\n\nThis receipt is no invoice", DocType.RECEIPT),
    ],
)
def test_a_receipt_that_serves_as_invoice_is_one(text: str, doc_type: DocType) -> None:
    assert serving(kind_of(sheet(text)), sheet(text)).doc_type is doc_type


@pytest.mark.parametrize(("made_out", "doc_type"), [(True, DocType.INVOICE), (False, DocType.RECEIPT)])
def test_a_slip_with_the_title_of_an_invoice_is_one_where_it_is_made_out_to_a_company(
    made_out: bool, doc_type: DocType
) -> None:
    slip = sheet("FACTURA SIMPLIFICADA\n\nTOTAL     12,00")
    kind = replace(kind_of(slip), doc_type=DocType.RECEIPT)  # as the trained extractor says of slips
    assert serving(kind, slip, made_out=made_out).doc_type is doc_type


def test_an_entry_of_a_register_and_a_quantity_taken_back_are_no_numbers() -> None:
    text = "FACTURA\n\nFactura nº     H-77\n\n"
    entry = "Hotel Sol, S.L. - Inscrita en el Registro Mercantil de Soria, tomo 1804, folio 79"
    assert {one.value for one in claims(text + entry, "invoice_number")} == {"H-77"}
    short = "Inscrita en el R. M. de Soria, tomo 1804, folio 79"
    assert {one.value for one in claims(text + short, "invoice_number")} == {"H-77"}
    assert {one.value for one in claims(text + "servicio no prestado no     -1", "invoice_number")} == {"H-77"}
    assert "79" in {one.value for one in claims("FACTURA\n\nFolio     79", "invoice_number")}


def test_a_number_of_six_groups_is_whole() -> None:
    found = claims("Facture n° 26 05 00 44 718 2\nTél. 02 97 55 04 47", "invoice_number")
    assert [claim.value for claim in found] == ["26 05 00 44 718 2"]
    assert claims("Facture n° 26 05 00 44 718 2 3", "invoice_number") == []


def test_two_titles_make_the_kind_doubtful() -> None:
    assert kind_of(sheet("INVOICE\n\nCREDIT NOTE")).score < kind_of(sheet("INVOICE")).score


def test_a_label_of_a_value_is_no_title() -> None:
    assert kind_of(sheet("Invoice\n\nDelivery note        4711")).doc_type is DocType.INVOICE


def test_a_delivery_that_heads_its_items_names_no_kind_of_document() -> None:
    page = """
FACTURE N°      DATE             ÉCHÉANCE
F2604-0512      30/04/2026       31/05/2026

Référence     Désignation                           Qté      P.U. HT     Montant HT
              Bon de livraison 57340 du 16/04/2026
NIV-ROT3      Niveau laser rotatif                  1        689,00          689,00
"""
    assert kind_of(sheet(page)).doc_type is DocType.INVOICE
    assert kind_of(sheet(page.replace("              Bon", "Bon"))).doc_type is DocType.OTHER


def test_a_slip_that_heads_its_items_makes_no_receipt_of_an_invoice() -> None:
    page = """
FACTUUR

Art.          Omschrijving                          Aantal     Prijs       Bedrag
              {head}
1066-50       Stikstof 5.0, fles 50 l               2          41,25        82,50
"""
    kinds = [kind_of(sheet(page.format(head=head))) for head in ("Bon 57340 d.d. 16-04-2026", "Week 57340")]
    assert kinds[0].doc_type is kinds[1].doc_type is DocType.INVOICE
    assert kinds[0].score == kinds[1].score


SLIP = """
FACTUUR

Art.          Omschrijving                          Aantal     Prijs       Bedrag
Bon 57340 d.d. 16-04-2026
1066-50       Stikstof 5.0, fles 50 l               2          41,25        82,50
"""


@pytest.mark.parametrize(("size", "sure"), [(16.0, True), (10.0, False)])
def test_a_slip_in_the_first_column_is_no_title_under_a_larger_one(size: float, *, sure: bool) -> None:
    plain = page(SLIP)
    words = tuple(word._replace(size=size if word.text == "FACTUUR" else 10.0) for word in plain.words)
    read = reading(SLIP).model_copy(update={"parts": (plain.model_copy(update={"words": words}),)})
    assert (kind_of(Sheet(Layout(read), "nl")).score >= FIRM) is sure


@pytest.mark.parametrize(
    ("line", "rate", "base", "amount"),
    [
        ("VAT 20%          100.00        20.00", "20", "100.00", "20.00"),
        ("19          64,46        12,25", "19", "64.46", "12.25"),
        ("zzgl. Umsatzsteuer     7%     von    129,37      9,06", "7", "129.37", "9.06"),
        ("TVA 5,5 %          10,89 €", "5.5", None, "10.89"),
        ("VAT 0%        250.00        0.00", "0", "250.00", "0.00"),
    ],
)
def test_tax_rows(line: str, rate: str, base: str | None, amount: str) -> None:
    row = tax_rows(sheet(line))[0]
    assert row.rate == Decimal(rate)
    assert (str(row.base.value) if row.base else None, str(row.amount.value)) == (base, amount)


@pytest.mark.parametrize(
    ("text", "rate", "base", "amount"),
    [
        ("Subtotal      VAT 20 %      Total\n100.00        20.00         120.00", "20", None, "20.00"),
        ("Net    VAT 20%    Total\n        100.00       20.00       120.00", "20", None, "20.00"),
        ("VAT 20%\n\n\nTaxable       VAT        Gross\n100.00        20.00      120.00", "20", "100.00", "20.00"),
        ("20 % VAT      €      20.00", "20", None, "20.00"),
    ],
)
def test_tax_rows_whose_rate_stands_elsewhere(text: str, rate: str, base: str | None, amount: str) -> None:
    found = [
        (str(row.rate), str(row.base.value) if row.base else None, str(row.amount.value))
        for row in tax_rows(sheet(text))
    ]
    assert (rate, base, amount) in found


@pytest.mark.parametrize("net", ["Net 20 %", "Veroton 20 %", "Taxable at 20 %"])
def test_the_base_of_a_rate_may_stand_on_a_line_of_its_own(net: str) -> None:
    found = tax_rows(
        sheet(f"{net}     50.00\nVAT 20 %     10.00\nNet 7 %     99.00\nVAT 7 %     1.40\nTotal     61.40")
    )
    rows = [(str(row.rate), str(row.base.value) if row.base else None, str(row.amount.value)) for row in found]
    assert rows[0] == ("20", "50.00", "10.00")
    assert ("7", None, "1.40") in rows  # 99.00 at 7 % is another tax


def test_the_rate_of_the_line_above_is_not_that_of_the_sum_below() -> None:
    found = tax_rows(sheet("VAT 19 %: 40.00\n\nVAT 7 %: 1.89\n\nTotal VAT: 41.89"))
    assert [(row.rate, str(row.amount.value)) for row in found] == [(Decimal(19), "40.00"), (Decimal(7), "1.89")]


def test_a_base_without_the_sign_of_its_tax_is_left_out() -> None:
    (found,) = tax_rows(sheet("VAT 20% on 100.00      -20.00"))
    assert (found.rate, found.base, str(found.amount.value)) == (Decimal(20), None, "-20.00")


def test_an_amount_is_not_its_own_rate() -> None:
    assert tax_rows(sheet("GST       21.31")) == ()


def test_rates_apart_pair_each_rate_with_each_tax() -> None:
    rows = list(rates_apart(sheet("Tax rate      7.00%\n\nTotal tax     70.00")))
    assert [(row.rate, row.amount.value, row.label) for row in rows] == [(Decimal(7), Decimal(70), None)]


def test_a_tax_of_nothing_is_at_no_rate_that_stands_elsewhere() -> None:
    """ "Surcharge 25 %" and "12 % a year" are no rates of "VAT (reverse charge) 0.00"."""
    assert not list(rates_apart(sheet("Saturday 25 %\n\nTotal tax      0.00\n\nLate payers owe 12 % a year")))
    table = "Item      Price    Amount    VAT amount\nCalls     1.85     185.00    0.00\n\nLate payers owe 0.05 % a day"
    assert all(row.rate == 0 for row in tax_rows(sheet(table)))  # 1.85 at 0.05 % is nothing, rounded


@pytest.mark.parametrize("line", ["Net        100.00      Total    120.00", "VAT 20%     100.00     21.00", "Phone 20"])
def test_what_is_no_tax_row(line: str) -> None:
    assert tax_rows(sheet(line)) == ()


def test_exemption_wording_has_a_place() -> None:
    (words,) = exemptions(sheet("Total    10.00\n\nReverse charge: VAT to be accounted for by the recipient"))
    assert words.text.startswith("Reverse charge")
    assert not list(exemptions(sheet("Total    10.00")))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("The fee is due on 8 February 2026 and is not subject\nto VAT.", True),
        ("Die Abgabe unterliegt nicht der\nUmsatzsteuer.", True),
        ("The parts of the order are not subject.\nTo VAT rates see overleaf.", False),
        ("Not subject\nto VAT rates of others", False),
    ],
)
def test_a_sentence_that_frees_of_tax_may_run_over_two_rows(rows: str, *, said: bool) -> None:
    assert any(exemptions(sheet(f"Notice\n\n{rows}"))) == said


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Total  12,00 €", "EUR"),
        ("Currency: GBP\nTotal   12.00", "GBP"),
        ("Amounts in\nTotal EUR   12.00", "EUR"),
        ("Total   CHF 12.00", "CHF"),
    ],
)
def test_currencies(text: str, code: str) -> None:
    assert claims(text, "currency")[0].value == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Pris i SEK      Summa\n\nStol      12.00", "SEK"),
        ("Amount (GBP)\n\nChair      12.00", "GBP"),
        ("Chair      12,00      TL", "TRY"),
    ],
)
def test_currencies_of_columns(text: str, code: str) -> None:
    assert claims(text, "currency")[0].value == code


def test_a_rate_of_exchange_leaves_the_currency_uncertain() -> None:
    found = claims("Total      12.00 USD\n\nEquivalent      11.00 EUR\n\n1 EUR = 1.0909 USD", "currency")
    assert found[0].score < 0.8


@pytest.mark.parametrize(
    ("place", "doubted"),
    [("IBAN DK50 0040 0440 1162 43", False), ("Denmark      Sweden", True), ("Chair", True)],
)
def test_a_mark_of_several_currencies_needs_one_witness(place: str, *, doubted: bool) -> None:
    found = claims(f"Total      12,00 kr.\n\n{place}", "currency")
    assert found[0].value == "DKK"
    assert bool(found[0].doubt) is doubted


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ("Wien\nÖsterreich", "EUR"),
        ("IBAN DK50 0040 0440 1162 43", "DKK"),
        ("Austin, TX 78701", "USD"),
        ("Denmark      Sweden", None),
        ("Chair", None),
    ],
)
def test_without_a_mark_the_only_country_leaves_a_doubt(place: str, code: str | None) -> None:
    found = claims(f"Total      12.00\n\n{place}", "currency")
    assert [claim.value for claim in found] == ([] if code is None else [code])
    assert all(claim.doubt and claim.score < 0.8 for claim in found)


def test_the_currency_of_a_country_is_the_same_on_any_day(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoClock(date):
        @classmethod
        def today(cls) -> Self:
            raise AssertionError("the clock was asked")

    monkeypatch.setattr("babel.numbers.datetime", SimpleNamespace(date=NoClock, datetime=datetime))
    found = claims("Total      12.00\n\nZagreb\nCroatia", "currency")
    assert [claim.value for claim in found] == ["EUR"]


def test_where_no_amount_stands_no_currency_is_supposed() -> None:
    assert claims("Invoice no. A-17\n\nDenmark", "currency") == []


def test_a_legal_form_and_a_weight_are_no_currency() -> None:
    assert claims("Pine Trading Sdn Bhd 12345\n\nRice 5 KGS      12.00", "currency") == []


def test_totals_in_two_currencies_leave_both_uncertain() -> None:
    rows = "\n\n".join(f"Chair {n}      $12.00" for n in range(9))
    found = claims(f"{rows}\n\nAmount due (USD)      $108.00\n\nAmount due (CAD)      $108.00\n\nCanada", "currency")
    assert found[0].score < 0.8


def test_a_sign_between_mark_and_amount() -> None:
    assert claims("Discount Rs -40.00\n\nTotal      319.00\n\nIndia", "currency")[0].value == "INR"


def test_words_that_look_like_a_currency_are_none() -> None:
    assert claims("ALL GOODS ARE TOP\n\nAND THE CUP IS HALF FULL", "currency") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Invoice No: A-4711", "A-4711"),
        ("Invoice # 4711", "4711"),
        ("Facture n°4711 du 02/07/2015", "4711"),
        ("Invoice Number       KR87654", "KR87654"),
        ("Invoice No: 9 / 9", "9 / 9"),
        ("Invoice number      9314110911/00/M/00/N", "9314110911/00/M/00/N"),
        ("Handelsrechnung (380) Nr. 4711 vom 05.03.2018", "4711"),
        ("Invoice No      Date\n4711            1 May 2024", "4711"),
        ("FAKTURA - daňový doklad\nč. 260100118", "260100118"),
        ("Dauermietrechnung DM 2026/03-447", "DM 2026/03-447"),
        ("Lizenzrechnung Nr. 2026/1-118847", "2026/1-118847"),
        ("Rechnungsnummer RE 4417 2026 011", "RE 4417 2026 011"),
        ("Konsultfaktura 88-12", "88-12"),
        ("SZÁMLA\nsz. 2024-118", "2024-118"),
        ("Faktura FV 5/3/2026\nData: 2026-03-30", "FV 5/3/2026"),
        ("Numer faktury:      FV 22/11/2026\nData wystawienia:   16.11.2026", "FV 22/11/2026"),
    ],
)
def test_invoice_numbers(text: str, number: str) -> None:
    assert claims(text, "invoice_number")[0].value == number


@pytest.mark.parametrize("title", ["Lieferantenrechnung", "Vorrechnung", "Eingangsrechnung", "Lizenzrechnung"])
def test_a_compound_title_numbers_nothing_beside_the_label_of_the_invoices_number(title: str) -> None:
    text = f"{title} Nr. 2026/1-118847\n\nRechnungsnummer: RE-4711"
    assert [claim.value for claim in claims(text, "invoice_number")] == ["RE-4711"]


@pytest.mark.parametrize(
    "text",
    [
        "Lieferantenrechnung Nr. 2026/1-118847",
        "Vorrechnung Nr. 2026/1-118847",
        "Vorgängerrechnung Nr. 2026/1-118847",
        "Bezugsrechnung Nr. 2026/1-118847",
        "Eingangsrechnung Nr. 2026/1-118847",
        "Customer No: 4711",
        "Phone: 020 7946 0000",
        "GLN 4012345001235",
        "Order Date: 12/03/2024",
        "Invoice 12/03/2024",
        "Faktura FV 12/03/2024",
        "INVOICE OF 14/03/2026\nDelivered: 12/03/2026",
        "FAKTURA AF 14/03/2026\nLeveret: 12/03/2026",
        "FACTURE DU 14/03/2026\nLivré le 12/03/2026",
        "Invoice total: 47.11 €",
        "Foretaksregisteret: NO 917 440 506 MVA",
    ],
)
def test_other_numbers_are_no_invoice_numbers(text: str) -> None:
    assert all(claim.score < 0.6 for claim in claims(text, "invoice_number"))


@pytest.mark.parametrize("number", ["FI2602-0331", "DE2026-00417"])
def test_a_number_that_begins_like_a_vat_id_is_one_where_a_title_stands_before_it(number: str) -> None:
    assert [claim.value for claim in claims(f"FACTURE N° {number}", "invoice_number")] == [number]
    assert not claims("FACTURE N° DE136695976", "invoice_number")


@pytest.mark.parametrize(
    ("title", "denied"), [("FATTURA (TD06 parcella)", True), ("Fattura TD06-12", False), ("TD06", False)]
)
def test_the_code_of_a_kind_beside_the_title_is_no_invoice_number(title: str, *, denied: bool) -> None:
    assert ("TD06" in propose(sheet(title)).denied["invoice_number"]) is denied


def test_the_version_of_a_format_beside_the_title_is_no_invoice_number() -> None:
    assert {"CFDI 4.0", "4.0"} <= propose(sheet("FACTURA (CFDI 4.0 - Ingreso)")).denied["invoice_number"]
    assert "4.0" not in propose(sheet("FACTURA 4.0")).denied["invoice_number"]


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Facture\nNuméro   F-2026-01874\n\nTotal   1486,00\nAvoir A-2026-00077 imputé    -102,14", True),
        ("Facture\nNuméro   F-2026-01874\n\nTotal   1486,00\nAvoir A-2026-00077 imputé     102,14", False),
        ("Avoir A-2026-00077       -102,14\n\nNuméro   F-2026-01874", False),
        ("Avoir A-2026-00077       -102,14", False),
        ("Facture\nNuméro   F-2026-01874\n\nAvoir A-2026-00077    -102,14\nTotal TTC   -102,14", False),
        ("Facture\nNuméro   F-2026-01874\n\nAvoir A-2026-00077    -102,14\nTotal TTC   1383,86", True),
    ],
)
def test_the_number_of_a_paper_that_is_taken_off_is_not_the_invoices(text: str, *, denied: bool) -> None:
    assert ("A-2026-00077" in propose(sheet(text)).denied["invoice_number"]) is denied


@pytest.mark.parametrize(("title", "taken"), [("Credit note no. 7", False), ("Invoice no. 7", True)])
def test_on_a_credit_note_no_number_is_taken_off(title: str, *, taken: bool) -> None:
    on = sheet(f"{title}\n\nA-2026-00077     -119.00\n\nTotal    119.00")
    assert any(is_taken_off(one.span, on) for one in on.candidates["number"]) is taken


TITLED = """
FAKTURA                              {beside}

Dodavatel s.r.o.                     Odběratel a.s.
Datum splatnosti: 21.04.2026
Děkujeme za objednávku a přejeme hezký den
"""


@pytest.mark.parametrize(
    ("beside", "size", "number"),
    [
        ("č. 260100087", 14.0, ["260100087"]),
        ("FV-2026-118", 14.0, ["FV-2026-118"]),
        ("260100087", 10.0, []),  # no larger than the text: it may be anything
        ("260100087        1 (1)", 14.0, []),
        ("Praha 110 00", 14.0, []),
    ],
)
def test_a_number_alone_in_the_line_of_the_title_is_that_of_the_invoice(
    beside: str, size: float, number: list[str]
) -> None:
    drawn = page(TITLED.format(beside=beside))
    top = drawn.words[0].box.top
    words = tuple(word._replace(size=size if word.box.top == top else word.size) for word in drawn.words)
    read = propose(Sheet(Layout(reading(drawn.model_copy(update={"words": words}))), "cs")).claims
    assert [claim.value for claim in read if claim.term == "invoice_number" and claim.score >= FIRM] == number


def test_a_number_level_with_a_larger_title_is_in_its_line() -> None:
    drawn = page(TITLED.format(beside="SR-26-0219").replace("FAKTURA", "FACTURE"))
    title, number, *others = drawn.words
    low = title.box._replace(bottom=title.box.top + 22)
    words = (title._replace(size=22.0, box=low), number._replace(size=12.0), *others)
    read = propose(Sheet(Layout(reading(drawn.model_copy(update={"words": words}))), "fr")).claims
    assert [claim.value for claim in read if claim.term == "invoice_number" and claim.score >= FIRM] == ["SR-26-0219"]


def test_which_page_of_how_many_it_is_is_no_number_of_the_invoice() -> None:
    assert claims("LASKU / INVOICE       1 (1)", "invoice_number") == []


@pytest.mark.parametrize(
    "text",
    [
        "INVOICE 47/26\n\nRef. service report no. 358 on a machine",
        "Tipo documento      Numero     Data\nFATTURA             47/26      29/05/2026\n\nRapporto tecnico n. 358",
        "Tipo documento      Numero     Data\nFATTURA DIFFERITA   47/26      29/05/2026\n\nRapporto tecnico n. 358",
    ],
)
def test_the_number_of_another_paper_is_no_rival_of_that_of_the_invoice(text: str) -> None:
    own, other = (max(c.score for c in claims(text, "invoice_number") if c.value == n) for n in ("47/26", "358"))
    assert own > other + 0.06


def test_a_number_in_a_partys_section_is_the_partys() -> None:
    text = "Seller:\nNumber: 549910\nPine Tools Ltd\n1 Saw Road\nLeeds LS1 4AB"
    assert claims(text, "invoice_number") == []


@pytest.mark.parametrize(
    ("label", "numbers"),
    [
        ("FAKTURANR.", ["706114"]),
        ("Invoice no.", ["706114"]),
        ("INVOICE", []),  # of a site that the invoice goes to, as "Delivery" beside it
        ("Faktura", []),
        ("KUNDENR.", []),
        ("NR.", []),
    ],
)
def test_no_party_has_the_number_of_an_invoice_be_its_label_taken_for_a_row_of_the_address(
    label: str, numbers: list[str]
) -> None:
    text = (
        "Pine Tools ApS\nTransportvej 12\n6330 Padborg\nAtt.: Varemodtagelsen\n\n"
        f"{label:15}FAKTURADATO     BETALES SENEST\n706114         31-01-2026      14-02-2026"
    )
    assert [claim.value for claim in claims(text, "invoice_number")] == numbers


@pytest.mark.parametrize(
    ("heads", "numbers"), [("Invoice             Delivery", []), ("Invoice no.         Delivery no.", ["706114"])]
)
def test_the_heads_of_two_addresses_name_no_invoice(heads: str, numbers: list[str]) -> None:
    address = "Pine Tools ApS        Pine Tools ApS\nTransportvej 12       Transportvej 14\n6330 Padborg"
    text = f"Bill to               Ship to\n{address}\n{heads}\n706114              706115"
    assert [claim.value for claim in claims(text, "invoice_number")] == numbers


def test_unit_prices_are_no_totals() -> None:
    proposals = propose(Sheet(Layout(reading("Price      117.6471\nTotal      140.00")), "en"))
    assert [place.raw for place in proposals.places] == ["140.00"]


def test_the_sum_row_of_a_table_takes_its_roles_from_the_heads() -> None:
    text = (
        "          Ex BTW       BTW         Incl BTW\n"
        "21%       156,20       32,80       189,00\n"
        "Totaal    156,20       32,80       189,00"
    )
    found = propose(Sheet(Layout(reading(page(text))), "nl")).claims
    roles = {str(c.value): c.term for c in sorted(found, key=lambda c: c.score) if c.term.startswith("totals.")}
    assert roles["32.80"] == "totals.tax"


@pytest.mark.parametrize(
    "text",
    [
        "Glasgow, 8 February 2021",
        "Lille, le 8.2.2021",
        "München, den 8.2.2021",
        "Kraków, 8.02.2021",
        "INVOICE 08.02.2021",
        "Invoice 4711 / 08.02.2021",
    ],
)
def test_the_date_of_a_letter(text: str) -> None:
    found = claims(f"Tea      12.00\n\n{text}\n\nDelivered 28.12.2020", "issue_date")
    assert str(found[0].value) == "2021-02-08"
    assert found[0].score >= 0.8


def test_the_ends_of_a_period_date_no_invoice() -> None:
    found = claims("01.12.2020 - 31.12.2020\n\n08.02.2021\n\nTea      12.00", "issue_date")
    assert str(found[0].value) == "2021-02-08"


@pytest.mark.parametrize(
    "text",
    [
        "22.07.2015 tarihine kadar ödeyiniz.",
        "Nach Ablauf des 22.07.2015 geraten Sie in Verzug.",
        "Kindly arrange payment no later than 22.07.2015.",
        "Wymagalne dnia      22.07.2015",
        "Sidste rettidige betalingsdato      22.07.2015",
        "Splatné dne 22.07.2015.",
        "Förfaller den      22.07.2015",
    ],
)
def test_ways_to_say_when_an_invoice_is_due(text: str) -> None:
    assert str(claims(text, "due_date")[0].value) == "2015-07-22"


def test_the_reference_of_an_article_is_none_of_the_invoice() -> None:
    head = "Référence      Désignation           Qté     Prix unitaire    Montant HT"
    row = "CHAIR-7777     Chaise de bureau      2,00    55,00            110,00"
    references = ("purchase_order_reference", "buyer_reference", "payment.reference")
    assert [claims(f"{head}\n{row}", term) for term in references] == [[], [], []]
    alone = claims("Référence      Date           Client\nCH-7777        13/10/2015     4711", "buyer_reference")
    assert [claim.value for claim in alone] == ["CH-7777"]


def test_the_number_of_a_house_is_no_invoice_number() -> None:
    assert claims("Gül Sok. No: 2 D:1\n\n35000 Konak", "invoice_number") == []
    assert claims("Invoice No: 2471\n\nTea      12.00", "invoice_number")[0].value == "2471"


def test_a_year_of_two_digits_may_stand_first_in_swedish() -> None:
    found = [c for c in propose(Sheet(Layout(reading("Fakturadatum 17-05-04")), "sv")).claims if c.term == "issue_date"]
    assert found[0].doubt
    assert found[0].score < 0.8


def test_letters_of_a_name_are_no_currency() -> None:
    assert claims("SLE Engineering      Date 1 May 2024\n\nTea      12.00", "currency") == []


def test_a_word_in_the_column_of_prices_is_no_title() -> None:
    table = "Description                 Amount\nLogo                        780.00\nSource files        quote"
    assert kind_of(sheet(f"Invoice no. 7\n\n{table}")).doc_type is DocType.INVOICE


def test_a_series_before_its_number_makes_a_title_as_sure_as_the_number_alone() -> None:
    assert (
        kind_of(sheet("Mietrechnung DM 2026/7 of the flat")).score == kind_of(sheet("Mietrechnung 7 of a flat")).score
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Rechnungs-Nr. R 7/26\nPrüfung nach dem Verzeichnis Nr. 4.2", "R 7/26"),
        ("Rechnungs-Nr. R 7/26\nSteuerfrei nach § 4 Nr. 12 UStG", "R 7/26"),
        ("Rechnungs-Nr. R 7/26\nMaschine: FT-80 Nr. 2214", "R 7/26"),
        ("Rechnungs-Nr. R 7/26\n\nArtikel     Einheit     Menge\nLager       Nr          60", "R 7/26"),
        ("Rechnungs-Nr.    BAW-R 2026 118/4", "BAW-R 2026 118/4"),
    ],
)
def test_a_number_in_a_sentence_is_that_of_the_word_before_it(text: str, number: str) -> None:
    found = [claim for claim in propose(Sheet(Layout(reading(text)), "de")).claims if claim.term == "invoice_number"]
    assert max(found, key=lambda claim: claim.score).value == number
    assert not {"4.2", "12", "60", "2214"} & {claim.value for claim in found}


def test_a_price_behind_its_sign_is_no_number() -> None:
    assert claims("RECEIPT\n48.26 L @ 142.9 p/L", "invoice_number") == []


def test_what_is_due_on_a_condition_alone_is_not_due() -> None:
    text = "INVOICE\n\nINVOICE TOTAL USD     3,700.86\n\nPAY $3,668.02 IF REMITTED BY 02/14/26\nDUE 03/06/26"
    assert Decimal("3668.02") in propose(sheet(text)).denied["totals.due"]
    assert propose(sheet(text.replace("IF REMITTED BY", "BY"))).denied["totals.due"] == frozenset()


def test_a_title_before_a_name_is_no_mark_of_a_currency() -> None:
    assert claims("Bearbeiter: Fr. Mag. Riegler\nBetrag EUR     10.00", "currency")[0].value == "EUR"
    assert [one.value for one in claims("Bearbeiter: Fr. Mag. Riegler", "currency")] == []


def test_an_amount_in_rand_is_known_by_the_words_of_its_country() -> None:
    assert claims("Tax Invoice / Belastingfaktuur\nTotal     R 4 188.20", "currency")[0].value == "ZAR"
