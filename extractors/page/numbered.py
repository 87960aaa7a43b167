"""Numbers in the form of a date: "Faktura nr 07/03/2025", or "nr FV 7/03/2025", is the seventh invoice of March."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.languages import spoken
from extractors.meanings import leading_title, match_title
from extractors.page.naming import Naming
from extractors.page.roles import DATE_ROLES, NUMBER
from extractors.parsing import DateReading

_SLASHED = re.compile(r"\d{1,4}/\d{1,2}/\d{2,4}")
_NUMBER_WORD = re.compile(
    rf"(?i:#|\b(?:{spoken('number_word')}))\s*[.:°º]*\s*(?:\b[A-Z]{{1,4}}[ /.-]{{0,2}})?$"
)  # letters may begin the number
_SLASH, DASH = "/", "–"
_SIDES = 3  # a dash and what it joins
_LETTERS = 3  # of a series, before groups of digits
_MOST_WORDS, _MOST_GROUPS = 4, 6  # of a number; of one that is nothing but groups of digits
_FEW = 2  # parts of a number that slashes join over more words
_BESIDE = frozenset({"inline", "left"})


def is_titled(text: str, reading: DateReading, above: str = "") -> bool:
    """Whether a title with "number" stands right before what looks like a date in `text`; "number" alone before it, and
    the title in the row `above`."""
    before = text[: reading.span[0]]
    if not _SLASHED.fullmatch(reading.raw) or (word := _NUMBER_WORD.search(before)) is None:
        return False
    if before[: word.start()].strip():
        return leading_title(before) is not None
    return all(match_title(part.strip()) is not None for part in above.split(_SLASH))


def is_numbered(reading: DateReading, namings: Sequence[Naming]) -> bool:
    """Whether a label beside what looks like a date names an invoice number, and none a date."""
    if not namings or not _SLASHED.fullmatch(reading.raw):
        return False
    dated = any(DATE_ROLES & naming.mark.roles.keys() for naming in namings)
    return namings[0].position in _BESIDE and namings[0].mark.roles.keys() == {NUMBER} and not dated


def may_be_one(words: Sequence[str]) -> bool:
    """Whether words may be one number: few of them, groups of digits, with letters of a series before them ("M 26 1108
    4417 03", "B 00 127 / 26"), or more that slashes or dashes join ("211 / 02 / 2026", "F 2026 / 03 – 0117")."""
    first, *others = words
    groups = (word for word in others if word not in {_SLASH, DASH})
    grouped = all(map(str.isdigit, groups)) and (first.isdigit() or (first.isupper() and len(first) <= _LETTERS))
    most = _MOST_GROUPS if grouped else _MOST_WORDS
    joined = sum(1 for before, word in pairwise(["", *words]) if {_SLASH, DASH} & {before, word})
    return len(words) <= most or len(words) - joined <= _FEW


def is_joined(words: Sequence[str], number: int) -> bool:
    """Whether the word of this number is a dash between parts of one number: "2026 – 9"."""
    sides = words[max(number - 1, 0) : number + 2]
    return words[number] == DASH and len(sides) == _SIDES and sides[0][-1:].isdigit() and sides[2].isdigit()
