"""A note that a mark ties to the total: "Total * 119.00 ... * per month". What it says, it says of that amount."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.languages import spoken
from extractors.meanings import days_to_pay, find_exemptions
from extractors.meanings.changes import find_changes, is_of_discount
from extractors.page import PageLayout, Segment, Span
from extractors.page.claims import rival_at
from extractors.page.roles import DUE, GROSS, NET, TAX
from extractors.page.sheet import Sheet
from extractors.page.spans import whole
from schemas import ITS_NOTE, Rival

_MARK = re.compile(r"(?<![*†‡])(?:\*{1,4}|[†‡]{1,2}|[¹²³⁴⁵])(?![*†‡])")
_NUMBERED = re.compile(r"\(?\d\)")
_GLUED = re.compile(r"(?:[A-Z]{3}|[€£$])(\d)")  # a raised figure at the currency of an amount
# The number of an account or a card, and what of it is not shown: "AT** **** **** 4711", "**** 4711".
_HIDDEN = re.compile(r"(?<![^\W\d_])[A-Z]{2}[\d*]{2}(?: ?[A-Z]?[\d*]{2,4})*|\*{4,}(?: \*{4,})*[ -]?\d{4}(?!\d|[.,]\d)")
_TOTALS = frozenset({NET, GROSS, DUE})
_STARS = 4  # a mark has no more
_TAX = re.compile(rf"(?i)\b(?:{spoken('of_tax')}|{spoken('tax_name')})")


def footnoted(term: str, page: PageLayout, taken: Span, sheet: Sheet) -> Iterator[Rival]:
    """The notes of the marks in the row of the total, `taken` as `term`, but for those of its tax or its due date."""
    row = (*page.lefts(taken.segment), taken.segment, *page.rights(taken.segment))
    for mark in dict.fromkeys(mark for one in row for mark in _marks(one, sheet)):
        for note in _notes(mark, sheet):
            if mark.endswith(" ") and (note.page, note.box.top) < (taken.page, taken.box.bottom):
                continue  # a plain figure that begins a row above is no mark
            said = note.text.strip("() ").removeprefix(mark.strip("()")).strip("() :")
            if said and not _is_plain(said, note, sheet):
                yield rival_at(term, said, whole(note), ITS_NOTE)


def _marks(segment: Segment, sheet: Sheet) -> Iterator[str]:
    """The marks in a text; the stars of a hidden number are none, but for those behind the label of a total. A plain
    figure is one with the blank behind it: "1 Net of", and not "12 pieces"."""
    labelled = any(mark.start == 0 and not _TOTALS.isdisjoint(mark.roles) for mark in sheet.marks_in(segment))
    yield from _MARK.findall(segment.text if labelled else _HIDDEN.sub(_without_stars, segment.text))
    yield from (word.text for word in segment.words if _NUMBERED.fullmatch(word.text))
    glued = (_GLUED.fullmatch(word.text) for word in segment.words)
    yield from (f"{found[1]} " for found in glued if found is not None)


def _without_stars(number: re.Match[str]) -> str:
    hidden = number[0].startswith("*") or number[0].count("*") > _STARS
    return "" if hidden else number[0]


def _notes(mark: str, sheet: Sheet) -> Iterator[Segment]:
    """The rows that begin with `mark` and go on in words."""
    for one in sheet.layout.segments:
        begun = one.text.lstrip("( ").startswith(mark.lstrip("("))
        if begun and (found := _MARK.match(one.text.lstrip("( "))) is not None and found[0] != mark:
            continue
        if begun and sum(map(str.isalpha, one.text)) > len(mark):
            yield one


def _is_plain(said: str, note: Segment, sheet: Sheet) -> bool:
    """Whether a note is of the tax that the amount holds, or of paying in time, and takes or adds nothing."""
    if any(find_changes(said)):
        return False
    taxed = _TAX.search(said) is not None or any(TAX in mark.roles for mark in sheet.marks_in(note))
    return taxed or any(find_exemptions(said)) or is_of_discount(said) or days_to_pay(said) is not None
