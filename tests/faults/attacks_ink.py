"""Attacks with ink: what is drawn on, beside or over a value changes what a person reads, and no text says so."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.faults.attack import TOTAL, Attack, Draw, edited, honest

INK = ("IN-18", "IN-20", "IN-26", "IN-28", "IN-32", "BR-CO-15")
_RIGHT, _BASE = TOTAL
_FONT, _SIZE = "Helvetica-Bold", 11


def inks() -> Iterator[Attack]:
    """Every attack with ink."""
    for name, tries, draw in (
        ("strike", "a stroke through the total", _line(-36, 3.5, 1, 3.5, 1)),
        ("strike-thin", "a hairline through the total", _line(-36, 3.5, 1, 3.5, 0.4)),
        ("cross", "a cross over the total", _line(-36, -2, 1, 9, 1)),
        ("slash", "a slash through one digit", _line(-34, -1, -29, 9, 1)),
        ("eight", "a bar that closes a nought to an eight", _line(-11.5, 4, -7.5, 4, 1.2)),
        ("six", "a stroke that makes a nought a six", _line(-5.5, 4.2, -1, 4.2, 1.3)),
        ("seven", "a bar that makes a one a seven", _line(-34.2, 7.3, -30, 7.3, 1.2)),
        ("four", "a stroke that makes a one a four", _line(-35, 2.2, -29.5, 2.2, 1.2)),
        ("minus", "a minus that is drawn before the total", _line(-40, 3.8, -36.5, 3.8, 1)),
        ("minus-after", "a minus that is drawn after the total", _line(1.5, 3.8, 5, 3.8, 1)),
        ("minus-box", "a minus that is a filled rectangle", _box(-40, 3.3, 3.5, 1)),
        ("brackets", "brackets that are drawn about the total", _brackets),
        ("one-before", "a one that is drawn as a stroke", _line(-38.5, 0, -38.5, 8, 1.5)),
        ("one-apart", "a one that is drawn behind a blank", _line(-43, 0, -43, 8, 1.5)),
        ("minus-apart", "a minus that is drawn far before the total", _line(-50, 3.8, -46, 3.8, 1)),
        ("minus-far-after", "a minus that is drawn far behind the total", _line(11, 3.8, 15, 3.8, 1)),
        ("one-box", "a one that is a rectangle", _box(-39, 0, 1.6, 8)),
        ("one-after", "a one that is drawn after the total", _line(3, 0, 3, 8, 1.5)),
        ("nought-after", "a nought that is drawn after the total", _nought(2.5)),
        ("point-covered", "the point covered with paper", _box(-15.6, -1, 2.8, 3.2, 1)),
        ("point-drawn", "a second point drawn between digits", _box(-22.2, 0, 1.4, 1.4)),
        ("comma-made", "a tail that makes the point a comma", _line(-13.9, 0.4, -15, -2, 1)),
        ("digit-covered", "a digit covered with paper", _box(-30.5, -1, 2.8, 10, 1)),
        ("digit-half", "the upper half of a nine covered", _box(-21.8, 5.5, 6, 5, 1)),
        ("digit-picture", "a picture of a digit over one", _picture(-34, -1, 6.4, 10)),
        ("digit-picture-beside", "a picture of a digit before the total", _picture(-43, -1, 6.4, 10)),
        ("rule", "a rule of a table through the total", _line(-31, -60, -31, 60, 0.5)),
        ("label", "an upright stroke through the label", _line(-172, -1, -172, 9, 0.8)),
        ("label-bar", "a bar through the label, as high as a table", _line(-172, -60, -172, 60, 2.5)),
        ("veil", "paper that lets the total shine through a little", _veil),
    ):
        yield Attack(f"ink-{name}.pdf", tries, INK, partial(honest, draw))
    for name, shade in (("grey", 0.75), ("pale", 0.85), ("paler", 0.9)):
        tries = "a total in a grey that nobody reads"
        yield Attack(f"ink-{name}.pdf", tries, INK, partial(honest, _shaded(shade), total=""))
    yield Attack(
        "ink-pale-digit.pdf", "one digit of the total in a pale grey", INK, partial(honest, _one_pale, total="")
    )
    yield Attack("ink-yellow.pdf", "a total in yellow", INK, partial(honest, _yellow, total=""))
    yield Attack("ink-on-grey.pdf", "a grey total on a grey field", INK, partial(honest, _on_grey, total=""))
    hides, strikes = "a note or field that covers a digit", "0 g 0 5 36 1 re f"
    for kind in ("Square", "Ink", "Line", "Stamp", "Widget", "FreeText"):
        yield Attack(f"ink-note-{kind.lower()}.pdf", hides, INK, partial(edited, _note(kind, -30.5, 3)))
    for name, tries, edit in (
        ("beside", "a field that shows a digit before the total", _note("Widget", -44, 7, digit="9")),
        ("strike", "a note that strikes the total out", _note("StrikeOut", -36, 36, look=strikes)),
    ):
        yield Attack(f"ink-note-{name}.pdf", tries, INK, partial(edited, edit))


def honest_inks() -> Iterator[Attack]:
    """What honest documents draw about their values."""
    for name, tries, draw in (
        ("underline", "an underlined total", _line(-36, -2.5, 1, -2.5, 0.8)),
        ("double", "a total underlined twice", _both(_line(-36, -2.5, 1, -2.5, 0.6), _line(-36, -4.2, 1, -4.2, 0.6))),
        ("sum-line", "a line above the total", _line(-60, 12, 3, 12, 0.8)),
        ("frame", "a frame about the total", _frame),
        ("cell", "a cell about the total, with room", _cell),
        ("field", "a coloured field under the total", None),
        ("column", "a rule beside the column", _line(6, -60, 6, 120, 0.5)),
        ("column-label", "a rule of a table through labels", _line(-172, -60, -172, 60, 0.5)),
        ("dots", "dots that lead to the total", _dots),
        ("tick", "a small square before the label", _box(-192, 0, 6, 6)),
    ):
        before = (_kept(_field),) if draw is None else ()
        extra = () if draw is None else (draw,)
        yield Attack(f"ink-honest-{name}.pdf", tries, (), partial(honest, *extra, before=before))
    yield Attack("ink-honest-marker.pdf", "a total that is marked in yellow", (), partial(edited, _marked))
    yield Attack("ink-honest-grey.pdf", "a total in a dark grey", (), partial(honest, _shaded(0.4), total=""))
    yield Attack("ink-honest-blue.pdf", "a total in blue", (), partial(honest, _blue, total=""))
    yield Attack("ink-honest-white.pdf", "a white total on a dark field", (), partial(honest, _on_dark, total=""))


def _line(x: float, y: float, x1: float, y1: float, width: float) -> Draw:
    """A line, from the right end of the total's baseline."""

    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(width)
        canvas.line(_RIGHT + x, _BASE + y, _RIGHT + x1, _BASE + y1)

    return draw


