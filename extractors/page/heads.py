"""The header row of an item table: words that name columns, over one to four lines, apart or nearly touching."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from extractors.languages import spoken
from extractors.meanings import LabelMatch, match_column
from extractors.meanings.columns import names_coins
from extractors.page import Line, PageLayout, Segment, Span
from extractors.page.once import once
from extractors.parsing import codes_of, find_amounts, parse_amount, parse_rate, unit_code
from schemas import Box, around

NUMERIC = frozenset({"quantity", "unit_price", "discount", "tax_rate", "tax_amount", "net", "gross"})
_THINGS = frozenset({"description"})
_COUNTED = NUMERIC - {"discount", "tax_rate", "tax_amount"}  # a row of references tells discounts and rates, too
_Piece = tuple[int, int, tuple[str, ...]]  # first word, behind the last one, what they may name
_LONGEST_NAME = 5  # words of a column name that stands beside another one without a gap
_LONGEST_SEGMENT = 14  # words; longer ones are sentences
_MOST_LINES = 3  # above or below the line that names most columns
_WHITE = 0.9  # line heights between the lines of one header at most
_BLANK = 0.45  # em: white between two words of one name
_WIDER = 1.6  # times the narrowest white in a segment: more than a blank
_TELLS_MORE = re.compile(rf"(?i)\(?(?:{spoken('tells_more')}|(?:{spoken('per')}|à)$)\b")
_PER_PIECES = re.compile(rf"(?i)\s?(?:/|\b(?:{spoken('per')})\.?)\s?1(?:0{{1,3}}|[., ]000)$")  # "Price/100"
_PER = re.compile(rf"(?i)(?:/|\b(?:{spoken('per')})\.?)\s?(?:1(?:0{{1,3}}|[., ]000))?$")  # before what it is for
_PER_UNIT = re.compile(
    rf"(?i)(?P<mark>\S{{1,8}}?)\s*(?:/|\b(?:{spoken('per')})\.?(?!\w))\s*(?:10{{1,3}}\s*)?(?P<unit>[^\W\d_][\w²³]*\.?)"
)
_SURE = 0.95  # share of likeness to a wording that a name inside a longer text needs
_UNNAMED = 0.4
_LARGER = 1.13  # times the size of a header: what stands over it is its title
_EXTRA_LINE = 0.1
_WHOLE = 1.25
_MOSTLY = 0.5  # share of a segment's words that must be column names to cut it


@dataclass(frozen=True, slots=True, eq=False)
class HeadCell:
    """One head of a column: its text, place and the columns it may name, the likeliest first (none: unknown).

    `stack` holds these for each name in it: a second name on a second line names the second line of every row.
    `whole` says that one name is printed over several lines; `parts` are the names that its words are apart, where they
    are one together, too: "Amount VAT".
    """

    text: str
    box: Box
    stack: tuple[tuple[str, ...], ...] = ()
    whole: bool = False
    parts: tuple[HeadCell, ...] = ()

    @property
    def terms(self) -> tuple[str, ...]:
        """The columns it may name, the likeliest first."""
        return tuple(dict.fromkeys(term for names in self.stack for term in names))

    @property
    def weight(self) -> float:
        """What it adds to a header: more for a name over several lines, which no line says alone."""
        if not self.stack:
            return -_UNNAMED
        return _WHOLE if self.whole or len(self.stack) > 1 else 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """A header row on a page: its first and last line, and its cells from left to right."""

    page: int
    first: int
    last: int
    cells: tuple[HeadCell, ...]

    @property
    def terms(self) -> frozenset[str]:
        """The likeliest column of each named cell."""
        return frozenset(cell.terms[0] for cell in self.cells if cell.terms)

    @property
    def of_items(self) -> bool:
        """Whether such a table lists what was sold: a name of things with an amount, or a quantity with one."""
        every = {term for cell in self.cells for term in cell.terms}
        things = every & {"description", "code"}
        amounts = every & {"net", "gross", "unit_price"}
        figures = every & {"quantity", "discount", "tax_rate", "tax_amount"}
        taxes = "tax_amount" in self.terms and not self.terms & {"quantity", "unit_price", "description"}
        return bool((things and (amounts or figures)) or (amounts and "quantity" in every)) and not taxes

    def like(self, other: Head) -> bool:
        """Whether both are the header of one table, repeated."""
        own, others = ({cell.text.casefold() for cell in head.cells} for head in (self, other))
        return len(own & others) >= 0.6 * max(len(own), len(others))


@once
def heads_of(page: PageLayout, language: str | None) -> tuple[Head, ...]:
    """Every header row of `page`, of items or not, from top to bottom and never overlapping."""
    found: list[Head] = []
    for line in page.lines:
        if (found and line.index <= found[-1].last) or line.index not in _may_head(page):
            continue
        if len(line.segments) == 1 and (any(c.isdigit() for c in line.text) or not _gapes(line.segments[0])):
            continue  # "incl. 3 % discount" below an item, "Parts and materials" over some name columns and head none
        cells = tuple(_line_cells(line, language))
        named = {cell.terms[0] for cell in cells if cell.terms}
        known = sum(bool(cell.terms) or is_measured_in(cell.text) for cell in cells)
        if len(named) > 1 and 2 * known >= len(cells):
            found.append(_widened(page, line, language, found[-1].last if found else -1))
    return tuple(found)


@once
def _may_head(page: PageLayout) -> frozenset[int]:
    """The numbers of the lines that may be headers."""
    return frozenset(line.index for line in page.lines if _holds_no_value(line))


def _holds_no_value(line: Line) -> bool:
    """Whether nothing on the line is a value: headers hold no amounts and few digits."""
    text = line.text
    digits = sum(character.isdigit() for character in text)
    if digits > 0.15 * len(text) or any(parse_rate(segment.text) is not None for segment in line.segments):
        return False
    return not any(amount.decimals == 2 for amount in find_amounts(text))


def _widened(page: PageLayout, seed: Line, language: str | None, after: int) -> Head:
    """The header around `seed` whose lines together name the most columns."""
    above, below = _reach(page, seed, -1, after), _reach(page, seed, 1, after)
    lines = page.lines[seed.index - above : seed.index + below + 1]
    read = [tuple(_one_cell(line, language) if _is_one(line, seed) else _line_cells(line, language)) for line in lines]
    best: tuple[float, Head] | None = None
    for up in range(above + 1):
        for down in range(below + 1):
            cells = tuple(_merged(read[above - up : above + down + 1], language))
            marks = sum(_is_of_marks(line) for line in lines[above + 1 : above + down + 1])
            rank = sum(cell.weight for cell in cells) - _EXTRA_LINE * (up + down - 2 * marks)
            if best is None or rank > best[0]:
                best = rank, Head(page.number, seed.index - up, seed.index + down, cells)
    assert best is not None
    return best[1]


def _is_one(line: Line, seed: Line) -> bool:
    """Whether a line beside the `seed` is one phrase: the rest of a name, or the title of a group of rows."""
    return line is not seed and len(line.segments) == 1 and not _gapes(line.segments[0])


def _is_of_marks(line: Line) -> bool:
    """Whether a line below the names says in what their columns are and no more: "kg", "EUR / 100 kg", "EUR"."""
    return all(is_measured_in(segment.text) for segment in line.segments)


def is_measured_in(text: str) -> bool:
    """Whether `text` is a unit, the mark of a currency, or a currency per unit, in brackets or not."""
    text = text.strip("()[] ")
    return bool(codes_of(text)) or unit_code(text) is not None or is_price_per_unit(text)


def is_price_per_unit(text: str) -> bool:
    """Whether `text` is a currency or its coin for each of a unit: "EUR/kg", "EUR / 100 kg", "kr pr. stk", "p/kWh"."""
    match = _PER_UNIT.fullmatch(text.strip("()[] "))
    if match is None or unit_code(match["unit"]) is None:
        return False
    mark, unit = match["mark"], match["unit"]
    coins = names_coins(match[0]) and not names_coins(unit)  # "p" is one before a unit alone
    return bool(codes_of(mark)) or (coins and unit_code(mark) is None)  # "gr/kg" is a content


def _one_cell(line: Line, language: str | None) -> Iterator[HeadCell]:
    segment = line.segments[0]
    terms = _named(segment.text, language)
    yield HeadCell(segment.text, segment.box, (terms,) if terms else ())


def _reach(page: PageLayout, seed: Line, step: int, after: int) -> int:
    """How many lines in one direction are near enough and without values."""
    count, last, size = 0, seed, max(one.size for one in seed.segments)
    while count < _MOST_LINES and after < last.index + step < len(page.lines) and last.index + step >= 0:
        line = page.lines[last.index + step]
        white = max(line.box.top - last.box.bottom, last.box.top - line.box.bottom)
        if white > _WHITE * last.box.height or not (line.index in _may_head(page) or _is_of_marks(line)):
            break
        if step < 0 and len(line.segments) == 1 and line.segments[0].size > _LARGER * size:
            break  # the title of the table
        count, last = count + 1, line
    return count


def _merged(lines: Sequence[Sequence[HeadCell]], language: str | None) -> Iterator[HeadCell]:
    """Cells of several lines joined where they stand above each other; cells of one line stay apart."""
    groups: list[list[HeadCell]] = []
    for line in lines:
        homes = [[group for group in groups if _overlaps(around(c.box for c in group), cell.box)] for cell in line]
        for cell, home in zip(line, homes, strict=True):
            if not home:
                groups.append([cell])
            elif len(home) == 1 and not any(other in home[0] for other in line):
                home[0].append(cell)
            elif len(home) > 1 and _named(_text([*home, [cell]]), language, _SURE):
                home[0].extend(other for group in home[1:] for other in group)
                home[0].append(cell)
                groups = [group for group in groups if all(group is not other for other in home[1:])]
            elif cell.stack and len(home) < 2:
                groups.append([cell])
    for group in sorted(groups, key=lambda g: min(c.box.x0 for c in g)):
        yield group[0] if len(group) == 1 else _joined(group, language)


def _text(groups: Iterable[Sequence[HeadCell]]) -> str:
    return " ".join(cell.text for group in groups for cell in group)


def _joined(group: Sequence[HeadCell], language: str | None) -> HeadCell:
    text = _text([group])
    whole = _named(text, language, _SURE)
    stack = (whole,) if whole else tuple(names for cell in group for names in cell.stack)
    return HeadCell(text, around(cell.box for cell in group), stack, bool(whole))


def _overlaps(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > 0.25 * min(one.width, other.width)


def _line_cells(line: Line, language: str | None) -> Iterator[HeadCell]:
    for segment in line.segments:
        if len(segment.words) > _LONGEST_SEGMENT:
            continue
        terms = _named(segment.text, language)
        whole = HeadCell(segment.text, segment.box, (terms,) if terms else ())
        if len(segment.words) == 1 or (_named(segment.text, language, _SURE) and not _gapes(segment)):
            yield replace(whole, parts=_apart(segment, language))
            continue
        pieces = list(_cut(segment, language))
        exact = len(pieces) > 1 and all(cell.stack for cell in pieces)
        yield from pieces if exact or not terms or _gapes(segment) else [whole]


def _apart(segment: Segment, language: str | None) -> tuple[HeadCell, ...]:
    """The names of an amount and of the rate behind it that the words of a name are apart, if they are. A rate before
    an amount is of that: "VAT amount" over "20 % 20.00" is a tax."""
    for place in range(1, len(segment.words)):
        spans = Span(segment, 0, place), Span(segment, place, len(segment.words))
        left, right = (HeadCell(one.text, one.box, (_named(one.text, language, _SURE),)) for one in spans)
        if (left.terms[:1], right.terms[:1]) == (("net",), ("tax_rate",)):
            return left, right
    return ()


def _gapes(segment: Segment) -> bool:
    """Whether somewhere in a segment more than a blank parts two words."""
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(segment.words)]
    return any(_wide(segment, gap) for gap in gaps)


def _wide(segment: Segment, gap: float) -> bool:
    if gap <= _BLANK * segment.size:
        return False
    return gap > _WIDER * min(right.box.x0 - left.box.x1 for left, right in pairwise(segment.words))


def _cut(segment: Segment, language: str | None) -> Iterator[HeadCell]:
    """The column names in a segment, where they are most of it; else the segment as a cell without a name."""
    at, count, rest = 0, len(segment.words), 0
    pieces: list[_Piece] = []
    while at < count:
        stop, terms = _longest(segment, at, language)
        if terms:
            if rest < at:
                pieces.append((rest, at, ()))
            pieces.append((at, stop, terms))
            at = rest = stop
        else:
            at += 1
    if rest < count:
        pieces.append((rest, count, ()))
    named = sum(stop - start for start, stop, terms in pieces if terms)
    if named < _MOSTLY * count:
        pieces = [(0, count, ())]
    for start, stop, terms in _phrases(segment, pieces):
        span = Span(segment, start, stop)
        yield HeadCell(span.text, span.box, (terms,) if terms else ())


def _phrases(segment: Segment, pieces: Sequence[_Piece]) -> list[_Piece]:
    """`pieces` with words of no column joined to the name beside them: "Work performed", "Amt. excl." set closely."""
    joined: list[_Piece] = []
    for start, stop, terms in pieces:
        last = joined[-1] if joined else None
        if last is not None and not (last[2] and terms) and _belongs(segment, last, (start, stop, terms)):
            joined[-1] = (last[0], stop, last[2] or terms)
        elif last is not None and (_qualifies(segment, last, (start, stop, terms)) or _is_for(segment, last, stop)):
            joined[-1] = (last[0], stop, last[2] if "unit_price" in last[2] else terms)
        else:
            joined.append((start, stop, terms))
    return joined


def _belongs(segment: Segment, last: _Piece, piece: _Piece) -> bool:
    """Whether one of the two is the name of things, or no more than a blank parts a name from another word."""
    if _THINGS & {*last[2], *piece[2]}:
        return True
    gap = segment.words[piece[0]].box.x0 - segment.words[last[1] - 1].box.x1
    start, stop, _ = piece if last[2] else last
    return gap <= _BLANK * segment.size and not any(c.isdigit() for c in Span(segment, start, stop).text)


def _qualifies(segment: Segment, last: _Piece, piece: _Piece) -> bool:
    """Whether a name only tells more of the amount before it: "Price incl. VAT", "Price per" over "piece"."""
    if not {"unit_price", "net", "gross"} & set(last[2]) or not {"unit", "net", "gross"} & set(piece[2]):
        return False
    gap = segment.words[piece[0]].box.x0 - segment.words[last[1] - 1].box.x1
    return not _wide(segment, gap) and _TELLS_MORE.match(Span(segment, piece[0], piece[1]).text) is not None


def _is_for(segment: Segment, last: _Piece, stop: int) -> bool:
    """Whether the one word behind the name of a price is the unit that it is for: "Price / 100 pcs"."""
    if "unit_price" not in last[2] or stop - last[1] != 1:
        return False
    named = _PER.search(Span(segment, last[0], last[1]).text) is not None
    return named and unit_code(segment.words[last[1]].text.strip(".")) is not None


def _longest(segment: Segment, at: int, language: str | None) -> tuple[int, tuple[str, ...]]:
    """The longest column name that begins with word `at`: where it stops and what it may name."""
    words = segment.words
    last = min(len(words), at + _LONGEST_NAME)
    last = next((n for n in range(at + 1, last) if _wide(segment, words[n].box.x0 - words[n - 1].box.x1)), last)
    for stop in range(last, at, -1):
        terms = _named(Span(segment, at, stop).text, language, _SURE)
        if terms:
            return stop, terms
    return at, ()


def _named(text: str, language: str | None, exactness: float = 0.0) -> tuple[str, ...]:
    match = _match(text, language)
    return match.terms if match is not None and match.exactness >= exactness else ()


@lru_cache(maxsize=65536)
def _match(text: str, language: str | None) -> LabelMatch | None:
    if text.endswith(":") or not any(character.isalpha() or character in "#%" for character in text):
        return None
    return match_column(text, language) or match_column(_PER_PIECES.sub("", text), language)


@once
def top_of_items(page: PageLayout) -> float:
    """Where the table of items begins, or below the page: what stands under its head are goods, not parties.

    A row of references may be named like one; no cents stand between it and the head of the items, nor does a number
    under a head of its amounts or quantities.
    """
    heads = [head for head in heads_of(page, None) if head.of_items]
    while len(heads) > 1 and not _heads_rows(heads[0], page.lines[heads[0].last + 1 : heads[1].first]):
        heads.pop(0)
    return page.lines[heads[0].first].box.top if heads else page.height + 1


def _heads_rows(head: Head, lines: Sequence[Line]) -> bool:
    """Whether rows of items stand in `lines` below `head`: with cents, or with a number in a column of amounts."""
    columns = [cell.box for cell in head.cells if _COUNTED & {*cell.terms[:1]}]
    return any(amount.decimals == 2 for line in lines for amount in find_amounts(line.text)) or any(
        parse_amount(segment.text) is not None and any(_overlaps(box, segment.box) for box in columns)
        for line in lines
        for segment in line.segments
    )
