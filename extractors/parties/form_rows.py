"""Forms: rows of labels with values beside them, under a heading that one may take for a party's."""

from __future__ import annotations

import re

from extractors.page import PageLayout, Segment
from extractors.page.names import bears_form, cut_name, is_address, is_name

_ROWS = 2  # of labels with values beside them
_AT_ONE_EDGE = 0.5  # em
_ROW_GAP = 2.2  # line heights between rows at most


def right_of(page: PageLayout, segment: Segment) -> Segment | None:
    """The next segment of its row that holds more than signs."""
    return next((s for s in page.rights(segment) if re.search(r"\w", s.text)), None)


def is_numbered(page: PageLayout, below: Segment, right: Segment) -> bool:
    """Whether a number stands beside a heading in a form whose values end at one edge: "Debtor ... 4027" over
    "Week ... 11"."""
    beside = right_of(page, below)
    ends = beside is not None and abs(beside.box.x1 - right.box.x1) < 1.0
    return ends and not any(map(str.isalpha, right.text)) and not bears_form(below.text)


def is_form(page: PageLayout, below: Segment, right: Segment) -> bool:
    """Whether the rows below a heading have values beside them, under the one beside the heading: they are labels,
    whatever they say, but for a company's name, which has another party's block beside it."""
    row: Segment | None = below
    values = 0
    while row is not None and not any(map(is_address, (row.text, *row.text.split(", ")))):
        beside = right_of(page, row)
        if bears_form(row.text):
            return False
        if beside is None or abs(beside.box.x0 - right.box.x0) >= _AT_ONE_EDGE * max(right.size, 1.0):
            break
        values += 1
        row = next((s for s in page.below(row.box, _ROW_GAP) if abs(s.box.x0 - below.box.x0) < 1.0), None)
    return values >= _ROWS and is_name(cut_name(right.text))
