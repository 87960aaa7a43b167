"""The columns of an item table: where one ends and the next begins, and which words of a line stand in each."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.items.table.numbers import is_number, wholes
from extractors.items.table.runs import is_under, parted, runs_of
from extractors.page import Line, Segment, Span
from extractors.page.heads import NUMERIC, HeadCell
from extractors.parsing import unit_code
from schemas import Box, around

_UPRIGHT = 4.0  # times as high as wide
_BESIDE = 2.0  # line heights: how far beside its head a number may stand
_LEAST_LINES = 2  # that show numbers before text
_LEAST_COLUMNS = 2  # whose numbers stand beyond their heads
_NEARLY_ALL = 0.9  # of the rows
_COUNT_WORDS = 3  # a number may be of two words, and a unit stand behind it
_BLANK = 0.7  # line heights: white between two words of one name
_WORD = 5  # letters: no unit and no currency in front of a number
_ALIGNED = 1.5  # points
_MARK = 2  # letters of a code for a tax
_STEP = 1.0  # points: how finely the white between two columns is looked for


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The head cells of a table from left to right and the x positions between them (one less than cells)."""

    cells: tuple[HeadCell, ...]
    edges: tuple[float, ...]

    def at(self, box: Box) -> int:
        """The column that holds the centre of `box`."""
        return bisect_right(self.edges, box.centre)

    def left(self, column: int) -> float:
        return self.edges[column - 1] if column else float("-inf")

    def right(self, column: int) -> float:
        return self.edges[column] if column < len(self.edges) else float("inf")

    def cut(self, line: Line) -> Mapping[int, tuple[Span, ...]]:
        """The words of `line` by column."""
        found: dict[int, list[Span]] = {}
        for segment in line.segments:
            for column, span in self._pieces(segment):
                found.setdefault(column, []).append(span)
        return {column: tuple(spans) for column, spans in found.items()}

    def _pieces(self, segment: Segment) -> Iterable[tuple[int, Span]]:
        """A segment cut where it crosses into a column; text that runs over into a column of numbers is not cut."""
        firsts = wholes(segment)
        homes = [self.at(around(_whole(segment, firsts, first))) for first in firsts]
        if homes[0] == homes[-1]:
            return [(homes[0], Span(segment, 0, len(homes)))]
        pieces: list[tuple[int, int, int]] = []
        for number, home in enumerate(homes):
            if pieces and pieces[-1][0] == home:
                pieces[-1] = (home, pieces[-1][1], number + 1)
            elif pieces and self._runs_over(segment, homes, number):
                pieces[-1] = (pieces[-1][0], pieces[-1][1], number + 1)
            else:
                pieces.append((home, number, number + 1))
        return [(home, Span(segment, start, stop)) for home, start, stop in pieces]

    def _runs_over(self, segment: Segment, homes: Sequence[int], number: int) -> bool:
        """Whether the words of this piece are text where numbers are due, or this one is before a number."""
        if not set(self.cells[homes[number]].terms) & NUMERIC:
            return False
        if sum(character.isalpha() for character in segment.words[number].text) >= _WORD:
            return True
        own = [word.text for word, home in zip(segment.words, homes, strict=True) if home == homes[number]]
        return not any(character.isdigit() for text in own for character in text)


def columns_of(
    cells: Sequence[HeadCell], lines: Sequence[Line], rules: Iterable[Box] = (), names: Sequence[Line] = ()
) -> Columns:
    """Columns under `cells`: parted at upright `rules`, else where the words of `lines` leave most white.

    `names` are lines without figures close to those: columns of words are parted where they leave white as well.
    """
    units = any("unit" in cell.terms for cell in cells)
    words = [run.box for line in lines for segment in line.segments for run in runs_of(segment, units=units)]
    beside = [run.box for line in names for segment in line.segments for run in runs_of(segment, units=units)]
    rows = [[box for segment in line.segments if (box := _number(segment)) is not None] for line in lines]
    uprights = [rule.centre for rule in rules if rule.height > _UPRIGHT * rule.width]
    apart = [part for cell in cells for part in parted(cell, cells, lines)]
    ordered = _whole_names(sorted(apart, key=lambda cell: cell.box.centre), lines)
    edges = []
    behind = _behind_heads([cell.box for cell in ordered], rows)
    for number, (left, right) in enumerate(pairwise(ordered)):
        figures = [set(cell.terms) & NUMERIC for cell in (left, right)]
        if number in behind and (number + 1 in behind or figures[1]):
            edges.append(right.box.x0 - _STEP)
            continue
        seen = words if any(figures) else [*words, *beside]
        ruled = _rule(left.box, right.box, uprights)
        others = [cell.box for cell in ordered if cell not in (left, right)]
        edges.append(ruled or _edge(left.box, right.box, seen, _own(rows, left.box, others) if all(figures) else ()))
    counted = _with_counts(Columns(tuple(ordered), tuple(edges)), lines)
    return _with_counts_behind(_with_names(counted, lines, names), lines)


