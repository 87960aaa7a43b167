"""Attacks by a second one: two invoices on a page, two totals, numbers, dates, identifiers or accounts under labels of
their own; and honest twins, where the second is explained.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial

from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.faults.attack import A4, Attack, honest, letter, rows_of

DOUBT = ("GATE-2", "GATE-9")
ACCOUNT = ("VEND-3",)
_OTHER = "DE75512108001245126199"
_SECOND: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("total-row", DOUBT, ("Total due EUR   919.00",)),
    ("total-payable", DOUBT, ("Amount payable: EUR 919.00",)),
    ("total-grand", DOUBT, ("Grand total EUR 238.00",)),
    ("total-invoice", DOUBT, ("Invoice total: 219.00 EUR",)),
    ("total-please-pay", DOUBT, ("Please pay: EUR 191.00",)),
    ("total-net", DOUBT, ("Net total EUR 900.00",)),
    ("total-tax", DOUBT, ("Total VAT EUR 190.00",)),
    ("total-triple", DOUBT, ("Net total EUR 200.00", "VAT 19 % EUR 38.00", "Total due EUR 238.00")),
    ("total-balance", DOUBT, ("Outstanding balance: EUR 3,119.00",)),
    ("total-net-more", DOUBT, ("Amount due: 219.00 EUR",)),
    ("total-fr", DOUBT, ("Montant à payer : 219.00 EUR",)),
    ("total-nl", DOUBT, ("Te betalen: 219.00 EUR",)),
    ("total-sv", DOUBT, ("Att betala 219.00 EUR",)),
    ("total-de", DOUBT, ("Rechnungsbetrag: 919,00 EUR",)),
    ("number", DOUBT, ("Invoice number: BT-2024-0999",)),
    ("number-part", DOUBT, ("Invoice number: BT-2024-0117/2",)),
    ("number-longer", DOUBT, ("Invoice number: 7-BT-2024-0117",)),
    ("number-no", DOUBT, ("Invoice no. 40711",)),
    ("number-de", DOUBT, ("Rechnungsnummer: BT-2024-0118",)),
    ("number-fr", DOUBT, ("Facture n° 2024-7781",)),
    ("date", DOUBT, ("Invoice date: 17 May 2024",)),
    ("date-issue", DOUBT, ("Date of issue: 1 March 2024",)),
    ("date-de", DOUBT, ("Rechnungsdatum: 17.05.2024",)),
    ("due", DOUBT, ("Due date: 20 May 2024",)),
    ("due-payable", DOUBT, ("Payable by: 16 May 2024",)),
    ("due-de", DOUBT, ("Zahlbar bis: 20.05.2024",)),
    ("vat-id", DOUBT, ("VAT ID: ATU13585627",)),
    ("vat-id-registration", DOUBT, ("VAT registration number: NL859497975B01",)),
    ("vat-id-de", DOUBT, ("USt-IdNr.: ATU13585627",)),
    ("iban", ACCOUNT, (f"IBAN: {_OTHER}",)),
    ("iban-pay", ACCOUNT, (f"Pay to this account: {_OTHER}",)),
    ("iban-alone", ACCOUNT, (_OTHER,)),
    ("iban-foreign", ACCOUNT, ("Payments in EUR: IBAN GB33 BUKB 2020 1555 5555 55",)),
    ("iban-urgent", ACCOUNT, ("After 1 June: IBAN FR14 2004 1010 0505 0001 3M02 606",)),
    ("aba", ACCOUNT, ("Wire: Chase Bank, ABA 021000021, account 123456789",)),
    ("routing", ACCOUNT, ("Routing number: 011600729", "Account number: 4400178213")),
    ("aba-alone", ACCOUNT, ("ACH routing 021000021",)),
    ("reference", ("ID-REF-NUMBER",), ("Payment reference: BT-2024-0171",)),
    ("currency", (*DOUBT, "VEND-4"), ("Currency: USD",)),
    ("currency-amount", DOUBT, ("Total due USD 119.00",)),
)
_TWINS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("same-total", ("Please pay: EUR 119.00",)),
    ("same-number-spaced", ("Invoice number: BT 2024 0117",)),
    ("same-number-unserial", ("Please quote invoice number 2024-0117.",)),
    ("same-number", ("Please quote invoice number BT-2024-0117.",)),
    ("same-reference", ("Payment reference: BT-2024-0117",)),
    ("same-dates", ("Due date: 14.06.2024",)),
    ("same-iban", ("IBAN: DE89 3704 0044 0532 0130 00",)),
    ("same-vat-id", ("VAT ID: DE 136 695 976",)),
    ("buyer-vat-id", ("Your VAT ID: DE811569869",)),
    ("order", ("Your order no.: PO-7781", "Order date: 2 May 2024")),
    ("delivery", ("Delivery note no.: LS-4711", "Delivery date: 10 May 2024")),
    ("discount", ("Pay by 25 May 2024 less 2 % discount: EUR 116.62",)),
    ("donation", ("We support the sea rescuers: donations to IBAN DE36 2905 0101 0107 0220 16",)),
    ("customer", ("Customer no.: 10023", "Our reference: 77/24")),
    ("earlier-paid", ("Previous balance: EUR 50.00", "Payment received: EUR 50.00")),
    ("no-routing", ("Routing of parcels: 123456789, account manager: Ms. Weber",)),
    ("contact", ("Phone +49 40 123456, fax +49 40 123457",)),
    ("register", ("Commercial register Hamburg HRB 12345", "Tax number 27/123/45678")),
)


def several() -> Iterator[Attack]:
    """Every attack by a second one."""
    for name, rules, rows in _SECOND:
        yield Attack(f"second-{name}.pdf", "; ".join(rows), rules, partial(honest, rows_of(rows)))
        yield Attack(f"second-{name}-top.pdf", "; ".join(rows), rules, partial(honest, rows_of(rows, 760, 330)))
    yield Attack("two-beside.pdf", "two invoices side by side", DOUBT, partial(_two, "BT-2024-0118", across=True))
    yield Attack("two-below.pdf", "two invoices one over the other", DOUBT, partial(_two, "BT-2024-0118", across=False))
    yield Attack(
        "two-one-number.pdf", "two invoices under one number", DOUBT, partial(_two, "BT-2024-0117", across=True)
    )
    yield Attack(
        "two-page-total.pdf", "another total on a second page", DOUBT, partial(_second_page, "Total due EUR", "919.00")
    )
    yield Attack(
        "two-page-number.pdf",
        "another number on a second page",
        DOUBT,
        partial(_second_page, "Invoice number:", "BT-99"),
    )
    yield Attack(
        "two-page-iban.pdf", "another account on a second page", ACCOUNT, partial(_second_page, "IBAN:", _OTHER)
    )
    yield Attack("two-pages.tif", "two invoices as the pages of a picture", ("IN-47",), _tiff)
    yield Attack("credit-page.tif", "a second page of a picture credits the first", ("IN-47",), _credited)


def honest_several() -> Iterator[Attack]:
    """A second one that is explained: these go straight through."""
    for name, rows in _TWINS:
        yield Attack(f"twin-{name}.pdf", "; ".join(rows), (), partial(honest, rows_of(rows)))


def _two(number: str, *, across: bool) -> bytes:
    """The honest invoice, and another one with a total of 238.00, each on half a page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    for place, (own, net, tax, total) in enumerate((("BT-2024-0117", 100, 19, 119), (number, 200, 38, 238))):
        canvas.saveState()
        canvas.translate(*((290 * place, 200) if across else (60, 420 * (1 - place))))
        canvas.scale(0.5, 0.5)
        letter(canvas, own, (net, tax, total))
        canvas.restoreState()
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _second_page(label: str, value: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 780, "Terms and conditions of Brightwater Tools GmbH")
        canvas.drawString(60, 700, label)
        canvas.drawString(200, 700, value)

    return honest(after=(draw,))


def _tiff() -> bytes:
    return _pictured(letter, partial(letter, number="BT-2024-0118", amounts=(200, 38, 238)))


def _credited() -> bytes:
    def credit(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 18)
        canvas.drawString(60, 760, "CREDIT NOTE")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(60, 735, "We credit the invoice on the previous page in full.")

    return _pictured(letter, credit)


def _pictured(*pages: Callable[[Canvas], None]) -> bytes:
    import pypdfium2

    frames = []
    for draw in pages:
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=A4, invariant=True)
        draw(canvas)
        canvas.showPage()
        canvas.save()
        pdf = pypdfium2.PdfDocument(buffer.getvalue())
        frames.append(pdf[0].render(scale=2.5).to_pil())
        pdf.close()
    out = io.BytesIO()
    first: Image.Image = frames[0]
    first.save(out, "TIFF", save_all=True, append_images=frames[1:], compression="tiff_deflate", dpi=(180, 180))
    return out.getvalue()
