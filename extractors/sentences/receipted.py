"""Clauses of a receipt that nobody has filled in: "Betrag dankend erhalten:", with lines for a day and a name below."""

from __future__ import annotations

from extractors.page.sheet import Sheet
from extractors.parsing import find_dates
from schemas import Box, Statement, around

_BELOW = 3.0  # heights of the clause in which its lines stand


def is_blank_receipt(sheet: Sheet, said: Statement) -> bool:
    """Whether what is said ends in a colon, lines to write on stand in its row or below, and neither they are filled in
    nor does a day stand there."""
    if said.page is None or not (page := sheet.layout.page(said.page)).blank:
        return False  # as nearly always
    if not said.boxes or not said.text.rstrip().endswith(":"):
        return False
    clause = around(said.boxes)
    reach = Box(clause.x0, clause.top, page.width, clause.bottom + _BELOW * said.boxes[0].height)
    dated = any(find_dates(one.text) for one in page.segments if _lies_in(one.box, reach))
    return not dated and any(_lies_in(line, reach) for line in page.blank)


def _lies_in(box: Box, reach: Box) -> bool:
    return reach.top <= box.middle <= reach.bottom and reach.x0 <= box.x1
