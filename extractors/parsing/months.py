"""Month names in the languages of the pages, folded: no case, no accents, no points."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from extractors.languages import LANGUAGES
from extractors.parsing.folding import fold


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


def _folded(name: str) -> str:
    return "".join(filter(str.isalpha, fold(name)))
