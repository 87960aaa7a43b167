"""Attacks by one who had not seen the defences: a person would see something else than is taken, or would not pay it;
and honest twins.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.renderPDF import draw as draw_on
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from tests.faults.attack import A4, TOTAL, Attack, edited, honest, letter, rows_of
from tests.faults.contents import Edit, at_total, unpointed

_X, _Y = TOTAL
_LEFT = 446.4  # where the total begins
STOPS = (
    *(f"IN-{number}" for number in (18, 20, 24, 26, 28, 29, 30, 31, 32, 44)),
    *(f"WORDS-{number}" for number in range(2, 11)),
    *("GATE-2", "GATE-9", "VEND-3", "VEND-4", "BR-CO-15", "QR-01", "QR-02", "TYPE-1"),
)

# What stands at the total: content streams in the fonts of the page (F2 is bold) and one of another make (T3).
_SHOWN: tuple[tuple[str, str, str], ...] = (
    ("order", "digits that are drawn in another order than they are written",
     "BT /F2 11 Tf 452.5 392 Td [(1) -1 (1) 1834 (9) -1112 (.00)] TJ ET"),
    ("tiny-digit", "a first digit of which only a speck is left",
     "BT /F2 0.7 Tf 451.8 392 Td (1) Tj ET BT /F2 11 Tf 452.4 392 Td (19.00) Tj ET"),
    ("narrow-digit", "a first digit that is pressed to a hair",
     "BT /F2 11 Tf 3 Tz 452 392 Td (1) Tj 100 Tz (19.00) Tj ET"),
    ("turned-nine", "a nine on its head",
     "BT /F2 11 Tf 446.4 392 Td (11) Tj ET BT /F2 11 Tf -1 0 0 -1 464.8 399.9 Tm (9) Tj ET "
     "BT /F2 11 Tf 464.8 392 Td (.00) Tj ET"),
    ("footnote", "a first digit that is raised as the mark of a footnote",
     "BT /F2 6 Tf 448.8 392 Td 5 Ts (1) Tj 0 Ts /F2 11 Tf (19.00) Tj ET"),
    ("clipped", "a first digit that is clipped away",
     "q 452.5 380 60 30 re W n BT /F2 11 Tf 446.4 392 Td (119.00) Tj ET Q"),
    ("clipped-cents", "cents that are clipped away, and the point with them",
     "q 440 380 24.2 30 re W n BT /F2 11 Tf 446.4 392 Td (119.00) Tj ET Q"),
    ("pattern", "a first digit that is filled with an empty pattern",
     "q /Pattern cs /Empty scn BT /F2 11 Tf 446.4 392 Td (1) Tj ET Q BT /F2 11 Tf 452.5 392 Td (19.00) Tj ET"),
    ("masked", "a first digit under a mask that lets nothing through",
     "q /Masked gs BT /F2 11 Tf 446.4 392 Td (1) Tj ET Q BT /F2 11 Tf 452.5 392 Td (19.00) Tj ET"),
    ("overprinted", "another digit over one",
     "BT /F2 11 Tf 446.4 392 Td (119.00) Tj ET BT /F2 11 Tf 446.4 392 Td (8) Tj ET"),
    ("gap", "a first digit that stands apart",
     "BT /F2 11 Tf 440 392 Td (1) Tj ET BT /F2 11 Tf 452.5 392 Td (19.00) Tj ET"),
    ("point-speck", "a point of which nobody sees anything",
     "BT /F2 11 Tf 449 392 Td (119) Tj /F2 0.8 Tf (.) Tj /F2 11 Tf (00) Tj ET"),
    ("point-pale", "a pale point",
     "BT /F2 11 Tf 446.4 392 Td (119) Tj 0.93 g (.) Tj 0 g (00) Tj ET"),
    ("point-moved", "a point that is drawn two digits before",
     "BT /F2 11 Tf 449 392 Td [(1) -278 (19) 1390 (.) -1112 (00)] TJ ET"),
    ("minus-symbol", "a minus of the symbol font before the total",
     "BT /F2 11 Tf 446.4 392 Td (119.00) Tj ET BT /Sy 11 Tf 439.5 392 Td (-) Tj ET"),
    ("credit", "a total with CR behind it", "BT /F2 11 Tf 446.4 392 Td (119.00) Tj ( CR) Tj ET"),
    ("thousand", "a total in thousands by its unit", "BT /F2 11 Tf 446.4 392 Td (119.00) Tj ( TEUR) Tj ET"),
    ("million", "a total in millions", "BT /F2 11 Tf 446.4 392 Td (119.00) Tj ( Mio.) Tj ET"),
    ("type3-other", "a font of procedures whose one is a nine", "BT /T3 11 Tf 446.4 392 Td (119.00) Tj ET"),
    ("type3-before", "a point of procedures that draws a digit too",
     "BT /F2 11 Tf 446.4 392 Td (119) Tj /T3b 11 Tf (.) Tj /F2 11 Tf (00) Tj ET"),
    ("stencil", "a stroke that is a stencil",
     "BT /F2 11 Tf 446.4 392 Td (119.00) Tj ET q 36 0 0 1 445 395.5 cm BI /W 1 /H 1 /IM true ID \x00 EI Q"),
    ("inline", "an inline picture of paper over the first digit",
     "BT /F2 11 Tf 446.4 392 Td (119.00) Tj ET q 6 0 0 10 446.2 391 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"),
    ("shading", "a shading of paper over the first digit",
     "BT /F2 11 Tf 446.4 392 Td (119.00) Tj ET q 446.2 391 6 10 re W n /Paper sh Q"),
    ("form", "paper from a form over the first digit",
     "BT /F2 11 Tf 446.4 392 Td (119.00) Tj ET q 0.5 0 0 0.5 446.2 391 cm /Cover Do Q"),
)  # fmt: skip

# Rows that stand below the invoice (290) of a second one.
_SECOND: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("anzahlung", ("abzüglich Anzahlung 100,00 EUR", "Restbetrag 19,00 EUR")),
    ("da-pagare", ("Totale da pagare: 919,00 EUR",)),
    ("pay-this", ("Pay this amount: 919.00",)),
    ("number-it", ("Numero fattura: 88/2024",)),
    ("date-it", ("Data fattura: 01/03/2023",)),
    ("due-fr", ("Date d'échéance : 20/05/2024",)),
    ("vat-nl", ("BTW-nr. NL859497975B01",)),
)
_WORDS: tuple[tuple[str, str], ...] = (
    ("superseded", "This document supersedes nothing and is superseded by BT-2024-0118."),
    ("withdrawn-de", "Wir ziehen diese Rechnung hiermit zurück."),
    ("invalid-de", "Diese Rechnung ist ungültig."),
    ("reversed", "Reversed by credit note CN-2024-17 of 20 May 2024."),
    ("settled", "Settled with thanks, 16 May 2024."),
    ("paid-cash-de", "Betrag dankend in bar erhalten."),
    ("paid-acquittee", "Facture acquittée."),
    ("paid-nothing", "Nothing to pay - charged to your credit card ending 4711."),
    ("paid-es", "Cobrado en efectivo."),
    ("zero-nl", "U hoeft niets te betalen."),
    ("duplicate-pl", "DUPLIKAT"),
    ("proforma-es", "Factura proforma, sin validez fiscal."),
    ("offer", "This is a quotation; an invoice follows on delivery."),
    ("test", "TEST INVOICE - DO NOT PROCESS"),
    ("training", "For training only."),
    ("withdrawn-again", "Wir ziehen diese Rechnung ersatzlos zurück."),
    ("cents", "All amounts in cents."),
    ("millions-fr", "Tous les montants en millions d'euros."),
    ("favour-de", "Guthaben zu Ihren Gunsten."),
    ("favour-fr", "Cette somme vous sera remboursée."),
    ("dispute", "In dispute: withhold payment."),
    ("legal", "Payment blocked by court order."),
    ("bank-es", "Hemos cambiado de cuenta bancaria."),
    ("bank-nl", "Let op: ons rekeningnummer is gewijzigd."),
    ("bank-sv", "Observera: vi har bytt bankkonto."),
)


def eyes() -> Iterator[Attack]:
    """Every attack of this hand."""
    for name, tries, content in _SHOWN:
        yield Attack(f"eyes-{name}.pdf", tries, STOPS, at_total(content))
    for name, tries, draw in (
        ("dashed", "a dashed stroke through the total", _dashed),
        ("row", "a stroke through the whole row of the total", partial(_stroke, points=(296, 395.5, 486, 395.5))),
        ("scribble", "a scribble over the total", _scribble),
        ("crossed", "a page that is crossed out", _crossed),
        ("diagonal", "a page with a stroke from corner to corner", partial(_stroke, points=(20, 20, 575, 822))),
        ("drawn-paid", "PAID drawn with a pen", partial(_penned, word="PAID")),
        ("drawn-void", "VOID drawn with a pen", partial(_penned, word="VOID")),
        ("qr", "a code to scan that pays another account", partial(_code, account="DE75512108001245126199")),
        ("qr-amount", "a code to scan that pays another amount", partial(_code, amount="919.00")),
    ):
        yield Attack(f"eyes-{name}.pdf", tries, STOPS, partial(honest, draw))
    for name, rows in _SECOND:
        yield Attack(f"eyes-second-{name}.pdf", "; ".join(rows), STOPS, partial(honest, rows_of(rows)))
    for name, text in _WORDS:
        yield Attack(f"eyes-says-{name}.pdf", text, STOPS, partial(honest, rows_of((text,))))
    yield from _pointless()
    yield from _viewed()


def honest_eyes() -> Iterator[Attack]:
    """What looks like an attack of these and is none."""
    for name, text in (
        ("terms", "Orders that are cancelled later than a day before delivery are charged in full."),
        ("portal", "Paid invoices and copies of them are kept in our portal for ten years."),
        ("donation", "Spendenkonto der Seenotretter: DE36 2905 0101 0107 0220 16"),
        ("earlier", "Balance brought forward: EUR 0.00"),
        ("deposit", "Deposit received: EUR 0.00"),
        ("copyright", "Copyright 2024 Brightwater Tools GmbH"),
        ("void", "Any guarantee is void after improper use."),
        ("storno", "Stornobedingungen: siehe unsere allgemeinen Geschäftsbedingungen."),
        ("collected", "Wir ziehen diese Rechnung von Ihrem Konto ein."),
        ("energy", "All prices in cents per kWh; this is an estimated reading."),
        ("insured", "Our liability is insured up to EUR 5.00 million."),
        ("paid-fr", "En cas de retard, une indemnité de 40 EUR est due."),
    ):
        yield Attack(f"eyes-twin-{name}.pdf", text, (), partial(honest, rows_of((text,))))
    part = ("Deposit received: EUR 81.00", "Balance to pay: EUR 38.00")
    yield Attack("eyes-twin-part.pdf", "a deposit and what it leaves to pay", (), partial(honest, rows_of(part)))
    for name, tries, draw in (
        ("folds", "marks where the letter is folded", _folds),
        ("signature", "a signature at the foot", partial(_scribble, at=(80, 120), wide=70)),
        ("qr", "a code to scan that pays the same", _code),
    ):
        yield Attack(f"eyes-twin-{name}.pdf", tries, (), partial(honest, draw))
    point = "BT /F2 11 Tf 446.4 392 Td (119.) Tj /F2 7 Tf 3 Ts (00) Tj ET"
    yield Attack("eyes-twin-raised-point.pdf", "raised cents", (), at_total(point))
    yield Attack("eyes-twin-terms-page.pdf", "terms on a page of their own", (), partial(honest, after=(_terms,)))


def _pointless() -> Iterator[Attack]:
    """Amounts that say a hundred times what they show, all of them alike."""
    for name, tries, cents in (
        ("points", "points that are drawn, and not written, in all amounts", "point"),
        ("underlined", "cents that are underlined, without a point, in all amounts", "under"),
        ("raised", "raised cents without a point in all amounts", "raised"),
    ):
        yield Attack(f"eyes-all-{name}.pdf", tries, (), partial(edited, unpointed(cents)))


def _viewed() -> Iterator[Attack]:
    for name, tries, box in (
        ("right", "a page of which the amounts are cut off", [0, 0, 455, 842]),
        ("below", "a page of which the totals are cut off", [0, 440, 595, 842]),
    ):
        yield Attack(f"eyes-crop-{name}.pdf", tries, STOPS, partial(edited, _cropped(box)))
    across = Array([440, 396, 484, 396])
    quads = Array([440, 404, 484, 404, 440, 388, 484, 388])
    notes: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("text", "a note without a look that a viewer draws", {
            "Subtype": Name.FreeText, "Contents": "CANCELLED", "DA": "0 g /Helv 20 Tf",
            "Rect": Array([300, 700, 500, 730])}),
        ("line", "a line without a look through the total", {
            "Subtype": Name.Line, "L": across, "C": Array([0]), "Rect": Array([438, 390, 486, 402])}),
        ("strike", "a strike without a look through the total", {
            "Subtype": Name.StrikeOut, "QuadPoints": quads, "C": Array([1, 0, 0]),
            "Rect": Array([440, 388, 484, 404])}),
        ("stamp", "a stamp without a look that a viewer knows by name", {
            "Subtype": Name.Stamp, "Name": Name.Void, "Rect": Array([300, 700, 500, 750])}),
    )  # fmt: skip
    for name, tries, note in notes:
        yield Attack(f"eyes-bare-{name}.pdf", tries, STOPS, partial(edited, _noted(note)))
    yield Attack("eyes-bare-field.pdf", "a field whose look a viewer makes", STOPS, partial(edited, _bare_field))
    yield Attack("eyes-membership.pdf", "a digit in a layer that is off", STOPS, partial(edited, _membership))
    yield Attack("eyes-cover-letter.pdf", "a first page that takes the invoice back", STOPS, partial(edited, _turned,
                 honest(after=(_cover,))))  # fmt: skip
    yield Attack("eyes-frames.gif", "a picture that turns into another invoice", ("IN-02",), _gif)


def _stroke(canvas: Canvas, points: tuple[float, float, float, float]) -> None:
    canvas.setLineWidth(1.2)
    canvas.line(*points)


def _dashed(canvas: Canvas) -> None:
    canvas.setDash([3, 2])
    _stroke(canvas, (_LEFT - 2, 395.5, _X + 2, 395.5))


def _crossed(canvas: Canvas) -> None:
    _stroke(canvas, (20, 20, 575, 822))
    _stroke(canvas, (20, 822, 575, 20))


def _scribble(canvas: Canvas, at: tuple[float, float] = (_LEFT, _Y), wide: float = 34) -> None:
    x, y = at
    canvas.setStrokeColorRGB(0.1, 0.1, 0.6)
    for turn in range(5):
        low, step = y - 2, wide / 5
        canvas.bezier(x + turn * step, low, x + turn * step, low + 14, x + turn * step + step, low + 14,
                      x + turn * step + step, low)  # fmt: skip


_PEN = {
    "P": ((0, 0, 0, 2), (0, 2, 1, 2), (1, 2, 1, 1), (1, 1, 0, 1)),
    "A": ((0, 0, 0.5, 2), (0.5, 2, 1, 0), (0.25, 0.8, 0.75, 0.8)),
    "I": ((0.5, 0, 0.5, 2),),
    "D": ((0, 0, 0, 2), (0, 2, 0.7, 2), (0.7, 2, 1, 1), (1, 1, 0.7, 0), (0.7, 0, 0, 0)),
    "V": ((0, 2, 0.5, 0), (0.5, 0, 1, 2)),
    "O": ((0, 0, 0, 2), (0, 2, 1, 2), (1, 2, 1, 0), (1, 0, 0, 0)),
}


def _penned(canvas: Canvas, word: str) -> None:
    canvas.setLineWidth(4)
    canvas.setStrokeColorRGB(0.8, 0, 0)
    for place, letter_ in enumerate(word):
        for x, y, x1, y1 in _PEN[letter_]:
            canvas.line(350 + 45 * place + 30 * x, 700 + 25 * y, 350 + 45 * place + 30 * x1, 700 + 25 * y1)


def _code(canvas: Canvas, account: str = "DE89370400440532013000", amount: str = "119.00") -> None:
    """A code of the kind that banking apps scan to pay."""
    scanned(canvas, f"BCD\n002\n1\nSCT\n\nBrightwater Tools GmbH\n{account}\nEUR{amount}\n\n\nBT-2024-0117\n")


def scanned(canvas: Canvas, said: str) -> None:
    """A code to scan that says this."""
    code = QrCodeWidget(said, barWidth=100, barHeight=100)
    picture = Drawing(100, 100)
    picture.add(code)
    draw_on(picture, canvas, 440, 180)


def _folds(canvas: Canvas) -> None:
    for y in (297, 421, 561):
        canvas.line(10, y, 22, y)


def _terms(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 9)
    for number, text in enumerate((
        "General terms of business", "1. Orders may be cancelled until dispatch; deposits are then refunded.",
        "2. Goods remain ours until they are paid.", "3. A copy of these terms is sent on request.",
        "4. Vouchers are void after three years.", "5. If our bank details change we write to you by letter.",
    )):  # fmt: skip
        canvas.drawString(60, 780 - 16 * number, text)


def _cover(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 11)
    for number, text in enumerate((
        "Dear customer,", "by mistake we made out the enclosed invoice. Please regard it as cancelled;",
        "you need not pay it.", "Kind regards, Brightwater Tools GmbH",
    )):  # fmt: skip
        canvas.drawString(60, 700 - 16 * number, text)


def _turned(pdf: pikepdf.Pdf) -> None:
    pdf.pages.reverse()


def _cropped(box: list[int]) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.CropBox = Array(box)

    return edit


def _noted(note: dict[str, Any]) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(_annotation(note))])

    return edit


def _annotation(note: dict[str, Any]) -> pikepdf.Object:
    return Dictionary(Type=Name.Annot, F=4, **note)


def _bare_field(pdf: pikepdf.Pdf) -> None:
    note = {"Subtype": Name.Widget, "FT": Name.Tx, "T": "t", "V": "919.00", "DA": "0 g /Helv 11 Tf",
            "Rect": Array([440, 380, 486, 406])}  # fmt: skip
    field = pdf.make_indirect(_annotation(note))
    pdf.pages[0].obj.Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), NeedAppearances=True)


def _membership(pdf: pikepdf.Pdf) -> None:
    """The first digit of the total is a member of layers of which none may be on, and one is."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="a"))
    member = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([layer]), P=Name.AllOff))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(ON=Array([layer]), Order=Array([])))
    page = pdf.pages[0]
    page.Resources.Properties = Dictionary(M=member)
    contents = page.Contents
    data = contents.read_bytes()
    assert b"(119.00) Tj" in data
    contents.write(data.replace(b"(119.00) Tj", b"/OC /M BDC (1) Tj EMC (19.00) Tj"))


def _gif() -> bytes:
    import pypdfium2

    frames: list[Image.Image] = []
    for number, amounts in (("BT-2024-0117", (100, 19, 119)), ("BT-2024-0118", (200, 38, 238))):
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=A4, invariant=True)
        letter(canvas, number, amounts)
        canvas.showPage()
        canvas.save()
        pdf = pypdfium2.PdfDocument(buffer.getvalue())
        frames.append(pdf[0].render(scale=2).to_pil().convert("P"))
        pdf.close()
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=4000)
    return out.getvalue()
