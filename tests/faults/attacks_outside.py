"""Attacks thought of by somebody who had not seen the defence: what is drawn differs from what the page says.

Each changes what a person sees of one value (account, total, dates or number) and leaves its text as it was, or the
other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.lib.colors import Color, black, white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.faults.attack import Attack, edited, honest

_IBAN = ("Please pay to IBAN DE89 3704 0044 0532 0130 00", "Helvetica", 10, 60, 320)
_TOTAL = ("119.00", "Helvetica-Bold", 11, 480 - stringWidth("119.00", "Helvetica-Bold", 11), 392)
_DUE = ("Due date: 14 June 2024", "Helvetica", 10, 60, 640)
_NUMBER = ("Invoice number: BT-2024-0117", "Helvetica", 10, 60, 670)
_PLACES = {"account": (_IBAN, -2), "total": (_TOTAL, 1), "due": (_DUE, 11), "number": (_NUMBER, -1)}
_ANY = (
    "IN-18", "IN-20", "IN-26", "IN-28", "IN-29", "IN-30", "IN-31", "GATE-1", "GATE-2", "GATE-3", "ID-IBAN", "BR-CO-15",
)  # fmt: skip

Place = tuple[tuple[str, str, float, float, float], int]


def _box(place: Place) -> tuple[float, float, float, float]:
    """x, baseline, width and size of the glyph of a place."""
    (text, font, size, x, y), index = place
    at = index % len(text)
    return x + stringWidth(text[:at], font, size), y, stringWidth(text[at], font, size), size


def _patched(place: Place, digit: str, canvas: Canvas) -> None:
    """A white patch, and another digit painted with strokes alone."""
    x, y, width, size = _box(place)
    canvas.setFillColor(white)
    canvas.setStrokeColor(white)
    canvas.rect(x, y - 1, width, size * 0.8, stroke=0, fill=1)
    _painted(x, y, width, size, digit, canvas)


_SEGMENTS = {  # of a display: top, upper right, lower right, bottom, lower left, upper left, middle
    "0": "abcdef", "1": "bc", "2": "abged", "3": "abgcd", "4": "fgbc", "5": "afgcd", "6": "afgedc", "7": "abc",
    "8": "abcdefg", "9": "abcdfg",
}  # fmt: skip


def _painted(x: float, y: float, width: float, size: float, digit: str, canvas: Canvas) -> None:
    left, right, low, high = x + 0.6, x + width - 0.8, y + 0.3, y + 0.7 * size
    middle = (low + high) / 2
    ends = {
        "a": (left, high, right, high), "b": (right, high, right, middle), "c": (right, middle, right, low),
        "d": (left, low, right, low), "e": (left, low, left, middle), "f": (left, middle, left, high),
        "g": (left, middle, right, middle),
    }  # fmt: skip
    canvas.setStrokeColor(black)
    canvas.setLineWidth(0.9)
    for segment in _SEGMENTS[digit]:
        canvas.line(*ends[segment])


def _stroked(place: Place, canvas: Canvas) -> None:
    """One stroke that makes another digit of one."""
    x, y, _width, size = _box(place)
    canvas.setLineWidth(0.9)
    canvas.line(x + 0.7, y + 0.1, x + 0.7, y + 0.7 * size)


def _cut(place: Place, canvas: Canvas) -> None:
    """A white stroke that takes a part of a digit away."""
    x, y, width, size = _box(place)
    canvas.setStrokeColor(white)
    canvas.setLineWidth(width * 0.45)
    canvas.line(x + width * 0.2, y, x + width * 0.2, y + 0.75 * size)


def _half(place: Place, canvas: Canvas) -> None:
    """The lower half of a digit is covered."""
    x, y, width, size = _box(place)
    canvas.setFillColor(white)
    canvas.rect(x, y - 1, width, size * 0.38, stroke=0, fill=1)


def _dotted(canvas: Canvas) -> None:
    """A drawn dot makes thousands of hundreds."""
    _text, font, size, x, y = _TOTAL
    canvas.setFillColor(white)
    canvas.rect(x + stringWidth("119", font, size), y - 1, stringWidth(".", font, size), 3, stroke=0, fill=1)
    canvas.setFillColor(black)
    canvas.circle(x + stringWidth("11900", font, size) - 1, y + 0.5, 0.9, stroke=0, fill=1)


def _undotted(canvas: Canvas) -> None:
    """The dot of an amount is painted over."""
    _text, font, size, x, y = _TOTAL
    canvas.setFillColor(white)
    canvas.rect(x + stringWidth("119", font, size), y - 1, stringWidth(".", font, size), 3, stroke=0, fill=1)


def _prefixed(canvas: Canvas) -> None:
    """A painted digit before an amount."""
    _, _, size, x, y = _TOTAL
    _painted(x - 6.5, y, 6, size, "9", canvas)


def _faint(canvas: Canvas) -> None:
    """A digit before an amount in so light a grey that nobody sees it."""
    _text, font, size, x, y = _TOTAL
    canvas.setFont(font, size)
    canvas.setFillColor(Color(0.93, 0.93, 0.93))
    canvas.drawRightString(x, y, "9")


def _tiny(canvas: Canvas) -> None:
    """A digit before an amount that is set so small that nobody sees it."""
    _text, font, _size, x, y = _TOTAL
    canvas.setFont(font, 0.4)
    canvas.drawRightString(x, y, "9")


def _squeezed(canvas: Canvas) -> None:
    """A digit before an amount that is squeezed to a hair."""
    _text, font, size, x, y = _TOTAL
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(0.02, 1)
    canvas.setFont(font, size)
    canvas.drawRightString(0, 0, "9")
    canvas.restoreState()


def _clear(canvas: Canvas) -> None:
    """A digit before an amount that is all but transparent."""
    _text, font, size, x, y = _TOTAL
    canvas.setFillAlpha(0.02)
    canvas.setFont(font, size)
    canvas.drawRightString(x, y, "9")


def _clipped(canvas: Canvas) -> None:
    """A digit before an amount that a clipping path leaves out."""
    _text, font, size, x, y = _TOTAL
    path = canvas.beginPath()
    path.rect(0, 0, 1, 1)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setFont(font, size)
    canvas.drawRightString(x, y, "9")


def _turned(canvas: Canvas, text: str, right: tuple[float, float], digit: str) -> None:
    """An amount of which one digit stands on its head."""
    font, size = "Helvetica-Bold", 11
    x, y = right[0] - stringWidth(text, font, size), right[1]
    canvas.setFont(font, size)
    for one in text:
        width = stringWidth(one, font, size)
        canvas.saveState()
        if one == digit:
            canvas.translate(x + width, y + 0.71 * size)
            canvas.rotate(180)
            canvas.drawString(0, 0, one)
        else:
            canvas.drawString(x, y, one)
        canvas.restoreState()
        x += width


def _mirrored(canvas: Canvas) -> None:
    """An account of which one digit is mirrored."""
    text, font, size, start, y = _IBAN
    x = float(start)
    canvas.setFont(font, size)
    for index, one in enumerate(text):
        width = stringWidth(one, font, size)
        canvas.saveState()
        if index == text.index("37"):
            canvas.translate(x + width, y)
            canvas.scale(-1, 1)
            canvas.drawString(0, 0, one)
        else:
            canvas.drawString(x, y, one)
        canvas.restoreState()
        x += width


def _without(data: bytes, text: str) -> bytes:
    """`data` without a text of the page."""
    shown = b"(" + text.encode("cp1252") + b") Tj"
    assert shown in data

    def edit(pdf: pikepdf.Pdf) -> None:
        contents = pdf.pages[0].Contents.read_bytes()
        pdf.pages[0].Contents.write(contents.replace(shown, b"() Tj", 1))

    return edited(edit, data)


def _laid_over(print_only: bool) -> bytes:
    """A note with an appearance of its own lies over the account."""

    def edit(pdf: pikepdf.Pdf) -> None:
        content = b"q 1 1 1 rg 0 0 300 14 re f Q BT /F 10 Tf 0 0 0 rg 1 3 Td (IBAN GB29 NWBK 6016 1331 9268 19) Tj ET"
        fonts = Dictionary(F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        form = pdf.make_stream(
            content, Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 300, 14]),
            Resources=Dictionary(Font=fonts),
        )  # fmt: skip
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([60, 317, 360, 331]), Contents="", DA="/F 10 Tf",
            F=4 if not print_only else 36, AP=Dictionary(N=form),
        )  # fmt: skip
        pdf.pages[0].Annots = Array([pdf.make_indirect(note)])

    return edited(edit)


def _cropped(data: bytes, box: list[float]) -> bytes:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].CropBox = Array(box)

    return edited(edit, data)


def _in_a_form(data: bytes) -> bytes:
    """The whole page in a form that is clipped so that the first digit of the total is outside."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        form = pdf.make_stream(
            page.Contents.read_bytes(), Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 595, 842]),
            Resources=page.Resources,
        )  # fmt: skip
        x = _TOTAL[3]
        clip = f"0 0 595 388 re 0 404 595 438 re 0 388 {x - 8:.1f} 16 re {x + 5.9:.1f} 388 200 16 re W n /X Do"
        page.Resources = Dictionary(XObject=Dictionary(X=form))
        page.Contents = pdf.make_stream(clip.encode())

    return edited(edit, data)


