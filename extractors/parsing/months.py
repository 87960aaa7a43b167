"""Month names in the languages of the pages, folded: no case, no accents, no points."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from extractors.languages import LANGUAGES
from extractors.parsing.folding import fold


@cache
def _months() -> Mapping[str, tuple[int, ...]]:
    months: dict[str, set[int]] = {}
    for vocabulary in LANGUAGES.values():
        for number, forms in enumerate(vocabulary.months, start=1):
            for form in forms.split():
                months.setdefault(_folded(form), set()).add(number)
    return {form: tuple(sorted(numbers)) for form, numbers in months.items()}


def months_of(name: str) -> tuple[int, ...]:
    """The months `name` may mean: one as a rule, two for names that languages share, none if unknown."""
    return _months().get(_folded(name), ())


def _folded(name: str) -> str:
    return "".join(filter(str.isalpha, fold(name)))
