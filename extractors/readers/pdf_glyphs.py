"""The characters of a PDF page as pdfium sees them: the second reader, where pdfplumber fails or is in doubt."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.readers.pdf_chars import Char, char, clean
from extractors.readers.pdf_triage import PageFacts

_LINE_END_HYPHEN = 2  # what pdfium gives for a hyphen at the end of a line
_LEVEL = 0.9987  # cosine of the angle that text may rise or fall, as for pdfplumber's characters


def glyphs(pdf: pdfium.PdfDocument, facts: PageFacts) -> list[Char]:
    """The upright characters of a page in the order of the file, in points from the top left of the page as read."""
    page = pdf[facts.number - 1]
    text = page.get_textpage()
    try:
        return _whole(_glyphs(text, facts))
    finally:
        text.close()
        page.close()


def _whole(chars: Iterator[Char]) -> list[Char]:
    """`chars` with those of one glyph (a ligature, a symbol that stands for several characters) as one again."""
    found: list[Char] = []
    for one in chars:
        if found and all(one[edge] == found[-1][edge] for edge in ("x0", "x1", "top", "bottom")):
            found[-1]["text"] += one["text"]
        else:
            found.append(one)
    return found


def _glyphs(text: pdfium.PdfTextPage, facts: PageFacts) -> Iterator[Char]:
    box = raw.FS_RECTF()
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    for index in range(text.count_chars()):
        sign = raw.FPDFText_GetUnicode(text, index)
        if sign == _LINE_END_HYPHEN:
            sign = ord("-")
        shown = clean(chr(sign)) if sign < 0xD800 or 0xE000 <= sign <= 0x10FFFF else ""
        if not shown or raw.FPDFText_IsGenerated(text, index) == 1 or not _upright(text, index, facts.turn):
            continue
        if not raw.FPDFText_GetLooseCharBox(text, index, box):
            continue
        x0, top, x1, bottom = _placed((box.left, box.bottom, box.right, box.top), facts)
        if 0 <= x0 + x1 <= 2 * facts.width and 0 <= top + bottom <= 2 * facts.height:
            length = raw.FPDFText_GetFontInfo(text, index, name, len(name), flags)
            font = name.value.decode("utf-8", "replace") if 0 < length <= len(name) else ""
            yield char(shown, (x0, top, x1, bottom), bottom - top, font)


def _upright(text: pdfium.PdfTextPage, index: int, turn: int) -> bool:
    """Whether a character runs from left to right once the page is turned; pdfium counts angles clockwise."""
    angle = raw.FPDFText_GetCharAngle(text, index) + math.radians(turn)
    return math.cos(angle) > _LEVEL


def _placed(rect: tuple[float, float, float, float], facts: PageFacts) -> tuple[float, float, float, float]:
    """A rectangle of the unturned page (left, bottom, right, top; y upwards) on the page as it is read."""
    left, low, right, high = facts.bbox
    x0, y0, x1, y1 = rect
    match facts.turn:
        case 90:
            return y0 - low, x0 - left, y1 - low, x1 - left
        case 180:
            return right - x1, y0 - low, right - x0, y1 - low
        case 270:
            return high - y1, right - x1, high - y0, right - x0
        case _:
            return x0 - left, high - y1, x1 - left, high - y0
