"""Samples that are e-invoices: as XML, signed, or inside a PDF; and what must not be taken for one."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from evaluation.synthetic.document import SyntheticInvoice, generate
from evaluation.synthetic.einvoice import EN_16931, XRECHNUNG, italian, stated
from evaluation.synthetic.enveloped import enveloped
from evaluation.synthetic.hybrid import File, hybrid
from evaluation.synthetic.options import Options
from evaluation.synthetic.sample import THROUGH, Case, Made, truth
from evaluation.synthetic.samples_pages import drawn_as, plain, true_of
from evaluation.synthetic.xml_cii import cii
from evaluation.synthetic.xml_fatturapa import fatturapa
from evaluation.synthetic.xml_ubl import ubl
from schemas import Invoice

Write = Callable[[Invoice], bytes]
_FACTUR_X = "factur-x.xml"
_DOCTYPE = b'<!DOCTYPE Invoice [<!ENTITY file SYSTEM "file:///etc/hostname">]>\n'
_ORDER = b"""\
<?xml version='1.0' encoding='UTF-8'?>
<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:ID>PO-2024-17</cbc:ID>
  <cbc:IssueDate>2024-05-02</cbc:IssueDate>
</Order>
"""
_NOT_READ: dict[str, Any] = {}


def _true(document: SyntheticInvoice, invoice: Invoice, language: str | None = None) -> dict[str, Any]:
    return truth(document.doc_type, document.subtype, language, invoice)


def _seed(document: SyntheticInvoice) -> dict[str, str | int]:
    return {"seed": document.seed}


def _xml(write: Write, seed: int, options: Options, specification: str = EN_16931) -> Made:
    document = generate(seed, options)
    invoice = stated(document.facts, specification)
    return Made(write(invoice), _true(document, invoice), _seed(document))


def _italian(wrap: Callable[[bytes], bytes], seed: int, options: Options) -> Made:
    document = generate(seed, options)
    invoice = italian(stated(document.facts))
    return Made(wrap(fatturapa(invoice)), _true(document, invoice), _seed(document))


def _lot(seed: int, options: Options) -> Made:
    """Two invoices of one seller to one buyer in one file."""
    document = generate(seed, options)
    first = italian(stated(document.facts))
    second = first.model_copy(update={"invoice_number": f"{first.invoice_number}/A"})
    expected = {"disposition": THROUGH[0], "outcome": THROUGH[1]}
    inside = tuple(_true(document, one) | expected for one in (first, second))
    return Made(fatturapa(first, second), truth("other", None, None, Invoice()), _seed(document), inside)


def _hybrid(seed: int, options: Options) -> Made:
    """A page and the e-invoice of the same facts."""
    document = generate(seed, options)
    invoice = stated(document.facts)
    content = hybrid(document.pdf(), File(_FACTUR_X, cii(invoice)))
    return Made(content, _true(document, invoice, document.language), drawn_as(document))


def _contradicted(seed: int, options: Options) -> Made:
    """The page asks for another account than the e-invoice."""
    document, other = generate(seed, options), generate(seed + 1, options)
    invoice = stated(document.facts)
    payment = invoice.payment.model_copy(update={"iban": other.facts.iban})
    invoice = invoice.model_copy(update={"payment": payment})
    content = hybrid(document.pdf(), File(_FACTUR_X, cii(invoice)))
    return Made(content, _true(document, invoice, document.language), drawn_as(document))


def _two(seed: int, options: Options) -> Made:
    """Two e-invoices in one PDF: the second one asks for a hundred more."""
    document = generate(seed, options)
    invoice = stated(document.facts)
    more = invoice.totals.due + Decimal(100) if invoice.totals.due is not None else None
    dearer = invoice.model_copy(update={"totals": invoice.totals.model_copy(update={"due": more})})
    content = hybrid(document.pdf(), File(_FACTUR_X, cii(invoice)), File("zugferd-invoice.xml", cii(dearer), "Data"))
    return Made(content, true_of(document), drawn_as(document))


def _hostile(seed: int, options: Options) -> Made:
    """An e-invoice with a DOCTYPE that asks for a file of the reader's."""
    document = generate(seed, options)
    head, end, rest = ubl(stated(document.facts)).partition(b"?>\n")
    return Made(head + end + _DOCTYPE + rest, _NOT_READ, _seed(document))


CASES: tuple[Case, ...] = (
    Case("ubl-de", "xml", partial(_xml, ubl, 401, plain("de", "DE", "letter", lines=3)), *THROUGH,
         "A UBL invoice of EN 16931, from which every value is read with the path of its element."),
    Case("ubl-rates-fr", "xml",
         partial(_xml, ubl, 851, plain("fr", "FR", "letter", lines=4, several_rates=True, plain_totals=False,
                                       currency="EUR")),
         *THROUGH, "A UBL invoice with two tax rates, a discount and freight, a part of which is paid already."),
    Case("ubl-credit-note-nl", "xml", partial(_xml, ubl, 402, plain("nl", "NL", "letter", kind="credit_note", lines=2)),
         *THROUGH, "A UBL CreditNote that names the invoice it corrects."),
    Case("xrechnung-cii-de", "xml",
         partial(_xml, cii, 406, plain("de", "DE", "letter", lines=3, currency="EUR"), XRECHNUNG), *THROUGH,
         "An XRechnung in the syntax CII: the German rules apply, too."),
    Case("fatturapa-it", "xml", partial(_italian, bytes, 403, plain("it", "IT", "letter", lines=2)), *THROUGH,
         "A FatturaPA: it states neither net nor tax, which are the sums of its rows."),
    Case("fatturapa-signed-it", "p7m", partial(_italian, enveloped, 407, plain("it", "IT", "letter", lines=2)),
         *THROUGH, "A FatturaPA wrapped as a signed file (.p7m) is; it carries no signature, and none is verified."),
    Case("fatturapa-lot-it", "xml", partial(_lot, 408, plain("it", "IT", "letter", lines=1)), "unpacked", "unpacked",
         "Two invoices in one FatturaPA file: it is divided, and each of them goes its own way."),
    Case("hybrid-fr", "pdf", partial(_hybrid, 404, plain("fr", "FR", "title right", lines=3)), *THROUGH,
         "A Factur-X invoice: the XML decides, and the page says the same."),
    Case("hybrid-contradicts-de", "pdf", partial(_contradicted, 409, plain("de", "DE", "title right", lines=3)),
         "quarantine", "quarantined", "The page names another account than the XML: mistake or fraud, it must stop."),
    Case("hybrid-two-invoices-en", "pdf", partial(_two, 410, plain("en", "IE", "title right", lines=2)),
         "quarantine", "quarantined", "Two e-invoices in one PDF that ask for different amounts: it must stop."),
    Case("doctype-en", "xml", partial(_hostile, 411, plain("en", "IE", "letter", lines=1)), "refused", "refused",
         "An e-invoice with a DOCTYPE, which would make a careless reader fetch a file: it is refused unread."),
    Case("xml-order-en", "xml", partial(Made, _ORDER, _NOT_READ, {}), "refused", "refused",
         "A UBL order is XML, too, but no invoice: it is refused, and the reason says what it is."),
)  # fmt: skip
