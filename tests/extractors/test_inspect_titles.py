"""What a PDF is called beside its pages: bookmarks and properties that say what they do not, and honest ones."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.inspect.titles import Titles
from schemas import SignalCode
from tests.extractors.pdfs import drawn, reading
from tests.faults.attack import letter

_NUMBER = "BT-2024-0117"


def _told(folder: Path, *, bookmark: str = "", title: str = "", printed: str = "") -> bool:
    """Whether a PDF with these is doubted for what it is called."""

    def page(canvas: Canvas) -> None:
        letter(canvas, number=_NUMBER)
        canvas.drawString(60, 200, printed)
        if title:
            canvas.setTitle(title)
        if bookmark:
            canvas.bookmarkPage("first")
            canvas.addOutlineEntry(bookmark, "first")

    return [one.code for one in reading(drawn(page), folder).signals] == [SignalCode.VIEWS_DIFFER]


@pytest.mark.parametrize(
    "text",
    [
        "CANCELLED",
        f"ANULOWANA – {_NUMBER} – zastąpiona korektą",
        f"Rechnung {_NUMBER} / storniert",
        "Payé",
        "Do not pay this invoice.",
    ],
)
def test_a_bookmark_that_says_what_no_page_does(text: str, tmp_path: Path) -> None:
    assert _told(tmp_path, bookmark=text)


@pytest.mark.parametrize(
    "text", [f"Invoice {_NUMBER}", "Faktura – strona 1", "Summary", "Terms of payment", "Page 1", "Credits"]
)
def test_an_ordinary_bookmark(text: str, tmp_path: Path) -> None:
    assert not _told(tmp_path, bookmark=text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Paid", "Paid with thanks"),
        ("Paid - Notes", "PAID!"),
        ("Copy / cancelled", "Cancelled on request"),
        ("Payé", "(paye)"),
    ],
)
def test_a_bookmark_that_repeats_its_page(text: str, printed: str, tmp_path: Path) -> None:
    assert not _told(tmp_path, bookmark=text, printed=printed)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("VOID", "To avoid fees transfer in time"),
        ("PAID", "Unpaid invoices bear interest"),
        ("CANCELLED - PAID", "Carriage paid"),
        ("PAID / CANCELLED", "Cancelled orders are charged"),
    ],
)
def test_each_word_of_a_bookmark_stands_on_a_page_by_itself(text: str, printed: str, tmp_path: Path) -> None:
    assert _told(tmp_path, bookmark=text, printed=printed)


@pytest.mark.parametrize(("text", "told"), [("CANCELLED", True), (f"Invoice {_NUMBER}", False)])
def test_a_bookmark_that_leads_nowhere_is_one(text: str, told: bool, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(drawn(lambda canvas: letter(canvas, number=_NUMBER)))) as pdf:
        outlines = pdf.make_indirect(Dictionary(Type=Name.Outlines, Count=1))
        mark = pdf.make_indirect(Dictionary(Title=String(text), Parent=outlines))
        outlines.First = outlines.Last = mark
        pdf.Root.Outlines = outlines
        pdf.save(saved := io.BytesIO())
    codes = [one.code for one in reading(saved.getvalue(), tmp_path).signals]
    assert (SignalCode.VIEWS_DIFFER in codes) is told


def test_a_title_speaks_of_this_document_where_it_has_its_number(tmp_path: Path) -> None:
    assert _told(tmp_path, title=f"PROFORMA {_NUMBER} - BOZZA")
    assert not _told(tmp_path, title="Proforma template")  # left behind by whoever made the form
    assert not _told(tmp_path, title=f"Invoice {_NUMBER}")


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("BORRADOR – NO CONTABILIZAR NI PAGAR", True),
        ("Rechnung - nicht bezahlen", True),
        ("Borrador", False),
        ("Draft invoice", False),
        ("Sample - invoice template", False),
    ],
)
def test_a_title_that_warns_is_no_template(title: str, told: bool, tmp_path: Path) -> None:
    assert _told(tmp_path, title=title) is told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("<fx:DocumentType>ORDER</fx:DocumentType>", True),
        ("<fx:DocumentType>INVOICE</fx:DocumentType>", False),
        ('<rdf:Description fx:DocumentType="ORDER_RESPONSE"/>', True),
        ("<fx:DocumentType>CREDIT-NOTE</fx:DocumentType>", True),
        ("<fx:DocumentType>Confirmación de pedido</fx:DocumentType>", True),
        ("<zf:DocumentType>ORDER/CHANGE</zf:DocumentType>", True),
        ('<fx:DocumentType xml:lang="en">ORDER</fx:DocumentType>', True),
        ('<rdf:li xmlns:a="urn:zugferd:pdfa:CrossIndustryDocument:invoice:2p0#" a:DocumentType=" ORDER "/>', True),
        ("<fx:DocumentType>Invoice</fx:DocumentType>", False),
        ("<fx:DocumentType>Rechnung</fx:DocumentType>", False),
        ("<fx:DocumentType>Számla</fx:DocumentType>", False),
        ("<fx:DocumentType>Τιμολόγιο</fx:DocumentType>", False),
        ("<dms:DocumentType>Scan</dms:DocumentType>", False),
        ('<rdf:li xmlns:fx="https://archive.example/" fx:DocumentType="Scan"/>', False),
        ("<dc:title>Invoice</dc:title>", False),
    ],
)
def test_metadata_that_call_it_no_invoice(said: str, told: bool, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(drawn(lambda canvas: letter(canvas, number=_NUMBER)))) as pdf:
        pdf.Root.Metadata = pdf.make_stream(said.encode(), Type=Name.Metadata, Subtype=Name.XML)
        pdf.save(saved := io.BytesIO(), fix_metadata_version=False)
    codes = [one.code for one in reading(saved.getvalue(), tmp_path).signals]
    assert (SignalCode.VIEWS_DIFFER in codes) is told


@pytest.mark.parametrize(
    "said",
    [
        "<" + "a" * 150_000,
        "a:DocumentType=" * 10_000,
        "<a:DocumentType " * 9_000,
        ("<a:DocumentType>" + " " * 105) * 1_500,
    ],
)
def test_metadata_of_any_length_are_looked_at_quickly(said: str) -> None:
    started = time.process_time()
    with pikepdf.new() as pdf:
        (titles := Titles()).described(pdf.make_stream(said.encode()))
    assert not list(titles.signals())
    assert time.process_time() - started < 1.0
