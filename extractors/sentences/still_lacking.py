"""Sentences by which what the payment hangs on has not come: "Net 30 days from the signed measuring report, which will
follow", "The special cleaning is not yet accepted".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings import days_to_pay
from extractors.meanings.negations import denies, holds_if
from extractors.meanings.payments import names_paying
from extractors.meanings.phrases import holds, worded_in, worded_somewhere
from extractors.meanings.wholes import names_the_whole
from extractors.parsing.folding import fold, pieces
from extractors.sentences.bearing import bearing_on
from extractors.sentences.free_text import Said

_NEAR = 2  # words between what is to be accepted and what says that it is not
_LONG = 40  # words
_UP_TO_A_SIGN = re.compile(r"[\w\s]*")


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
    lacking = [one for one in worded_in(own.code, "lacking_yet").finditer(text) if _is_told(own, text, one)]
    proofs = list(worded_in(own.code, "proof_of_work").finditer(text))
    if paying:
        proofs += worded_in(own.code, "accepting").finditer(text)
    proofs = [one for one in proofs if not _is_of_an_offer(own, text, one)]
    if not lacking or not proofs:
        return False
    pairs = [(one, other) for one in lacking for other in proofs]
    between = (_between(text, *pair) for pair in pairs)
    return any(_is_one_clause(own, part) and (paying or len(pieces(part)) <= _NEAR) for part in between)


def _is_told(own: Vocabulary, text: str, lacking: re.Match[str]) -> bool:
    """Whether it is under no condition that something lacks, and not denied."""
    return not _is_denied(own, text, lacking) and not holds_if(own, pieces(bearing_on(text, lacking)))


def _is_denied(own: Vocabulary, text: str, lacking: re.Match[str]) -> bool:
    """Whether right behind the words it is denied that something lacks: "saknas inte", "eksik ürün yoktur", and not
    "is missing - no payment before"."""
    behind = _UP_TO_A_SIGN.match(text, lacking.end())
    return behind is not None and denies(own, pieces(behind[0])[:_NEAR])


def _is_of_an_offer(own: Vocabulary, text: str, proof: re.Match[str]) -> bool:
    """Whether what is accepted there is an offer or another paper than the work: "presupuesto aceptado"."""
    beside = (*pieces(text[: proof.start()])[-1:], *pieces(text[proof.end() :])[:1])
    return any(holds(own.notices.other_papers, (word,)) for word in beside)


def _is_one_clause(own: Vocabulary, between: str) -> bool:
    """Whether what stands between two places is of one clause, or one that tells more: ", which will follow"."""
    _, comma, last = between.rpartition(", ")
    return not comma or worded_in(own.code, "which").match(last) is not None


def _between(text: str, one: re.Match[str], other: re.Match[str]) -> str:
    """What stands between two places of a text."""
    return text[min(one.end(), other.end()) : max(one.start(), other.start())]
