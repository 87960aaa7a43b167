"""How the name of one company is written in two ways: its legal form in full or in short, "and" or "&", "ö" or "oe"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from schemas.keys import folded
from schemas.regimes import company_forms, regimes

_AND = frozenset({"and", "und", "et", "en", "och", "og", "ve", "&", "+"})
_OR_A_LETTER = frozenset({"a", "e", "i", "y"})  # "and", or the letter that tells one company from the next
# How letters of their own are written where a keyboard has none: "Sturmhöfel" as "Sturmhoefel".
_TWO_LETTERS = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "AE", "Ö": "OE", "Ü": "UE", "ß": "ss", "å": "aa", "Å": "AA",
        "ø": "oe", "Ø": "OE",
    }
)  # fmt: skip
_NORDIC = str.maketrans("äöÄÖæøÆØ", "æøÆØäöÄÖ")
_FORM = 3  # words of a legal form: "Sp. z o.o."
_WORDS = re.compile(r"[^\W_]+|[&+]")


def spelt(name: str) -> str:
    """`name` folded, with its legal form in short and one word for what joins its words: "Pine and Son Limited" is
    "Pine & Son Ltd"."""
    words = [word.casefold() for word in _WORDS.findall(name)]
    last = len(words) - 1
    joined = ["and" if _joins(words, place) and 0 < place < last else word for place, word in enumerate(words)]
    return folded("".join(_short_forms().get(folded(word), word) for word in joined))


def _joins(words: Sequence[str], place: int) -> bool:
    """Whether a word joins two others: a single letter only where a name goes on behind it, and no legal form."""
    word, behind = words[place], words[place + 1 :]
    return word in _AND or (word in _OR_A_LETTER and len(behind) > 1 and not is_form(" ".join(behind)))


def in_two_letters(name: str) -> str:
    """`name` with two letters for each that not every keyboard has."""
    return unicodedata.normalize("NFC", name).translate(_TWO_LETTERS)


def in_nordic_letters(name: str) -> str:
    """`name` with the letters that Danes and Norwegians have for those of Germans and Swedes, and the other way."""
    return unicodedata.normalize("NFC", name).translate(_NORDIC)


def spellings(name: str) -> frozenset[str]:
    """The ways in which `name` is `spelt`: its letters without their marks or in two letters, its legal form last where
    it is printed first ("SAS Pine"), and with the letters of that where a scan has zeros ("Sp. z 0.0.")."""
    name = _lettered(name)
    first, _, rest = name.strip().partition(" ")
    orders = (name, f"{rest} {first}") if rest and first.isupper() and is_form(first) else (name,)
    return frozenset(spelt(one) for order in orders for one in (order, in_two_letters(order)))


def _lettered(name: str) -> str:
    """`name` with "o" for each zero of its last words, where they are a legal form then."""
    words = name.split()
    for start in range(max(len(words) - _FORM, 1), len(words)):
        last = " ".join(words[start:])
        if "0" in last and is_form(last.replace("0", "o")):
            return " ".join((*words[:start], last.replace("0", "o")))
    return name


def is_form(text: str) -> bool:
    """Whether `text` is a legal form and nothing else, or several with what joins them: "GmbH & Co. KG"."""
    bare = text.strip(" ,")
    if any(_forms().fullmatch(one) is not None for one in (bare, bare.replace(" ", ""))):
        return True
    words = bare.casefold().split()
    forms = [word for word in words if _forms().fullmatch(word) is not None]
    return bool(forms) and all(word in _AND or word in forms for word in words)


@cache
def _forms() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{'|'.join(company_forms())}|co)\.?")


@cache
def _short_forms() -> dict[str, str]:
    """Legal forms in full, folded, each with what is short for it."""
    return {folded(full): short for law in regimes().values() for short, full in law.short_forms.items()}
