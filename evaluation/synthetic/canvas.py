"""The canvas a synthetic document is composed on: lines of marked text, ruling lines and fills, page by page.

Geometry is in points from the top left. Both outputs (the Reading and the PDF) are made from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from evaluation.synthetic.fonts import BLACK, Colour, Face, width

# Baselines stand on a grid that no share of a font size falls on: whether two texts are on one line is never a tie that
# the last digit of a float decides.
_GRID = 0.0731


class Mark:
    """One printed occurrence of one or more terms: all text that carries the same mark spells the same value."""

    __slots__ = ("primary", "terms")

    def __init__(self, *terms: str, primary: bool = True) -> None:
        self.terms = terms
        self.primary = primary


class RowMark(NamedTuple):
    """What a row of the line table is; `item` numbers the invoice line it belongs to."""

    role: str
    item: int | None
    number: int


class Span(NamedTuple):
    """A piece of text of one face, with the value it belongs to."""

    text: str
    mark: Mark | None = None
    bold: bool = False


Rich = str | Span | Sequence[Span]


class Line(NamedTuple):
    """Text on one baseline without gaps, as a PDF would show it in one piece."""

    page: int
    x: float
    baseline: float
    face: Face
    spans: tuple[Span, ...]
    row: RowMark | None


class Rule(NamedTuple):
    """A ruling line, horizontal or vertical."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    thickness: float
    colour: Colour


class Fill(NamedTuple):
    """A filled rectangle (a header bar, a zebra row, a logo's shape)."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float
    colour: Colour


def spans_of(rich: Rich) -> tuple[Span, ...]:
    """Any way to give text, as spans."""
    if isinstance(rich, str):
        return (Span(rich),)
    if isinstance(rich, Span):
        return (rich,)
    return tuple(rich)


def set_width(rich: Rich, face: Face) -> float:
    """How wide the text is when set in `face`."""
    return sum(width(span.text, face._replace(bold=face.bold or span.bold)) for span in spans_of(rich))


class Canvas:
    """Pages of one size; `page` is the index of the one being composed."""

    def __init__(self, page_width: float, page_height: float) -> None:
        self.width = page_width
        self.height = page_height
        self.page = 0
        self.pages = 1
        self.lines: list[Line] = []
        self.rules: list[Rule] = []
        self.fills: list[Fill] = []
        self.watermarks: list[tuple[int, str]] = []
        self.row: RowMark | None = None

    def new_page(self) -> None:
        """Go on with a fresh page."""
        self.page = self.pages
        self.pages += 1

    def text(self, x: float, top: float, rich: Rich, face: Face, align: str = "left") -> float:
        """Set one line whose box starts at `top`; `x` is its left, right or middle edge. Returns its width."""
        spans = tuple(span for span in spans_of(rich) if span.text)
        wide = set_width(spans, face)
        if not spans:
            return 0.0
        left = x if align == "left" else x - wide if align == "right" else x - wide / 2
        # The box of a character reaches from one descent below the baseline to one size above that.
        baseline = round((top + face.size * 0.78) / _GRID) * _GRID
        self.lines.append(Line(self.page, left, baseline, face, spans, self.row))
        return wide

    def rule(  # noqa: PLR0913 - a line is four coordinates and a pen
        self, x0: float, top: float, x1: float, bottom: float, thickness: float, colour: Colour = BLACK
    ) -> None:
        """Draw a horizontal or vertical line."""
        self.rules.append(Rule(self.page, x0, top, x1, bottom, thickness, colour))

    def frame(  # noqa: PLR0913 - a rectangle is four coordinates and a pen
        self, x0: float, top: float, x1: float, bottom: float, thickness: float, colour: Colour = BLACK
    ) -> None:
        """Draw the four sides of a rectangle."""
        self.rule(x0, top, x1, top, thickness, colour)
        self.rule(x0, bottom, x1, bottom, thickness, colour)
        self.rule(x0, top, x0, bottom, thickness, colour)
        self.rule(x1, top, x1, bottom, thickness, colour)

    def fill(self, x0: float, top: float, x1: float, bottom: float, colour: Colour) -> None:
        """Fill a rectangle, under the text."""
        self.fills.append(Fill(self.page, x0, top, x1, bottom, colour))


def collides(canvas: Canvas) -> bool:
    """Whether texts touch, overlap or leave the page: nobody would send such a page, and it reads as rubbish."""
    boxes: dict[int, list[tuple[float, float, float, float]]] = {}
    for line in canvas.lines:
        x1 = line.x + set_width(line.spans, line.face)
        if line.x < 0 or x1 > canvas.width or line.baseline > canvas.height:
            return True
        row = (line.x, x1 + line.face.size * 0.25, line.baseline - line.face.size * 0.72, line.baseline + 0.5)
        boxes.setdefault(line.page, []).append(row)
    return any(_touch(sorted(rows, key=lambda row: row[2])) for rows in boxes.values())


def _touch(rows: list[tuple[float, float, float, float]]) -> bool:
    for index, (x0, x1, _, bottom) in enumerate(rows):
        for other in rows[index + 1 :]:
            if other[2] >= bottom:
                break
            if other[0] < x1 and x0 < other[1]:
                return True
    return False
