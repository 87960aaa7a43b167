"""Month names in the languages of the pages, folded: no case, no accents, no points."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from typing import Literal

from babel import localedata
from babel.dates import get_day_names

from extractors.languages import LANGUAGES
from extractors.parsing.folding import fold

_DAY = re.compile(r"(?:[12]?\d|3[01])\D{0,2}")  # "29", "3rd"
_SIGNS = ".,;:()"
_BRIEF = 3  # letters of a short name
_LINKING = 2  # letters: "de" parts a day from its month


@cache
def _months(language: str | None) -> Mapping[str, tuple[int, ...]]:
    months: dict[str, dict[int, None]] = {}
    for vocabulary in LANGUAGES.values():
        for number, forms in enumerate(vocabulary.months if language in (None, vocabulary.code) else (), start=1):
            for form in forms.split():
                months.setdefault(_folded(form), {})[number] = None
    return {form: tuple(numbers) for form, numbers in months.items()}


def months_of(name: str, language: str | None = None) -> tuple[int, ...]:
    """The months `name` may mean: one as a rule, two for names that languages share ("listopada" is November in Warsaw
    and October in Zagreb), that of the first language first; none if unknown. With `language` what it means there."""
    return _months(language).get(_folded(name), ())


def names_a_day(text: str) -> bool:
    """Whether `text` names a day of a month, be it without the year: "29 oktober jl.", "on 3rd May", "May 3". Short
    names are words of other languages, "2 out of 3"."""
    words = [word.strip(_SIGNS) for word in text.split()]
    pairs = pairwise(word for word in words if len(word) > _LINKING or word.isdigit())
    days = ((_DAY.fullmatch(one), other) for pair in pairs for one, other in (pair, pair[::-1]))
    return any(day is not None and _folded(month) in _whole_names() for day, month in days)


@cache
def _whole_names() -> frozenset[str]:
    """The names of months in all languages that are not short for another one of the same."""
    months = (forms.split() for one in LANGUAGES.values() for forms in one.months)
    return frozenset(
        _folded(form)
        for forms in months
        for form in forms
        if len(form) == max(map(len, forms))
        or (len(form) > _BRIEF and not any(one.startswith(form) for one in forms if one != form))
    )


def is_weekday(text: str, language: str | None = None) -> bool:
    """Whether `text` is the name of a day of the week in a language of the pages, or short for one in `language`:
    others have "do" and "per" for words of their own."""
    name = _folded(text)
    return name in _weekdays_of_all() or (
        language is not None and any(name in _weekdays(language, width) for width in ("abbreviated", "short"))
    )


@cache
def _weekdays_of_all() -> frozenset[str]:
    return frozenset().union(*(_weekdays(code, "wide") for code in LANGUAGES))


@cache
def _weekdays(language: str, width: Literal["abbreviated", "short", "wide"]) -> frozenset[str]:
    names = get_day_names(width, locale=language) if localedata.exists(language) else {}
    return frozenset(_folded(name) for name in names.values())


def _folded(name: str) -> str:
    return "".join(filter(str.isalpha, fold(name)))
