"""Sentences by which the document is for information alone: "This document is for your information only", whoever
else is charged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings.negations import denies
from extractors.meanings.phrases import clauses, holds, worded_in, worded_somewhere
from extractors.parsing.folding import fold, pieces
from extractors.sentences.free_text import Said

_LONG = 24  # words of a clause


def for_information(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences in which a clause names the document, without a condition before it, and says so in one
    language."""
    for one in said:
        whole = (fold(clause.strip()) for clause in clauses(one.text, at_commas=True))
        parts = [clause for clause in whole if worded_somewhere("for_information").search(clause) is not None]
        if any(_says_so(own, clause) for clause in parts for own in LANGUAGES.values()):
            yield one


def _says_so(own: Vocabulary, clause: str) -> bool:
    itself = worded_in(own.code, "this_document").search(clause)
    if itself is None or worded_in(own.code, "for_information").search(clause) is None:
        return False  # as nearly all texts
    words, before = pieces(clause), pieces(clause[: itself.start()])
    if len(words) > _LONG or denies(own, words) or holds(own.notices.conditions, before):
        return False
    return holds(own.payments["limits"], words)
