"""Lines to write on, and whether anything is written there: "Amount received: ________"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.readers.inspect.ink import Ink
from schemas import Box, Word

_LINE = re.compile(r"[_.…]{4,}")
_ABOVE = 1.2  # heights of the word over the line on which is written
_BESIDE = 2.0  # points at its ends that are not looked at: a frame may stand there
_MARKED = 48  # of 255: what is paler is paper


def blanks(words: Iterable[Word], ink: Ink) -> tuple[Box, ...]:
    """Where the lines to write on stand, if nothing is drawn over any of them; what is printed there is a word."""
    lines = tuple(word.box for word in words if _LINE.fullmatch(word.text) is not None)
    return () if any(_is_written_on(box, ink) for box in lines) else lines


def _is_written_on(box: Box, ink: Ink) -> bool:
    area = ink.beneath(Box(box.x0 + _BESIDE, max(box.top - _ABOVE * box.height, 0.0), box.x1 - _BESIDE, box.bottom))
    return not area.size or int(area.max()) - int(area.min()) >= _MARKED
