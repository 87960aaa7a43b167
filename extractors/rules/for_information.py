"""Sentences by which the document is for information alone: "This document is for your information only", whoever
else is charged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractors.languages import LANGUAGES, Vocabulary, spoken_in
from extractors.meanings.negations import denies
from extractors.meanings.phrases import holds
from extractors.parsing.folding import fold, pieces
from extractors.rules.free_text import Said

_CLAUSES = re.compile(r"[,;:]\s+")
_LONG = 24  # words of a clause


class _Speaking(NamedTuple):
    """How a language names the document, and says what it is for."""

    language: Vocabulary
    itself: re.Pattern[str]
    purpose: re.Pattern[str]


def for_information(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences in which a clause names the document, without a condition before it, and says so in one
    language."""
    for one in said:
        clauses = [fold(clause.strip()) for clause in _CLAUSES.split(one.text)]
        if any(_says_so(own, clause) for clause in clauses for own in _speaking()):
            yield one


def _says_so(own: _Speaking, clause: str) -> bool:
    itself, purpose = own.itself.search(clause), own.purpose.search(clause)
    if itself is None or purpose is None:
        return False  # as nearly all texts
    words, before = pieces(clause), pieces(clause[: itself.start()])
    if len(words) > _LONG or denies(own.language, words) or holds(own.language.notices.conditions, before):
        return False
    return holds(own.language.payments["limits"], words)


@cache
def _speaking() -> Sequence[_Speaking]:
    """The languages, all of which have words for it."""
    return [
        _Speaking(one, _words(spoken_in(one, "this_document")), _words(spoken_in(one, "for_information")))
        for one in LANGUAGES.values()
    ]


def _words(told: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{fold(told)})(?!\w)")
