"""The names of countries in all our languages, as addresses end with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from babel import Locale

from extractors.languages import LANGUAGES
from extractors.parsing.folding import compact

_LONGEST = 30  # characters of a name that is looked up
_MOST_WORDS = 3
_PARTS = re.compile(r",|\s[-–—·•|]\s")


@lru_cache(maxsize=1)
def _countries() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha():
                names.setdefault(compact(name), code)
    more = (vocabulary.countries for vocabulary in LANGUAGES.values())
    return names | {compact(name): code for one in more for code, written in one.items() for name in written}


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(_countries().values())


def country_code(text: str) -> str | None:
    """The ISO code of the country that `text` names in one of our languages, or None."""
    return _countries().get(compact(text))


def country_of(text: str) -> str | None:
    """The ISO code of the country whose name or code `text` is, or None."""
    return text if text in _codes() else country_code(text) if 1 < len(text) < _LONGEST else None


def before_country(text: str) -> str:
    """`text` without the name of a country that it ends with; all of it where it ends with none.

    The end of a city's name may be one as well: "97400 Saint-Denis de la Réunion".
    """
    words = text.split(" ")
    for count in range(min(_MOST_WORDS, len(words) - 1), 0, -1):
        if country_code(" ".join(words[-count:])) is not None and not words[-count - 1].islower():
            return " ".join(words[:-count])
    return text


def before_code(text: str) -> str:
    """`text` without the code of a country that it ends with; all of it where it ends with none."""
    rest, _, last = text.rpartition(" ")
    return rest if last in _codes() else text


def country_named(rows: Iterable[str]) -> str | None:
    """The country that is a part of one of `rows`, as it ends an address."""
    parts = (part.strip(" .") for row in rows for part in _PARTS.split(row))
    return next((code for part in parts if (code := country_code(part)) is not None), None)
