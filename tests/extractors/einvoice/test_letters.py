"""Files that come with an e-invoice and only name it: letters, credit notes, delivery notes and terms."""

from __future__ import annotations

import pytest

from extractors.einvoice.attached import beside_file
from extractors.page import Layout
from extractors.page.sheet import Sheet
from schemas import AttachedFile, Claim, DocType, Extraction, Layer
from tests.extractors.grid import reading

FILE = AttachedFile(name="note.pdf", media_type="application/pdf")


@pytest.mark.parametrize(
    ("number", "rows", "kinds"),
    [
        ("R-4711", ("Credit note for invoice R4711", "Amount: 100.00"), {"changed"}),
        ("R-4711", ("Credit note for invoice r-4711", "Amount: 100.00"), {"changed"}),
        ("R 4711", ("Credit note for invoice R-4711, no payment", "Amount: 100.00"), {"changed"}),
        ("R-4711", ("Credit note", "for your invoice R-4711"), {"changed"}),
        ("R-4711", ("Timesheet", "for your invoice R-4711"), set()),
        ("R-4711", ("Credit note to invoice R-4711 is not needed", "L. Ek, 44 h"), set()),
        ("17", ("Page 3 of 17", "Credit note 20175"), set()),
        ("17", ("Page 3 of 17", "Goods in dispute: do not pay before we have agreed."), set()),
        ("17", ("Concerning invoice 17", "Please do not pay before we have agreed."), {"do_not_pay"}),
        ("17", ("Invoice no. 17", "Please do not pay before we have agreed."), {"do_not_pay"}),
        ("R-4711", ("Delivery note for R-4711", "Do not pay the driver."), set()),
        ("R-4711", ("Quittung zu Rechnung R-4711", "Die Rechnung wurde bereits bezahlt."), {"paid"}),
        ("R-4711", ("Reminder: invoice R-4711", "Please do not pay before we have agreed."), {"do_not_pay"}),
        ("R-4711", ("Statement on invoice R-4711", "Please do not pay before we have agreed."), {"do_not_pay"}),
        (
            "R-4711",
            ("Order confirmation and invoice R-4711", "Please do not pay before we have agreed."),
            {"do_not_pay"},
        ),
        ("R-4711", ("Order confirmation R-4711", "Do not pay the driver."), set()),
        ("R-4711", ("Lieferschein R-4711", "Do not pay the driver."), set()),
        ("4711", ("Delivery note 4711", "Do not pay the driver."), set()),
        ("4711", ("Invoices 4710 and 4711", "Please do not pay before we have agreed."), {"do_not_pay"}),
        ("4711", ("Your invoice of 3 May, 4711", "Please do not pay before we have agreed."), {"do_not_pay"}),
        ("4711", ("Re: INV 4711", "Please do not pay before we have agreed."), {"do_not_pay"}),
        ("4711", ("Re: 4711", "Please do not pay before we have agreed."), {"do_not_pay"}),
        ("471", ("Invoices 470 and 471", "Please do not pay before we have agreed."), {"do_not_pay"}),
        ("471", ("INV 471", "Please do not pay before we have agreed."), {"do_not_pay"}),
        ("471", ("Re: 471", "Please do not pay before we have agreed."), {"do_not_pay"}),
        ("471", ("EUR 471", "Please do not pay before we have agreed."), set()),
        ("471", ("Page 3 of 471", "Please do not pay before we have agreed."), set()),
        ("2026", ("As of May 2026", "Please do not pay before we have agreed."), set()),
        ("2026", ("Your invoice of 3 May, 2026", "Please do not pay before we have agreed."), {"do_not_pay"}),
        ("17", ("Invoice terms, page 3 of 17", "Please do not pay before we have agreed."), set()),
        ("R-4711", ("Credit note for invoice R-4711 (no VAT), 100.00", "Best regards"), {"changed"}),
        ("R-4711", ("Credit note for invoice R-4711 - no payment needed", "Best regards"), {"changed", "do_not_pay"}),
        ("R-4711", ("Credit note for invoice R-4711 is not subject to VAT", "Best regards"), {"changed"}),
        ("R-4711", ("Credit note for invoice R-4711 is not taxable", "Amount: 100.00"), {"changed"}),
        ("R-4711", ("Credit note for invoice R-4711 is not payable", "Best regards"), {"changed"}),
        ("R-4711", ("Storno der Rechnung R-4711 (keine Zahlung)", "Viele Grüße"), {"changed", "cancelled"}),
        ("R-4711", ("Avoir n° 12 sur facture R-4711 non assujetti", "Cordialement"), {"changed"}),
        ("R-4711", ("Gutschrift zu Rechnung R-4711 ist nicht nötig", "Viele Grüße"), set()),
        ("R-4711", ("Credit note for invoice R-4711 was not issued", "Best regards"), set()),
        ("R-4711", ("We refer to R-4711 of 3 May.", "Please do not pay it."), {"do_not_pay"}),
    ],
)
def test_a_file_that_names_the_invoice_in_other_letters_or_by_chance(
    number: str, rows: tuple[str, ...], kinds: set[str]
) -> None:
    claim = Claim(term="invoice_number", value=number, raw=number, layer=Layer.EINVOICE, score=1.0)
    invoice = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, claims={"invoice_number": claim})
    other = Extraction(doc_type=DocType.OTHER, doc_type_score=1.0)
    found = beside_file(invoice, other, Sheet(Layout(reading("\n\n".join(rows))), "en"), FILE)
    assert {one.kind for one in found.notices} == kinds
