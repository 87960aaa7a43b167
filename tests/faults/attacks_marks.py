"""Attacks with marks: signs that say nothing and are drawn as digits, strokes that stand on rules, frames of links,
layers that programs switch differently, points that hide; and honest twins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Name
from reportlab.pdfgen.canvas import Canvas

from tests.faults.attack import TOTAL, Attack, Draw, edited, honest
from tests.faults.attacks_glyphs import Place, plain, respelt

MARKS = ("IN-18", "IN-26", "IN-28", "IN-29", "IN-30", "IN-31", "IN-32", "IN-33", "BR-CO-15")
_X, _Y = TOTAL
_TOTAL = Place("119.00", "Helvetica-Bold", 11, 446, 392)
Edit = Callable[[pikepdf.Pdf], None]
_Line = tuple[float, float, float, float, float]  # from x, y to x, y, and how wide; from the right end of the total
_UNDER, _OVER = (-44.0, -2.5, 1.0, -2.5, 0.8), (-44.0, 12.0, 1.0, 12.0, 0.8)

_TIGHT = ((-44.0, -0.6, 1.0, -0.6, 1.2), (-44.0, 8.6, 1.0, 8.6, 1.2), (-38.5, 0, -38.5, 8, 1.2))


def marks() -> Iterator[Attack]:
    """Every attack with marks."""
    for name, said in _NINES:
        made = [("9", said), *plain("119.00")]
        yield Attack(f"mark-nine-{name}.pdf", "a nine that says a mark", MARKS, partial(respelt, _TOTAL, made))
    for name, said in (("star", "*"), ("bullet", "•")):
        made = [("9", said), (" ", " "), *plain("119.00")]
        before = _TOTAL._replace(x=437)
        yield Attack(f"mark-apart-{name}.pdf", "a nine apart that says a mark", MARKS, partial(respelt, before, made))
    for name, said in (("star", "*"), ("bullet", "•"), ("bar", "―"), ("raised", "⁻"), ("tilde", "~")):
        made = [("-", said), *plain("119.00")]
        yield Attack(f"mark-minus-{name}.pdf", "a minus that says a mark", MARKS, partial(respelt, _TOTAL, made))
    for name, tries, lines in (
        ("under", "a one that stands on an underline", (_UNDER, (-38.5, -2.5, -38.5, 8, 1.5))),
        ("over", "a one that hangs from the line of a sum", (_OVER, (-38.5, 0, -38.5, 12, 1.5))),
        ("between", "a one that stands between two rules in the total", (_UNDER, _OVER, (-31.2, -2.5, -31.2, 12, 1.5))),
        ("before", "a one that stands between two rules", (_UNDER, _OVER, (-38.5, -2.5, -38.5, 12, 1.5))),
        ("tight", "a one as high as the digits between their rules", _TIGHT),
        ("free", "a one as high as a row", ((-38.5, -3, -38.5, 11, 1.2),)),
        ("foot", "a nought tied to an underline", ((2, -2.5, 8, -2.5, 0.8), (5, -2.5, 5, 0, 0.8), *_ring(2.5))),
    ):
        yield Attack(f"mark-stroke-{name}.pdf", tries, MARKS, partial(honest, _lines(*lines)))
    for name, tries, rectangle, entries in _FRAMES:
        yield Attack(f"mark-link-{name}.pdf", tries, MARKS, partial(edited, _link(rectangle, **entries)))
    for name, tries, switch in (
        ("both", "a layer that is switched on and off", ("ON", "OFF")),
        ("design", "a layer that is off for designers", ("OFF", "Intent")),
    ):
        yield Attack(f"mark-layer-{name}.pdf", tries, MARKS, partial(edited, _layered(*switch), honest(total="")))
    hidden = "BT /F2 11 Tf 449.5 392 Td [(119) 350 (.) -72 (00)] TJ ET"
    yield Attack("mark-point.pdf", "a point within a nine", MARKS, partial(edited, _shown(hidden), honest(total="")))


def honest_marks() -> Iterator[Attack]:
    """Marks, frames and layers that show what is paid."""
    for name, said in (("star", "*"), ("colon", ":"), ("hash", "#")):
        made = plain(f"{said} 119.00")
        place = _TOTAL._replace(x=438)
        yield Attack(f"mark-honest-{name}.pdf", "a mark before the total", (), partial(respelt, place, made))
    for name, rectangle, entries in (
        ("whole", (-40, -4, 4, 12), {}),
        ("bare", (-38, 3, -30, 4), {"Border": Array([0, 0, 0])}),
        ("unstyled", (-38, 3, -30, 4), {"BS": Dictionary(W=0)}),
        ("hidden", (-38, 3, -30, 4), {"F": 2}),
        ("label", (-181, -3, -110, 9), {"Border": Array([0, 0, 1])}),
    ):
        yield Attack(f"mark-honest-{name}.pdf", "a link on the page", (), partial(edited, _link(rectangle, **entries)))
    cell = ((-50, -4, 6, -4, 0.6), (-50, 12, 6, 12, 0.6), (-50, -4, -50, 12, 0.6), (6, -4, 6, 12, 0.6))
    yield Attack("mark-honest-cell.pdf", "a cell about the total", (), partial(honest, _lines(*cell)))
    close = "BT /F2 11 Tf 447.5 392 Td [(119) 150 (.) 130 (00)] TJ ET"
    made = partial(edited, _shown(close), honest(total=""))
    yield Attack("mark-honest-close.pdf", "a point that is kerned into its digits", (), made)
    yield Attack("mark-honest-layer.pdf", "a layer", (), partial(edited, _layered("ON"), honest(total="")))


_NINES = (
    ("star", "*"), ("hash", "#"), ("bullet", "•"), ("bar", "|"), ("plus-minus", "±"), ("bracket", "["), ("dot", "●"),
    ("line", "─"), ("accent", "\u0301"), ("bang", "!"),
)  # fmt: skip
_BOTH = {"BS": Dictionary(W=0), "Border": Array([0, 0, 1])}
_FRAMES = (
    ("one", "a one that is the frame of a link", (-39, 0, -38, 8), {"Border": Array([0, 0, 1])}),
    ("nought", "a nought that is the frame of a link", (2, 0, 7, 8), {}),
    ("strike", "a stroke that is the frame of a link", (-37, 3.5, 1, 4), {"Border": Array([0, 0, 1])}),
    ("both", "a link with two borders, of which one is none", (-39, 0, -38, 8), _BOTH),
    ("line", "a link that is underlined through the total", (-37, 3.5, 1, 10), {"BS": Dictionary(W=1, S=Name.U)}),
)


def _ring(x: float) -> tuple[_Line, ...]:
    """A nought of four strokes."""
    left, right = x, x + 4.5
    return (left, 0, left, 8, 1.2), (right, 0, right, 8, 1.2), (left, 0, right, 0, 1.2), (left, 8, right, 8, 1.2)


def _lines(*lines: _Line) -> Draw:
    def draw(canvas: Canvas) -> None:
        for x, y, x1, y1, width in lines:
            canvas.setLineWidth(width)
            canvas.line(_X + x, _Y + y, _X + x1, _Y + y1)

    return draw


def _link(rectangle: tuple[float, float, float, float], **entries: pikepdf.Object) -> Edit:
    left, low, right, high = rectangle
    place = Array([_X + left, _Y + low, _X + right, _Y + high])

    def edit(pdf: pikepdf.Pdf) -> None:
        action = Dictionary(S=Name.URI, URI="https://brightwater.example")
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=place, A=action, **{"F": 4, **entries})
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])

    return edit


def _shown(content: str) -> Edit:
    return lambda pdf: pdf.pages[0].contents_add(pdf.make_stream(content.encode()), prepend=False)


def _layered(*switch: str) -> Edit:
    """A digit of the total in a layer, which stands in these lists; "Intent": it is for designers."""

    def edit(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="one"))
        if "Intent" in switch:
            layer.Intent = Name.Design
        lists = {key: Array([layer]) for key in switch if key != "Intent"}
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([layer]), **lists))
        pdf.pages[0].Resources.Properties = Dictionary(L0=layer)
        _shown(
            "BT /F2 11 Tf 446.4 392 Td (1) Tj ET /OC /L0 BDC BT /F2 11 Tf 452.5 392 Td (1) Tj ET EMC "
            "BT /F2 11 Tf 458.6 392 Td (9.00) Tj ET"
        )(pdf)

    return edit
