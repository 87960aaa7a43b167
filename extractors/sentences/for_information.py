"""Sentences by which the document is for information alone: "This document is for your information only", whoever
else is charged; or by which the one to pay came another way: "Copy for your files, the original to pay was mailed"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings.negations import denies
from extractors.meanings.phrases import clauses, holds, worded_in, worded_somewhere
from extractors.parsing.folding import fold, pieces
from extractors.sentences.free_text import Said

_LONG = 24  # words of a clause
_NEAR = 5  # words between the copy to pay and what became of it; a number there is of a term of payment


def for_information(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences in which a clause names the document, without a condition before it, and says so in one
    language, or in which one says how that to pay came."""
    for one in said:
        if worded_somewhere("copy_to_pay").search(fold(one.text)) is not None and _came_elsewhere(one.text):
            yield one
            continue
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


def _came_elsewhere(text: str) -> bool:
    """Whether a clause says that the copy to pay was sent, or comes, and not this one: "The invoice for payment is sent
    with the goods" and "Invoice to be paid within 30 days"."""
    for clause in map(fold, clauses(text, at_commas=True)):
        for own in LANGUAGES.values():
            found = worded_in(own.code, "copy_to_pay").search(clause)
            if found is not None and _came(own, clause, clause[found.end() :]):
                return True
    return False


def _came(own: Vocabulary, clause: str, behind: str) -> bool:
    """Whether a clause says right `behind` the copy to pay that it was sent, unconditionally and not of this one."""
    came = worded_in(own.code, "came_elsewhere").search(behind)
    if came is None or worded_in(own.code, "this_document").search(clause) is not None:
        return False
    between, words = pieces(behind[: came.start()]), pieces(clause)
    if len(between) > _NEAR or any(map(str.isdigit, between)):
        return False
    return not denies(own, words) and not holds(own.notices.conditions, words)