def _whole_names(cells: Sequence[HeadCell], lines: Sequence[Line]) -> list[HeadCell]:
    """`cells` with two names side by side made one, where the rows have one cell under both: "Type and quality"."""
    merged: list[HeadCell] = []
    for cell in cells:
        last = merged[-1] if merged else None
        if last is None or not _is_one_name(last, cell, lines):
            merged.append(cell)
        else:
            stack = _likelier(last, cell, lines).stack
            merged[-1] = HeadCell(f"{last.text} {cell.text}", around((last.box, cell.box)), stack, last.whole)
    return merged


def _is_one_name(left: HeadCell, right: HeadCell, lines: Sequence[Line]) -> bool:
    """Whether two heads stand a blank apart on one line, may name one column ("Quantity / period" does), and no row
    parts its words there."""
    near = right.box.x0 - left.box.x1 < _BLANK * left.box.height and abs(right.box.middle - left.box.middle) < 1
    first = {*left.terms[:1], *right.terms[:1]}
    alike = len(first) < 2 or not first & NUMERIC or left.text.endswith("/") or right.text.startswith("/")
    if not near or not lines or len(left.stack) > 1 or len(right.stack) > 1 or not alike:
        return False
    runs = not first.isdisjoint({*NUMERIC, "position"})
    return all(len(_cells_under(line, left, right, runs=runs)) < 2 for line in lines)


def _cells_under(line: Line, left: HeadCell, right: HeadCell, *, runs: bool) -> list[Box]:
    """The segments of a line (or numbers in them) that stand under two heads."""
    segments = line.segments
    boxes = [run.box for one in segments for run in runs_of(one, units=False)] if runs else [s.box for s in segments]
    return [box for box in boxes if box.x0 < right.box.x1 and box.x1 > left.box.x0]


def _likelier(left: HeadCell, right: HeadCell, lines: Sequence[Line]) -> HeadCell:
    """Which of two heads says what stands under both: names are words, codes are none."""
    texts = (s.text for line in lines for s in line.segments if s.box.x0 < right.box.x1 and s.box.x1 > left.box.x0)
    worded = sum((1 if sum(map(str.isalpha, text)) > sum(map(str.isdigit, text)) else -1) for text in texts) > 0
    named = [cell for cell in (left, right) if cell.terms]
    return next((cell for cell in named if ("description" in cell.terms) == worded), (named or [left])[0])


def _with_counts(columns: Columns, lines: Sequence[Line]) -> Columns:
    """`columns` with one without a name for numbers that stand, line by line, before the text of another column."""
    for number, cell in enumerate(columns.cells):
        if set(cell.terms) & (NUMERIC | {"code", "position"}):
            continue
        firsts = [spans[0] for line in lines if (spans := columns.cut(line).get(number))]
        edge = _behind_numbers(firsts)
        if edge is not None:
            return _parted(columns, number, edge)
    return columns


def _with_names(columns: Columns, lines: Sequence[Line], names: Sequence[Line]) -> Columns:
    """`columns` with one without a head for the words that begin, line by line, at one place under none of the heads,
    where none of these is one of descriptions: nobody prints "Description" over what everybody knows. What stands left
    of the words under no head either is not theirs."""
    if any("description" in cell.terms for cell in columns.cells):
        return columns
    own = _aligned(lines, names)
    if not own:
        return columns
    begin, end = own[0].x0 - _ALIGNED, max(box.x1 for box in own)
    others = [segment.box for line in lines for segment in line.segments if segment.box not in own]
    before = max((box.x1 for box in others if box.x0 < begin), default=begin - 1)
    behind = min((box.x0 for box in others if box.x0 > begin), default=end)
    heads = columns.cells
    under = any(cell.box.x0 < end and cell.box.x1 > begin for cell in heads)
    if under or before >= begin or behind < end:
        return columns
    place = sum(cell.box.centre < begin for cell in heads)
    new = [_unnamed(begin, end, heads[0])]
    if not place and before < begin - 1:
        new.insert(0, _unnamed(before - 1, before, heads[0]))
    left = [(before + begin) / 2] if place or len(new) > 1 else []
    right = [(end + behind) / 2] if place < len(heads) else []
    edges = (*columns.edges[: max(place - 1, 0)], *left, *right, *columns.edges[place:])
    return Columns((*heads[:place], *new, *heads[place:]), edges)


