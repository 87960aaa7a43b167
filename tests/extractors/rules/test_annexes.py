"""Pages that go with an invoice and say of themselves that they are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.extract import extract
from schemas import DocType
from tests.extractors.pdfs import drawn, reading
from tests.faults.attack import letter


def _read(folder: Path, *rows: str, behind: bool = True) -> tuple[DocType, set[str]]:
    """The kind of an invoice, and what is said of it, with rows on a page behind it or on its own."""

    def page(canvas: Canvas) -> None:
        letter(canvas)
        if behind:
            canvas.showPage()
        for number, text in enumerate(rows):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(60, 280 - 30 * number, text)

    read = extract(reading(drawn(page), folder))
    return read.doc_type, {one.kind for one in read.notices}


@pytest.mark.parametrize(
    "rows",
    [
        ("Statement of account", "This statement is not an invoice."),
        ("Extracto de cuenta informativo", "Este extracto no es una factura."),
        ("Lieferschein", "Dieser Lieferschein ist keine Rechnung."),
        ("Relevé de compte", "Ce relevé de compte n'est pas une facture."),
    ],
)
def test_a_page_that_goes_with_an_invoice_speaks_of_itself(rows: tuple[str, ...], tmp_path: Path) -> None:
    assert _read(tmp_path, *rows) == (DocType.INVOICE, set())


@pytest.mark.parametrize(
    ("rows", "behind"),
    [
        (("Statement of account", "This document is not an invoice."), True),
        (("Terms", "This statement is not an invoice."), True),
        (("Statement of account", "This statement is not an invoice."), False),
        (("Order no. 4711", "To your order: this document is not an invoice."), True),
        (("Order no. 4711", "To your order this document is not an invoice."), True),
        (("Statement of account", "To the statement: this document is not an invoice."), True),
        (("Statement of account", "With this statement this is not an invoice."), True),
        (("Lieferschein", "Zum Lieferschein: dies ist keine Rechnung."), True),
        (("Lieferschein", "Zum Lieferschein ist das Dokument keine Rechnung."), True),
        (("Statement of account", "This statement is not an invoice and this document is not an invoice."), True),
    ],
)
def test_what_is_said_of_the_invoice_is_heard(rows: tuple[str, ...], behind: bool, tmp_path: Path) -> None:
    kind, said = _read(tmp_path, *rows, behind=behind)
    assert kind is DocType.OTHER or said


def test_what_an_annex_says_over_two_rows_takes_back_nothing_that_the_invoice_says(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        letter(canvas)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 120, "Este documento no constituye una factura.")
        canvas.showPage()
        for y, text in ((280, "Extracto de cuenta"), (240, "Este extracto no es una"), (226, "factura.")):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(60, y, text)

    assert extract(reading(drawn(page), tmp_path)).doc_type is DocType.OTHER
