"""Attacks by what an e-invoice in XML brings or refers to: who opens that sees another invoice; and honest twins."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator, Mapping
from functools import partial

import pypdfium2 as pdfium
from reportlab.pdfgen.canvas import Canvas

from tests.faults.attack import Attack, honest, rows_of
from tests.faults.attacks_archive import EXE, packed
from tests.faults.stated import CII, FATTURAPA, UBL, page, swapped

Swaps = Mapping[str, str]
Make = Callable[[], bytes]
_SECOND, _VIEW, _CALLED, _SAID, _PROGRAM = ("GATE-9",), ("IN-29",), ("WORDS-20",), ("WORDS-10",), ("IN-22",)
_NUMBER, _IBAN = "BT-2024-0117", "DE89 3704 0044 0532 0130 00"
_PARTY = "<cac:AccountingSupplierParty>"
_UNKNOWN = "DE21 7009 0500 0123 4567 89"


def attached() -> Iterator[Attack]:
    """Every attack by what is attached."""
    for syntax, put in (("ubl", _in_ubl), ("cii", _in_cii)):
        for name, tries, rules, swaps in _COPIES:
            made = partial(page, swaps)
            yield Attack(f"attached-{syntax}-{name}.xml", tries, rules, partial(put, "copy.pdf", made))
    yield Attack(
        "attached-fatturapa-total.xml", "a copy with another total", _SECOND,
        partial(_in_fatturapa, "fattura.pdf", partial(_italian, "191.00")),
    )  # fmt: skip
    for name, tries, rules, file, make in _FILES:
        yield Attack(f"attached-{name}.xml", tries, rules, partial(_in_ubl, file, make))
    for name, tries, words in _ELSEWHERE:
        yield Attack(f"attached-link-{name}.xml", tries, _CALLED, partial(_linked, words))
    for name, where in _STYLES.items():
        yield Attack(f"attached-style-{name}.xml", f"a style sheet at {where}", _VIEW, partial(_styled, where))


def honest_attached() -> Iterator[Attack]:
    """The twins: copies that say the same, and what else honest e-invoices bring."""
    for syntax, put in (("ubl", _in_ubl), ("cii", _in_cii)):
        yield Attack(f"honest-attached-{syntax}.xml", "nothing", (), partial(put, "invoice.pdf", partial(page, {})))
    it = partial(_in_fatturapa, "fattura.pdf", partial(_italian, "119.00"))
    yield Attack("honest-attached-fatturapa.xml", "nothing", (), it)
    for name, file, make in _OTHERS:
        yield Attack(f"honest-attached-{name}.xml", "nothing", (), partial(_in_ubl, file, make))
    for name, words in _PAPERS.items():
        yield Attack(f"honest-attached-link-{name}.xml", "nothing", (), partial(_linked, words))
    for name, where in _OFFICIAL.items():
        yield Attack(f"honest-attached-style-{name}.xml", "nothing", (), partial(_styled, where))


def _in_ubl(name: str, make: Make) -> bytes:
    code = base64.b64encode(make()).decode()
    of = f'mimeCode="application/pdf" filename="{name}"'
    file = f"<cbc:EmbeddedDocumentBinaryObject {of}>{code}</cbc:EmbeddedDocumentBinaryObject>"
    return swapped(UBL, {_PARTY: f"{_referring('A-1', '', file)}{_PARTY}"})


def _linked(words: str) -> bytes:
    link = "<cac:ExternalReference><cbc:URI>https://brightwater.example/d/1</cbc:URI></cac:ExternalReference>"
    return swapped(UBL, {_PARTY: f"{_referring('D-1', words, link)}{_PARTY}"})


def _referring(number: str, words: str, what: str) -> str:
    said = f"<cbc:DocumentDescription>{words}</cbc:DocumentDescription>" if words else ""
    return (
        f"<cac:AdditionalDocumentReference><cbc:ID>{number}</cbc:ID>{said}<cac:Attachment>{what}</cac:Attachment>"
        "</cac:AdditionalDocumentReference>"
    )


def _in_cii(name: str, make: Make) -> bytes:
    code = base64.b64encode(make()).decode()
    end = "</ram:ApplicableHeaderTradeAgreement>"
    file = (
        f'<ram:AttachmentBinaryObject mimeCode="application/pdf" filename="{name}">{code}</ram:AttachmentBinaryObject>'
    )
    said = f"<ram:IssuerAssignedID>A-1</ram:IssuerAssignedID><ram:TypeCode>916</ram:TypeCode>{file}"
    return swapped(CII, {end: f"<ram:AdditionalReferencedDocument>{said}</ram:AdditionalReferencedDocument>{end}"})


def _in_fatturapa(name: str, make: Make) -> bytes:
    code = base64.b64encode(make()).decode()
    end = "</FatturaElettronicaBody>"
    file = f"<Allegati><NomeAttachment>{name}</NomeAttachment><Attachment>{code}</Attachment></Allegati>"
    return swapped(FATTURAPA, {end: f"{file}{end}"})


def _italian(total: str) -> bytes:
    """The page of the Italian seller."""
    swaps = {
        "Brightwater Tools GmbH": "Torchio e Figli S.r.l.", "DE136695976": "IT00743110157",
        _IBAN: "IT60 X054 2811 1010 0000 0123 456", "(119.00)": f"({total})",
    }  # fmt: skip
    return page(swaps)


def _styled(where: str) -> bytes:
    return UBL.replace(b"<Invoice", f'<?xml-stylesheet type="text/xsl" href="{where}"?>\n<Invoice'.encode(), 1)


def _pictured(total: str) -> bytes:
    """The page as a picture."""
    pdf = pdfium.PdfDocument(honest(total=total))
    try:
        buffer = io.BytesIO()
        pdf[0].render(scale=2.5).to_pil().save(buffer, "PNG")
        return buffer.getvalue()
    finally:
        pdf.close()


def _paper(*rows: str) -> bytes:
    """A page of no more than rows."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True)
    rows_of(rows, top=780)(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _hotel() -> bytes:
    """A bill of another seller that is passed on."""
    return page({
        "Brightwater Tools GmbH": "Hotel Seeblick AG", "DE136695976": "DE811907980", _NUMBER: "H-4471",
        _IBAN: "DE21 7009 0500 0123 4567 89", "Garden spade": "Two nights",
    })  # fmt: skip


_COPIES: tuple[tuple[str, str, tuple[str, ...], Swaps], ...] = (
    ("total", "a copy with another total", _SECOND, {"(119.00)": "(191.00)"}),
    ("number", "a copy with another number", _SECOND, {_NUMBER: "BT-2024-0171"}),
    ("account", "a copy with an account that nobody knows", ("VEND-3", *_SECOND), {_IBAN: _UNKNOWN}),
    ("due", "a copy that is due a month before", _SECOND, {"14 June 2024": "17 May 2024"}),
    ("paid", "a copy that says that it was paid", ("WORDS-3",),
     {f"Please pay to IBAN {_IBAN}": "This invoice has already been paid in full. Thank you."}),
)  # fmt: skip
_FILES: tuple[tuple[str, str, tuple[str, ...], str, Make], ...] = (
    ("picture", "a picture of the invoice with another total", _SECOND, "scan.png", partial(_pictured, "191.00")),
    ("claim", "a slip that asks for another amount under the invoice's number", _SECOND, "slip.pdf",
     partial(_paper, f"Invoice number: {_NUMBER}", "Total due EUR 191.00", "Due date: 14 June 2024")),
    ("letter", "a letter that names a new account", _SAID, "letter.pdf",
     partial(_paper, "Dear customer,", f"please note our new bank details: {_UNKNOWN}.")),
    ("sheet", "a sheet that is called the invoice", _CALLED, f"Invoice {_NUMBER}.xlsx",
     partial(packed, {"xl/workbook.xml": b"<workbook/>"})),
    ("program", "a program", _PROGRAM, "invoice.pdf", partial(bytes, EXE)),
)  # fmt: skip
_ELSEWHERE: tuple[tuple[str, str, str], ...] = (
    ("en", "an address at which the invoice is said to be", "The invoice that counts is at this address"),
    ("de", "the same in German", "Maßgeblich ist die Rechnung unter diesem Verweis"),
    ("fr", "the same in French", "Facture"),
    ("it", "the same in Italian", "La fattura valida si trova a questo indirizzo"),
    ("nl", "the same in Dutch", "De factuur zelf staat achter deze link"),
    ("pl", "the same in Polish", "Faktura pod tym adresem"),
)
_STYLES = {
    "web": "https://brightwater.example/i.xsl",
    "within": "#look",
    "data": "data:text/xsl;base64,PHg+",
    "share": "//brightwater.example/i.xsl",
    "folder": "../i.xsl",
}
_OTHERS: tuple[tuple[str, str, Make], ...] = (
    ("picture", "scan.png", partial(_pictured, "119.00")),
    ("hotel", "hotel.pdf", _hotel),
    ("hours", "hours.pdf", partial(
        _paper, "Timesheet", f"For invoice {_NUMBER}", "3 May 2024   4.5 h", "Total   24.5 h", "Brightwater Tools GmbH",
    )),
    ("delivery", "delivery.pdf", partial(
        _paper, "Delivery note 4471", "Brightwater Tools GmbH", "2 garden spades", "3 wheelbarrow tyres",
        "Total weight 19.50 kg", "This is no invoice.")),
    ("costs", "costs.pdf", partial(
        _paper, "Statement of running costs 2023", "Brightwater Tools GmbH", "VAT ID: DE136695976",
        "Heating of the whole house   12,709.26", "Total of the house   317,746.76", "Your share   100.00")),
    ("table", "hours.csv", partial(bytes, b"day;hours\n3 May;4.5\n")),
    ("earlier", "terms.pdf", partial(
        _paper, "General terms of delivery", "Goods remain ours until they are paid.",
        "Invoices that are cancelled by us need not be paid.")),
)  # fmt: skip
_PAPERS = {
    "delivery": "Delivery note 4471",
    "hours": "Zeitnachweis Mai",
    "plan": "Plan de montage",
    "none": "",
}
_OFFICIAL = {
    "name": "fatturaordinaria_v1.2.2.xsl",
    "authority": "https://www.fatturapa.gov.it/export/documenti/fatturaordinaria_v1.2.2.xsl",
}
