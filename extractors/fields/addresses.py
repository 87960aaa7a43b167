"""A postal address out of a party's rows: street, post code, city and country, each with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from babel import Locale

from extractors.fields.folding import compact
from extractors.fields.names import CITY_LINE, CONTACT, STREET, UK_CITY_LINE, US_CITY_LINE
from extractors.fields.proposing import claim
from extractors.fields.spans import span_at
from extractors.layout import Span
from schemas import Claim

_SPOKEN = ("en", "de", "fr", "nl", "it", "es", "pt", "tr")
_PLATES = {
    "D": "DE",
    "A": "AT",
    "F": "FR",
    "I": "IT",
    "E": "ES",
    "B": "BE",
    "L": "LU",
    "P": "PT",
    "FL": "LI",
    "SLO": "SI",
    "S": "SE",
}
_MORE_COUNTRIES = {
    "usa": "US",
    "unitedstatesofamerica": "US",
    "uk": "GB",
    "england": "GB",
    "greatbritain": "GB",
    "holland": "NL",
}
_SEPARATOR = re.compile(r"\s+[-–—·•|]\s+|\s*[|·•]\s*|,\s+")


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for spoken in _SPOKEN:
        for code, name in Locale(spoken).territories.items():
            if len(code) == 2 and code.isalpha():
                names.setdefault(compact(name), code)
    return names | _MORE_COUNTRIES


def country_code(text: str) -> str | None:
    """The ISO code of the country that `text` names in one of our languages, or None."""
    return _countries().get(compact(text))


def propose_address(role: str, rows: Sequence[Span], score: float) -> Iterator[Claim]:
    """Claims for the address of `role` ("seller" or "buyer") from the rows under its name; the first of each wins."""
    found: dict[str, tuple[str, Span]] = {}
    for part in (part for row in rows for part in (row, *_parts(row))):
        text = part.text.strip(" ,;-–—·•|")
        if CONTACT.search(text):
            continue
        for field, value in _fields(text):
            if field == "street" and _SEPARATOR.search(text) and part in rows:
                continue
            found.setdefault(field, (value, part))
        if {"post_code", "country"} <= found.keys():
            break
    if "post_code" not in found and "street" not in found:
        return
    for field, (value, part) in found.items():
        yield claim(f"{role}.address.{field}", value, part.text, part, score, role)


def _parts(row: Span) -> Iterator[Span]:
    """A row cut at separators: "Name - Street 1 - 12345 City" is one row in sender lines and footers."""
    text = row.text
    start = 0
    for match in [*_SEPARATOR.finditer(text), None]:
        stop = len(text) if match is None else match.start()
        if text[start:stop].strip():
            inner = span_at(row.segment, _offset(row) + start, _offset(row) + stop)
            yield inner
        start = stop if match is None else match.end()


def _offset(row: Span) -> int:
    return sum(len(word.text) + 1 for word in row.segment.words[: row.start])


def _fields(text: str) -> Iterator[tuple[str, str]]:
    city = CITY_LINE.match(text)
    if city is not None:
        yield "post_code", city["code"].strip()
        yield "city", city["city"].strip()
        prefix = city["country"]
        if prefix:
            yield "country", _PLATES.get(prefix, prefix if len(prefix) == 2 else "") or prefix[:2]
        return
    for pattern in (US_CITY_LINE, UK_CITY_LINE):
        match = pattern.fullmatch(text)
        if match is not None:
            yield "post_code", match["code"]
            if match["city"]:
                yield "city", match["city"].strip(" ,")
            return
    code = country_code(text) if len(text) < 30 else None
    if code is not None:
        yield "country", code
    elif STREET.fullmatch(text):
        yield "street", text
