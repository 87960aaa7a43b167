"""Fonts of the synthetic documents: files, character widths and descents, as a PDF reader will see them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).parent / "typefaces"
# Widths of words this short are remembered: labels and single words come again and again.
_SHORT = 16
_MANY = 20_000
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
        return _name(self.family, self.bold)


@cache
def _name(family: str, bold: bool) -> str:  # noqa: FBT001 - a plain pair of keys
    return f"{family}-{'Bold' if bold else 'Regular'}"


class Metrics:
    """What is needed to place text of a font: widths and the descent in thousandths of the size, the name in PDFs."""

    def __init__(self, face: Any) -> None:
        name = face.name
        self.name: str = name.decode() if isinstance(name, bytes) else name
        self.descent: float = face.descent
        self.widths: dict[int, float] = dict(face.charWidths)
        self._default: float = face.defaultWidth
        self._advances: dict[str, float] = {}

    def advance(self, text: str) -> float:
        """The width of `text` at size 1."""
        known = self._advances.get(text)
        if known is None:
            get, default = self.widths.get, self._default
            known = sum([get(ord(char), default) for char in text]) / 1000
            if len(text) < _SHORT and len(self._advances) < _MANY:
                self._advances[text] = known
        return known


@cache
def font(name: str) -> TTFont:
    """The font of that name, for embedding."""
    return TTFont(name, str(FOLDER / f"{name}.ttf"))


@cache
def metrics(name: str) -> Metrics:
    """What is needed to place text of the font `name`."""
    return Metrics(font(name).face)


def width(text: str, face: Face) -> float:
    """The advance of `text` in points."""
    return metrics(face.name).advance(text) * face.size


def covers(text: str, family: str) -> bool:
    """Whether the regular font of `family` has every character of `text`."""
    widths = metrics(f"{family}-Regular").widths
    return all(ord(char) in widths for char in text)
