"""Text printed over other text: where two different characters share a place, the page contradicts itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from extractors.readers.inspect.edges import edges_of_chars
from extractors.readers.pdf_chars import Char, box_of
from extractors.readers.pdf_triage import PageFacts
from schemas import Signal, SignalCode, around

_SHARED = 0.5  # of the smaller character's area
_LIKE = 2.0  # times the size: what is larger is a watermark or a stamp over the text
_ENOUGH = 4  # pairs of letters; of digits, one pair is enough

Places = NDArray[np.intp]


def overprinted(chars: Iterable[Char], facts: PageFacts) -> tuple[Signal, ...]:
    """A signal where characters of a page overlap that are not the same."""
    pairs = list(_pairs(one for one in chars if one["text"][:1].isalnum()))
    digits = [pair for pair in pairs if all(one["text"].isdecimal() for one in pair)]
    if not digits and len(pairs) < _ENOUGH:
        return ()
    return (
        Signal(
            code=SignalCode.OVERPRINTED_TEXT,
            message=f"On page {facts.number} text is printed over other text, so that what it says is not certain.",
            page=facts.number,
            boxes=tuple(sorted({around(map(box_of, pair)) for pair in pairs})),
        ),
    )


def _pairs(chars: Iterable[Char]) -> Iterator[tuple[Char, Char]]:
    """Every two different characters that lie over one another.

    The page is cut into levels as high as they are. On each, from left to right, a character is compared with the first
    to its right, the second, and so on while they begin within it.
    """
    row = sorted(chars, key=itemgetter("x0"))
    if not row:
        return
    x0, top, x1, bottom = edges_of_chars(row).T
    size = np.fromiter((one["size"] for one in row), dtype=np.float64)
    area = (x1 - x0) * (bottom - top)
    step = max(float((bottom - top).mean()), 1.0)  # few stand on many levels then
    first, last = ((edge - top.min()) // step for edge in (top, bottom))
    which, level = _on_levels(first.astype(np.intp), last.astype(np.intp))
    at = np.arange(len(which))
    for further in range(1, len(which)):
        at = at[at + further < len(which)]
        left, right = which[at], which[at + further]
        beside = (level[at] == level[at + further]) & (x0[right] < x1[left])
        at, left, right = at[beside], left[beside], right[beside]
        if not at.size:
            return
        width = np.minimum(x1[left], x1[right]) - x0[right]
        height = np.minimum(bottom[left], bottom[right]) - np.maximum(top[left], top[right])
        over = (height > 0) & (width * height > _SHARED * np.minimum(area[left], area[right]))
        alike = (size[left] <= _LIKE * size[right]) & (size[right] <= _LIKE * size[left])
        once = level[at] == np.maximum(first[left], first[right])  # and on no other level
        for one, other in zip(*(side[over & alike & once].tolist() for side in (left, right)), strict=True):
            if row[one]["text"] != row[other]["text"]:
                yield row[one], row[other]


def _on_levels(first: Places, last: Places) -> tuple[Places, Places]:
    """Which characters stand on each level, in their order, and on which level that is: each on its `first` to its
    `last` one."""
    counts = np.maximum(last - first + 1, 0)
    which = np.repeat(np.arange(len(counts)), counts)
    level = first[which] + np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
    order = np.argsort(level, kind="stable")
    return which[order], level[order]