def _unnamed(x0: float, x1: float, other: HeadCell) -> HeadCell:
    """The head of a column without a name, level with another."""
    return HeadCell("", Box(x0, other.box.top, x1, other.box.bottom))


def _parted(columns: Columns, number: int, edge: float, *, behind: bool = False) -> Columns:
    """`columns` with one of them parted at `edge`: what is left of it, or `behind` it, has no name."""
    head, place = _unnamed(edge - (not behind), edge + behind, columns.cells[number]), number + behind
    cells = (*columns.cells[:place], head, *columns.cells[place:])
    return Columns(cells, (*columns.edges[:number], edge, *columns.edges[number:]))


def _aligned(lines: Sequence[Line], names: Sequence[Line]) -> list[Box]:
    """The boxes of the words that begin at one place in nearly all of `lines`, those with most letters, and what begins
    there in the lines of `names` as well."""
    worded = [segment for line in lines for segment in line.segments if segment.words[0].text[:1].isalpha()]
    found: list[Box] = []
    most = 0
    for first in worded:
        same = [s for s in worded if abs(s.box.x0 - first.box.x0) < _ALIGNED]
        also = [s for line in names for s in line.segments if abs(s.box.x0 - first.box.x0) < _ALIGNED]
        letters = sum(map(str.isalpha, "".join(s.text for s in (*same, *also))))
        if len(same) >= max(_LEAST_LINES, _NEARLY_ALL * len(lines)) and letters > max(most, _WORD * len(same)):
            found, most = [segment.box for segment in (*same, *also)], letters
    return found


def _with_counts_behind(columns: Columns, lines: Sequence[Line]) -> Columns:
    """`columns` with one without a head for numbers that stand, line by line, behind the codes under another head."""
    for number, cell in enumerate(columns.cells[:-1]):
        if cell.terms[:1] not in (("code",), ("position",)) or columns.cells[number + 1].text:
            continue
        under = [[word for span in columns.cut(line).get(number, ()) for word in span.words] for line in lines]
        rows = [words for words in under if _is_counted([word.text for word in words])]
        if len(rows) < max(_LEAST_LINES, _NEARLY_ALL * sum(map(bool, under))):
            continue
        end, start = max(words[0].box.x1 for words in rows), min(words[1].box.x0 for words in rows)
        if end < start:
            return _parted(columns, number, (end + start) / 2, behind=True)
    return columns


def _is_counted(words: Sequence[str]) -> bool:
    """Whether a number, with or without its unit, stands behind the first of these words."""
    return 1 < len(words) <= _COUNT_WORDS + 1 and is_number(words[1])


def _behind_numbers(firsts: Sequence[Span]) -> float | None:
    """Where the text begins in nearly all of `firsts`, behind a number and its unit; None where it does not."""
    counted = [span for span in firsts if is_number(span.words[0].text) and not is_number(span.text)]
    if all(_is_of_a_unit(span) for span in counted):
        return None
    if len(counted) == 1 == len(firsts):
        _, unit, *name = counted[0].words[: _COUNT_WORDS + 1]
        return name[0].box.x0 - 1 if name and unit_code(unit.text) is not None else None
    if len(counted) < _LEAST_LINES or len(counted) < _NEARLY_ALL * len(firsts):
        return None
    starts = [[word.box.x0 for word in span.words[1 : _COUNT_WORDS + 1] if word.text[0].isalpha()] for span in counted]
    for x in sorted(start for start in starts[0]):
        aligned = sum(any(abs(x - other) < _ALIGNED for other in row) for row in starts)
        if aligned >= _NEARLY_ALL * len(counted):
            return x - 1
    return None


def _is_of_a_unit(span: Span) -> bool:
    """Whether nothing but a unit stands behind a number: "2.5 hrs" is one count, and no name."""
    return len(span.words) > 1 and unit_code(Span(span.segment, span.start + 1, span.stop).text) is not None


def _number(segment: Segment) -> Box | None:
    """The box of a segment that is a number, without the letters behind it that say how it is taxed: "62.50 GP"."""
    *words, last = segment.words
    marked = bool(words) and len(last.text) <= _MARK and last.text.isalpha() and last.text.isupper()
    number = Span(segment, 0, len(words)) if marked else Span(segment, 0, len(segment.words))
    return number.box if is_number(number.text) else None


