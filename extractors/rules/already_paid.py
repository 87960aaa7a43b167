"""Sentences by which the amount or the invoice is paid already, in other words than those that are known as a whole:
"La fattura è già stata saldata in contanti".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from extractors.languages import LANGUAGES, Vocabulary, Wordings
from extractors.meanings import match_label
from extractors.meanings.negations import denies
from extractors.meanings.payments import names_the_whole
from extractors.meanings.phrases import holds, places_of
from extractors.parsing import find_amounts
from extractors.parsing.folding import pieces
from extractors.rules.free_text import Said

_CLAUSES = re.compile(r"[,;:]\s+")
_NEAR = 3  # words between "already" and "paid"
_LONG = 30  # words


def already_paid(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences that say so, under no condition; one with an amount tells of a part, and a label of none:
    "Montant déjà payé"."""
    for one in said:
        if (
            len(one.text.split()) > _LONG
            or match_label(one.text) is not None
            or any(amount.decimals for amount in find_amounts(one.text))
        ):
            continue
        words = pieces(one.text)
        heard = [own for own in LANGUAGES.values() if not holds(own.notices.conditions, words)]
        if any(_says_so(own, clause) for clause in _CLAUSES.split(one.text) for own in heard):
            yield one


def _says_so(own: Vocabulary, clause: str) -> bool:
    words = pieces(clause)
    if denies(own, words) or holds(own.notices.earlier, words):
        return False
    done = [
        *(_paid()[own.code] if names_the_whole(clause) else ()),
        *(own.payments["made"] if holds(own.payments["pays"], words) else ()),
    ]
    return any(
        max(one.start - other.stop, other.start - one.stop) <= _NEAR
        for one in places_of(own.payments["already"], words)
        for other in places_of(tuple(done), words)
    )


@cache
def _paid() -> Mapping[str, Wordings]:
    """The single words that are stamps of what was paid, by their language."""
    return {code: _single(one.notices.stamps["paid"]) for code, one in LANGUAGES.items()}


def _single(wordings: Sequence[str]) -> Wordings:
    return tuple(wording for wording in wordings if len(wording.split()) == 1)
