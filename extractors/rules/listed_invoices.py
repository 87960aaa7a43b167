"""Papers that list several invoices and are none: statements of account and reminders."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from extractors.page import PageLayout, Segment, Span
from extractors.page.labels import MOST
from extractors.page.roles import NUMBER
from extractors.page.sheet import Sheet
from extractors.rules.kind import INVOICES, Kind
from schemas import DocType
from schemas.grades import NAMED

_LISTS = frozenset({"statement", "reminder"})
_UPPER = 0.5  # of the page: titles stand there
_FEW = 8  # words of a title at most
_SEVERAL = 2
_COLUMN = 14.0  # line heights: how far below its head a number may stand


def listing(kind: Kind, sheet: Sheet) -> Kind:
    """`kind`, or another document where a title says statement or reminder, and what was taken for that of an invoice
    is of a list of several: "Invoice 2217", "Invoice 2251"."""
    page = sheet.layout.pages[0]
    title = next(_titles(page, sheet), None)
    if kind.doc_type is not DocType.INVOICE or title is None:
        return kind
    listed = _listed(page, sheet)
    named = kind.title is None or kind.title.segment is title[0].segment or kind.title.segment.index in listed
    return Kind(DocType.OTHER, title[1], NAMED, title[0]) if listed and named else kind


def _titles(page: PageLayout, sheet: Sheet) -> Iterator[tuple[Span, str]]:
    """What calls the page a statement or a reminder high up, in a few words, and no invoice as well, and which of
    them."""
    for segment in page.segments:
        marks = sheet.marks_in(segment)
        called = any(INVOICES.intersection(mark.titles) for mark in marks)
        if segment.box.middle < _UPPER * page.height and len(segment.words) <= _FEW and not called:
            for mark in marks:
                for said in _LISTS.intersection(mark.titles):
                    yield Span(segment, mark.start, mark.stop), said


def _listed(page: PageLayout, sheet: Sheet) -> frozenset[int]:
    """The segments of a list of several invoices: cells in one column that name one each, or the head of their
    numbers."""
    rows = sorted((one for one in page.segments if _names_one(one, sheet)), key=_edge)
    columns = [list(column) for _, column in groupby(rows, key=_edge)]
    cells = {one.index for column in columns if len({one.text for one in column}) >= _SEVERAL for one in column}
    heads = {one.index for one in page.segments if _heads_several(one, page, sheet)}
    return frozenset(cells | heads)


def _edge(segment: Segment) -> int:
    return round(segment.box.x0)


def _names_one(segment: Segment, sheet: Sheet) -> bool:
    """Whether a title of an invoice and its number begin a cell."""
    first = next(iter(sheet.marks_in(segment)), None)
    behind = segment.words[first.stop : first.stop + 1] if first is not None and first.start == 0 else ()
    return first is not None and "invoice" in first.titles and any(map(str.isdigit, "".join(w.text for w in behind)))


def _heads_several(segment: Segment, page: PageLayout, sheet: Sheet) -> bool:
    """Whether a cell is the label of invoice numbers, and several stand under it in rows with amounts."""
    if not any(mark.cover > MOST and mark.roles == {NUMBER: 1.0} for mark in sheet.marks_in(segment)):
        return False
    below = [one for one in page.below(segment.box, _COLUMN) if any(map(str.isdigit, one.text))]
    rows = [one for one in below if any(sheet.money_in(cell) for cell in page.rights(one))]
    return len({one.text for one in rows}) >= _SEVERAL
