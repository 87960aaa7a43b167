"""The languages of invoices: all that is known of their words, one file of data each, and nothing else.

A language is added by its file.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from extractors.languages.vocabulary import (
    COLUMNS,
    EXEMPTIONS,
    NOTICES,
    ROLES,
    ROWS,
    TITLES,
    Speech,
    Vocabulary,
    Wordings,
    vocabularies,
)

LANGUAGES = vocabularies(Path(__file__).parent)

__all__ = [
    "COLUMNS",
    "EXEMPTIONS",
    "LANGUAGES",
    "NOTICES",
    "ROLES",
    "ROWS",
    "TITLES",
    "Vocabulary",
    "Wordings",
    "everyday_words",
    "spoken",
    "spoken_in",
]


@cache
def spoken(name: Speech) -> str:
    """What languages say for `name`, as the alternatives of one pattern, the longest first."""
    known = dict.fromkeys(one for vocabulary in LANGUAGES.values() for one in vocabulary.speech.get(name, ()))
    return "|".join(sorted(known, key=len, reverse=True))


def spoken_in(language: Vocabulary, name: Speech) -> str:
    """What one language says for `name`, in the same way."""
    return "|".join(sorted(language.speech.get(name, ()), key=len, reverse=True))


@cache
def everyday_words() -> frozenset[str]:
    """The everyday words of all languages, without case: none of them is a series, or part of a number."""
    return frozenset(word.casefold() for vocabulary in LANGUAGES.values() for word in vocabulary.words)
