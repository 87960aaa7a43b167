"""Our own text of a page in columns, as layout tools print it: what stands right of something is printed right of it.

Words set no wider apart than a blank form a run. A run's column is at least three beyond every run that ends left of
it, on whatever row, and in proportion within those that it stands over or under: so columns hold over the whole page,
and gaps stay as short as that allows.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractors.page.layout import Line, PageLayout
from schemas import Word

_BLANK = 1.05  # in em: wider gaps part runs
_APART = 3  # blanks between runs, at least
_MOST_FEEDS = 5  # of lines, for however much white between two rows


class Run(NamedTuple):
    """Words of one row that stand a blank apart."""

    row: int
    words: tuple[Word, ...]

    @property
    def x0(self) -> float:
        return self.words[0].box.x0

    @property
    def x1(self) -> float:
        return self.words[-1].box.x1

    @property
    def length(self) -> int:
        """How many characters it has."""
        return sum(len(word.text) for word in self.words) + len(self.words) - 1


def arranged(page: PageLayout) -> Iterator[tuple[str, int, Word | None]]:
    """The text of `page` in pieces: each its characters, its row, and the word that it is (None: blanks and feeds)."""
    runs = [run for line in page.lines for run in _runs(line)]
    columns = _columns(runs)
    row, column = 0, 0
    for run in sorted(runs, key=lambda one: (one.row, one.x0)):
        if run.row != row:
            yield "\n" * _feeds(page.lines[row], page.lines[run.row]), row, None
            row, column = run.row, 0
        blanks = max(columns[run] - column, _APART if column else 0)
        for word in run.words:
            if blanks:
                yield " " * blanks, row, None
            yield word.text, row, word
            column += blanks + len(word.text)
            blanks = 1
    yield "\n", row, None


def _runs(line: Line) -> Iterator[Run]:
    part: list[Word] = []
    for word in sorted((word for segment in line.segments for word in segment.words), key=lambda one: one.box.x0):
        if part and word.box.x0 - part[-1].box.x1 > _BLANK * max(min(word.size, part[-1].size), 1.0):
            yield Run(line.index, tuple(part))
            part = []
        part.append(word)
    if part:
        yield Run(line.index, tuple(part))


def _columns(runs: Sequence[Run]) -> dict[Run, int]:
    """The column at which each run begins."""
    columns: dict[Run, int] = {}
    reach = 0  # the first column right of all that ended so far
    beside: list[tuple[float, int, Run]] = []  # by where they end
    for number, run in enumerate(sorted(runs, key=lambda one: (one.x0, one.row))):
        while beside and beside[0][0] < run.x0:
            _, _, ended = heapq.heappop(beside)
            reach = max(reach, columns[ended] + ended.length + _APART)
        columns[run] = max([reach, *(columns[other] + _within(other, run.x0) for _, _, other in beside)])
        heapq.heappush(beside, (run.x1, number, run))
    return columns


def _within(run: Run, x: float) -> int:
    """How many characters of `run` stand left of `x`."""
    width = run.x1 - run.x0
    return int((x - run.x0) / width * run.length) if width > 0 else 0


def _feeds(above: Line, below: Line) -> int:
    """How many line feeds part two rows: one for each line of text that would fit."""
    size = max(word.size for segment in above.segments for word in segment.words)
    return min(_MOST_FEEDS, max(1, int((below.box.bottom - above.box.bottom) / max(size, 1.0))))
