"""A form of name, address and numbers without a heading: under the letterhead it is the customer's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.page import Line, PageLayout, Segment, Span
from extractors.page.heads import top_of_items
from extractors.page.roles import BUYER, SELLER
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at, whole
from extractors.parsing.folding import compact
from extractors.parties.form_labels import Part, part_before
from extractors.parties.letterheads import TAX_IDS
from extractors.parties.sections import Section, form_name, in_sections

_ROW_GAP = 2.2  # line heights between rows of a form at most
_LEAST_DIGITS = 7  # of a tax number


def customer_form(sheet: Sheet, sections: Sequence[Section]) -> Iterator[Section]:
    """The section of the only row on the first page that says "Name" of either party, or of the only one whose name is
    not printed above it, where nobody is called the buyer and somebody prints a tax number in the head above it: who
    that is sells."""
    page = sheet.layout.pages[0] if sheet.layout.pages else None
    if page is None or any(section.role in (BUYER, SELLER) for section in sections):
        return
    named = [(one, name) for one in page.segments if (name := _name_of(sheet, page, one)) is not None]
    if len(named) > 1:
        named = [(one, name) for one, name in named if not _heads(page, name)]
    if len(named) != 1 or in_sections(named[0][0], sections):
        return
    (head, name), *_ = named
    if head.box.top < top_of_items(page) and any(_prints_a_tax_number(sheet, one) for one in _above(page, head)):
        rows = tuple(whole(cell) for line in _lines(page, head) for cell in line.segments)
        yield Section(BUYER, head.text, page.number, rows, name_row=name)


def _name_of(sheet: Sheet, page: PageLayout, one: Segment) -> Span | None:
    """What a row of a form calls the name: beside it, or behind its colon."""
    part, start = part_before(one.text) or (None, 0)
    return span_at(one, start, len(one.text)) if part is Part.NAME else form_name(sheet, page, one)


def _heads(page: PageLayout, name: Span) -> bool:
    """Whether a name is printed above its row as well: as the letterhead of who sells."""
    own = compact(name.text)
    return any(compact(one.text) == own for one in _above(page, name.segment))


def _above(page: PageLayout, head: Segment) -> Iterator[Segment]:
    return (one for one in page.segments if one.box.bottom <= head.box.top)


def _prints_a_tax_number(sheet: Sheet, segment: Segment) -> bool:
    labelled = any(TAX_IDS & mark.roles.keys() for mark in sheet.marks_in(segment))
    return labelled and len(re.findall(r"\d", segment.text)) >= _LEAST_DIGITS


def _lines(page: PageLayout, head: Segment) -> Iterator[Line]:
    """The lines of the form: from that of its name to a wide gap, or to the items."""
    last = page.lines[head.line]
    yield last
    for line in page.lines[head.line + 1 :]:
        if line.box.top - last.box.bottom > _ROW_GAP * page.body or line.box.top >= top_of_items(page):
            return
        yield line
        last = line