def _whole(segment: Segment, firsts: Sequence[int], first: int) -> Iterator[Box]:
    """The boxes of the words of the amount that begins with word `first`."""
    return (word.box for word, own in zip(segment.words, firsts, strict=True) if own == first)


def _rule(left: Box, right: Box, uprights: Sequence[float]) -> float | None:
    """The only upright rule between two heads, or None."""
    between = {round(x) for x in uprights if left.x1 - 1 < x < right.x0 + 1}
    return float(between.pop()) if len(between) == 1 else None


def _edge(left: Box, right: Box, words: Sequence[Box], rows: Sequence[Sequence[Box]]) -> float:
    """The middle of the widest strip between two heads that fewest words cross."""
    start, stop = _room(left, right, rows)
    count = max(int((stop - start) / _STEP), 1)
    crossed = [0] * count
    for box in (left, right, *words):
        if box.x1 <= start or box.x0 >= stop:
            continue
        first, last = int(max(box.x0 - start, 0) / _STEP), int(min(box.x1 - start, stop - start) / _STEP)
        for place in range(first, min(last + 1, count)):
            crossed[place] += 1
    at, width = _widest(crossed)
    return start + (at + width / 2) * _STEP


def _behind_heads(heads: Sequence[Box], rows: Sequence[Sequence[Box]]) -> frozenset[int]:
    """The columns whose numbers stand behind their heads, row by row, and before the next ones: heads on the left of
    their cells and numbers on the right, which no number stands under. Rows with few numbers may be sums."""
    starts = [head.x0 for head in heads]
    most = max(map(len, rows), default=0)
    full_rows = [row for row in rows if 2 * len(row) > most]
    homes = [home for row in full_rows if (home := _homes(starts, row)) is not None]
    if len(homes) < max(_LEAST_LINES, _NEARLY_ALL * len(full_rows)):
        return frozenset()
    held = Counter(column for home in homes for column in home)
    beyond = Counter(column for home in homes for column, box in home.items() if box.x0 >= heads[column].x1)
    full = _NEARLY_ALL * len(homes)
    found = frozenset(column for column, count in held.items() if count >= full)
    return found if sum(beyond[column] >= full for column in found) >= _LEAST_COLUMNS else frozenset()


def _homes(starts: Sequence[float], row: Sequence[Box]) -> Mapping[int, Box] | None:
    """The numbers of a row by the last head that begins left of each; None where one reaches the next head, or two have
    the same."""
    found: dict[int, Box] = {}
    for box in row:
        column = bisect_right(starts, box.x0 + _STEP) - 1
        end = starts[column + 1] if column + 1 < len(starts) else float("inf")
        if column < 0 or column in found or box.x1 > end + _STEP:
            return None
        found[column] = box
    return found


def _own(rows: Sequence[Sequence[Box]], left: Box, others: Sequence[Box]) -> list[list[Box]]:
    """The numbers of each row but for those that stand under `others` than the `left` one of two heads."""
    return [
        [box for box in row if is_under(box, left) or not any(is_under(box, other) for other in others)] for row in rows
    ]


def _room(left: Box, right: Box, rows: Sequence[Sequence[Box]]) -> tuple[float, float]:
    """Where the edge may be: between the heads' centres, beyond values between them whose other column is taken.

    Heads on the left of their cells and numbers on the right leave a number nearer to the next head than to its own.
    """
    start, stop = left.centre, right.centre
    for row in rows:
        for box in row:
            if not left.x1 < box.centre < right.x0 or box.x0 < left.centre or box.x1 > right.centre:
                continue
            in_left = any(o is not box and o.x1 > left.x0 - _BESIDE * left.height and o.x0 < left.x1 for o in row)
            in_right = any(o is not box and o.x1 > right.x0 and o.x0 < right.x1 + _BESIDE * right.height for o in row)
            if in_right and not in_left and box.x1 < stop:
                start = max(start, box.x1)
            elif in_left and not in_right and box.x0 > start:
                stop = min(stop, box.x0)
    return start, max(stop, start + _STEP)


def _widest(crossed: Sequence[int]) -> tuple[int, int]:
    """Start and width of the longest run of the smallest number."""
    least, best, run = min(crossed), (0, 0), 0
    for place, value in enumerate([*crossed, min(crossed) + 1]):
        if value == least:
            run += 1
            continue
        if run > best[1]:
            best = place - run, run
        run = 0
    return best
