"""Glyphs of font files as the inspection sees them: drawn by pdfium, each with its character."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.readers.inspect.alphabet import CHARACTERS
from extractors.readers.inspect.outlines import Look, Outline, look_of, outline_of

# No text fonts, or fonts whose letters are not those that they stand for; and licences that are not trained on.
_NOT = re.compile(
    r"symbol|dingbat|emoji|math|music|icon|ornament|initial|swash|swsh|smallcap|-?sc-|caps|braille|hebrew|arab|thai|"
    r"devan|cjk|naskh|kufi|nastaliq|rashi|looped|barcode|expert|unifont|outline|shadow|keyboard|inline|cmr?sy|cmex|cmmi|"
    r"lmsy|lmex|lmmi|blackletter|stix.*(?:siz|var|int)|samaritan|tifinagh|lobster|notosans[a-z]+-|notoserif[a-z]+-|"
    r"fonts-adf|fonts-urw|fonts-freefont",
    re.IGNORECASE,
)
_STYLES = ("regular", "roman", "book", "bold", "italic", "bolditalic", "boldoblique", "oblique", "light", "medium")
_A_FAMILY = 4  # files
_MOST_BYTES = 6_000_000
_STANDARD = tuple(
    f"{family}{style}"
    for family, styles in {
        "Helvetica": ("", "-Bold", "-Oblique", "-BoldOblique"),
        "Times": ("-Roman", "-Bold", "-Italic", "-BoldItalic"),
        "Courier": ("", "-Bold", "-Oblique", "-BoldOblique"),
    }.items()
    for style in styles
)


class Drawn(NamedTuple):
    """A glyph: its font's family, the place of its character in the alphabet, its outline and its picture."""

    family: str
    character: int
    outline: Outline
    look: Look


def files_of(folders: Iterable[Path]) -> list[Path]:
    """The text fonts in `folders`, at most four of a family."""
    families: dict[str, list[Path]] = {}
    for path in sorted(path for folder in folders for path in folder.rglob("*.[to]tf")):
        if _NOT.search(str(path)) is None and path.stat().st_size <= _MOST_BYTES:
            families.setdefault(family_of(path), []).append(path)
    return [path for paths in families.values() for path in sorted(paths, key=_plainness)[:_A_FAMILY]]


def family_of(path: Path) -> str:
    """The family of a font file, by its name."""
    return re.split(r"[-_]", path.stem)[0].lower()


def _plainness(path: Path) -> tuple[int, int]:
    name = path.stem.lower()
    return next((place for place, style in enumerate(_STYLES) if name.endswith(style)), len(_STYLES)), len(name)


def drawn(files: Sequence[Path]) -> Iterator[Drawn]:
    """Every character of the alphabet that the fonts in `files` have."""
    pdf = pdfium.PdfDocument.new()
    for path in files:
        data = path.read_bytes()
        held = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
        font = raw.FPDFText_LoadFont(pdf, held, len(data), raw.FPDF_FONT_TRUETYPE, 1)
        if font:
            yield from _drawn(font, family_of(path))
            raw.FPDFFont_Close(font)
    pdf.close()


def standard() -> Iterator[Drawn]:
    """The same of the fonts that every PDF reader has."""
    pdf = pdfium.PdfDocument.new()
    for name in _STANDARD:
        font = raw.FPDFText_LoadStandardFont(pdf, name.encode())
        yield from _drawn(font, name)
        raw.FPDFFont_Close(font)
    pdf.close()


def _drawn(font: raw.FPDF_FONT, family: str) -> Iterator[Drawn]:
    missing = {outline_of(font, "\uffff"), outline_of(font, "\u0378")}
    for place, sign in enumerate(CHARACTERS):
        outline = outline_of(font, sign)
        if outline is None or not outline.kinds or outline in missing:
            continue
        look = look_of(outline)
        if look is not None:
            yield Drawn(family, place, outline, look)
