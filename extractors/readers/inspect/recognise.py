"""Which character a glyph's outline is: by a table of outlines that were verified, else by a small trained network."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.readers.inspect.alphabet import CHARACTERS, GROUPS, STROKES
from extractors.readers.inspect.outlines import SIDE, Look

WEIGHTS = Path(__file__).with_name("glyphs.npz")
_ENOUGH = 0.05  # of certainty: from there a glyph may be what it says
_MOSTLY, _SURELY = 0.5, 0.8


class Weights(NamedTuple):
    """Two layers of a network, and the verified outlines: their marks, sorted, and which character each one is."""

    inner: NDArray[np.float32]
    inner_bias: NDArray[np.float32]
    outer: NDArray[np.float32]
    outer_bias: NDArray[np.float32]
    marks: NDArray[np.uint64]
    characters: NDArray[np.int16]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """What ships in the package."""
    with np.load(WEIGHTS) as held:
        inner, inner_bias, outer, outer_bias = (held[name].astype(np.float32) for name in Weights._fields[:4])
        return Weights(inner, inner_bias, outer, outer_bias, held["marks"], held["characters"])


def features(looks: Sequence[Look]) -> NDArray[np.float32]:
    """What the network sees of each glyph: its picture, and how high, wide and far from the baseline it is."""
    pictures = np.stack([look.picture for look in looks]).reshape(len(looks), SIDE * SIDE)
    return np.concatenate([pictures, _placed(np.array([look.place for look in looks]))], axis=1).astype(np.float32)


def _placed(places: NDArray[np.float64]) -> NDArray[np.float64]:
    _, low, width, height = places.T
    shape = (width - height) / np.maximum(np.maximum(width, height), 1e-6)
    return 2 * np.stack([low, low + height, height, width, shape, low + height / 2], axis=1)


def likely(looks: Sequence[Look]) -> NDArray[np.float32]:
    """How certain the network is of each character, for each look (n x characters and the class of nothing)."""
    held = weights()
    hidden = np.maximum(features(looks) @ held.inner + held.inner_bias, 0)
    scores = hidden @ held.outer + held.outer_bias
    grown = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(grown / grown.sum(axis=1, keepdims=True))


def alike_to(said: str) -> frozenset[str]:
    """The characters whose outline may stand for one: small capitals are drawn for small letters, too."""
    return GROUPS.get(said, frozenset()) | {said, said.upper(), said.lower()}


def may_be(certainty: NDArray[np.float32], said: str) -> bool:
    """Whether a glyph of which the network is so certain may be the character it is said to be."""
    return _certain_of(certainty, alike_to(said) | STROKES.get(said, frozenset())) >= _ENOUGH


def told_as(certainty: NDArray[np.float32], said: str) -> bool:
    """Whether a glyph of which the network is so certain is most likely the character it is said to be."""
    return _certain_of(certainty, alike_to(said)) >= _MOSTLY


def told_among(certainty: NDArray[np.float32], signs: Collection[str]) -> bool:
    """Whether a glyph of which the network is so certain is surely one of `signs`: a pictogram is like many."""
    return _certain_of(certainty, signs) >= _SURELY


def _certain_of(certainty: NDArray[np.float32], signs: Collection[str]) -> float:
    return float(sum(certainty[_PLACES[one]] for one in signs if one in _PLACES))


def verified(listed: bytes) -> str | None:
    """The character of a verified outline, by the bytes under which the table has it."""
    held = weights()
    number = np.frombuffer(listed, dtype="<u8")[0]
    at = int(np.searchsorted(held.marks, number))
    if at < len(held.marks) and held.marks[at] == number:
        return CHARACTERS[int(held.characters[at])]
    return None


_PLACES = {sign: place for place, sign in enumerate(CHARACTERS)}
