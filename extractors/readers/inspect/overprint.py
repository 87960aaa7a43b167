"""Text printed over other text: where two different characters share a place, the page contradicts itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extractors.readers.inspect.visible import box_of
from extractors.readers.pdf_chars import Char
from extractors.readers.pdf_triage import PageFacts
from schemas import Box, Signal, SignalCode, around

_BUCKET = 24.0  # points: the grid in which neighbours are looked for
_SHARED = 0.5  # of the smaller character's area
_LIKE = 2.0  # times the size: what is larger is a watermark or a stamp over the text
_ENOUGH = 4  # pairs of letters; of digits, one pair is enough
_MOST = 40  # characters that share a bucket and are compared


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
    """Every two different characters that lie over one another."""
    buckets: dict[tuple[int, int], list[Char]] = defaultdict(list)
    for one in chars:
        buckets[_bucket(one, 0, 0)].append(one)
    for one in chars:
        near = [other for x in (0, -1) for y in (-1, 0, 1) for other in buckets.get(_bucket(one, x, y), ())[:_MOST]]
        for other in near:
            if other["text"] != one["text"] and other["x0"] <= one["x0"] and other is not one and _overlap(one, other):
                yield one, other


def _bucket(one: Char, x: int, y: int) -> tuple[int, int]:
    return int(one["x0"] / _BUCKET) + x, int(one["top"] / _BUCKET) + y


def _overlap(one: Char, other: Char) -> bool:
    if not 1 / _LIKE <= one["size"] / (other["size"] or 1.0) <= _LIKE:
        return False
    first, second = box_of(one), box_of(other)
    width = min(first.x1, second.x1) - max(first.x0, second.x0)
    height = min(first.bottom, second.bottom) - max(first.top, second.top)
    return width > 0 and height > 0 and width * height > _SHARED * min(_area(first), _area(second))


def _area(box: Box) -> float:
    return box.width * box.height
