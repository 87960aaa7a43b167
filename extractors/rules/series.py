"""The series a page prints apart from the number: "Serija VFX Nr. 12", "Seria: ABC   Numar: 12", "F26 número 43"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.languages import spoken
from extractors.meanings import leading_title
from extractors.page import PageLayout, Segment, Span
from extractors.page.roles import NUMBER
from extractors.page.sheet import Sheet
from extractors.page.spans import whole
from extractors.rules.kind import INVOICES

_SERIES = re.compile(rf"(?i)(?:{spoken('series')})\W*")
_LETTERS = re.compile(r"[A-Z]{1,6}[/-]?\d{0,4}[,;:]?")
_OF_A_YEAR = re.compile(r"[A-Z]{1,4}(?:20)?\d\d")
_NEAR = 4.0  # em from a cell to the one that goes on with it at most
_UPPER = 0.4  # of a page: where a document is named
_NUMBER = re.compile(rf"(?i)(?:{spoken('number_word')})\W*")


def series_of(page: PageLayout, number: Span) -> Span | None:
    """The series before a number and the word for it: what a word for series names in its cell, in the one on its
    left, or in the row above it; or letters with a year."""
    segment, sign = number.segment, number.start - 1
    if sign < 0:
        return _of_a_column(page, segment)
    if not _NUMBER.fullmatch(segment.words[sign].text):
        return None
    if sign:
        return _of_a_year(page, number) or _ending(segment, sign)
    return next(filter(None, (_ending(one, len(one.words)) for one in _before(page, segment))), None)


def is_of_an_invoice(sheet: Sheet, page: PageLayout, series: Span) -> bool:
    """Whether nothing is told before a series but a title of an invoice or the label of a number: "chitanta seria CH
    nr. 5544" is a receipt's."""
    return all(_names_an_invoice(sheet, told) for told in _told_before(page, series))


def _told_before(page: PageLayout, series: Span) -> Iterator[Span]:
    """What stands before the word for a series, or its letters, in its cell; where nothing does, a cell on the left
    that is near or ends with a colon, and the row above, unless that is a head of series."""
    segment = series.segment
    words = segment.words[: series.start]
    begin = series.start - bool(words and _SERIES.fullmatch(words[-1].text))
    if begin:
        yield Span(segment, 0, begin)
        return
    left, above = list(page.lefts(segment))[:1], _above(page, segment)
    near = [one for one in left if one.text.endswith(":") or segment.box.x0 - one.box.x1 < _NEAR * segment.size]
    yield from (whole(one) for one in (*near, *above) if not _SERIES.fullmatch(one.text))


def _names_an_invoice(sheet: Sheet, told: Span) -> bool:
    """Whether all words with letters are of a title of an invoice or of the label of a number."""
    marks = (mark for mark in sheet.marks_in(told.segment) if INVOICES & {*mark.titles} or NUMBER in mark.roles)
    known = {number for mark in marks for number in range(mark.start, mark.stop)}
    others = [word.text for number, word in enumerate(told.segment.words[: told.stop]) if number not in known]
    return all(_ends_in_a_title(word) for word in others if any(map(str.isalpha, word)))


def _ends_in_a_title(word: str) -> bool:
    """Whether a word is a title of an invoice, or of several with a hyphen the last is: "CERTIFICACIÓN-FACTURA"."""
    title = leading_title(word.rpartition("-")[2])
    return title is not None and title.term in INVOICES


def _of_a_column(page: PageLayout, segment: Segment) -> Span | None:
    """Letters in the cell on the left, under the head of a column of series."""
    left = next(iter(page.lefts(segment)), None)
    if left is None or len(left.words) > 1 or not _LETTERS.fullmatch(left.text):
        return None
    over = page.above(left.box)[:1]
    return Span(left, 0, 1) if over and _SERIES.fullmatch(over[0].text) else None


def _of_a_year(page: PageLayout, number: Span) -> Span | None:
    """Letters with a year that are, with the number and the word for it, all of a segment where documents are named."""
    segment = number.segment
    alone = number.start - 1 == 1 and number.stop == len(segment.words)
    named = segment.box.middle < _UPPER * page.height and _OF_A_YEAR.fullmatch(segment.words[0].text)
    return Span(segment, 0, 1) if alone and named else None


def _before(page: PageLayout, segment: Segment) -> Iterator[Segment]:
    yield from list(page.lefts(segment))[:1]
    yield from _above(page, segment)


def _above(page: PageLayout, segment: Segment) -> Sequence[Segment]:
    rows = page.block_of(segment).rows
    return rows[: rows.index(segment)][-1:]


def _ending(segment: Segment, stop: int) -> Span | None:
    """Letters right before `stop`, behind a word for series."""
    while stop and not any(map(str.isalnum, segment.words[stop - 1].text)):
        stop -= 1  # "Serie OB/26 · Número 31"
    words = [word.text for word in segment.words[:stop][-2:]]
    found = len(words) > 1 and _SERIES.fullmatch(words[0]) and _LETTERS.fullmatch(words[1])
    return Span(segment, stop - 1, stop) if found else None
