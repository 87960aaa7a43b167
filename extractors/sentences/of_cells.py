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


def is_label(sheet: Sheet, segment: Segment) -> bool:
    """Whether a segment is a label and no more, but for the rate or the currency of what it names: "VAT 0 %"."""
    label = _leading(sheet, segment)
    if label is None:
        return False
    behind = " ".join(word.text for word in segment.words[label.stop :]).strip(" :()")
    return not behind or bool(codes_of(behind)) or parse_rate(behind) is not None


def cells_on(sheet: Sheet) -> Set[tuple[int, Box]]:
    """The pages and boxes of the labels that are all of their segment and have what they name beside or below them:
    a label of an amount an amount. Without it, "Invoice total" over "already paid" is a sentence."""
    return {
        (page.number, one.box)
        for page in sheet.layout.pages
        for one in page.segments
        if is_label(sheet, one) and _names_something(sheet, page, one)
    }


def joined(sheet: Sheet, rows: Sequence[Segment]) -> str:
    """The rows of a block as they are read on. In a list of totals, where each row has its amount beside it, the rate
    of a label says nothing with what stands behind the next label: it ends with its own row."""
    if not all(_has_amount(sheet, row) for row in rows):
        return " ".join(row.text for row in rows)
    labels = [is_label(sheet, row) for row in rows]
    ended = [label and follows for label, follows in pairwise((*labels, False))]
    return " ".join(_bare(sheet, row) if ends else row.text for row, ends in zip(rows, ended, strict=True))


def _leading(sheet: Sheet, segment: Segment) -> Mark | None:
    return next((mark for mark in sheet.marks_in(segment) if mark.start == 0), None)


def _bare(sheet: Sheet, segment: Segment) -> str:
    """A label without the rate behind it."""
    label = _leading(sheet, segment)
    return segment.text if label is None else " ".join(word.text for word in segment.words[: label.stop])


def _names_something(sheet: Sheet, page: PageLayout, segment: Segment) -> bool:
    label = _leading(sheet, segment)
    others = [one for one in (*page.rights(segment), *page.below(segment.box, 1.5)) if not is_label(sheet, one)]
    if label is not None and not TOTAL_ROLES.isdisjoint(label.roles):
        return any(sheet.money_in(one) for one in others)
    return bool(others)


def _has_amount(sheet: Sheet, row: Segment) -> bool:
    page = sheet.layout.page(row.page)
    return any(sheet.money_in(cell) for cell in page.rights(row))
