"""Which label names a value: the nearest one in its segment, on its left, in its cell or above it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.languages import spoken
from extractors.page import REACH, PageLayout, Segment, Span
from extractors.page.labels import MOST, Mark
from extractors.page.layout import LOW
from extractors.page.roles import ALLOWANCES, CHARGES, DATE_ROLES, GROSS, ID_ROLES, NET, TAX
from extractors.parsing import find_amounts, find_dates, is_weekday
from extractors.parsing.currencies import MARKS
from extractors.parsing.folding import compact, pieces
from extractors.parsing.remembered import Remembered
from schemas import Box
from schemas.grades import LIKELY, NAMED, PROVED

# What may stand between a label and its value without parting them.
_MARKS = "|".join(map(re.escape, sorted(MARKS, key=len, reverse=True)))  # "kr." before an amount
FILLER = Remembered(rf"(?i)[\W_]*(?:[A-Z]{{3}}|{_MARKS}|{spoken('filler')})?[\W_]*")
_AMOUNT = re.compile(r"\d[\d.,' ]*[.,]\d\d\b|[€$£]\s?\d")
_SENTENCE = 0.62
_FAR_WORDS = 4
_LISTED = 0.6  # a label over a column names none of its values
_APART = ((1.2, 1.0), (2.8, 0.95))  # line heights of white below a label, share of its strength within them
_FAR = 0.85  # share of it further below
_HEADING = 0.90  # share of it for the head of a column of a table
_PARTLY, _HARDLY = 0.95, 0.80  # share of it for a label that is most, or little, of its segment
_CLOSE = 2.0  # line heights between the rows of a table
_SHORT = 3  # letters: "to", "du", "vom"
_PART_OF = re.compile(
    r"%|(?<!\d)\d/1?\d(?![\d/])|[.,]\d\d\b|\d[./-]\d{1,2}[./-]\d"
)  # what an amount is of, or the day it was paid
_AMOUNTS = (
    "totals.",
    "tax_breakdown",
    "other.tax",
    "other.balance",
    "other.exchange",
    "other.cash",
    "other.deposit",
    "other.withholding",
)
_RATED = re.compile(r"[\s:(]*\d[\d.,]*\s?%")  # a rate right behind the word for a tax
_MOVED, _BY_TAX = frozenset({ALLOWANCES, CHARGES}), frozenset({NET, GROSS})
TOTAL_WORDS = re.compile(rf"(?i){spoken('total')}")
_FIGURES = 6  # of a date or number
_FIGURE = re.compile(r"\d")
_ENDED = re.compile(r"(?<=[^\W\d_]{3})[.!?] [A-ZÀ-Þ][^\W\d_]+ [^\W\d_]")  # "... now due. As agreed, the 500.00"
_ON_DAY = re.compile(rf"(?i)(?:{spoken('on_day')})")  # "Dato   d. 1/10 2026"
_LISTING = re.compile(r"[^\W\d_][^,:]*, [^\W\d_][^,:]*:(?!//)")  # a value in words, and the next label
_WORD = re.compile(r"[^\W\d_]{4}")
_CENTS = 2
_CELL, _WIDE = 1.5, 8.0  # line heights between a label and the amount below it, to the right, in the cell of a form
_HEADS = 3  # segments of a line that looks like the header row of a table


@dataclass(frozen=True, slots=True, eq=False)
class Naming:
    """A label that may name a value: where it stands from the value (`inline`, `left`, `above`, `sentence`), and how
    surely it belongs to it (0..1)."""

    mark: Mark
    position: str
    strength: float

    def of(self, roles: Collection[str]) -> Iterator[tuple[str, float]]:
        """Each of `roles` that the label gives, with its strength."""
        for role, weight in self.mark.roles.items():
            if role in roles:
                yield role, weight * self.strength

    @property
    def wording(self) -> str:
        return self.mark.wording.strip(" :")


class Namer:
    """Finds the labels of values on one page, of a document in `language` (None: unknown)."""

    def __init__(self, page: PageLayout, marks: Mapping[int, tuple[Mark, ...]], language: str | None = None) -> None:
        self.page = page
        self.marks = marks
        self.language = language

    def of(self, span: Span) -> list[Naming]:
        """The labels of the value at `span`, the surest first; the first of each position only."""
        inline = self._inline(span)
        if inline is not None and inline.position == "inline":
            return [inline, *self._above(span, 0.5)]
        found = [naming for naming in (inline, self._left(span)) if naming is not None]
        if found and found[-1].position == "left" and self._under_heads(span, found[-1].mark):
            found.pop()
        left_taken = any(naming.position == "left" for naming in found)
        labelled = span.start > 0 and span.segment.words[span.start - 1].text.endswith(":")  # by words of no list
        found += self._above(span, 0.6 if left_taken or labelled else 1.0)
        return sorted(found, key=lambda naming: -naming.strength)

    def _inline(self, span: Span) -> Naming | None:
        """The nearest label before the value in its own segment."""
        before = [mark for mark in self.marks.get(span.segment.index, ()) if mark.stop <= span.start]
        if not before:
            return None
        mark = _naming(before)
        between = span.segment.words[mark.stop : span.start]
        if _ENDED.search(" ".join(word.text for word in span.segment.words[max(mark.stop - 1, 0) : span.start])):
            return None
        if FILLER.fullmatch(" ".join(word.text for word in between)):
            return Naming(mark, "inline", PROVED)
        if len(between) <= _FAR_WORDS:
            return Naming(mark, "sentence", _SENTENCE + 0.05)
        return Naming(mark, "sentence", _SENTENCE - 0.1)

    def _left(self, span: Span) -> Naming | None:
        """The nearest segment on the left with a label, when nothing but fillers stands before the value, or its day of
        the week before a date."""
        before = " ".join(word.text for word in span.segment.words[: span.start])
        dated = _ON_DAY.fullmatch(before) is not None or is_weekday(before, self.language)
        if not FILLER.fullmatch(before) and not (dated and find_dates(span.text)):
            return None
        for distance, segment in enumerate(self.page.lefts(span.segment)):
            marks = self.marks.get(segment.index)
            if marks:
                last = marks[-1]
                if _has_its_value(last):  # "Deposit received on 3/2/2026" names the deposit beside it, too
                    last = next((m for m in reversed(marks) if _of_an_amount(m) and not _has_its_value(m)), last)
                if _has_its_value(last):
                    return None
                near = last.stop >= len(segment.words) - 1 and any(c.isalpha() for c in last.wording)
                mark = _naming(marks[: marks.index(last) + 1]) if near else max(marks, key=lambda m: m.cover)
                return Naming(mark, "left", (NAMED - 0.06 * distance) * _weight(mark))
            if _AMOUNT.search(segment.text) or not FILLER.fullmatch(segment.text):
                return None
        return None

    def _above(self, span: Span, share: float) -> list[Naming]:
        """The nearest labelled segment above the value, looking through other values of its column."""
        height = max(span.box.height, LOW * self.page.body)
        for segment in self.page.above(span.box):
            marks = [mark for mark in self.marks.get(segment.index, ()) if mark.cover > 0.5]
            if not marks:
                continue
            white = (span.box.top - segment.box.bottom) / height
            near = next((share for least, share in _APART if white < least), _FAR)
            mark = max(marks, key=lambda m: m.cover)
            alone = _LISTED if self._listed(span) else 1.0
            return [Naming(mark, "above", LIKELY * share * near * alone * _weight(mark))]
        head = self.head_of_column(span)
        return [Naming(head, "above", _HEADING * LIKELY)] if head is not None and share == 1.0 else []

    def _under_heads(self, span: Span, left: Mark) -> bool:
        """Whether a row of labels stands right above the value, and the label on its left is part of a value there, or
        stands below one of them and is of no amount: "Invoice" under "Kind of document", "Transfer" under "Payment"."""
        line = span.segment.line
        if not line or (left.cover > MOST and not left.titles and _of_an_amount(left)):
            return False
        heads = self.page.lines[line - 1].segments
        labelled = [s for s in heads if any(mark.cover > MOST for mark in self.marks.get(s.index, ()))]
        headed = left.cover <= MOST or any(_overlaps(s.box, left.segment.box) for s in heads)
        return len(labelled) >= _HEADS and headed and any(_overlaps(s.box, span.box) for s in labelled)

    def _listed(self, span: Span) -> bool:
        """Whether values of the same form stand close below or above: it is a cell of a column then."""
        own = span.segment
        if len(span.text) < len(own.text):
            return False
        near = _CLOSE * max(own.box.height, self.page.body)
        return any(
            other.index != own.index
            and other.box.top < own.box.bottom + near
            and own.box.top < other.box.bottom + near
            and min(other.box.x1, own.box.x1) > max(other.box.x0, own.box.x0)
            for other in self._forms[_FIGURE.sub("0", own.text)]
        )

    @cached_property
    def _forms(self) -> Mapping[str, Sequence[Segment]]:
        """The segments of the page by their text with every digit as 0."""
        forms: dict[str, list[Segment]] = {}
        for segment in self.page.segments:
            forms.setdefault(_FIGURE.sub("0", segment.text), []).append(segment)
        return forms

    def head_of_column(self, span: Span) -> Mark | None:
        """The label of a header row whose column holds the value although the two do not overlap: the value is aligned
        to the right, the head to the left; or the first one of each, as many as there are."""
        box, own = span.box, self.page.lines[span.segment.line].segments
        for rows, line in enumerate(reversed(self.page.lines[: span.segment.line])):
            if box.top - line.box.bottom > REACH * box.height:
                return None
            left = [s for s in line.segments if s.box.x0 < box.x0]
            right = [s for s in line.segments if s.box.x0 >= box.x0]
            over = left[-1] if left and (not right or right[0].box.x0 > box.x1) else None
            if not rows and not left and span.segment is own[0] and len(right) == len(own):
                over = right[0]  # set in the middle of the cell over the first value, which is aligned to the left
            if len(line.segments) >= _HEADS:
                return self._filling(over) if over is not None else None
            if not rows and over is not None and self._of_cell(over, span):
                return self._filling(over)
        return None

    def _filling(self, segment: Segment) -> Mark | None:
        """The label that fills a segment, but for a currency, a rate and what it is of: "Withheld, 20 % of 50.00"."""
        marks = self.marks.get(segment.index, ())
        return next((m for m in marks if m.cover > MOST or (_of_an_amount(m) and _told_more(m))), None)

    def _of_cell(self, over: Segment, span: Span) -> bool:
        """Whether an amount stands alone right below a label of amounts, further to the right in the same cell."""
        box, line = span.box, self.page.lines[span.segment.line]
        close = 0 <= box.top - over.box.bottom < _CELL * box.height and box.x0 - over.box.x1 < _WIDE * box.height
        alone = not any(over.box.x0 <= s.box.x0 < box.x0 for s in line.segments)
        return close and alone and any(map(_of_an_amount, self.marks.get(over.index, ())))


def _naming(marks: Sequence[Mark]) -> Mark:
    """The label of what stands behind all of `marks`: the last, but where that only says whether the tax is in what the
    first takes off or adds, "Freight to Austria incl. VAT", or is the letter of a sum: "VAT 22 % on A"."""
    first, last = marks[0], _before_letter(marks)
    moves = first.start == 0 and bool(_MOVED & first.roles.keys()) and not _MOVED & last.roles.keys()
    summed = TOTAL_WORDS.search(f"{first.wording} {last.wording}")  # "Total charges before tax" is a sum of them
    return first if moves and not summed and _BY_TAX & last.roles.keys() else last


def _before_letter(marks: Sequence[Mark]) -> Mark:
    """The last label, but for one that is no more than a letter behind a label of amounts; "A:" is for whom it is."""
    last = marks[-1]
    letter = len(marks) > 1 and len(compact(last.wording)) == 1 and not last.wording.endswith(":")
    return marks[-2] if letter and _of_an_amount(marks[-2]) else last


def _has_its_value(mark: Mark) -> bool:
    """Whether a date or number of its own follows a label: "VAT no. GB317349217" names nothing beside.

    "VAT 20 % of 1,234.56" names the amount beside it, and so does "GST 5 % (R728354507)".
    """
    behind = " ".join(word.text for word in mark.segment.words[mark.stop :])
    if not pieces(mark.wording.strip("#")):
        return _FIGURE.search(behind) is not None
    if mark.wording.endswith(":") and _LISTING.match(behind) and not (_of_an_amount(mark) or _of_a_day_or_number(mark)):
        return True  # "State: Karnataka, Code: 29"
    return not (_of_an_amount(mark) and _PART_OF.search(behind)) and len(_FIGURE.findall(behind)) >= _FIGURES


def _of_an_amount(mark: Mark) -> bool:
    """Whether a label is of amounts: short ones may be words of other languages, but for a tax with its rate."""
    rated = TAX in mark.roles and _RATED.match(" ".join(word.text for word in mark.segment.words[mark.stop :]))
    long = len(mark.wording) > _SHORT or rated is not None
    return long and any(role.startswith(_AMOUNTS) for role in mark.roles)


def _of_a_day_or_number(mark: Mark) -> bool:
    return not (DATE_ROLES | ID_ROLES).isdisjoint(mark.roles)


def _told_more(mark: Mark) -> bool:
    """Whether nothing but figures and short words follows a label that begins its segment, and no amount of its own:
    beside a rate an amount behind a word is what the rate is of."""
    behind = " ".join(word.text for word in mark.segment.words[mark.stop :])
    if mark.start != 0 or _WORD.search(behind):
        return False
    return not (_has_own_amount(behind) if "%" in behind else _AMOUNT.search(behind))


def _has_own_amount(text: str) -> bool:
    """Whether an amount stands in `text` with no word before it: not "20 % of EUR 50.00"."""
    stop = 0
    for found in find_amounts(text):
        before = text[stop : found.span[0]].rpartition("%")[2]
        stop = found.span[1]
        if (found.decimals == _CENTS or found.currencies) and not any(map(str.isalpha, before)):
            return True
    return False


def _overlaps(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1


def _weight(mark: Mark) -> float:
    """How far a label that does not fill its segment is trusted."""
    return 1.0 if mark.cover > MOST else _PARTLY if mark.cover > 0.5 else _HARDLY
