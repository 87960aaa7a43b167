"""The lines under a header: which belong to the table, and what each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractors.items.table.columns import Columns
from extractors.items.table.numbers import nothing_in
from extractors.meanings import leading_label, match_label, match_row
from extractors.page import Line, PageLayout, Segment, Span
from extractors.page.heads import Head, HeadCell
from extractors.page.once import once
from extractors.page.roles import DUE, GROSS, LINE_NET, NET, TAX
from extractors.page.spans import whole
from extractors.parsing import find_amounts, find_rates
from schemas import Box
from schemas.grades import NAMED

_LONGEST = 8  # words of a label in front of a total
_LONGEST_NAME = 3  # words that say "subtotal" before the name of a group
_SURE = NAMED
_SEVERAL = 2  # names of totals in a row
_RECKONED = re.compile(r"\([^()]*\)|=\s*\d+(?:\s*[x×*+-]\s*\d+)+")  # how a column is made of others: "(3x4)", "5=3x4"
_COUNTED = 4  # columns at least
_COUNT = 2  # digits of the number of a column
_FEW = 2  # amounts beside the label of a total; lines of items have more; and names over a group of amounts
_OF_ITEMS = frozenset({"description", "code", "unit_price"})  # columns that a row of totals does not have
_RATED = re.compile(r"\W{0,3}\d{1,2}(?:[.,]\d+)?\s?%")
_TAXES = frozenset({"tax_rate", "tax_amount"})
_EDGE = 4.0  # points: right edges of one column agree this well
_SUMS = frozenset({LINE_NET, NET, TAX, GROSS, DUE})


class Kind(StrEnum):
    """What a line of a table is before its numbers are read; `later` is what stands below a total."""

    BODY = "body"
    LATER = "later"
    SUBTOTAL = "subtotal"
    TOTAL = "total"
    CARRIED = "carried"


SUMMED = frozenset({Kind.SUBTOTAL, Kind.TOTAL})


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One line of a table: its kind, its words by column."""

    page: PageLayout
    line: Line
    kind: Kind
    cells: Mapping[int, tuple[Span, ...]]

    @property
    def box(self) -> Box:
        return self.line.box


@once
def kind_of(line: Line, language: str | None) -> Kind:
    """What the first words of a line say it is. A line without a number is body: a heading, a name; or it is the head
    of totals that stand in a row below it."""
    if _heads_totals(line, language):
        return Kind.TOTAL
    if not any(character.isdigit() for character in line.text):
        carried = any(_row(segment, language) == "carried_forward" for segment in line.segments)
        return Kind.CARRIED if carried else Kind.BODY
    if _begins(line.segments[0], language) and sum(len(find_amounts(s.text)) for s in line.segments) <= _FEW:
        return Kind.SUBTOTAL
    if _begins_with_tax(line.segments[0], language) and sum(len(find_amounts(s.text)) for s in line.segments) <= 1:
        return Kind.TOTAL
    if _is_of_a_base(line, language):
        return Kind.TOTAL
    first, *others = line.segments
    for segment in (first, *(one for one in others if nothing_in((whole(one),)) is None)):
        named = _row(segment, language)
        if named == "carried_forward":
            return Kind.CARRIED
        if named == "subtotal":
            return Kind.SUBTOTAL
        if named == "total" or _totals(segment, language):
            amounts = sum(len(find_amounts(part.text)) for part in line.segments)
            if amounts and (named == "total" or amounts <= _FEW):
                return Kind.TOTAL
    return Kind.BODY


def _numbers_columns(text: str) -> bool:
    """Whether a line counts the columns under their heads, as forms of eastern Europe do: "0 1 2 3 4 5 (3x4) 6"."""
    words = _RECKONED.sub(" ", text).split()
    if len(words) < _COUNTED or not all(word.isascii() and word.isdigit() and len(word) <= _COUNT for word in words):
        return False
    first = int(words[0])
    return first in (0, 1) and [int(word) for word in words] == list(range(first, first + len(words)))


def _heads_totals(line: Line, language: str | None) -> bool:
    """Whether most cells of a line, all with words, name totals, and several do."""
    if len(line.segments) < _SEVERAL:
        return False
    if any(not any(character.isalpha() for character in segment.text) for segment in line.segments):
        return False
    return sum(_totals(segment, language) for segment in line.segments) >= max(_SEVERAL, len(line.segments) / 2)


def _row(segment: Segment, language: str | None) -> str | None:
    label = _label(segment)
    match = match_row(label, language) if label else None
    return match.term if match is not None and match.exactness > _SURE else None


def _begins(segment: Segment, language: str | None) -> bool:
    """Whether a segment begins with a word for subtotals: "Subtotal Furniture"."""
    for stop in range(1, min(len(segment.words), _LONGEST_NAME + 1)):
        match = match_row(Span(segment, 0, stop).text, language)
        if match is not None and match.term == "subtotal" and match.exactness > _SURE:
            return True
    return False


