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
