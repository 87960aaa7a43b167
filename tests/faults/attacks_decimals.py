"""Attacks on where a number's whole part ends: raised and small digits, drawn points, blanks and apostrophes."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial

from reportlab.pdfgen.canvas import Canvas

from tests.faults.attack import A4, TOTAL, Attack, Draw, Money, honest, letter

DECIMALS = ("IN-28", "IN-33", "BR-13", "BR-25", "BR-CO-15", "LINE-1")
_RIGHT, _BASE = TOTAL
_SECOND = ("IN-33", "GATE-9", "BR-CO-16", "GATE-8")

Part = tuple[str, float, float]  # text, its size to that of the whole part, how far it is raised (of the size)


def decimals() -> Iterator[Attack]:
    """Every attack on decimals: all amounts of an invoice set so that they still add up, each read otherwise."""
    for name, tries, parts in (
        ("raised-high", "cents that are raised above the whole part", [("{0}", 1, 0), ("{1}", 0.6, 0.7)]),
        ("raised-low", "cents that are hardly raised", [("{0}", 1, 0), ("{1}", 0.5, 0.14)]),
        ("raised-euro", "cents that are raised behind a sign of currency", [("{0}€", 1, 0), ("{1}", 0.6, 0.35)]),
        ("same-size", "cents that are raised in the same size", [("{0}", 1, 0), ("{1}", 1, 0.3)]),
        ("smaller", "cents that are smaller, without a point", [("{0}", 1, 0), ("{1}", 0.6, 0)]),
        ("lowered", "cents that are set low, without a point", [("{0}", 1, 0), ("{1}", 0.6, -0.2)]),
        ("tiny-point", "a point too small to be seen", [("{0}", 1, 0), (".", 0.15, 0), ("{1}", 1, 0)]),
        ("footnote", "a third digit after the point, set high", [("{0}.{1}", 1, 0), ("5", 0.6, 0.35)]),
        ("third-low", "a third digit after the point, set low", [("{0}.{1}", 1, 0), ("5", 0.6, -0.2)]),
        ("digit-first", "a small digit before each amount", [("1", 0.6, 0), ("{0}.{1}", 1, 0)]),
        ("raised-first", "a raised digit before each amount", [("1", 0.6, 0.35), ("{0}.{1}", 1, 0)]),
        ("one-raised", "the last of the cents raised", [("{0}.0", 1, 0), ("0", 0.6, 0.35)]),
        ("three-raised", "three raised digits after a point", [("{0}.", 1, 0), ("{1}0", 0.6, 0.35)]),
        ("whole-raised", "raised noughts that make thousands", [("{0}", 1, 0), ("000", 0.6, 0.35)]),
        ("apostrophe", "an apostrophe before the cents", [("{0}'{1}", 1, 0)]),
        ("blank", "a blank before the cents", [("{0} {1}", 1, 0)]),
        ("colon", "a colon before the cents", [("{0}:{1}", 1, 0)]),
        ("raised-point", "a point at the height of an apostrophe", [("{0}", 1, 0), (".", 1, 0.6), ("{1}", 1, 0)]),
        ("low-point", "a point below its line", [("{0}", 1, 0), (".", 1, -0.4), ("{1}", 1, 0)]),
    ):
        yield Attack(f"decimal-{name}.pdf", tries, DECIMALS, partial(_priced, _set(parts)))
    for name, some in (("one", ("119.00",)), ("some", ("100.00", "119.00"))):
        money = _of(some, _set([("{0}", 1, 0), ("{1}", 0.6, 0.35)]))
        yield Attack(f"decimal-raised-{name}.pdf", "cents raised in some amounts", DECIMALS, partial(_priced, money))
    for name, parts in (("raised", [("{0}", 1, 0), ("{1}", 0.6, 0.35)]), ("smaller", [("{0}", 1, 0), ("{1}", 0.6, 0)])):
        draw = partial(honest, partial(_again, _set(parts), "119.68"))
        yield Attack(f"decimal-again-{name}.pdf", "other cents in a second row of the total", _SECOND, draw)
    for name, tries, draw in (
        ("dot", "points that are drawn", _drawn(lambda canvas, x, y: canvas.rect(x - 0.7, y, 1.4, 1.4, 0, 1))),
        ("round", "round points that are drawn", _drawn(lambda canvas, x, y: canvas.circle(x, y + 0.7, 0.8, 0, 1))),
        ("comma", "commas that are drawn", _drawn(lambda canvas, x, y: canvas.line(x + 0.4, y + 1, x - 0.5, y - 2))),
        ("rule", "a rule that parts the cents", _drawn(lambda canvas, x, y: canvas.line(x, y - 2, x, y + 9))),
        ("hair", "a hairline that parts the cents", _hair),
    ):
        yield Attack(f"decimal-drawn-{name}.pdf", tries, DECIMALS, partial(_priced, draw))
    yield Attack("decimal-drawn-thousand.pdf", "a drawn point more", DECIMALS, partial(honest, _dot(-22.2, 0, 1.6)))


def honest_decimals() -> Iterator[Attack]:
    """How honest documents part the cents of a number."""
    for name, tries, parts in (
        ("raised", "raised cents after a comma", [("{0},", 1, 0), ("{1}", 0.6, 0.35)]),
        ("raised-plain", "raised cents after a point", [("{0}.", 1, 0), ("{1}", 0.65, 0.3)]),
        ("raised-euro", "a sign of currency behind raised cents", [("{0},", 1, 0), ("{1}", 0.6, 0.35), ("€", 1, 0)]),
        ("raised-all", "raised cents with their point", [("{0}", 1, 0), (".{1}", 0.6, 0.35)]),
        ("raised-bare", "raised cents without a point", [("{0}", 1, 0), ("{1}", 0.6, 0.35)]),
        ("raised-less", "cents that are a little raised, without a point", [("{0}", 1, 0), ("{1}", 0.75, 0.25)]),
        ("smaller", "smaller cents on the same line", [("{0}", 1, 0), (".{1}", 0.8, 0)]),
        ("smaller-comma", "smaller cents after a comma", [("{0},", 1, 0), ("{1}", 0.75, 0)]),
    ):
        yield Attack(f"decimal-honest-{name}.pdf", tries, (), partial(_priced, _set(parts)))
    again = partial(_again, _set([("{0}", 1, 0), ("{1}", 0.6, 0.35)]), "119.00")
    yield Attack("decimal-honest-again.pdf", "raised cents in a second row of the total", (), partial(honest, again))


def _again(money: Money, amount: str, canvas: Canvas) -> None:
    """A second row of the total below the first."""
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawString(350, _BASE - 20, "Amount to pay")
    money(canvas, _RIGHT, _BASE - 20, amount)


def _priced(money: Money) -> bytes:
    """The honest invoice with its amounts drawn by `money`."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=True)
    letter(canvas, money=money)
    canvas.save()
    return buffer.getvalue()