def _begins_with_tax(segment: Segment, language: str | None) -> bool:
    """Whether a segment begins with a label of tax that no word goes on, or with one and a rate: "VAT (outside the
    scope of UK VAT)", "VAT reversed (0 %)"."""
    behind = _behind_tax(segment.text, language)
    return behind is not None and (behind[:1] in ("(", "@") or bool(find_rates(behind)))


def _behind_tax(text: str, language: str | None) -> str | None:
    """What stands behind the label of tax that `text` begins with, be it in two languages: "TVA / MWST 8.1 %"."""
    label = leading_label(text, language)
    if label is None or TAX not in label.terms:
        return None
    behind = text[label.end :]
    another = _behind_tax(behind.lstrip("/ "), language) if behind.lstrip().startswith("/") else None
    return behind if another is None else another


def _is_of_a_base(line: Line, language: str | None) -> bool:
    """Whether a line is a tax with its rate and the base behind it: "VAT 15 % on R 3 924.57     R 588.68"."""
    behind = _behind_tax(line.segments[0].text, language)
    if behind is None or len(line.segments) != _FEW:
        return False
    rate = _RATED.match(behind)
    return rate is not None and len(find_amounts(behind[rate.end() :])) == 1


def _totals(segment: Segment, language: str | None) -> bool:
    label = _label(segment)
    match = match_label(label, language) if label else None
    return match is not None and match.exactness > _SURE and bool(_SUMS & set(match.terms))


def _label(segment: Segment) -> str:
    """The words of a short segment before its number, if they are letters at all."""
    words = segment.words
    stop = len(words)
    while stop and not any(character.isalpha() for character in words[stop - 1].text):
        stop -= 1
    return Span(segment, 0, stop).text if 0 < stop <= _LONGEST else ""


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """The rows of one table under the cells of its header (without text where none is printed), over all its pages."""

    cells: tuple[HeadCell, ...]
    lines: tuple[tuple[PageLayout, Line, Kind], ...]

    def rows(self, columns: Columns) -> tuple[Row, ...]:
        """The lines cut at `columns`."""
        return tuple(Row(page, line, kind, columns.cut(line)) for page, line, kind in self.lines)


def bodies(
    pages: Sequence[PageLayout], heads: Mapping[int, Sequence[Head]], language: str | None, *, beyond: bool = False
) -> Iterator[Body]:
    """The body under each item header; a header repeated on later pages goes on with the same table.

    It ends with the first total; with `beyond` it goes on, because that may be the total of a group, and what is
    headed by two names of columns another group.
    """
    if beyond:
        heads = {
            page: [head for head in found if head.of_items or len(head.cells) > _FEW] for page, found in heads.items()
        }
    taken: set[tuple[int, int]] = set()
    for number, page in enumerate(pages):
        for head in heads[page.number]:
            totals = not head.terms & _OF_ITEMS and _heads_totals(page.lines[head.first], language)
            if head.of_items and not totals and (page.number, head.first) not in taken:
                lines = _under(pages[number:], heads, head, taken, language)
                yield Body(head.cells, tuple(lines if beyond else to_total(lines)))


def _is_tax_of_a_line(line: Line, head: Head) -> bool:
    """Whether a line is nothing but the cell of a tax, under a head of taxes before the last one: a second tax of the
    item above it."""
    cells = (cell for cell in head.cells[:-1] if _TAXES & {*cell.terms})
    return len(line.segments) == 1 and any(abs(line.box.x1 - cell.box.x1) < _EDGE for cell in cells)


def to_total(lines: Iterable[tuple[PageLayout, Line, Kind]]) -> Iterator[tuple[PageLayout, Line, Kind]]:
    """The lines down to the first total; what follows is not even looked at."""
    for line in lines:
        yield line
        if line[2] is Kind.TOTAL:
            return


def _under(
    pages: Sequence[PageLayout],
    heads: Mapping[int, Sequence[Head]],
    head: Head,
    taken: set[tuple[int, int]],
    language: str | None,
) -> Iterator[tuple[PageLayout, Line, Kind]]:
    later = False
    for page in pages:
        start = head.last + 1 if page.number == head.page else 0
        others = [h for h in heads[page.number] if h is not head and h.first >= start]
        again = next((h for h in others if h.like(head)), None)
        if again is not None and page.number != head.page:
            start = again.first
        for line in page.lines[start:]:
            other = next((h for h in others if h.first <= line.index <= h.last), None)
            if other is not None:
                second = (page.number, other.first) == (head.page, head.last + 1) and len(other.cells) < len(head.cells)
                if not other.like(head) and not second:
                    return
                taken.add((page.number, other.first))
                continue
            if _numbers_columns(line.text):
                continue
            kind = Kind.BODY if _is_tax_of_a_line(line, head) else kind_of(line, language)
            yield page, line, Kind.LATER if later and kind is Kind.BODY else kind
            later = later or kind is Kind.TOTAL
