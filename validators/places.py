"""What pages print of rates: percentages, and the countries named beside a rate or over the rows it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from babel import Locale

from schemas import Extraction, Printed, folded
from schemas.regimes import regimes

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s?%")
_LANGUAGES = ("en", "de", "fr", "nl", "it", "es", "pt", "pl", "sv", "da", "cs", "tr")
_CODE = re.compile(r"\b[A-Z]{2}\b")


def named_beside(extraction: Extraction, percent: Decimal) -> frozenset[str]:
    """The ISO codes of the countries named in a row with `percent`, or in the last line above it that is a country."""
    names = _names()
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
            words = other.text.split()
            runs = (*words, *map(" ".join, pairwise(words)))
            yield from (names[run] for run in map(folded, runs) if run in names)
            yield from (country for letters, country in _plates().items() if letters in other.text)


def _above(place: Printed, extraction: Extraction, names: Mapping[str, str]) -> str:
    over = (one for one in extraction.printed if one.page == place.page and one.box.bottom <= place.box.top)
    headings = [one for one in over if folded(one.text) in names]
    return names[folded(max(headings, key=lambda one: one.box.top).text)] if headings else ""


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    """Country by its name in each of these languages: what is sold abroad is often named as it is called there."""
    found: dict[str, str] = {}
    for language in _LANGUAGES:
        territories = Locale(language).territories.items()
        found |= {folded(name): country for country, name in territories if country in regimes()}
    return found


@lru_cache(maxsize=1)
def _plates() -> Mapping[str, str]:
    """Country by the letters that its vehicles bear, as they stand in brackets."""
    return {f"({letters})": law.country for law in regimes().values() for letters in law.plates}
