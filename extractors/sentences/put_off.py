"""Sentences by which nothing is to be paid before a day that comes after the one when it is due: "Please release no
earlier than 17 January 2027". What the seller collects from then on, and what others pay, is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings.changes import sentences
from extractors.meanings.phrases import clauses, holds, worded_in, worded_somewhere
from extractors.page.roles import DUE_DATE
from extractors.parsing import find_dates
from extractors.parsing.folding import fold, pieces
from extractors.parsing.months import names_a_day
from extractors.sentences.free_text import Said
from schemas import Claim

_LONG = 30  # words of a clause
_NEAR = 2  # words before a payment that tell which one it is, or what comes after it


def put_off(said: Iterable[Said], taken: Mapping[str, Claim]) -> Iterator[Said]:
    """Those of the sentences that say so of another day than the due date that was `taken`."""
    due = taken[DUE_DATE].value if DUE_DATE in taken else None
    last = due if isinstance(due, date) else None
    for one in said:
        if worded_somewhere("not_before").search(fold(one.text)) is None:
            continue  # as nearly all texts
        parts = (part for sentence in sentences(one.text) for part in clauses(sentence, at_commas=True))
        if any(_is_put_off(part, last) for part in parts):
            yield one


def _is_put_off(clause: str, due: date | None) -> bool:
    days = find_dates(clause)
    if not (days or names_a_day(clause)) or len(clause.split()) > _LONG:
        return False
    if days and due is not None and all(max((day.value, *day.alternatives)) <= due for day in days):
        return False
    return any(_says_so(own, fold(clause)) for own in LANGUAGES.values())


def _says_so(own: Vocabulary, clause: str) -> bool:
    if worded_in(own.code, "not_before").search(clause) is None:
        return False
    paid = worded_in(own.code, "releases").search(clause) is not None or _names_the_payment(own, clause)
    by_others = worded_in(own.code, "held_by_others").search(clause) is not None
    return paid and not by_others and not holds(own.notices.collected, pieces(clause))


def _names_the_payment(own: Vocabulary, clause: str) -> bool:
    """Whether a payment is named that nothing else comes after: "Goods are sent at the earliest after payment"."""
    found = worded_in(own.code, "the_payment").finditer(clause)
    before = (" ".join(clause[: one.start()].split()[-_NEAR:]) for one in found)
    return any(worded_in(own.code, "not_its_amount").search(words) is None for words in before)
