"""When pdfium alone is not believed, so that pdfplumber reads a page, too.

What pdfplumber reads then counts, and is looked at against what pdfium draws. It is asked for every page of a file that
had to be repaired or whose fonts do not say what their glyphs are (`inspect.active.File.sound`), and for a page of
which one of these doubts holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum

from extractors.readers.pdf_chars import UNKNOWN, clean
from extractors.readers.pdf_glyphs import Glyph, Seen

LIGATURE = re.compile(r"f{1,2}[bfhijklt]?|t{1,2}[fit]?|[cs]t|ij|th", re.IGNORECASE)


class Doubt(StrEnum):
    """Why pdfium alone is not believed on a page."""

    UNMAPPED = "the file gives no character for a glyph"
    UNHEARD = "pdfium leaves text out"
    STACKED = "several characters share one place"
    UNUSUAL = "text is mirrored, or set in letters that the file itself draws"
    LEFTWARD = "text runs from right to left"


def doubts(seen: Seen) -> frozenset[Doubt]:
    """What there is to doubt of what pdfium says of a page."""
    found = {doubt for glyph in seen.glyphs for doubt in _of(glyph)}
    return frozenset(found if seen.all_told else {*found, Doubt.UNHEARD})


def _of(glyph: Glyph) -> Iterator[Doubt]:
    text, setting = glyph.sign.text, glyph.setting
    if glyph.guessed or clean(text) == UNKNOWN:
        yield Doubt.UNMAPPED
    if glyph.parts > 1 and LIGATURE.fullmatch(text) is None:
        yield Doubt.STACKED
    if (setting.across > 0 and not setting.up) or (not setting.face.name and text.isalnum()):
        yield Doubt.UNUSUAL
    if not text.isascii() and any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text):
        yield Doubt.LEFTWARD
