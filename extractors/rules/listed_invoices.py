"""Papers that list several invoices and are none: statements of account and reminders."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from extractors.page import PageLayout, Segment, Span
from extractors.page.labels import MOST, Mark
from extractors.page.layout import COLUMN
from extractors.page.roles import NUMBER
from extractors.page.sheet import Sheet
from extractors.parsing.folding import compact
from extractors.rules.kind import INVOICES, Kind
from schemas import DocType
from schemas.grades import NAMED

_LISTS = frozenset({"statement", "reminder"})
_UPPER = 0.5  # of the page: titles stand there
_FEW = 8  # words of a title at most
_SEVERAL = 2


def listing(kind: Kind, sheet: Sheet) -> Kind:
    """`kind`, or another document where a title says statement or reminder, and what was taken for that of an invoice
    is of a list of several below it: "Invoice 2217", "Invoice 2251"."""
    page = sheet.layout.pages[0]
    title = next(_titles(page, sheet), None) if kind.doc_type is DocType.INVOICE else None
    listed = _listed(page, sheet) if title is not None else frozenset()
    if title is None or not listed:
        return kind
    whole, said = title
    own = kind.title.segment if kind.title is not None else whole.segment
    named = own is whole.segment or (own in listed and own.box.top > whole.segment.box.top)
    return Kind(DocType.OTHER, said, NAMED, whole) if named else kind


def _titles(page: PageLayout, sheet: Sheet) -> Iterator[tuple[Span, str]]:
    """What calls the page a statement or a reminder high up, in a few words that it begins or a label stands before,
    and no invoice as well, and which of them. "Reminder: we have moved!" calls it nothing."""
    for segment in page.segments:
        marks = sheet.marks_in(segment)
        called = any(INVOICES.intersection(mark.titles) for mark in marks)
        if segment.box.middle < _UPPER * page.height and len(segment.words) <= _FEW and not called:
            for mark in marks:
                for said in _LISTS.intersection(mark.titles) if _is_said_of_the_page(segment, mark) else ():
                    yield Span(segment, mark.start, mark.stop), said


def _is_said_of_the_page(segment: Segment, mark: Mark) -> bool:
    words = [word.text for word in segment.words]
    begins = not mark.start or words[mark.start - 1].endswith(":")
    return begins and not (words[mark.stop - 1].endswith(":") and mark.stop < len(words))


def _listed(page: PageLayout, sheet: Sheet) -> frozenset[Segment]:
    """The segments of a list of several invoices: cells in one column that name one each, or the head of their
    numbers."""
    rows = [(one, number) for one in page.segments if (number := _named(one, sheet)) is not None]
    columns = [list(column) for _, column in groupby(sorted(rows, key=_edge), key=_edge)]
    cells = {one for column in columns if len({number for _, number in column}) >= _SEVERAL for one, _ in column}
    heads = {one for one in page.segments if _heads_several(one, page, sheet)}
    return frozenset(cells | heads)


def _edge(row: tuple[Segment, str]) -> int:
    return round(row[0].box.x0)


def _named(segment: Segment, sheet: Sheet) -> str | None:
    """The number of an invoice that begins a cell behind a title of one."""
    first = next(iter(sheet.marks_in(segment)), None)
    if first is None or first.start or "invoice" not in first.titles:
        return None
    behind = "".join(word.text for word in segment.words[first.stop : first.stop + 1])
    return compact(behind) if any(map(str.isdigit, behind)) else None


def _heads_several(segment: Segment, page: PageLayout, sheet: Sheet) -> bool:
    """Whether a cell is the label of invoice numbers, and several stand under it in rows with amounts."""
    if not any(mark.cover > MOST and mark.roles == {NUMBER: 1.0} for mark in sheet.marks_in(segment)):
        return False
    below = [one for one in page.below(segment.box, COLUMN) if any(map(str.isdigit, one.text))]
    rows = [one for one in below if any(sheet.money_in(cell) for cell in page.rights(one))]
    return len({one.text for one in rows}) >= _SEVERAL
