"""Words as hashed features: the word itself and its character 3- to 5-grams, computed once for each distinct word.

Hashes are CRC-32 of UTF-8 text, mixed with a salt for the place a word stands in; they are the same in every process.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1 << 20
_SHORTEST, _LONGEST = 3, 5
_MOST_LETTERS = 24
_DIGITS = re.compile(r"\d+")


class Grams(NamedTuple):
    """The hashes of one word with their weights: the whole word first, then its n-grams, which together weigh one."""

    hashes: NDArray[np.uint32]
    weights: NDArray[np.float32]


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """`word` in small letters without accents and edge punctuation; every run of digits becomes a 0."""
    plain = unicodedata.normalize("NFKD", word).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return _DIGITS.sub("0", letters).strip(" :;,.()[]*\"'") or letters[:3]


@lru_cache(maxsize=50_000)
def grams_of(word: str) -> Grams:
    """The hashed word and its n-grams; words with digits count as their shape alone."""
    text = folded(word)
    hashes = [crc32(text.encode())]
    if len(text) > 1 and "0" not in text:
        padded = f"<{text[:_MOST_LETTERS]}>"
        for length in range(_SHORTEST, _LONGEST + 1):
            hashes.extend(crc32(padded[at : at + length].encode(), length) for at in range(len(padded) - length + 1))
    weights = np.full(len(hashes), 1.0, np.float32)
    if len(hashes) > 1:
        weights[1:] = 1.0 / np.sqrt(len(hashes) - 1)
    return Grams(np.array(hashes, np.uint32), weights)


@lru_cache(maxsize=50_000)
def flag_of(text: str) -> int:
    """The bucket of a named fact such as "rank:1"."""
    return crc32(text.encode(), 7) % BUCKETS


@lru_cache(maxsize=50_000)
def flags_of(place: str, facts: tuple[str, ...]) -> tuple[int, ...]:
    """The buckets of facts about what stands in `place`."""
    return tuple(flag_of(f"{place} {fact}") for fact in facts)


@lru_cache(maxsize=100_000)
def term_of(place: str, word: str) -> int:
    """The bucket of a whole word in its place."""
    return crc32(f"{place}={folded(word)}".encode(), 13) % BUCKETS


@lru_cache(maxsize=1_000)
def salt_of(place: str) -> int:
    """The salt of a place a word may stand in, such as "left"."""
    return crc32(place.encode(), 11) | 1


def mixed(hashes: NDArray[np.uint32], salts: NDArray[np.uint32]) -> NDArray[np.int32]:
    """Buckets of word hashes in their places (the finalizer of MurmurHash3 over the sum)."""
    value = hashes + salts
    value ^= value >> np.uint32(16)
    value *= np.uint32(0x85EBCA6B)
    value ^= value >> np.uint32(13)
    value *= np.uint32(0xC2B2AE35)
    value ^= value >> np.uint32(16)
    return (value % np.uint32(BUCKETS)).astype(np.int32)
