"""Letters of a series that a page prints apart from the number: "Serija VFX Nr. 0012", "Seria: ABC   Numar: 123"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.languages import spoken
from extractors.page import PageLayout, Segment, Span

_SERIES = re.compile(rf"(?i)(?:{spoken('series')})\W*")
_LETTERS = re.compile(r"[A-Z]{1,6}[,;:]?")
_NUMBER = re.compile(rf"(?i)(?:{spoken('number_word')})\W*")


def series_of(page: PageLayout, number: Span) -> Span | None:
    """The letters that a word for series names before a number and the word for it: in its cell, in the one on its
    left, or in the row above it."""
    segment, sign = number.segment, number.start - 1
    if sign < 0 or not _NUMBER.fullmatch(segment.words[sign].text):
        return None
    if sign:
        return _ending(segment, sign)
    return next(filter(None, (_ending(one, len(one.words)) for one in _before(page, segment))), None)


def _before(page: PageLayout, segment: Segment) -> Iterator[Segment]:
    rows = page.block_of(segment).rows
    yield from list(page.lefts(segment))[:1]
    yield from rows[: rows.index(segment)][-1:]


def _ending(segment: Segment, stop: int) -> Span | None:
    """Letters right before `stop`, behind a word for series."""
    words = [word.text for word in segment.words[:stop][-2:]]
    found = len(words) > 1 and _SERIES.fullmatch(words[0]) and _LETTERS.fullmatch(words[1])
    return Span(segment, stop - 1, stop) if found else None