def _set(parts: list[Part]) -> Money:
    def money(canvas: Canvas, right: float, base: float, text: str) -> None:
        font, size = canvas._fontname, canvas._fontsize
        pieces = [(piece.format(*text.split(".")), part, raised) for piece, part, raised in parts]
        x = right - sum(canvas.stringWidth(piece, font, size * part) for piece, part, _ in pieces)
        for piece, part, raised in pieces:
            canvas.setFont(font, size * part)
            canvas.drawString(x, base + raised * size, piece)
            x += canvas.stringWidth(piece, font, size * part)
        canvas.setFont(font, size)

    return money


def _of(some: tuple[str, ...], raised: Money) -> Money:
    """Some amounts drawn by `raised`, all others plainly."""

    def money(canvas: Canvas, right: float, base: float, text: str) -> None:
        (raised if text in some else Canvas.drawRightString)(canvas, right, base, text)

    return money


def _drawn(mark: Callable[[Canvas, float, float], object], room: float = 2.4) -> Money:
    """Amounts whose cents are parted by a mark that is no text."""

    def money(canvas: Canvas, right: float, base: float, text: str) -> None:
        whole, cents = text.split(".")
        canvas.drawRightString(right, base, cents)
        x = right - canvas.stringWidth(cents, canvas._fontname, canvas._fontsize)
        canvas.drawRightString(x - room, base, whole)
        canvas.setLineWidth(0.8)
        mark(canvas, x - room / 2, base)

    return money


def _hair(canvas: Canvas, right: float, base: float, text: str) -> None:
    _drawn(lambda canvas, x, y: (canvas.setLineWidth(0.2), canvas.line(x, y - 1, x, y + 8)), 1.2)(
        canvas, right, base, text
    )


def _dot(x: float, y: float, side: float) -> Draw:
    return lambda canvas: canvas.rect(_RIGHT + x - side / 2, _BASE + y, side, side, stroke=0, fill=1)
