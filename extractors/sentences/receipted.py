"""Clauses of a receipt that nobody has filled in: "Betrag dankend erhalten:", with lines for a day and a name below."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.meanings import match_label
from extractors.meanings.phrases import worded_somewhere
from extractors.page import PageLayout
from extractors.page.sheet import Sheet
from extractors.parsing.folding import fold, pieces
from schemas import Box, Statement, around

_BELOW = 3.0  # heights of the clause in which its lines stand
_LABEL = 4  # words of what a line is for
_DAY = "issue_date"


def is_blank_receipt(sheet: Sheet, said: Statement) -> bool:
    """Whether what is said ends in a colon, and behind it and below stand lines to write on, one of them for a day or a
    name or right behind the clause, and nothing else but what they are for: all else may be what was filled in."""
    if said.page is None or not (page := sheet.layout.page(said.page)).blank:
        return False  # as nearly always
    if not said.boxes or not said.text.rstrip().endswith(":"):
        return False
    clause = around(said.boxes)
    reach = Box(clause.x0, clause.top, page.width, clause.bottom + _BELOW * said.boxes[0].height)
    lines = [line for line in page.blank if _lies_in(line, reach)]
    cells = (one for one in page.segments if _lies_in(one.box, reach))
    under = [one for one in cells if any(_is_below(one.box, line) for line in lines)]
    named = {word.box for one in under if _is_of_a_receipt(one.text) for word in one.words}
    texts = [word.box for word in page.words if _lies_in(word.box, reach) and not clause.holds(word.box)]
    if not all(text in named or any(_leads_to(text, line) for line in lines) for text in texts):
        return False  # also where dots lead to a word
    before = [_label(page, line, texts, lines) for line in lines]
    labels = (*before, *(one.text for one in under))
    ours = any(not label and _stands_beside(clause, line) for line, label in zip(lines, before, strict=True))
    return all(map(_is_short, labels)) and (ours or any(map(_is_of_a_receipt, labels)))


def _label(page: PageLayout, line: Box, texts: Sequence[Box], lines: Sequence[Box]) -> str:
    """What stands before a line, behind the one before it."""
    start = max((one.x1 for one in lines if one is not line and _leads_to(one, line)), default=0.0)
    own = {text for text in texts if _leads_to(text, line) and text.x0 >= start}
    return " ".join(word.text for word in page.words if word.box in own)


def _is_short(label: str) -> bool:
    return len(label.split()) <= _LABEL and not any(map(str.isdigit, label))


def _is_of_a_receipt(label: str) -> bool:
    """Whether a line is for a day or a name."""
    if worded_somewhere("signature").search(fold(label)) is not None:
        return True
    found = map(match_label, pieces(label))
    return any(one is not None and _DAY in one.terms for one in found)


def _leads_to(box: Box, line: Box) -> bool:
    """Whether a line goes on in the row of a box, behind it."""
    return _stands_beside(box, line) and box.centre <= line.x0


def _is_below(box: Box, line: Box) -> bool:
    return line.bottom <= box.middle and box.x0 < line.x1 and line.x0 < box.x1


def _stands_beside(box: Box, other: Box) -> bool:
    return box.top <= other.middle <= box.bottom


def _lies_in(box: Box, reach: Box) -> bool:
    return reach.top <= box.middle <= reach.bottom and reach.x0 <= box.x1