def _masked() -> bytes:
    """A picture in the paper's colour over the last two digits of the account."""

    def edit(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        picture = pdf.make_stream(
            b"\xff", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8,
            ColorSpace=Name.DeviceGray,
        )  # fmt: skip
        page.Resources.XObject = Dictionary(P=picture)
        x, y, width, size = _box((_IBAN, -2))
        page.contents_add(f"q {2 * width:.1f} 0 0 {size} {x:.1f} {y - 1} cm /P Do Q".encode())

    return edited(edit)


def _attack(name: str, tries: str, make: Callable[[], bytes]) -> Attack:
    return Attack(f"outside-{name}.pdf", tries, _ANY, make)


def outside() -> Iterator[Attack]:
    """The attacks."""
    for what, place in _PLACES.items():
        for digit in "368":
            draw = partial(_patched, place, digit)
            yield _attack(f"patch-{what}-{digit}", f"a painted {digit} on a patch, {what}", partial(honest, draw))
        yield _attack(f"stroke-{what}", f"a stroke more, {what}", partial(honest, partial(_stroked, place)))
        yield _attack(f"cut-{what}", f"a part of a digit less, {what}", partial(honest, partial(_cut, place)))
        yield _attack(f"half-{what}", f"half a digit covered, {what}", partial(honest, partial(_half, place)))
    for name, attempt in (
        ("dotted", _dotted), ("undotted", _undotted), ("prefixed", _prefixed), ("faint", _faint), ("tiny", _tiny),
        ("squeezed", _squeezed), ("clear", _clear), ("clipped", _clipped),
    ):  # fmt: skip
        assert attempt.__doc__ is not None
        yield _attack(name, attempt.__doc__, partial(honest, attempt))
    for amount, digit in (("119.00", "9"), ("169.00", "6")):
        turned = partial(_turned, text=amount, right=(480.0, 392.0), digit=digit)
        yield _attack(f"turned-{digit}", f"a {digit} on its head", partial(_turned_total, turned))
    yield _attack("mirrored", "a mirrored digit", lambda: _without(honest(_mirrored), _IBAN[0]))
    yield _attack("note-over", "a note over the account", partial(_laid_over, print_only=False))
    yield _attack("note-screen", "a note over the account on the screen alone", partial(_laid_over, print_only=True))
    yield _attack("masked", "a picture over digits", _masked)
    yield _attack("form-clip", "a form clipped within a digit", lambda: _in_a_form(honest(total="9119.00")))
    yield _attack("crop-digit", "a page cut off within its total", lambda: _cropped(honest(), [0, 0, 462, 842]))


def _turned_total(draw: Callable[[Canvas], None]) -> bytes:
    return honest(draw, total="")
