"""A ring that a pen draws around an amount is seen; frames, badges and marks elsewhere are not."""

from __future__ import annotations

from collections.abc import Callable
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


@pytest.mark.parametrize(
    ("draw", "told"),
    [
        (_by_hand, True),
        (lambda canvas: canvas.ellipse(190, 690, 264, 718), True),
        (lambda canvas: canvas.rect(190, 690, 74, 28), False),
        (lambda canvas: canvas.roundRect(190, 690, 74, 28, 6), False),
        (lambda canvas: canvas.roundRect(190, 690, 74, 28, 14), False),
        (lambda canvas: canvas.ellipse(190, 600, 264, 628), False),
        (lambda canvas: canvas.ellipse(20, 500, 500, 800), False),
    ],
    ids=["by hand", "ellipse", "frame", "round corners", "pill", "elsewhere", "around the page"],
)
def test_a_ring_around_an_amount(draw: Callable[[Canvas], None], told: bool, tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Rolo de cortiça")
        canvas.drawString(205, 700, "1.125,60")
        draw(canvas)

    codes = [one.code for one in reading(drawn(page), tmp_path).signals]
    assert (SignalCode.DRAWN_OVER in codes) is told
