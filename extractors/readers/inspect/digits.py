"""Whether every digit of a page shows what the text says it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.readers.inspect.ink import Ink
from extractors.readers.inspect.shapes import DIGITS, EDGES, likeness, shapes_of
from extractors.readers.pdf_chars import Char

_SURE = 0.05  # by which a digit must be more like its own kind than like any other


def doubtful(chars: Sequence[Char], ink: Ink) -> list[Char]:
    """The digits among `chars` that do not look like themselves more than like any other digit."""
    doubted = [one for one in chars if len(one["text"]) == 1 and one["text"] in DIGITS]
    for edge in EDGES:
        if doubted:
            doubted = _unlike(doubted, ink, edge)
    return doubted


def _unlike(digits: Sequence[Char], ink: Ink, edge: float) -> list[Char]:
    rows, shapes = shapes_of(digits, ink, edge)
    best = np.sort(alike := likeness(shapes), axis=1)
    looks = alike.argmax(axis=1)
    sure = best[:, -1] - best[:, -2] > _SURE
    return [
        one
        for one, row in zip(digits, rows, strict=True)
        if row is None or not sure[row] or DIGITS[looks[row]] != one["text"]
    ]
