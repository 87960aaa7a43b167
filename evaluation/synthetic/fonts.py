"""Fonts of the synthetic documents: files, character widths and descents, as a PDF reader will see them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).parent / "typefaces"
FAMILIES = ("Roboto", "OpenSans", "Caladea", "DejaVuSansCondensed", "DejaVuSerifCondensed", "DejaVuSansMono")


class Colour(NamedTuple):
    """Red, green and blue, 0 to 1."""

    red: float
    green: float
    blue: float


BLACK = Colour(0.0, 0.0, 0.0)
WHITE = Colour(1.0, 1.0, 1.0)


class Face(NamedTuple):
    """How a piece of text is set; `size` in points."""

    family: str
    size: float
    bold: bool = False
    colour: Colour = BLACK

    @property
    def name(self) -> str:
        """The name of the font's file without its ending, which is also its name inside a PDF."""
        return f"{self.family}-{'Bold' if self.bold else 'Regular'}"


class Metrics(NamedTuple):
    """Widths of characters and the descent, in thousandths of the size."""

    widths: dict[int, float]
    default: float
    descent: float


@cache
def font(name: str) -> TTFont:
    """The font of that name, for embedding."""
    return TTFont(name, str(FOLDER / f"{name}.ttf"))


@cache
def metrics(name: str) -> Metrics:
    """What is needed to place text of the font `name`."""
    face = font(name).face
    return Metrics(dict(face.charWidths), face.defaultWidth, face.descent)


def width(text: str, face: Face) -> float:
    """The advance of `text` in points."""
    table = metrics(face.name)
    get, default = table.widths.get, table.default
    return sum([get(ord(char), default) for char in text]) * face.size / 1000


def covers(text: str, family: str) -> bool:
    """Whether the regular font of `family` has every character of `text`."""
    widths = metrics(f"{family}-Regular").widths
    return all(ord(char) in widths for char in text)
