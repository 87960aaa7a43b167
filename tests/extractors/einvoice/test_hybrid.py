"""PDFs with an e-invoice inside: it is found by its content, it decides, and the page must not say otherwise."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest

from evaluation.synthetic import SyntheticInvoice, generate
from evaluation.synthetic.einvoice import stated
from evaluation.synthetic.hybrid import File, hybrid
from evaluation.synthetic.samples_pages import plain
from evaluation.synthetic.xml_cii import cii
from evaluation.synthetic.xml_ubl import ubl
from extractors.einvoice import beside_pages, extract_einvoice
from extractors.extract import extract
from extractors.model import load
from extractors.page.sheet import sheet_of
from extractors.readers.einvoice import read_hybrid
from schemas import (
    HYBRID_TERMS,
    Document,
    Extraction,
    Invoice,
    Layer,
    Limits,
    Policy,
    Reading,
    Severity,
    SignalCode,
    Verdict,
    Versions,
)
from validators import EMPTY, judge

Change = Callable[[Invoice], Invoice]
ORDER = b'<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'


@pytest.fixture(scope="module")
def page() -> SyntheticInvoice:
    """A page on which everything stands that is compared."""
    drawn = generate(503, plain("fr", "FR", "title right", lines=3))
    assert drawn.printed.issuperset(HYBRID_TERMS)
    return drawn


@pytest.fixture(scope="module")
def invoice(page: SyntheticInvoice) -> Invoice:
    return stated(page.facts)


def document(data: bytes) -> Document:
    return Document(
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="application/pdf",
        size=len(data),
        origin="a.pdf",
        path=Path("a.pdf"),
    )


def read(data: bytes) -> Reading:
    return read_hybrid(document(data), data, Limits())


def codes(reading: Reading) -> set[str]:
    return {signal.code.value for signal in reading.signals}


NAMES = [
    "factur-x.xml",
    "ZUGFeRD-invoice.xml",
    "xrechnung.xml",
    "order-x.xml",
    "notes.txt",
    "../../../etc/passwd",
    "é✓",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("relationship", ["Alternative", "Data", "Source", "Supplement", "Unspecified"])
def test_it_is_found_whatever_it_is_called(
    page: SyntheticInvoice, invoice: Invoice, name: str, relationship: str
) -> None:
    reading = read(hybrid(page.pdf(), File(name, cii(invoice), relationship, "application/octet-stream")))
    assert reading.einvoice is not None
    assert reading.einvoice.name == name
    assert reading.pages
    assert codes(reading) == set()


@pytest.mark.parametrize("write", [cii, ubl])
def test_any_syntax_may_be_inside(page: SyntheticInvoice, invoice: Invoice, write: Callable[[Invoice], bytes]) -> None:
    reading = read(hybrid(page.pdf(), File("a", write(invoice))))
    assert reading.einvoice is not None
    assert extract(reading).invoice() == invoice


def _file(pdf: pikepdf.Pdf, content: bytes) -> pikepdf.Object:
    stream = pikepdf.Dictionary(F=pdf.make_stream(content))
    return pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Filespec, F="a.xml", EF=stream))


def _associated(pdf: pikepdf.Pdf, file: pikepdf.Object) -> None:
    pdf.Root.AF = pikepdf.Array([file])


def _with_the_page(pdf: pikepdf.Pdf, file: pikepdf.Object) -> None:
    pdf.pages[0].obj.AF = pikepdf.Array([file])


def _pinned(pdf: pikepdf.Pdf, file: pikepdf.Object) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FileAttachment, Rect=pikepdf.Array([0, 0, 1, 1]), FS=file
    )
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])


def _deep_in_the_tree(pdf: pikepdf.Pdf, file: pikepdf.Object) -> None:
    leaf = pikepdf.Dictionary(Names=pikepdf.Array(["a", file]))
    for _ in range(3):
        leaf = pikepdf.Dictionary(Kids=pikepdf.Array([pdf.make_indirect(leaf)]))
    pdf.Root.Names = pikepdf.Dictionary(EmbeddedFiles=leaf)


@pytest.mark.parametrize("place", [_associated, _with_the_page, _pinned, _deep_in_the_tree])
def test_it_is_found_wherever_it_is(
    page: SyntheticInvoice, invoice: Invoice, place: Callable[[pikepdf.Pdf, pikepdf.Object], None]
) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(page.pdf())) as pdf:
        place(pdf, _file(pdf, cii(invoice)))
        pdf.save(buffer)
    assert read(buffer.getvalue()).einvoice is not None


@pytest.mark.parametrize("content", [ORDER, b"<notes><note>Thank you</note></notes>", b"no XML", b""])
def test_a_name_makes_no_invoice(page: SyntheticInvoice, content: bytes) -> None:
    reading = read(hybrid(page.pdf(), File("factur-x.xml", content)))
    assert reading.einvoice is None
    assert codes(reading) == set()


def test_an_order_beside_the_invoice_is_no_second_one(page: SyntheticInvoice, invoice: Invoice) -> None:
    reading = read(hybrid(page.pdf(), File("factur-x.xml", ORDER), File("b.xml", cii(invoice))))
    assert reading.einvoice is not None
    assert reading.einvoice.name == "b.xml"
    assert codes(reading) == set()


def test_the_same_file_twice_is_one(page: SyntheticInvoice, invoice: Invoice) -> None:
    data = cii(invoice)
    assert codes(read(hybrid(page.pdf(), File("a.xml", data), File("b.xml", data)))) == set()


@pytest.mark.parametrize("second", [cii, ubl])
def test_two_invoices_are_a_signal(
    page: SyntheticInvoice, invoice: Invoice, second: Callable[[Invoice], bytes]
) -> None:
    other = second(invoice.model_copy(update={"invoice_number": "X-2"}))
    reading = read(hybrid(page.pdf(), File("a.xml", cii(invoice)), File("b.xml", other)))
    assert codes(reading) == {SignalCode.SEVERAL_INVOICES.value}
    assert '"a.xml", "b.xml"' in reading.signals[0].message


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda data: data[:-30], SignalCode.ATTACHMENT_UNREAD),
        (lambda data: data.replace(b"?>\n", b"?>\n<!DOCTYPE x>\n", 1), SignalCode.XML_DOCTYPE),
        (lambda data: data.replace(b"UTF-8", b"UTF-7", 1), SignalCode.XML_ENCODING),
    ],
)
def test_an_invoice_that_cannot_be_read_is_a_signal(
    page: SyntheticInvoice, invoice: Invoice, spoil: Callable[[bytes], bytes], code: SignalCode
) -> None:
    reading = read(hybrid(page.pdf(), File("factur-x.xml", spoil(cii(invoice)))))
    assert reading.einvoice is None
    assert codes(reading) == {code.value}
    assert reading.pages


@pytest.mark.parametrize(
    ("content", "packed"),
    [(b"no stream of this kind", "/FlateDecode"), (zlib.compress(b"<a/>")[:2], "/FlateDecode"), (b"x", "/Unheard")],
)
def test_a_file_that_cannot_be_unpacked_is_a_signal(page: SyntheticInvoice, content: bytes, packed: str) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(page.pdf())) as pdf:
        stream = pdf.make_stream(content, Filter=pikepdf.Name(packed))
        file = pikepdf.Dictionary(Type=pikepdf.Name.Filespec, UF="a.bin", EF=pikepdf.Dictionary(F=stream))
        pdf.Root.AF = pikepdf.Array([file])
        pdf.save(buffer, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    reading = read(buffer.getvalue())
    assert codes(reading) == {SignalCode.ATTACHMENT_UNREAD.value}
    assert "a.bin" in reading.signals[0].message
    assert reading.pages


def test_a_dialect_inside_leaves_the_pdf_to_a_person(page: SyntheticInvoice, invoice: Invoice) -> None:
    strange = ubl(invoice.model_copy(update={"specification": "OIOUBL-2.1"}))
    reading = read(hybrid(page.pdf(), File("a.xml", strange)))
    assert codes(reading) == {SignalCode.ATTACHMENT_UNREAD.value}
    assert "OIOUBL" in reading.signals[0].message


def _party(role: str, **changes: str) -> Change:
    return lambda one: one.model_copy(update={role: getattr(one, role).model_copy(update=changes)})


def _more(total: str) -> Change:
    def change(one: Invoice) -> Invoice:
        amount = getattr(one.totals, total) + Decimal("13.57")
        return one.model_copy(update={"totals": one.totals.model_copy(update={total: amount})})

    return change


def _later(name: str) -> Change:
    return lambda one: one.model_copy(update={name: getattr(one, name) + timedelta(days=71)})


CHANGES: dict[str, Change] = {
    "invoice_number": lambda one: one.model_copy(update={"invoice_number": f"{one.invoice_number}9"}),
    "issue_date": _later("issue_date"),
    "due_date": _later("due_date"),
    "totals.net": _more("net"),
    "totals.tax": _more("tax"),
    "totals.gross": _more("gross"),
    "totals.due": _more("due"),
    "payment.iban": lambda one: one.model_copy(
        update={"payment": one.payment.model_copy(update={"iban": "DE89370400440532013000"})}
    ),
    "seller.name": _party("seller", name="Blackford Supply Ltd"),
    "seller.vat_id": _party("seller", vat_id="DE136695976"),
    "buyer.name": _party("buyer", name="Hilltop Estates Ltd"),
    "buyer.vat_id": _party("buyer", vat_id="FR40303265045"),
}


def judged(page: SyntheticInvoice, invoice: Invoice) -> Verdict:
    data = hybrid(page.pdf(), File("factur-x.xml", cii(invoice)))
    reading = read(data)
    versions = Versions(vouchline="1", model="none", rulebook="1", policy="0")
    extraction = extract(reading, model=load(None))
    assert extraction.invoice() == invoice  # the XML decides
    return judge(document(data), reading, extraction, policy=Policy(), reference=EMPTY, versions=versions, as_of=None)


def said(verdict: Verdict, term: str) -> dict[str, Severity]:
    """The findings about pages that say otherwise, by rule."""
    found = (one for one in verdict.findings if one.rule.startswith("HY-") and one.outcome == "fail")
    return {one.rule: one.severity for one in found if term in one.terms}


def test_every_compared_term_is_tried() -> None:
    assert set(CHANGES) == set(HYBRID_TERMS)


@pytest.mark.parametrize("term", HYBRID_TERMS)
def test_a_page_that_says_otherwise_stops_the_document(page: SyntheticInvoice, invoice: Invoice, term: str) -> None:
    assert said(judged(page, CHANGES[term](invoice)), term).items() & {
        ("HY-01", Severity.FATAL),
        ("HY-02", Severity.WARNING),
    }


@pytest.mark.parametrize(("off", "told"), [("250.00", True), ("0.00", False)])
def test_a_page_that_asks_for_less_than_the_gross_total_is_heard(
    page: SyntheticInvoice, invoice: Invoice, off: str, *, told: bool
) -> None:
    """The amount due of the e-invoice stands on the page, as its gross total; what the page calls due is another."""
    reading = read(hybrid(page.pdf(), File("factur-x.xml", cii(invoice))))
    assert reading.einvoice is not None
    said = extract_einvoice(reading.einvoice)
    due = said.claims["totals.due"]
    assert isinstance(due.value, Decimal)
    less = due.value - Decimal(off)
    unexplained = {
        "value": less,
        "page": 1,
        "label": "Net à payer",
        "layer": Layer.MODEL,
        "doubt": "What is taken off?",
    }
    shown = Extraction(claims={"totals.due": due.model_copy(update=unexplained)})
    found = beside_pages(said, shown, sheet_of(reading)).claims
    assert bool(found["totals.due"].rejected) is told


def test_a_contradiction_names_both_values_and_expects_neither(page: SyntheticInvoice, invoice: Invoice) -> None:
    verdict = judged(page, CHANGES["totals.gross"](invoice))
    (found,) = (one for one in verdict.findings if one.rule in {"HY-01", "HY-02"} and one.terms == ("totals.gross",))
    claim = verdict.claims["totals.gross"]
    assert f"is {claim.value} in the e-invoice, but page 1 says {claim.rejected[0].value}." in found.message
    assert (found.seen, found.expected) == (None, None)


def test_a_page_that_agrees_says_nothing(page: SyntheticInvoice, invoice: Invoice) -> None:
    verdict = judged(page, invoice)
    assert {rule for term in HYBRID_TERMS for rule in said(verdict, term)} == set()
    assert all(verdict.claims[term].page == 1 for term in HYBRID_TERMS)
    assert all(verdict.claims[term].boxes for term in HYBRID_TERMS)
    assert all(verdict.claims[term].path for term in HYBRID_TERMS)


def test_a_value_that_is_only_not_printed_is_information() -> None:
    page = generate(404, plain("fr", "FR", "title right", lines=3))
    assert "buyer.vat_id" not in page.printed
    verdict = judged(page, stated(page.facts))
    assert said(verdict, "buyer.vat_id") == {"HY-03": Severity.INFORMATION}
