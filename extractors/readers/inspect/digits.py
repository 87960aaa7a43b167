"""Whether every digit of a page shows what the text says it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from extractors.readers.inspect.ink import Grey, Ink
from extractors.readers.inspect.shapes import DIGITS, EDGES, likeness, printed_at, shapes_of
from extractors.readers.pdf_chars import Char

_SURE = 0.05  # by which a digit must be more like its own kind than like any other
_MOST = 20_000  # pieces of a page of which a process knows what they look like: each has some 500 bytes

# What pieces of a page look like, by where a stroke ends, their height and their pixels: a digit is mostly drawn in the
# very same pixels again, on its page and on those of its vendor.
_KNOWN: dict[tuple[float, int, bytes], str] = {}


def doubtful(chars: Sequence[Char], ink: Ink) -> list[Char]:
    """The digits among `chars` that do not look like themselves more than like any other digit."""
    doubted = [(one, printed_at(one, ink)) for one in chars if len(one["text"]) == 1 and one["text"] in DIGITS]
    for edge in EDGES:
        looks = _looks([area for _, area in doubted], edge)
        doubted = [pair for pair, look in zip(doubted, looks, strict=True) if look != pair[0]["text"]]
    return [one for one, _ in doubted]


def _looks(areas: Sequence[Grey], edge: float) -> list[str]:
    """The digit that each piece surely looks like, or nothing."""
    if len(_KNOWN) > _MOST:
        _KNOWN.clear()
    keys = [(edge, len(area), area.tobytes()) for area in areas]
    new = {key: area for key, area in zip(keys, areas, strict=True) if key not in _KNOWN}
    if new:
        _KNOWN.update(zip(new, _looked_at(list(new.values()), edge), strict=True))
    return [_KNOWN[key] for key in keys]


def _looked_at(areas: Sequence[Grey], edge: float) -> Iterator[str]:
    rows, shapes = shapes_of(areas, edge)
    best = np.sort(alike := likeness(shapes), axis=1)
    looks = alike.argmax(axis=1)
    sure = best[:, -1] - best[:, -2] > _SURE
    yield from ("" if row is None or not sure[row] else DIGITS[looks[row]] for row in rows)
