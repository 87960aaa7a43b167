"""Readings drawn as text: a row of text is a line of the page, two or more blanks part segments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from schemas import Box, Page, Reading, Word

SIZE = 10.0
CHAR = 6.0
PITCH = 12.0
LEFT = 40.0
TOP = 40.0


def page(text: str, number: int = 1, *, width: float = 595.0, height: float = 842.0) -> Page:
    """A page of A4 with the words of `text` in a grid: column * 6 pt, row * 12 pt, size 10; `*word` is bold."""
    words = []
    for row, line in enumerate(text.strip("\n").split("\n")):
        for match in re.finditer(r"\S+", line):
            shown = match[0].lstrip("*") if len(match[0]) > 1 else match[0]
            x0 = LEFT + CHAR * (match.end() - len(shown))
            top = TOP + PITCH * row
            box = Box(x0, top, x0 + CHAR * len(shown), top + SIZE)
            words.append(Word(shown, box, SIZE, "Sans", shown != match[0]))
    return Page(number=number, width=width, height=height, words=tuple(words))


def reading(*pages: str | Page) -> Reading:
    """A Reading of these pages, in order."""
    parts: Sequence[Page] = [p if isinstance(p, Page) else page(p, n) for n, p in enumerate(pages, 1)]
    return Reading(sha256="0" * 64, reader="grid", page_count=len(parts), parts=tuple(parts))
