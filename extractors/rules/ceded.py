"""Sentences by which the claim was sold to somebody who is then to be paid: "This claim is assigned to North Factoring
AG". Goods that are sold on, and what is ceded to the seller, are no such claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings.negations import denies
from extractors.meanings.phrases import clauses, holds, worded, worded_in
from extractors.page.names import bears_form
from extractors.page.roles import NAMES_OF_PARTIES
from extractors.parsing.folding import fold, pieces
from extractors.rules.free_text import Said
from schemas import Claim

_CEDED = worded("ceded")
_LONG = 30  # words of a clause
_BUYERS = re.compile(rf"{worded('buys_claims').pattern}|{worded('bank').pattern}")


def ceded(said: Iterable[Said], taken: Mapping[str, Claim]) -> Iterator[Said]:
    """Those of the sentences that say so of a company that was not `taken` for a party, a factor or a bank."""
    parties = [re.escape(str(taken[term].value)) for term in NAMES_OF_PARTIES if term in taken]
    ours = re.compile(rf"(?i)(?:{'|'.join(parties)})") if parties else None
    for one in said:
        if _CEDED.search(fold(one.text)) is None:
            continue  # as nearly all texts
        told = (ours.sub(" ", clause) if ours else clause for clause in clauses(one.text.strip()))
        if any(_is_ceded(own, clause) for clause in told for own in LANGUAGES.values()):
            yield one


def _is_ceded(own: Vocabulary, clause: str) -> bool:
    text = fold(clause)
    if worded_in(own.code, "ceded").search(text) is None or worded_in(own.code, "claim").search(text) is None:
        return False
    words = pieces(clause)
    if len(words) > _LONG or denies(own, words) or holds(own.notices.conditions, words):
        return False
    return bears_form(clause) or _BUYERS.search(text) is not None
