"""One page as lines, segments and blocks, with the neighbours that labels and values have.

A line gathers words by vertical centre; a segment is a run of words of a line without a wide gap or a ruling line in
between; a block is a stack of segments with aligned left edges.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise, takewhile
from statistics import median

from extractors.page.words import prepared
from schemas import Box, Imprint, Page, Table, Word, around

LOW = 0.8  # of the height of the body: what is smaller is taken to be as high
_LOWER = 0.7  # of the height of a page: its bottom begins
GAP = 1.1  # in em: wider gaps part segments
REACH = 4.5  # in line heights: how far above its value a label may stand
COLUMN = 14.0  # and how far from each other the cells of a column
_LINE_TOLERANCE = 0.45
_EDGE = 0.7  # in em: left edges of one block agree this well
_PITCH = 0.95  # in em: the white between two lines of one block at most


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Words of one line that belong together.

    `index` numbers the segments of a page in reading order, `line` its lines, `start` is the number of the first word
    among the page's words. `size` is the median font size; `text` the words joined by single blanks.
    """

    page: int
    index: int
    line: int
    start: int
    words: tuple[Word, ...]
    text: str
    box: Box
    size: float
    bold: bool


@dataclass(frozen=True, slots=True, eq=False)
class Span:
    """Some words of a page in reading order: the place of a value or of a label. `stop` is exclusive."""

    segment: Segment
    start: int
    stop: int

    @property
    def words(self) -> tuple[Word, ...]:
        return self.segment.words[self.start : self.stop]

    @property
    def text(self) -> str:
        return self.segment.text if self._whole else " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box:
        return self.segment.box if self._whole else around(word.box for word in self.words)

    @property
    def boxes(self) -> tuple[Box, ...]:
        return tuple(word.box for word in self.words)

    @property
    def places(self) -> range:
        """The indices of its words in their segment."""
        return range(self.start, self.stop)

    @property
    def _whole(self) -> bool:
        return self.start == 0 and self.stop >= len(self.segment.words)

    @property
    def page(self) -> int:
        return self.segment.page


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Line:
    """One visual line of a page: its segments from left to right."""

    page: int
    index: int
    segments: tuple[Segment, ...]
    box: Box

    @property
    def text(self) -> str:
        return " ".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Segments stacked with aligned left edges, such as an address. `rows` run from top to bottom."""

    page: int
    index: int
    rows: tuple[Segment, ...]
    box: Box

    @property
    def text(self) -> str:
        return "\n".join(row.text for row in self.rows)


def body_of(words: Sequence[Word]) -> float:
    """The median size of words; that of an ordinary letter where there are none."""
    return median(word.size for word in words) if words else 10.0


class PageLayout:
    """A page's words in reading order and what they form.

    `words` are numbered line by line from the left: these indices are stable for one Reading. `body` is the median
    font size of the page, or that of another that these words are read beside where it is smaller.
    """

    def __init__(self, page: Page, body: float | None = None) -> None:
        self.number = page.number
        self.width = page.width
        self.height = page.height
        self.rules = page.rules
        self.tables: tuple[Table, ...] = page.tables
        self.imprints: tuple[Imprint, ...] = page.imprints
        self.ticked: frozenset[Box] = frozenset(page.ticked)
        self.maybe_ticked: frozenset[Box] = frozenset(page.maybe_ticked)
        self.unticked: frozenset[Box] = frozenset(page.unticked)
        self.blank: frozenset[Box] = frozenset(page.blank)
        rows = [words for row in _rows(page.words) if (words := prepared(row))]
        self.words: tuple[Word, ...] = tuple(word for row in rows for word in row)
        own = body_of(self.words)
        self.body = own if body is None else min(own, body)
        self.segments: tuple[Segment, ...] = ()
        self.lines: tuple[Line, ...] = ()
        self._build(rows)

    def _build(self, rows: Sequence[Sequence[Word]]) -> None:
        uprights = sorted((rule.centre, rule.top, rule.bottom) for rule in self.rules if rule.height > 4 * rule.width)
        segments: list[Segment] = []
        lines: list[Line] = []
        start = 0
        for number, row in enumerate(rows):
            first = len(segments)
            for part in _parts(row, uprights):
                segments.append(_segment(self.number, len(segments), number, start, part))
                start += len(part)
            own = tuple(segments[first:])
            lines.append(Line(self.number, number, own, around(s.box for s in own)))
        self.segments = tuple(segments)
        self.lines = tuple(lines)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every segment in exactly one block, in reading order of their first rows."""
        open_rows: list[list[Segment]] = []
        for segment in self.segments:
            home = next((rows for rows in reversed(open_rows) if _continues(rows[-1], segment)), None)
            if home is None:
                open_rows.append([segment])
            else:
                home.append(segment)
        return tuple(
            Block(self.number, index, tuple(rows), around(r.box for r in rows)) for index, rows in enumerate(open_rows)
        )

    @cached_property
    def _block_of(self) -> dict[int, Block]:
        return {row.index: block for block in self.blocks for row in block.rows}

    @cached_property
    def _next_in_block(self) -> dict[int, Segment]:
        return {row.index: following for block in self.blocks for row, following in pairwise(block.rows)}

    def following(self, segment: Segment) -> Segment | None:
        """The next row of the block that holds `segment`, in which what it says may go on."""
        return self._next_in_block.get(segment.index)

    def block_of(self, segment: Segment) -> Block:
        """The block that holds `segment`."""
        return self._block_of[segment.index]

    def lefts(self, segment: Segment) -> Iterator[Segment]:
        """The segments left of `segment` on its line, nearest first, however far."""
        own = self.lines[segment.line].segments
        yield from reversed(own[: segment.index - own[0].index])

    def rights(self, segment: Segment) -> Iterator[Segment]:
        """The segments right of `segment` on its line, nearest first."""
        own = self.lines[segment.line].segments
        yield from own[segment.index - own[0].index + 1 :]

    def above(self, box: Box, reach: float = REACH) -> list[Segment]:
        """Segments above `box` that overlap it in x, within `reach` line heights, nearest first."""
        height = max(box.height, LOW * self.body)
        stop = self._line_at(box.middle)
        lowest = zip(reversed(self.lines[:stop]), reversed(self._lowest[:stop]), strict=True)
        near = (line for line, _ in takewhile(lambda one: box.top - one[1] < reach * height, lowest))
        return [
            segment
            for line in near
            if box.top - line.box.bottom < reach * height
            for segment in line.segments
            if _overlap(segment.box, box) and -0.5 * height < box.top - segment.box.bottom < reach * height
        ]

    def below(self, box: Box, reach: float = REACH) -> list[Segment]:
        """Segments below `box` that overlap it in x, within `reach` line heights, nearest first."""
        height = max(box.height, LOW * self.body)
        start = self._line_at(box.middle)
        highest = zip(self.lines[start:], self._highest[start:], strict=True)
        near = (line for line, _ in takewhile(lambda one: one[1] - box.bottom < reach * height, highest))
        return [
            segment
            for line in near
            if line.box.top - box.bottom < reach * height
            for segment in line.segments
            if _overlap(segment.box, box) and -0.5 * height < segment.box.top - box.bottom < reach * height
        ]

    def zone(self, box: Box) -> str:
        """Where on the page `box` lies: T, M or B by height (35 and 70 %), L, C or R by width."""
        y, x = box.middle / max(self.height, 1.0), box.centre / max(self.width, 1.0)
        return ("T" if y < 0.35 else "M" if y < _LOWER else "B") + ("L" if x < 0.34 else "C" if x < 0.67 else "R")

    @cached_property
    def _lowest(self) -> list[float]:
        """For each line, how far down it and those above it reach."""
        return list(accumulate((line.box.bottom for line in self.lines), max))

    @cached_property
    def _highest(self) -> list[float]:
        """For each line, how far up it and those below it reach."""
        return list(accumulate((line.box.top for line in reversed(self.lines)), min))[::-1]

    @cached_property
    def _middles(self) -> list[float]:
        return [line.box.middle for line in self.lines]

    def _line_at(self, middle: float) -> int:
        return bisect_left(self._middles, middle)


