"""What pages print of rates: percentages, and the countries named beside a rate or over the rows it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from schemas import Extraction, Printed, folded
from schemas.regimes import regimes

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s?%")
_CODE = re.compile(r"\b[A-Z]{2}\b")
_WORD = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")


def named_beside(extraction: Extraction, percent: Decimal) -> frozenset[str]:
    """The ISO codes of the countries named in a row with `percent`, or in the last line above it that is a country."""
    names = _names(extraction.language or "en")
    rows = [place for place in extraction.printed if percent in _numbers(place.text)]
    found = {code for place in rows for code in (*_in_row(place, extraction, names), _above(place, extraction, names))}
    return frozenset(found - {""})


def percentages(text: str) -> Iterator[Decimal]:
    """The numbers in `text` that the sign of a percentage follows."""
    return (Decimal(number.replace(",", ".")) for number in _PERCENT.findall(text))


def _numbers(text: str) -> Iterator[Decimal]:
    return (Decimal(number.replace(",", ".")) for number in _NUMBER.findall(text))


def _in_row(place: Printed, extraction: Extraction, names: Mapping[str, str]) -> Iterator[str]:
    middle = (place.box.top + place.box.bottom) / 2
    for other in extraction.printed:
        if other.page == place.page and other.box.top < middle < other.box.bottom:
            yield from (code for code in _CODE.findall(other.text) if regimes().get(code) is not None)
            yield from (names[word] for word in map(folded, _WORD.findall(other.text)) if word in names)


def _above(place: Printed, extraction: Extraction, names: Mapping[str, str]) -> str:
    over = (one for one in extraction.printed if one.page == place.page and one.box.bottom <= place.box.top)
    headings = [one for one in over if folded(one.text) in names]
    return names[folded(max(headings, key=lambda one: one.box.top).text)] if headings else ""


@lru_cache(maxsize=16)
def _names(language: str) -> Mapping[str, str]:
    """Country by its name in `language` and in English."""
    found: dict[str, str] = {}
    for code in (language, "en"):
        try:
            territories = Locale(code).territories.items()
        except UnknownLocaleError:
            continue
        found |= {folded(name): country for country, name in territories if country in regimes()}
    return found
