"""Places on a page, in PDF points measured from the top left corner."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle: left, top, right, bottom; x grows to the right and y downwards."""

    x0: float
    top: float
    x1: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two lie over each other."""
        return self.x0 < other.x1 and other.x0 < self.x1 and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: Box) -> bool:
        """Whether the middle of the other lies in this one."""
        return self.top <= other.middle <= self.bottom and self.x0 <= other.centre <= self.x1

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The vertical centre, by which words are gathered to lines."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """The horizontal centre."""
        return (self.x0 + self.x1) / 2


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of `boxes` (at least one)."""
    rows = tuple(boxes)
    if len(rows) == 1:
        return rows[0]
    return Box(min(b.x0 for b in rows), min(b.top for b in rows), max(b.x1 for b in rows), max(b.bottom for b in rows))
