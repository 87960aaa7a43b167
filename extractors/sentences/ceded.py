"""Sentences by which the claim was sold to somebody who is then to be paid: "This claim is assigned to North Factoring
AG". Goods that are sold on, and what is ceded to the seller, are no such claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings.negations import denies
from extractors.meanings.phrases import clauses, holds, worded, worded_in
from extractors.page.names import bears_form
from extractors.parsing.folding import fold, pieces
from extractors.sentences.free_text import Said, others_in
from schemas import Claim

_CEDED = worded("ceded")
_NAME = 8  # words of a name at most
_LONG = 30  # words of a clause
_NEAR = 3  # words between what was ceded and the name of whom it was ceded to
_ACCOUNT = re.compile(rf"(?:{worded('bank').pattern}) (?:{worded('account').pattern})")  # "bank account" is no name
_BUYERS = re.compile(rf"{worded('buys_claims').pattern}|{worded('bank').pattern}")


def ceded(said: Iterable[Said], taken: Mapping[str, Claim]) -> Iterator[Said]:
    """Those of the sentences that say so of a company that was not `taken` for a party, a factor or a bank."""
    for one in said:
        if _CEDED.search(fold(one.text)) is None:
            continue  # as nearly all texts
        told = others_in(clauses(one.text.strip()), taken)
        if any(_is_ceded(own, clause) for clause in told for own in LANGUAGES.values()):
            yield one


def _is_ceded(own: Vocabulary, clause: str) -> bool:
    text = fold(clause)
    if worded_in(own.code, "ceded").search(text) is None or worded_in(own.code, "claim").search(text) is None:
        return False
    words = pieces(clause)
    if len(words) > _LONG or denies(own, words) or holds(own.notices.conditions, words):
        return False
    return _is_told_in_order(own, clause.split())


def _is_told_in_order(own: Vocabulary, words: Sequence[str]) -> bool:
    """Whether a claim is named, then that it was ceded, and close behind to whom; where the verb ends the clause, the
    name stands before it. "Claims regarding goods sold must be sent to Acme Ltd" is of the goods."""
    folded = [fold(word) for word in words]
    text = " ".join(folded)
    claim = worded_in(own.code, "claim").search(text)
    if claim is None:
        return False
    for verb in worded_in(own.code, "ceded").finditer(text):
        if verb.start() < claim.end():
            continue
        at = len(text[: verb.end()].split())
        if at >= len(words) - 1:  # "an die Weser-Faktor Bank AG abgetreten"
            return _names_whom(" ".join(words[len(text[: claim.end()].split()) : at]))
        starts = (n for n in range(at, min(at + _NEAR + 1, len(words))) if _may_be_a_name(words[n]))
        if any(_names_whom(" ".join(words[start : start + _NAME])) for start in starts):
            return True
    return False


def _may_be_a_name(word: str) -> bool:
    return not word.islower() or _BUYERS.search(fold(word)) is not None


def _names_whom(name: str) -> bool:
    return bears_form(name) or _BUYERS.search(_ACCOUNT.sub(" ", fold(name))) is not None