def _rows(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words clustered by vertical centre, rows from top to bottom, each from left to right."""
    row: list[Word] = []
    middle = height = 0.0
    for word in sorted(words, key=lambda w: (w.box.middle, w.box.x0)):
        if row and word.box.middle - middle > _LINE_TOLERANCE * min(height, word.box.height):
            yield sorted(row, key=lambda w: w.box.x0)
            row = []
        row.append(word)
        middle += (word.box.middle - middle) / len(row)
        height = word.box.height if len(row) == 1 else min(height, word.box.height)
    if row:
        yield sorted(row, key=lambda w: w.box.x0)


def _parts(row: Sequence[Word], uprights: Sequence[tuple[float, float, float]]) -> Iterator[tuple[Word, ...]]:
    """A row cut at gaps wider than GAP em and at upright rules between two words."""
    part: list[Word] = []
    for word in row:
        if part and (_gap(part[-1], word) > GAP or _ruled(part[-1], word, uprights)):
            yield tuple(part)
            part = []
        part.append(word)
    if part:
        yield tuple(part)


def _gap(left: Word, right: Word) -> float:
    return (right.box.x0 - left.box.x1) / max(min(left.size, right.size), 1.0)


def _ruled(left: Word, right: Word, uprights: Sequence[tuple[float, float, float]]) -> bool:
    middle = left.box.middle
    for x, top, bottom in uprights[bisect_left(uprights, (left.box.x1 - 0.5,)) :]:
        if x > right.box.x0 + 0.5:
            return False
        if top <= middle <= bottom:
            return True
    return False


def _segment(page: int, index: int, line: int, start: int, words: tuple[Word, ...]) -> Segment:
    bold = 2 * sum(word.bold for word in words) > len(words)
    box = around(word.box for word in words)
    size = median(word.size for word in words)
    return Segment(page, index, line, start, words, " ".join(word.text for word in words), box, size, bold)


def _overlap(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > 0


def _continues(last: Segment, segment: Segment) -> bool:
    """Whether `segment` is the next row of the block that ends with `last`."""
    em = max(min(last.size, segment.size), 1.0)
    white = segment.box.top - last.box.bottom
    return (
        last.line < segment.line
        and abs(segment.box.x0 - last.box.x0) < _EDGE * em
        and -0.5 * em < white < _PITCH * em
        and max(last.size, segment.size) < 1.8 * em
    )
