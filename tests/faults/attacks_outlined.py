"""Attacks by stamps whose letters are outlines and no text: aslant, on end or pale; and honest twins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.inspect.outlines import outline_of
from tests.faults.attack import Attack, honest


class _Stamp(NamedTuple):
    """A word of outlines: where it begins, how large it is, by how many degrees it rises, its grey, and what stands
    below it."""

    text: str
    x: float
    y: float
    size: float
    rises: float
    grey: float
    below: str = ""


_ATTACKS: tuple[tuple[str, str, _Stamp], ...] = (
    ("aslant", "WORDS-2", _Stamp("CANCELLED", 150, 200, 60, 45, 0.85)),
    ("falling", "WORDS-4", _Stamp("COPY", 330, 560, 60, -40, 0.85)),
    ("on-end", "WORDS-3", _Stamp("PAID", 560, 300, 40, 90, 0.6)),
    ("pale", "WORDS-2", _Stamp("STORNIERT", 100, 220, 40, 0, 0.9)),
    ("dated", "WORDS-3", _Stamp("PAID", 330, 200, 30, 13, 0.3, "19 MAY 2024")),
    ("dated-small", "WORDS-3", _Stamp("PAID", 330, 200, 11, 0, 0.3, "MULTIBANCO 19 MAY 2024")),
    ("dated-level", "WORDS-3", _Stamp("BEZAHLT", 330, 200, 26, 0, 0.3, "19. MAI 2024")),
)
_TWINS = (
    ("aslant", _Stamp("BRIGHTWATER", 150, 180, 54, 45, 0.85)),
    ("pale", _Stamp("THANK YOU", 100, 220, 40, 0, 0.9)),
    ("dated", _Stamp("EINGANG", 330, 200, 30, 13, 0.3, "19. MAI 2024")),
)


def outlined() -> Iterator[Attack]:
    """Every attack by a stamp of outlines."""
    for name, rule, stamp in _ATTACKS:
        yield Attack(f"outlined-{name}.pdf", f"{stamp.text} in outlines, {name}", (rule,), partial(_stamped, stamp))


def honest_outlined() -> Iterator[Attack]:
    """Words in outlines that change nothing."""
    for name, stamp in _TWINS:
        yield Attack(f"outlined-twin-{name}.pdf", f"{stamp.text} in outlines", (), partial(_stamped, stamp))


def _stamped(stamp: _Stamp) -> bytes:
    """The honest invoice over a stamp."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(stamp.x, stamp.y)
        canvas.rotate(stamp.rises)
        canvas.setFillGray(stamp.grey)
        for text, size in ((stamp.text, stamp.size), (stamp.below, stamp.size / 2)):
            for at, letter in enumerate(text):
                if letter != " ":
                    _filled(canvas, letter, stringWidth(text[:at], "Helvetica-Bold", size), size)
            canvas.translate(0, -0.6 * stamp.size)
        canvas.restoreState()

    return honest(before=(draw,))


def _filled(canvas: Canvas, letter: str, x: float, size: float) -> None:
    path, bends = canvas.beginPath(), list[float]()
    for kind, across, up in _outline(letter):
        end = x + size * across, size * up
        if kind == raw.FPDF_SEGMENT_MOVETO:
            path.moveTo(*end)
        elif kind == raw.FPDF_SEGMENT_LINETO:
            path.lineTo(*end)
        else:
            bends += end
            if len(bends) == 6:
                path.curveTo(*bends)
                bends = []
    canvas.drawPath(path, stroke=0, fill=1)


@lru_cache
def _outline(letter: str) -> Sequence[tuple[int, float, float]]:
    """The segments of a bold letter as pdfium has them, in ems."""
    pdf = pdfium.PdfDocument(honest())
    page = pdf[0]
    first = next(one for one in page.get_objects() if one.type == raw.FPDF_PAGEOBJ_TEXT)
    found = outline_of(raw.FPDFTextObj_GetFont(first), letter)
    assert found is not None
    ends = np.frombuffer(found.ends, "<f4").reshape(-1, 2).tolist()
    page.close()
    pdf.close()
    return [(kind, x, y) for kind, (x, y) in zip(found.kinds, ends, strict=True)]
