"""The one fold: text as it is compared, without what case, accents, punctuation and kerning change."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import combinations

# Letters that Unicode does not take apart, and signs that stand for letters.
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "°": "o", "№": "no"}
)
_PIECE = re.compile(r"[^\W_]+|[#%]")


def fold(text: str) -> str:
    """`text` in small letters of the plain alphabet: "Køge" as "Koge", "Łódź" as "lodz"."""
    if text.isascii():
        return text.lower()  # nothing else changes
    small = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", small)  # again: small letters may fall into parts of their own
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LETTERS)


@lru_cache(maxsize=20_000)
def pieces(text: str) -> tuple[str, ...]:
    """`text` folded, cut at everything that is no letter, digit, `#` or `%`."""
    return tuple(_PIECE.findall(fold(text)))


@lru_cache(maxsize=20_000)
def compact(text: str) -> str:
    """`text` folded and without blanks: how labels are compared."""
    return "".join(pieces(text))


def spaced(text: str) -> str:
    """`text` folded, its pieces separated by single blanks."""
    return " ".join(pieces(text))


def is_within(part: str, text: str) -> bool:
    """Whether whole words of `text`, one behind the other, are `part`, wherever blanks stand: "4711" is not in
    "RE4711"."""
    words, wanted = pieces(text), compact(part)
    return any("".join(words[start:stop]) == wanted for start, stop in combinations(range(len(words) + 1), 2))


def compact_with_places(text: str) -> tuple[str, tuple[int, ...]]:
    """`text` as `compact` has it and, for each of its characters, the index behind its origin in `text`."""
    pairs = [(folded, place) for place, printed in enumerate(text, start=1) for folded in compact(printed)]
    return "".join(character for character, _ in pairs), tuple(place for _, place in pairs)
