"""Labels made comparable: case, accents, blanks and punctuation do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from extractors.parsing.currencies import MARK_PATTERN

_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "°": "o", "№": "no"})
_KEPT = "#%"
# What decorates a label without changing its sense: rates, currencies, foot-note marks.
_NOTES = re.compile(r"\(\s*\d*\s*\)|\[\s*\d*\s*\]|\*+")
_RATE = re.compile(r"[@à]?\s*-?\d{1,3}(?:[.,]\d{1,3})?\s*%|%\s*\d{1,2}(?:[.,]\d{1,2})?")
_CURRENCY = re.compile(rf"(?<![^\W\d_])(?:(?:in|en|em)\s+)?(?:{MARK_PATTERN})(?![^\W\d_])")


@lru_cache(maxsize=65536)
def normalise_label(text: str) -> str:
    """`text` as lower-case letters and digits without accents, blanks and punctuation; "#" and "%" stay."""
    return "".join(character for character, _ in _characters(text))


@lru_cache(maxsize=65536)
def label_core(text: str) -> str:
    """The normalised label without rates, currencies and foot-note marks: "VAT (20%)", "Total EUR", "Tax [1]"."""
    return normalise_label(_NOTES.sub(" ", _RATE.sub(" ", _CURRENCY.sub(" ", text))))


def normalised_with_places(text: str) -> tuple[str, tuple[int, ...]]:
    """The normalised label and, for each of its characters, the index behind its origin in `text`."""
    pairs = _characters(text)
    return "".join(character for character, _ in pairs), tuple(place for _, place in pairs)


def _characters(text: str) -> list[tuple[str, int]]:
    return [
        (folded, place)
        for place, printed in enumerate(text, start=1)
        for folded in unicodedata.normalize("NFKD", printed.casefold().translate(_LETTERS)).translate(_LETTERS)
        if folded in _KEPT or (folded.isalnum() and not unicodedata.combining(folded))
    ]
