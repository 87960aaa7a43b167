"""What pages print of rates: percentages, and the countries named beside a rate or over the rows it stands in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise, starmap

from babel import Locale

from schemas import Extraction, Printed, folded
from schemas.regimes import regimes

_ALONE = re.compile(r"%?\s?(\d+(?:[.,]\d+)?)")  # the percentage of a cell whose column is headed as one of them
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?)\s?%")
_LANGUAGES = ("en", "de", "fr", "nl", "it", "es", "pt", "pl", "sv", "da", "no", "fi", "cs", "hu", "tr")
_POST_CODE = r"(?:\d{4,5}|\d{3} \d\d|\d\d-\d{3})(?:,|\s[^\W\d]|$)"  # and the town behind it
_CODE = re.compile(rf"\b[A-Z]{{2}}\b(?!-\d|\s{_POST_CODE})")
# Codes that are words, legal forms or units as well, unless no other word stands in their cell.
_WORDS = frozenset(
    {"AL", "AT", "CA", "DE", "ES", "GB", "HR", "IN", "IS", "IT", "LT", "ME", "MT", "MY", "NO", "SA", "SE", "SI", "US"}
)
_WORD = re.compile(r"[^\W\d]+")
_TOGETHER = 2  # countries in a column: one letter before a name may be anything
_APART = 3.0  # heights of a line: what stands further below a country is not of its block


def named_beside(extraction: Extraction, percent: Decimal) -> frozenset[str]:
    """The ISO codes of the countries named in a row with `percent`, by its letters in a column of such, or in a line
    over its block of rows."""
    names = _names()
    rows = [place for place in extraction.printed if percent in _rates(place.text)]
    beside = (code for place in rows for code in _in_row(place, extraction, names))
    return frozenset({*beside, *_over(rows, extraction, names), *_in_columns(percent, extraction.printed)})


def percentages(text: str) -> Iterator[Decimal]:
    """The numbers in `text` that the sign of a percentage follows."""
    return (Decimal(number.replace(",", ".")) for number in _PERCENT.findall(text))


def _rates(text: str) -> Iterator[Decimal]:
    """What of `text` may be a rate: its percentages, or all of it where it is one number."""
    yield from percentages(text)
    if alone := _ALONE.fullmatch(text.strip()):
        yield Decimal(alone[1].replace(",", "."))


def _in_row(place: Printed, extraction: Extraction, names: Mapping[str, str]) -> Iterator[str]:
    middle = (place.box.top + place.box.bottom) / 2
    for other in extraction.printed:
        if other.page == place.page and other.box.top < middle < other.box.bottom:
            yield from _coded(other.text)
            words = other.text.split()
            runs = (*words, *map(" ".join, pairwise(words)))
            yield from (names[run] for run in map(folded, runs) if run in names)
            yield from (country for letters, country in _plates().items() if f"({letters})" in other.text)


def _coded(text: str) -> Iterator[str]:
    codes = (code for code in _CODE.findall(text) if regimes().get(code) is not None)
    return (code for code in codes if code not in _WORDS or _WORD.findall(text) == [code])


def _over(rates: Collection[Printed], extraction: Extraction, names: Mapping[str, str]) -> Iterator[str]:
    """The countries that are lines over `rates`, with nothing but rows of numbers between them, close to each other."""
    country, last = "", None
    for row in _rows(extraction.printed):
        first = row[0]
        if last is None or first.page != last.page or first.box.top - last.box.bottom > _APART * first.box.height:
            country = ""
        if country:
            yield from (country for place in row if place in rates)
        if not any(map(str.isdecimal, "".join(place.text for place in row))):
            country = ""
        country = next((names[name] for place in row if (name := folded(place.text)) in names), country)
        last = max(row, key=lambda place: place.box.bottom)


def _in_columns(percent: Decimal, printed: Iterable[Printed]) -> Iterator[str]:
    """The countries whose letters begin the cells of a column with `percent` beside them ("B Sterpenich"), where each
    row of that column bears a rate of the country it names."""
    columns: defaultdict[tuple[int, int], list[tuple[str, frozenset[Decimal]]]] = defaultdict(list)
    for row in _rows(printed):
        rates = frozenset(rate for place in row for rate in _rates(place.text))
        for place in row:
            letters, _, name = place.text.partition(" ")
            if letters in _plates() and name[:1].isupper():
                columns[place.page, round(place.box.x0)].append((_plates()[letters], rates))
    for cells in columns.values():
        if len({country for country, _ in cells}) >= _TOGETHER and all(starmap(_has_any, cells)):
            yield from (country for country, rates in cells if percent in rates)


def _has_any(country: str, rates: frozenset[Decimal]) -> bool:
    law = regimes()[country].rates
    return law is not None and any(rate.percent in rates for rate in law.all)


def _rows(printed: Iterable[Printed]) -> Iterator[list[Printed]]:
    """What is printed by rows, from the top: what stands level with the first of each."""
    row: list[Printed] = []
    for place in sorted(printed, key=lambda one: (one.page, one.box.middle)):
        if row and (place.page != row[0].page or place.box.middle >= row[0].box.bottom):
            yield row
            row = []
        row.append(place)
    if row:
        yield row


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
    """Country by the letters that its vehicles bear."""
    return {letters: law.country for law in regimes().values() for letters in law.plates}
