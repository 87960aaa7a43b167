"""Scans made for the tests: one small page, drawn once and spoilt in the ways of scanners and cameras."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache

from PIL import Image
from pypdfium2 import PdfDocument
from reportlab.pdfgen.canvas import Canvas

from tests.extractors.pdfs import drawn

SIZE = (300.0, 200.0)  # points
LINES = (
    (20, 170, "Rechnung"),
    (20, 140, "Rechnungsnummer"),
    (160, 140, "RE-2024-0471"),
    (20, 120, "Datum"),
    (160, 120, "12.03.2024"),
    (20, 90, "Beratung in München"),
    (230, 90, "1.200,50"),
    (20, 60, "Gesamtbetrag"),
    (230, 60, "1.428,60"),
)


def written(canvas: Canvas, lines: Sequence[tuple[float, float, str]] = LINES) -> None:
    """The page as digital text."""
    canvas.setFont("Helvetica", 10)
    for x, y, text in lines:
        canvas.drawString(x, y, text)


@cache
def scan(dpi: int = 150) -> Image.Image:
    """The page as a picture."""
    pdf = PdfDocument(drawn(written, size=SIZE))
    picture: Image.Image = pdf[0].render(scale=dpi / 72).to_pil()
    return picture.convert("RGB")


def encoded(picture: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """A picture as a file of `kind`."""
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def pasted(canvas: Canvas, picture: Image.Image | None = None) -> None:
    """A PDF page that is nothing but the picture."""
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(picture or scan()), 0, 0, *SIZE)
