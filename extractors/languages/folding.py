"""Text folded for comparison: what case, accents, punctuation and kerning change is taken away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPECIAL = str.maketrans({"°": "o", "ı": "i", "ß": "ss", "’": "'", "−": "-", "–": "-"})
_PIECE = re.compile(r"[0-9a-z_\u0370-\uffff]+|[#%]")


@lru_cache(maxsize=20_000)
def pieces(text: str) -> tuple[str, ...]:
    """`text` in lower case without accents, cut at everything that is no letter, digit, `#` or `%`."""
    plain = unicodedata.normalize("NFKD", text.translate(_SPECIAL)).casefold()
    return tuple(_PIECE.findall("".join(c for c in plain if not unicodedata.combining(c))))


def compact(text: str) -> str:
    """`text` folded and without blanks: how labels are compared."""
    return "".join(pieces(text))


def spaced(text: str) -> str:
    """`text` folded, its pieces separated by single blanks."""
    return " ".join(pieces(text))
