"""Where candidates stand: their places on the page, and the waves that tell a network how far they are apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.page import Layout
from extractors.page.candidates import Candidate

Floats = NDArray[np.float32]
PAGES = 5  # the last stands for all behind it
PLACES = 6
_SMALLEST = 4.0  # points: the least em
# Lengths of waves in em. Left edges and heights are told finely, right edges by half as many.
_ACROSS = np.float32(2 * np.pi) / np.geomspace(2.5, 160, 8, dtype=np.float32)
_DOWN = np.float32(2 * np.pi) / np.geomspace(2.5, 240, 10, dtype=np.float32)
WAVES = len(_ACROSS) + len(_ACROSS[::2]) + len(_DOWN)


class Standing(NamedTuple):
    """Places (candidates, PLACES) as shares of the page; cosines and sines (candidates, WAVES) of the edges; the page.

    The sum over waves of a * cos(x - y) + b * sin(x - y) is a product of these, so any shape of nearness can be learnt.
    """

    places: Floats
    near: Floats
    far: Floats
    pages: Floats

    def of(self, rows: slice | NDArray[np.int64]) -> Standing:
        """That of some candidates."""
        return Standing(*(part[rows] for part in self))


def standing_of(layout: Layout, candidates: Sequence[Candidate]) -> Standing:
    """Where `candidates` stand."""
    pages = {page.number: page for page in layout.pages}
    rows = [
        (box.x0, box.x1, box.top, box.bottom, page.width, page.height, page.body, page.number)
        for candidate in candidates
        for box, page in [(candidate.span.box, pages[candidate.page])]
    ]
    x0, x1, top, bottom, width, height, body, number = np.array(rows, np.float32).reshape(-1, 8).T
    em = np.maximum(body, np.float32(_SMALLEST))
    places = (x0 / width, x1 / width, top / height, (bottom - top) / em, number > 1, (x1 - x0) / width)
    edges = ((x0, _ACROSS), (x1, _ACROSS[::2]), ((top + bottom) / 2, _DOWN))
    angles = np.concatenate([(edge / em)[:, None] * lengths for edge, lengths in edges], axis=1)
    page = np.eye(PAGES, dtype=np.float32)[np.minimum(number, PAGES - 1).astype(int)]
    return Standing(np.stack(places, axis=1).astype(np.float32), np.cos(angles), np.sin(angles), page)


def joined_standing(parts: Sequence[Standing]) -> Standing:
    """Those of several documents, one behind the other."""
    return Standing(*(np.concatenate(part) for part in zip(*parts, strict=True)))
