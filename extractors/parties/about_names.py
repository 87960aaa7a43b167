"""Rows right over a name that say something of it: for whom what follows is, or what somebody does."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.page import Segment, Span
from extractors.page.heads import top_of_items
from extractors.page.names import LEGAL_FORM, cut_name, is_address, is_name
from extractors.page.roles import BUYER, SELLER
from extractors.page.sheet import Sheet
from extractors.parties.address.rows import neighbours
from extractors.parties.no_headings import colon
from extractors.parties.together import rows_over

_PARTIES = frozenset({SELLER, BUYER})
_LARGER = 1.6  # than what stands over it: the name
_CENTS = 2  # decimals of a price
_LINKS = 4  # letters of small words in names


def is_title(sheet: Sheet, segment: Segment) -> bool:
    """Whether a segment is the title of a document."""
    return any(mark.titles and (mark.start == 0 or mark.cover > 0.4) for mark in sheet.marks_in(segment))


def of_others(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Names, by the terms that they are not: under a heading of somebody else that of the seller; what is charged that
    of either party."""
    for one in sheet.candidates["name"]:
        if _is_under_another_heading(sheet, one.span):
            yield f"{SELLER}.name", str(one.value)
        if _is_charged(sheet, one.span):
            yield from ((f"{role}.name", str(one.value)) for role in (SELLER, BUYER))


def _is_under_another_heading(sheet: Sheet, name: Span) -> bool:
    """Whether the row right over a company ends with a colon and names neither party: "Your contact:", "Bank:"."""
    page = sheet.layout.page(name.page)
    over = next(rows_over(page, name.segment), None)
    if not sheet.spoken or over is None or not over.text.rstrip().endswith(":") or not LEGAL_FORM.search(name.text):
        return False
    return not any(_PARTIES & mark.roles.keys() for mark in sheet.marks_in(over))


def _is_charged(sheet: Sheet, name: Span) -> bool:
    """Whether a name that is no company's stands in a row of items, in which a price follows."""
    page = sheet.layout.page(name.page)
    if LEGAL_FORM.search(name.text) or name.box.top <= top_of_items(page):
        return False
    return any(money.amount.decimals == _CENTS for cell in page.rights(name.segment) for money in sheet.money_in(cell))


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
