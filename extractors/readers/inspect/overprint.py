"""Text printed over other text: where two different characters share a place, the page contradicts itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from extractors.readers.inspect.visible import box_of
from extractors.readers.pdf_chars import Char
from extractors.readers.pdf_triage import PageFacts
from schemas import Signal, SignalCode, around

_SHARED = 0.5  # of the smaller character's area
_LIKE = 2.0  # times the size: what is larger is a watermark or a stamp over the text
_LEVEL = 4_000  # characters that are compared with one another: more would take time as their square
_ENOUGH = 4  # pairs of letters; of digits, one pair is enough


def overprinted(chars: Iterable[Char], facts: PageFacts) -> tuple[Signal, ...]:
    """A signal where characters of a page overlap that are not the same."""
    pairs = list(_pairs([one for one in chars if one["text"][:1].isalnum()]))
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


def _pairs(chars: Sequence[Char]) -> Iterator[tuple[Char, Char]]:
    """Every two different characters that lie over one another, a level of the page at a time."""
    low = min((one["top"] for one in chars), default=0.0)
    high = max((one["bottom"] for one in chars), default=0.0)
    mean = sum(one["bottom"] - one["top"] for one in chars) / max(1, len(chars))  # few stand on many levels then
    step = max((high - low) / max(1, len(chars) // _LEVEL), mean, 1.0)
    levels: dict[int, list[Char]] = {}
    for one in chars:
        for level in range(int((one["top"] - low) // step), int((one["bottom"] - low) // step) + 1):
            levels.setdefault(level, []).append(one)
    for level, there in levels.items():
        for pair in _on_level(there):
            if level == max(int((one["top"] - low) // step) for one in pair):  # and on no other
                yield pair


def _on_level(chars: Sequence[Char]) -> Iterator[tuple[Char, Char]]:
    """Every two different characters of a level that lie over one another.

    From left to right, each is compared with the first to its right, the second, and so on while they begin within it.
    """
    row = sorted(chars, key=lambda one: one["x0"])
    texts: dict[str, int] = {}
    known = np.array([texts.setdefault(one["text"], len(texts)) for one in row])
    x0, top, x1, bottom, size = (
        np.array([(one["x0"], one["top"], one["x1"], one["bottom"], one["size"]) for one in row], dtype=np.float64)
        .reshape(-1, 5)
        .T
    )
    area = (x1 - x0) * (bottom - top)
    left = np.arange(len(row))
    for step in range(1, len(row)):
        left = left[left + step < len(row)]
        left = left[x0[left + step] < x1[left]]
        if not left.size:
            return
        right = left + step
        width = np.minimum(x1[left], x1[right]) - x0[right]
        height = np.minimum(bottom[left], bottom[right]) - np.maximum(top[left], top[right])
        over = (height > 0) & (width * height > _SHARED * np.minimum(area[left], area[right]))
        alike = (size[left] <= _LIKE * size[right]) & (size[right] <= _LIKE * size[left])
        for first in left[over & alike & (known[left] != known[right])]:
            yield row[first], row[first + step]
