"""Numbers in the form of a date: "Faktura nr 07/03/2025", or "nr FV 7/03/2025", is the seventh invoice of March."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.languages import spoken
from extractors.meanings import leading_title
from extractors.page.naming import Naming
from extractors.page.roles import DATE_ROLES, NUMBER
from extractors.parsing import DateReading

_SLASHED = re.compile(r"\d{1,4}/\d{1,2}/\d{2,4}")
_NUMBER_WORD = re.compile(
    rf"(?i:#|\b(?:{spoken('number_word')}))\s*[.:°º]*\s*(?:\b[A-Z]{{1,4}}[ /.-]{{0,2}})?$"
)  # letters may begin the number
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
