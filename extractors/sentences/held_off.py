"""Sentences by which the reader is to wait with a payment, or by which it or the invoice is held back: "Please hold the
transfer until the corrected invoice arrives", "Invoice on hold at the customer's request".

What is said of rights to hold payments back, is denied or holds under a condition, is a term of business, as what the
seller or a bank holds back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings.another import names_an_invoice
from extractors.meanings.negations import denies, holds_if, lacks
from extractors.meanings.phrases import clauses, holds, worded_in, worded_somewhere
from extractors.parsing.folding import fold, pieces
from extractors.sentences.free_text import Said

_LONG = 30  # words of a clause
_GAP = r"(?:[^\w]+\w{1,6}){0,2}?[^\w]+"  # short words between what is paid and what is done with it
_NEAR = 3  # words before what holds back in which the invoice is named


def held_off(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences that say so."""
    for one in said:
        parts = [fold(clause) for clause in clauses(one.text, at_commas=True) if len(clause.split()) <= _LONG]
        told = [part for part in parts if _speaks(part)]
        whole = fold(one.text) if told else ""
        speaking = [own for own in LANGUAGES.values() if told and not _is_of_rights(own, whole)]
        if any(_is_held_off(own, part) for part in told for own in speaking):
            yield one


def _speaks(clause: str) -> bool:
    """Whether a word of it is of holding back; nearly all texts have none."""
    return any(worded_somewhere(name).search(clause) is not None for name in ("holds_off", "is_held"))


def _is_held_off(own: Vocabulary, clause: str) -> bool:
    found = next(_found(own, clause), None)
    if found is None or worded_in(own.code, "held_by_others").search(clause) is not None:
        return False
    before, behind = pieces(clause[: found.start()]), pieces(clause[found.end() :])
    if denies(own, (*before, *pieces(found.group()), *behind[:1])) or lacks(own, before) or holds_if(own, before):
        return False
    return not holds(own.notices.exceptions, behind)


def _is_of_rights(own: Vocabulary, sentence: str) -> bool:
    return worded_in(own.code, "of_rights").search(sentence) is not None


def _found(own: Vocabulary, clause: str) -> Iterator[re.Match[str]]:
    """Where a clause says in its own words that a payment is to wait, or that it or the invoice does."""
    payment, holding = worded_in(own.code, "the_payment").pattern, worded_in(own.code, "holds_off").pattern
    paying = worded_in(own.code, "at_paying")
    for pattern in (rf"{holding}({_GAP}){payment}", rf"{payment}({_GAP}){holding}"):
        yield from (found for found in re.finditer(pattern, clause) if paying.search(found[1]) is None)
    for held in worded_in(own.code, "is_held").finditer(clause):
        before = pieces(clause[: held.start()])[-_NEAR:]
        if names_an_invoice(own, before) or worded_in(own.code, "the_payment").search(" ".join(before)) is not None:
            yield held
