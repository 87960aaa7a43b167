"""Labels and heads of cells: words that name what stands beside or below them, and are no sentences together."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from extractors.page import PageLayout, Segment
from extractors.page.labels import Mark
from extractors.page.roles import TOTAL_ROLES
from extractors.page.sheet import Sheet
from extractors.parsing import codes_of, parse_rate
from schemas import Box

_BELOW = 1.5  # heights of a label within which what it names stands below it


def label_of(sheet: Sheet, segment: Segment) -> Mark | None:
    """The label that a segment is and no more, but for the rate or the currency of what it names: "VAT 0 %"."""
    label = next((mark for mark in sheet.marks_in(segment) if mark.start == 0), None)
    if label is None:
        return None
    behind = " ".join(word.text for word in segment.words[label.stop :]).strip(" :()")
    return label if not behind or codes_of(behind) or parse_rate(behind) is not None else None


def cells_on(sheet: Sheet) -> Set[tuple[int, Box]]:
    """The pages and boxes of the labels that are all of their segment and have what they name beside or below them:
    a label of an amount an amount. Without it, "Invoice total" over "already paid" is a sentence."""
    return {
        (page.number, one.box)
        for page in sheet.layout.pages
        for one in page.segments
        if (label := label_of(sheet, one)) is not None and _names_something(sheet, page, one, label)
    }


def joined(sheet: Sheet, rows: Sequence[Segment]) -> str:
    """The rows of a block as they are read on. In a list of totals, where each row has its amount beside it, the rate
    of a label says nothing with what stands behind the next label: it ends with its own row."""
    if not all(_has_amount(sheet, row) for row in rows):
        return " ".join(row.text for row in rows)
    labels = [label_of(sheet, row) for row in rows]
    return " ".join(
        _bare(row, label) if label is not None and behind is not None else row.text
        for row, (label, behind) in zip(rows, pairwise((*labels, None)), strict=True)
    )


def _bare(segment: Segment, label: Mark) -> str:
    """A label without the rate behind it."""
    return " ".join(word.text for word in segment.words[: label.stop])


def _names_something(sheet: Sheet, page: PageLayout, segment: Segment, label: Mark) -> bool:
    near = (*page.rights(segment), *page.below(segment.box, _BELOW))
    others = [one for one in near if label_of(sheet, one) is None]
    if not TOTAL_ROLES.isdisjoint(label.roles):
        return any(sheet.money_in(one) for one in others)
    return bool(others)


def _has_amount(sheet: Sheet, row: Segment) -> bool:
    page = sheet.layout.page(row.page)
    return any(sheet.money_in(cell) for cell in page.rights(row))
