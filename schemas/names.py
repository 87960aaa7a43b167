"""How the name of one company is written in two ways: its legal form in full or in short, "and" or "&", "ö" or "oe"."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from schemas.keys import folded
from schemas.regimes import regimes

_AND = frozenset({"and", "und", "et", "en", "och", "og", "e", "y", "i", "ve", "a"})
# How letters of their own are written where a keyboard has none: "Sturmhöfel" as "Sturmhoefel".
_TWO_LETTERS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "Ä": "AE",
        "Ö": "OE",
        "Ü": "UE",
        "ß": "ss",
        "å": "aa",
        "Å": "AA",
        "ø": "oe",
        "Ø": "OE",
    }
)
_FIRST = re.compile(r"[A-Z][A-Z.]{1,5}")  # a legal form in capitals before the name
_WORDS = re.compile(r"[^\W_]+|[&+]")


def spelt(name: str) -> str:
    """`name` folded, with its legal form in short and without what joins its words: "Pine and Son Limited" is "Pine &
    Son Ltd"."""
    words = [word.casefold() for word in _WORDS.findall(name)]
    inner = [word for place, word in enumerate(words) if not (0 < place < len(words) - 1 and word in _AND)]
    return folded("".join(_short_forms().get(folded(word), word) for word in inner))


def in_two_letters(name: str) -> str:
    """`name` with two letters for each that not every keyboard has."""
    return unicodedata.normalize("NFC", name).translate(_TWO_LETTERS)


def spellings(name: str) -> frozenset[str]:
    """The ways in which `name` is `spelt`: its letters without their marks or in two letters, its legal form last where
    it is printed first ("SAS Pine")."""
    first, _, rest = name.strip().partition(" ")
    orders = (name, f"{rest} {first}") if rest and _FIRST.fullmatch(first) else (name,)
    return frozenset(spelt(one) for order in orders for one in (order, in_two_letters(order)))


@cache
def _short_forms() -> dict[str, str]:
    """Legal forms in full, folded, each with what is short for it."""
    return {folded(full): short for law in regimes().values() for short, full in law.short_forms.items()}
