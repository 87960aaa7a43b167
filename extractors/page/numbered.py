"""Numbers in the form of a date: "Faktura nr 07/03/2025", or "nr FV 7/03/2025", is the seventh invoice of March."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.languages import spoken
from extractors.meanings import leading_title
from extractors.page.naming import Naming
from extractors.page.roles import DATE_ROLES, NUMBER
from extractors.parsing import DateReading

_SLASHED = re.compile(r"\d{1,4}/\d{1,2}/\d{2,4}")
_NUMBER_WORD = re.compile(
    rf"(?i:#|\b(?:{spoken('number_word')}))\s*[.:°º]*\s*(?:\b[A-Z]{{1,4}}[ /.-]{{0,2}})?$"
)  # letters may begin the number
_SLASH = "/"
_MOST_WORDS, _MOST_GROUPS = 4, 6  # of a number; of one that is nothing but groups of digits
_FEW = 2  # parts of a number that slashes join over more words
_BESIDE = frozenset({"inline", "left"})


def is_titled(text: str, reading: DateReading) -> bool:
    """Whether a title with "number" stands right before what looks like a date in `text`."""
    before = text[: reading.span[0]]
    if not _SLASHED.fullmatch(reading.raw) or _NUMBER_WORD.search(before) is None:
        return False
    return leading_title(before) is not None


def is_numbered(reading: DateReading, namings: Sequence[Naming]) -> bool:
    """Whether a label beside what looks like a date names an invoice number, and none a date."""
    if not namings or not _SLASHED.fullmatch(reading.raw):
        return False
    dated = any(DATE_ROLES & naming.mark.roles.keys() for naming in namings)
    return namings[0].position in _BESIDE and namings[0].mark.roles.keys() == {NUMBER} and not dated


def may_be_one(words: Sequence[str]) -> bool:
    """Whether words may be one number: few of them, groups of digits, or more that slashes join ("211 / 02 / 2026")."""
    most = _MOST_GROUPS if all(map(str.isdigit, words)) else _MOST_WORDS
    joined = sum(1 for before, word in pairwise(["", *words]) if _SLASH in (before, word))
    return len(words) <= most or len(words) - joined <= _FEW
