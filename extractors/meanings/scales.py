"""Units of thousands and more that stand with amounts: "TEUR", "k€", "Mio. EUR", "tkr"."""

from __future__ import annotations

import re
from functools import cache

from extractors.languages import spoken
from extractors.meanings.payments import MONEY

_MARKS = ("€", "$", "£", "kr", "zł", "Kč")


def scaled_unit(text: str) -> str | None:
    """The unit of thousands or more in `text`; a price per ton ("EUR/t") is none."""
    found = _units().search(text)
    return None if found is None else found[0]


@cache
def _units() -> re.Pattern[str]:
    """One letter stands in one piece with its currency, longer words may stand apart."""
    said = spoken("scaled").split("|")
    letters = "|".join(one for one in said if len(one) == 1)
    longer = "|".join(one for one in said if len(one) > 1)
    marks = "|".join(map(re.escape, (*MONEY, *_MARKS)))
    return re.compile(rf"(?i)(?<![\w/])(?:(?:{letters})|(?:{longer})\s?)(?:{marks})(?!\w)")
