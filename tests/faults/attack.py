"""Attacks made for the tests: what one is, and the honest invoice that most of them are made from."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import NamedTuple

import pikepdf
from pikepdf import Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

A4 = (595.0, 842.0)
TOTAL = (480.0, 392.0)  # where the amount due is printed, right end and baseline


class Attack(NamedTuple):
    """One hostile file: its name, what it tries, the rules of which one must stop it, and how it is made.

    Without `rules` it must do no harm: what it wants is not done, and it may go straight through.
    """

    file: str
    tries: str
    rules: tuple[str, ...]
    make: Callable[[], bytes]


Draw = Callable[[Canvas], None]
Money = Callable[[Canvas, float, float, str], None]  # draws an amount: its right end, its baseline, its text


def honest(*extra: Draw, before: tuple[Draw, ...] = (), total: str = "119.00", after: tuple[Draw, ...] = ()) -> bytes:
    """An invoice that goes straight through, `before` drawn under and `extra` over it, `after` behind it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True, pageCompression=0)
    for draw in before:
        draw(canvas)
    letter(canvas, total=total)
    for draw in extra:
        canvas.saveState()
        draw(canvas)
        canvas.restoreState()
    canvas.showPage()
    for draw in after:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def letter(
    canvas: Canvas,
    number: str = "BT-2024-0117",
    amounts: tuple[int, int, int] = (100, 19, 119),
    total: str | None = None,
    money: Money = Canvas.drawRightString,
) -> None:
    """The honest invoice, or one of another `number` with net, tax and gross `amounts`; `total` prints its gross.

    `money` draws each amount.
    """
    net, tax, gross = amounts
    left = [
        (800, "Helvetica-Bold", 14, "Brightwater Tools GmbH"),
        (784, "Helvetica", 9, "Hafenstrasse 12, 20457 Hamburg, Germany"),
        (772, "Helvetica", 9, "VAT ID: DE136695976"),
        (700, "Helvetica-Bold", 18, "INVOICE"),
        (670, "Helvetica", 10, f"Invoice number: {number}"),
        (655, "Helvetica", 10, "Invoice date: 15 May 2024"),
        (640, "Helvetica", 10, "Due date: 14 June 2024"),
        (610, "Helvetica-Bold", 10, "Bill to:"),
        (597, "Helvetica", 10, "Meadow Gardens GmbH"),
        (584, "Helvetica", 10, "Mühlenweg 4"),
        (571, "Helvetica", 10, "50667 Köln"),
        (558, "Helvetica", 10, "Germany"),
        (320, "Helvetica", 10, "Please pay to IBAN DE89 3704 0044 0532 0130 00"),
    ]
    for y, font, size, text in left:
        canvas.setFont(font, size)
        canvas.drawString(60, y, text)
    rows = [
        (510, "Helvetica-Bold", "Description", "Quantity", "Unit price", "Amount"),
        (490, "Helvetica", "Garden spade", "2", f"{net // 2 - 15}.00", f"{net - 30}.00"),
        (474, "Helvetica", "Wheelbarrow tyre", "3", "10.00", "30.00"),
    ]
    for y, font, *cells in rows:
        canvas.setFont(font, 10)
        canvas.drawString(60, y, cells[0])
        for x, cell in zip((320, 400, 480), cells[1:], strict=True):
            (money if "." in cell else Canvas.drawRightString)(canvas, x, y, cell)
    canvas.setFont("Helvetica", 10)
    rows_of_totals = ((432, "Net total EUR", f"{net}.00"), (412, "VAT 19 %", f"{tax}.00"), (392, "Total due EUR", ""))
    for y, label, amount in rows_of_totals:
        canvas.drawString(300, y, label)
        if amount:
            money(canvas, 480, y, amount)
    canvas.setFont("Helvetica-Bold", 11)
    money(canvas, *TOTAL, f"{gross}.00" if total is None else total)


def rows_of(rows: tuple[str, ...], top: float = 290, left: float = 60) -> Draw:
    """Rows from `top` down; they begin below the invoice if nothing else is said."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for number, text in enumerate(rows):
            canvas.drawString(left, top - 14 * number, text)

    return draw


def printed(x: float, y: float, text: str, size: float, font: str = "Helvetica") -> Draw:
    """A `text` whose baseline begins at x, y."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)

    return draw


def edited(edit: Callable[[pikepdf.Pdf], None], data: bytes | None = None) -> bytes:
    """The honest invoice (or `data`) after `edit`."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data or honest())) as pdf:
        edit(pdf)
        pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def attached(name: str, content: bytes) -> bytes:
    """The honest invoice with a file attached under `name`."""

    def edit(pdf: pikepdf.Pdf) -> None:
        stream = pdf.make_stream(content, Type=Name.EmbeddedFile)
        spec = Dictionary(Type=Name.Filespec, F=name, UF=name, EF=Dictionary(F=stream), AFRelationship=Name.Alternative)
        place = pdf.make_indirect(spec)
        pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=pikepdf.Array([name, place])))
        pdf.Root.AF = pikepdf.Array([place])

    return edited(edit)