def _box(x: float, y: float, width: float, height: float, grey: float = 0) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(grey)
        canvas.rect(_RIGHT + x, _BASE + y, width, height, stroke=0, fill=1)

    return draw


def _kept(draw: Draw) -> Draw:
    """`draw`, after which the colours are as before."""

    def kept(canvas: Canvas) -> None:
        canvas.saveState()
        draw(canvas)
        canvas.restoreState()

    return kept


def _both(*draws: Draw) -> Draw:
    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def _cell(canvas: Canvas) -> None:
    canvas.setLineWidth(0.6)
    canvas.rect(_RIGHT - 45, _BASE - 3, 54, 14)


def _brackets(canvas: Canvas) -> None:
    canvas.setLineWidth(0.9)
    canvas.arc(_RIGHT - 41, _BASE - 2, _RIGHT - 37, _BASE + 9, 90, 180)
    canvas.arc(_RIGHT, _BASE - 2, _RIGHT + 4, _BASE + 9, 270, 180)


def _nought(x: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(1.4)
        canvas.ellipse(_RIGHT + x, _BASE, _RIGHT + x + 4.5, _BASE + 8)

    return draw


def _picture(x: float, y: float, width: float, height: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        shown = Image.new("L", (26, 40), 255)
        shown.paste(0, (4, 4, 22, 9))
        shown.paste(0, (18, 4, 22, 38))
        canvas.drawImage(ImageReader(shown.convert("RGB")), _RIGHT + x, _BASE + y, width, height)

    return draw


def _veil(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    canvas.setFillAlpha(0.85)
    canvas.rect(_RIGHT - 38, _BASE - 2, 40, 13, stroke=0, fill=1)


def _total(canvas: Canvas) -> None:
    canvas.setFont(_FONT, _SIZE)
    canvas.drawRightString(_RIGHT, _BASE, "119.00")


def _shaded(grey: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(grey)
        _total(canvas)

    return draw


def _one_pale(canvas: Canvas) -> None:
    canvas.setFont(_FONT, _SIZE)
    canvas.drawRightString(_RIGHT, _BASE, "19.00")
    canvas.setFillGray(0.84)
    canvas.drawRightString(_RIGHT - canvas.stringWidth("19.00", _FONT, _SIZE), _BASE, "1")


def _yellow(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 0.9, 0.1)
    _total(canvas)


def _blue(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.1, 0.2, 0.7)
    _total(canvas)


def _on_grey(canvas: Canvas) -> None:
    canvas.setFillGray(0.6)
    canvas.rect(_RIGHT - 60, _BASE - 4, 65, 16, stroke=0, fill=1)
    canvas.setFillGray(0.8)
    _total(canvas)


def _on_dark(canvas: Canvas) -> None:
    canvas.setFillGray(0.2)
    canvas.rect(_RIGHT - 60, _BASE - 4, 65, 16, stroke=0, fill=1)
    canvas.setFillGray(1)
    _total(canvas)


def _field(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.85, 0.92, 1)
    canvas.rect(_RIGHT - 190, _BASE - 4, 196, 16, stroke=0, fill=1)


def _frame(canvas: Canvas) -> None:
    canvas.setLineWidth(0.8)
    canvas.rect(_RIGHT - 190, _BASE - 5, 197, 18, stroke=1, fill=0)


def _dots(canvas: Canvas) -> None:
    canvas.setLineWidth(0.8)
    canvas.setDash([0.8, 3])
    canvas.line(_RIGHT - 105, _BASE + 0.5, _RIGHT - 45, _BASE + 0.5)


def _marked(pdf: pikepdf.Pdf) -> None:
    """A marker over the total, which shines through."""
    page = pdf.pages[0]
    page.Resources.ExtGState = Dictionary(GB=Dictionary(Type=Name.ExtGState, BM=Name.Multiply))
    shown = f"q /GB gs 1 1 0.3 rg {_RIGHT - 38} {_BASE - 2} 40 12 re f Q".encode()
    page.contents_add(pdf.make_stream(shown), prepend=False)


def _note(kind: str, x: float, width: float, *, digit: str = "", look: str = ""):  # type: ignore[no-untyped-def]  # edits
    """A note or field over the total, or beside it."""

    def edit(pdf: pikepdf.Pdf) -> None:
        shown = look or f"1 g 0 0 {width} 11 re f" + (f" 0 g BT /F 11 Tf 0.5 2 Td ({digit}) Tj ET" if digit else "")
        fonts = Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica-Bold")))
        stream = pdf.make_stream(
            shown.encode(), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, width, 11]),
            Resources=Dictionary(Font=fonts),
        )  # fmt: skip
        place = Array([_RIGHT + x, _BASE - 2, _RIGHT + x + width, _BASE + 9])
        own = {"FT": Name.Tx, "T": "f", "V": digit} if kind == "Widget" else {}
        note = pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name("/" + kind), Rect=place, F=4, AP=Dictionary(N=stream), **own)
        )
        pdf.pages[0].obj.Annots = Array([note])
        if own:
            pdf.Root.AcroForm = Dictionary(Fields=Array([note]))

    return edit
