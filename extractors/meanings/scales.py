"""Units of thousands and more that stand with amounts: "TEUR", "k€", "Mio. EUR", "tkr"."""

from __future__ import annotations

import re
from functools import cache

from extractors.languages import spoken
from extractors.meanings.payments import MONEY

_MARKS = ("€", "$", "£", "kr", "zł", "Kč")


def scaled_unit(text: str) -> str | None:
    """The unit of thousands or more in `text`; a price per ton ("EUR/t") is none, nor is a name ("Maud")."""
    return next((found[0] for found in _units().finditer(text) if not _is_name(found[0])), None)


def _is_name(unit: str) -> bool:
    return unit.istitle() and unit[1:].upper() in MONEY


@cache
def _units() -> re.Pattern[str]:
    """One letter stands in one piece with its currency, longer words may stand apart, and behind it at the end:
    "EUR Tsd.", "£'000"."""
    said = spoken("scaled").split("|")
    letters = "|".join(one for one in said if len(one) == 1)
    longer = "|".join(one for one in said if len(one) > 1)
    marks = "|".join(map(re.escape, (*MONEY, *_MARKS)))
    before = rf"(?:(?:{letters})|(?:{longer})\s?)(?:{marks})(?!\w)"
    behind = rf"(?:{marks})\s?(?:['\u2019]?000s?|{longer})(?=\W*$)"
    return re.compile(rf"(?i)(?<![\w/])(?:{before}|{behind})")
