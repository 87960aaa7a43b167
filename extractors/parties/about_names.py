"""Rows right over a name that say something of it: for whom what follows is, or what somebody does."""

from __future__ import annotations

from extractors.page import Segment, Span
from extractors.page.names import LEGAL_FORM, cut_name, is_address, is_name
from extractors.page.roles import BUYER
from extractors.page.sheet import Sheet
from extractors.parties.address.rows import neighbours
from extractors.parties.no_headings import colon

_LARGER = 1.6  # than what stands over it: the name
_LINKS = 4  # letters of small words in names


def is_title(sheet: Sheet, segment: Segment) -> bool:
    """Whether a segment is the title of a document."""
    return any(mark.titles and (mark.start == 0 or mark.cover > 0.4) for mark in sheet.marks_in(segment))


def says_to_whom(sheet: Sheet, row: Span) -> bool:
    """Whether a row says in words for whom what stands under it is, whose name that begins: "To the parents of Ann
    Field" over "Field family"."""
    to = next((mark for mark in sheet.marks_in(row.segment) if mark.start == 0 and BUYER in mark.roles), None)
    rest = row.segment.words[to.stop :] if to is not None else ()
    if to is None or not rest or colon(to) or not rest[0].text[0].islower():
        return False
    _, below = neighbours(sheet.layout.page(row.page), row)
    return below is not None and is_name(cut_name(below.text)) and not is_address(below.text)


def tells_what_is_done(sheet: Sheet, row: Span) -> bool:
    """Whether a row says in small type and small letters what somebody does, whose name stands right under it in a
    large one: "Pianos tuned & loved" over "ANN FIELD"."""
    _, below = neighbours(sheet.layout.page(row.page), row)
    if below is None or below.size < _LARGER * row.segment.size or is_title(sheet, below) or not is_name(below.text):
        return False
    words = [word.text for word in row.segment.words[1:] if word.text.isalpha()]
    return any(word.islower() and len(word) > _LINKS for word in words) and not LEGAL_FORM.search(row.text)
