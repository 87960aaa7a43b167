"""The pages of a document with a mark at every value's place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import isfinite
from typing import NamedTuple

from reports.images import data_uri
from schemas import Box, PageImage, PageSize, around

_PADDING = 1.5  # points around a value, so that the mark's outline does not cover its characters
_SMALLEST = 1.0


class Mark(NamedTuple):
    """A place of values or of a finding on one page: `keys` link it with the lists beside the page.

    `text` is what stands there, `topic` the number of the finding that speaks of it; it is shown where `flagged`, at
    the finding's first place.
    """

    keys: tuple[str, ...]
    page: int
    boxes: tuple[Box, ...]
    titles: tuple[str, ...]
    text: str = ""
    topic: int | None = None
    flagged: bool = False


class Sheet(NamedTuple):
    """One page as it is shown: its size in points, its image (none: an empty sheet), its marks."""

    number: int
    width: float
    height: float
    image: str | None
    marks: tuple[Mark, ...]


def sheets(images: Sequence[PageImage], sizes: Iterable[PageSize], marks: Sequence[Mark]) -> list[Sheet]:
    """The pages that have an image, and without an image those that hold a mark."""
    pictures = {image.number: image for image in images}
    marked = {mark.page for mark in marks}
    # An image tells its own size; where there is none, the page's size as it was read does.
    sized: dict[int, PageImage | PageSize] = {size.number: size for size in sizes}
    sized.update(pictures)
    return [
        _sheet(size, pictures.get(number), [mark for mark in marks if mark.page == number])
        for number, size in sorted(sized.items())
        if (number in pictures or number in marked) and size.width > 0 and size.height > 0
    ]


def _sheet(size: PageImage | PageSize, picture: PageImage | None, marks: Iterable[Mark]) -> Sheet:
    together: dict[tuple[Box, ...], Mark] = {}
    for mark in marks:
        boxes = _within(mark.boxes, size)
        if boxes:
            placed = mark._replace(boxes=boxes)
            together[boxes] = _joined(together[boxes], placed) if boxes in together else placed
    # The largest first, so that a small mark inside a large one stays within reach of the pointer.
    ordered = sorted(together.values(), key=_area, reverse=True)
    return Sheet(size.number, size.width, size.height, data_uri(picture) if picture else None, tuple(ordered))


def _joined(one: Mark, other: Mark) -> Mark:
    """Two values that stand at the same place, as one mark."""
    topics = [mark.topic for mark in (one, other) if mark.topic is not None]
    return one._replace(
        keys=one.keys + other.keys,
        titles=one.titles + other.titles,
        text=max(one.text, other.text, key=len),
        topic=min(topics, default=None),
        flagged=one.flagged or other.flagged,
    )


def _within(boxes: Iterable[Box], size: PageImage | PageSize) -> tuple[Box, ...]:
    """`boxes` with some room around them, cut to the page; what is not on the page is left out."""
    grown = (
        Box(
            max(0.0, box.x0 - _PADDING),
            max(0.0, box.top - _PADDING),
            min(size.width, box.x1 + _PADDING),
            min(size.height, box.bottom + _PADDING),
        )
        for box in boxes
        if all(map(isfinite, box))
    )
    return _runs(box for box in grown if box.width >= _SMALLEST and box.height >= _SMALLEST)


def _runs(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """`boxes` with neighbouring words of one line joined, so that a value has one outline a line."""
    runs: list[Box] = []
    for box in boxes:
        if runs and _follows(runs[-1], box):
            runs[-1] = around((runs[-1], box))
        else:
            runs.append(box)
    return tuple(runs)


def _follows(before: Box, box: Box) -> bool:
    """Whether `box` stands on the line of `before`, at most a wide space to its right."""
    shared = min(before.bottom, box.bottom) - max(before.top, box.top)
    height = min(before.height, box.height)
    return shared > height / 2 and -height < box.x0 - before.x1 < height


def _area(mark: Mark) -> float:
    return sum(box.width * box.height for box in mark.boxes)


def font_size(text: str, box: Box) -> float:
    """The size in points at which `text` fits into `box`, in an ordinary proportional font."""
    return min(box.height * 0.66, box.width / (0.56 * max(1, len(text))))
