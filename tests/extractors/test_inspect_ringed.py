"""A ring that a pen draws around an amount is seen; frames, badges and marks elsewhere are not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import cos, pi, sin
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from schemas import SignalCode
from tests.extractors.pdfs import drawn, reading


def _by_hand(canvas: Canvas) -> None:
    ring = canvas.beginPath()
    ring.moveTo(195, 704)
    ring.curveTo(198, 722, 262, 720, 260, 704)
    ring.curveTo(258, 688, 190, 690, 199, 708)
    canvas.drawPath(ring)


def _in_arcs(canvas: Canvas) -> None:
    for begin in (180, 0, 270, 90):
        canvas.arc(190, 690, 264, 718, begin, 90)


def _in_short_lines(canvas: Canvas) -> None:
    ends = [(227 + 37 * cos(pi * at / 20), 704 + 14 * sin(pi * at / 20)) for at in range(41)]
    for at in (*range(0, 40, 2), *range(1, 40, 2)):
        canvas.line(*ends[at + 1], *ends[at])


def _filled(canvas: Canvas, *, hollow: bool) -> None:
    ring = canvas.beginPath()
    ring.ellipse(188, 688, 78, 32)
    ring.ellipse(190, 690, 74, 28)
    canvas.setFillColorRGB(0.8, 0.1, 0.1)
    canvas.drawPath(ring, stroke=0, fill=1, fillMode=0 if hollow else 1)  # even and odd, or by turns
    canvas.setFillColorRGB(0, 0, 0)


def _pen(canvas: Canvas) -> None:
    """Around, and back along the inner side, as programs for pens draw a line."""
    around = [(cos(pi * at / 20), sin(pi * at / 20)) for at in range(41)]
    ring = canvas.beginPath()
    ring.moveTo(227 + 38, 704)
    for size, points in ((0, around), (2, around[::-1])):
        for x, y in points:
            ring.lineTo(227 + (38 - size) * x, 704 + (15 - size) * y)
    ring.close()
    canvas.setFillColorRGB(0.8, 0.1, 0.1)
    canvas.drawPath(ring, stroke=0, fill=1)
    canvas.setFillColorRGB(0, 0, 0)


def _table(canvas: Canvas) -> None:
    for x in (190, 264, 340):
        canvas.line(x, 690, x, 718)
    for y in (690, 718):
        canvas.line(190, y, 264, y)
        canvas.line(264, y, 340, y)


@pytest.mark.parametrize(
    ("draw", "told"),
    [
        (_by_hand, True),
        (lambda canvas: canvas.ellipse(190, 690, 264, 718), True),
        (_in_arcs, True),
        (_in_short_lines, True),
        (partial(_filled, hollow=True), True),
        (_pen, True),
        (partial(_filled, hollow=False), False),
        (_table, False),
        (lambda canvas: canvas.rect(190, 690, 74, 28), False),
        (lambda canvas: canvas.roundRect(190, 690, 74, 28, 6), False),
        (lambda canvas: canvas.roundRect(190, 690, 74, 28, 14), False),
        (lambda canvas: canvas.ellipse(190, 600, 264, 628), False),
        (lambda canvas: canvas.ellipse(20, 500, 500, 800), False),
    ],
    ids=[
        "by hand",
        "ellipse",
        "arcs",
        "short lines",
        "hollow",
        "pen",
        "badge",
        "table",
        "frame",
        "round corners",
        "pill",
        "elsewhere",
        "around the page",
    ],
)
def test_a_ring_around_an_amount(draw: Callable[[Canvas], None], told: bool, tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Rolo de cortiça")
        canvas.drawString(205, 700, "1.125,60")
        draw(canvas)

    codes = [one.code for one in reading(drawn(page), tmp_path).signals]
    assert (SignalCode.DRAWN_OVER in codes) is told
