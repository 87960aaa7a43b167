"""Labels and heads of cells: words that name what stands beside or below them, and are no sentences together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from extractors.page import Segment
from extractors.page.sheet import Sheet
from extractors.parsing import codes_of, parse_rate
from schemas import Box


def is_label(sheet: Sheet, segment: Segment) -> bool:
    """Whether a segment is a label and no more, but for the rate or the currency of what it names: "VAT 0 %"."""
    label = next((mark for mark in sheet.marks_in(segment) if mark.start == 0), None)
    if label is None:
        return False
    behind = " ".join(word.text for word in segment.words[label.stop :]).strip(" :()")
    return not behind or bool(codes_of(behind)) or parse_rate(behind) is not None


def labels_on(sheet: Sheet) -> Set[Box]:
    """Where the labels stand that are all of their segment."""
    return {one.box for page in sheet.layout.pages for one in page.segments if is_label(sheet, one)}


def read_on(sheet: Sheet, rows: Sequence[Segment]) -> Iterator[Sequence[Segment]]:
    """The rows of a block that are read on: all of them, unless each has its amount beside it and labels are among
    them. That is a list of totals, in which a label says nothing with the row above it or below."""
    if not any(is_label(sheet, row) for row in rows) or not all(_has_amount(sheet, row) for row in rows):
        yield rows
        return
    run: list[Segment] = []
    for row in rows:
        if is_label(sheet, row):
            yield from ([run] if run else [])
            yield [row]
            run = []
        else:
            run.append(row)
    yield from ([run] if run else [])


def _has_amount(sheet: Sheet, row: Segment) -> bool:
    page = sheet.layout.page(row.page)
    return any(sheet.money_in(cell) for cell in page.rights(row))
