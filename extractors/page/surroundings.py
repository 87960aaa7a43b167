"""What stands around each segment of a page: labels left and above, heads of columns and sections, what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.page import REACH, PageLayout, Segment
from extractors.page.layout import LOW
from extractors.page.names import LEGAL_FORM

_AMOUNT = re.compile(r"\d[\d.,' ]*[.,]\d\d\b|[€$£]\s?\d")
_FAR = 1e9
_ROWS_ABOVE = 7
_MOST_WORDS = 6
_MOST_PLAIN = 3
_ROW = 0.45  # of the page's width: the columns of a form with labels and values may be as far apart
_ROOM = 12.0  # in em: what stands farther away on the same line is another column


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """The neighbours of one segment, nearest first; None or empty where there are none.

    `left` is the nearest segment on the left that says something; `parted` whether an amount stands in between.
    `above` and `below` overlap it in x within reach; `gap` is the white above in line heights. `head` is the nearest
    segment without digits above, however far. `headings` are heading-like segments above, `upper` the rows above.
    """

    left: Segment | None
    parted: bool
    rest: tuple[Segment, ...]
    right: Segment | None
    above: Segment | None
    gap: float
    head: Segment | None
    below: Segment | None
    headings: tuple[Segment, ...]
    upper: tuple[Segment, ...]


class PageSurroundings:
    """The surroundings of all segments of one page."""

    def __init__(self, page: PageLayout) -> None:
        self.page = page
        segments = page.segments
        self._telling = np.array([_tells(s) for s in segments], bool)
        self._wordy = self._telling & np.array([not any(c.isdigit() for c in s.text) for s in segments], bool)
        boxes = np.array([s.box for s in segments], float).reshape(-1, 4)
        height = np.maximum(boxes[:, 3] - boxes[:, 1], LOW * page.body)[:, None]
        white = boxes[:, 1][:, None] - boxes[:, 3][None, :]
        overlap = np.minimum(boxes[:, 2][:, None], boxes[:, 2]) - np.maximum(boxes[:, 0][:, None], boxes[:, 0]) > 0
        line = np.array([s.line for s in segments])
        over = (line[None, :] < line[:, None]) & (white > -0.5 * height)
        beneath = over.T & overlap
        self._gaps = white / height
        self._above = _nearest(over & overlap & self._telling & (white < REACH * height), white)
        self._head = _nearest(over & overlap & self._wordy, white)
        self._below = _nearest(beneath & (REACH * height > white.T), white.T)
        heading = np.array([_heads(page, s) for s in segments], bool)
        aligned = overlap | (np.abs(boxes[:, 0][:, None] - boxes[:, 0]) < 2 * page.body)
        fit = over & aligned & heading & (white < 0.35 * page.height)
        self._heading = _nearest(fit, white)
        rows = np.arange(len(segments))
        fit[rows[self._heading >= 0], self._heading[self._heading >= 0]] = False
        self._second = _nearest(fit, white)
        self._upper = over & overlap & self._telling & (line[:, None] - line[None, :] <= _ROWS_ABOVE)
        self._known: dict[int, Surroundings] = {}

    def of(self, segment: Segment) -> Surroundings:
        """The surroundings of `segment`."""
        known = self._known.get(segment.index)
        if known is None:
            known = self._known[segment.index] = self._look(segment)
        return known

    def _look(self, segment: Segment) -> Surroundings:
        at = segment.index
        left, parted, rest = self._lefts(segment)
        above = self._at(self._above, at)
        headings = tuple(s for s in (self._at(self._heading, at), self._at(self._second, at)) if s is not None)
        upper = np.flatnonzero(self._upper[at])[-_ROWS_ABOVE:]
        return Surroundings(
            left=left,
            parted=parted,
            rest=rest,
            right=next(self.page.rights(segment), None),
            above=above,
            gap=float(self._gaps[at, above.index]) if above is not None else 0.0,
            head=self._at(self._head, at),
            below=self._at(self._below, at),
            headings=headings,
            upper=tuple(self.page.segments[number] for number in upper),
        )

    def _at(self, nearest: NDArray[np.int64], index: int) -> Segment | None:
        return self.page.segments[nearest[index]] if nearest[index] >= 0 else None

    def _lefts(self, segment: Segment) -> tuple[Segment | None, bool, tuple[Segment, ...]]:
        telling = list(self._telling_lefts(segment))
        parted = bool(telling) and telling[0][1]
        return (telling[0][0] if telling else None), parted, tuple(other for other, _ in telling[1:4])

    def _telling_lefts(self, segment: Segment) -> Iterator[tuple[Segment, bool]]:
        parted = False
        for left in self.page.lefts(segment):
            if self._telling[left.index]:
                yield left, parted
            parted = parted or _AMOUNT.search(left.text) is not None


def _tells(segment: Segment) -> bool:
    """Whether a segment holds a word of two letters and more, or a lone number sign."""
    letters = sum(character.isalpha() for character in segment.text)
    return letters >= 2 or segment.text.strip(" :.") in ("#", "N°", "Nº")


def _heads(page: PageLayout, segment: Segment) -> bool:
    """Whether a segment looks like the heading of what stands below it: short, marked, with nothing beside it."""
    text = segment.text
    if len(segment.words) > _MOST_WORDS or not any(c.isalpha() for c in text) or any(c.isdigit() for c in text):
        return False
    if LEGAL_FORM.search(text):
        return False
    marked = text.rstrip().endswith(":") or segment.bold or text.isupper() or segment.size > 1.15 * page.body
    if not marked and (len(segment.words) > _MOST_PLAIN or page.block_of(segment).rows[0] is not segment):
        return False
    room = _ROOM * page.body
    left, right = next(page.lefts(segment), None), next(page.rights(segment), None)
    if left is not None and segment.box.x0 - left.box.x1 < room:
        return False
    return right is None or (right.box.x0 - segment.box.x1 > room and not _names(page, segment, right))


def _names(page: PageLayout, label: Segment, value: Segment) -> bool:
    """Whether a label with a colon names what stands in the next column of its row."""
    colons = label.text.rstrip().endswith(":"), value.text.rstrip().endswith(":")
    return colons == (True, False) and value.box.x0 - label.box.x1 < _ROW * page.width


def _nearest(fit: NDArray[np.bool_], distance: NDArray[np.float64]) -> NDArray[np.int64]:
    """For each row the column that fits with the least distance, -1 where none fits."""
    if not fit.size:
        return np.full(len(fit), -1, np.int64)
    kept = np.where(fit, distance, _FAR)
    best = np.asarray(kept.argmin(axis=1), np.int64)
    return np.where(kept[np.arange(len(kept)), best] < _FAR, best, -1)
