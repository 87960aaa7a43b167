"""Sentences by which what the payment hangs on has not come: "Net 30 days from the signed measuring report, which will
follow", "The special cleaning is not yet accepted".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings import days_to_pay
from extractors.meanings.negations import holds_if
from extractors.meanings.payments import names_paying
from extractors.meanings.phrases import worded_in, worded_somewhere
from extractors.meanings.wholes import names_the_whole
from extractors.parsing.folding import fold, pieces
from extractors.sentences.free_text import Said

_NEAR = 2  # words between what is to be accepted and what says that it is not
_LONG = 40  # words


def still_lacking(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences that say so, under no condition, of a proof or an acceptance of the work; close beside
    each other the two say it alone, and apart in a sentence of paying or of the invoice."""
    for one in said:
        text = fold(one.text)
        if worded_somewhere("lacking_yet").search(text) is None or len(one.text.split()) > _LONG:
            continue  # as nearly all texts
        paying = names_paying(one.text) or names_the_whole(one.text) or days_to_pay(one.text) is not None
        if any(_lacks(own, text, paying=paying) for own in LANGUAGES.values()):
            yield one


def _lacks(own: Vocabulary, text: str, *, paying: bool) -> bool:
    lacking = list(worded_in(own.code, "lacking_yet").finditer(text))
    proofs = list(worded_in(own.code, "proof_of_work").finditer(text))
    if paying:
        proofs += worded_in(own.code, "accepting").finditer(text)
    if not lacking or not proofs or holds_if(own, pieces(text)):
        return False
    return paying or any(_between(text, one, other) <= _NEAR for one in lacking for other in proofs)


def _between(text: str, one: re.Match[str], other: re.Match[str]) -> int:
    """How many words stand between two places of a text."""
    return len(pieces(text[min(one.end(), other.end()) : max(one.start(), other.start())]))
