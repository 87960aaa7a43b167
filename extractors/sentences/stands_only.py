"""Sentences by which the document itself holds only once something is done that its pages do not show: it is signed or
stamped, or somebody confirms it. "Without stamp and signature this invoice is not valid"; "This document becomes
binding only if you confirm it"; or by which it is no more than an offer, "This document serves as a quotation", or an
example, "The figures serve as an example".

What holds unless somebody objects holds now, and what holds only once "this invoice is paid", as the title to goods
does, is something else than the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extractors.languages import LANGUAGES
from extractors.meanings.another import names_an_invoice
from extractors.meanings.negations import denies
from extractors.meanings.phrases import clauses, holds, worded
from extractors.parsing.folding import fold, pieces, spaced
from extractors.sentences.free_text import Said

_ITSELF, _SIGNATURE = worded("this_document"), worded("signature")
_NO_FORCE, _TAKES_HOLD = worded("no_force"), worded("takes_hold")
_ONLY_ONCE, _UNLESS = worded("only_once"), worded("unless")
_AS_AN_OFFER, _AS_AN_EXAMPLE, _DETAILS = worded("as_an_offer"), worded("as_an_example"), worded("details")
_DELIVERED = worded("delivered_of")
_LINKED = worded("links_to")  # "payment of", "complaints about": what follows is no subject
_AS_WARRANTY = re.compile(rf"{worded('serves_as').pattern} {worded('as_security').pattern}")
_LONG = 30  # words
_SUBJECT = 8  # words before what is an example, of which the first name it
_ENDING = 2  # words behind what figures are that say no more of it: "illustrative at present"
_NUMBERED = 2  # words in which the number of an offer stands behind it
_SHORT = 4  # letters: "note" is a receipt, and anything else


def stands_only(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences that say so of the document. As a receipt it may hold once it is paid, and as a warranty
    card once it is stamped: that says nothing of what is owed."""
    for one in said:
        text = fold(one.text)
        if len(text.split()) > _LONG or _is_of_receipts(text) or _AS_WARRANTY.search(text) is not None:
            continue
        parts = clauses(text)
        named = parts if _ITSELF.search(text) is not None else ()
        if (
            _begins_so(text)
            or any(map(_is_an_example, parts))
            or any(_stands_only(part) or _is_an_offer(part) for part in named)
        ):
            yield one


def _begins_so(text: str) -> bool:
    """Whether a sentence has no subject, and says so of a signature: "Valid only with the signed time sheet"."""
    return _NO_FORCE.match(text.lstrip()) is not None and _SIGNATURE.search(text) is not None


def _stands_only(clause: str) -> bool:
    """Whether it has no force without something, or holds only once something is done: what holds "unless" something
    is done, holds."""
    itself = [place for place in _ITSELF.finditer(clause) if not _is_linked(clause[: place.start()])]
    if any(_is_of(itself, hold, clause) for hold in _NO_FORCE.finditer(clause)) and _SIGNATURE.search(clause):
        return True
    without = [hold for hold in _NO_FORCE.finditer(clause) if _ONLY_ONCE.search(clause) or _UNLESS.search(clause)]
    within = [hold for hold in _TAKES_HOLD.finditer(clause) if _ONLY_ONCE.search(clause)]
    return any(_is_of(itself, hold, clause, apart=",") for hold in (*without, *within))


def _is_an_offer(clause: str) -> bool:
    """Whether a clause says that the document serves as an offer; one with a number is another paper."""
    offered = _AS_AN_OFFER.search(clause)
    if offered is None:
        return False  # as nearly all texts
    itself, behind = _ITSELF.search(clause[: offered.start()]), clause[offered.end() :].split()[:_NUMBERED]
    words = pieces(clause)
    return (
        itself is not None
        and not any(map(str.isdigit, "".join(behind)))
        and not any(denies(own, words) for own in LANGUAGES.values())
    )


def _is_an_example(clause: str) -> bool:
    """Whether a clause begins with the document or its figures, and says that they are an example, or that the figures
    are one of an invoice: "illustrative of the market" they may be, and a sample what was delivered."""
    example = _AS_AN_EXAMPLE.search(clause)
    if example is None:
        return False  # as nearly all texts
    before, behind = clause[: example.start()].lstrip(), pieces(clause[example.end() :])
    itself = _ITSELF.match(before) is not None
    if len(pieces(before)) > _SUBJECT or not (itself or _DETAILS.match(before)):
        return False
    if not itself and _DELIVERED.search(clause):
        return False
    ends = len(behind) <= _ENDING or any(names_an_invoice(own, behind) for own in LANGUAGES.values())
    return (itself or ends) and not any(denies(own, pieces(clause)) for own in LANGUAGES.values())


def _is_of(itself: Iterable[re.Match[str]], hold: re.Match[str], clause: str, apart: str = ";") -> bool:
    """Whether what holds, or does not, is the document: it is named before it with nothing that parts them, or nothing
    is."""
    if not clause[: hold.start()].strip():
        return True
    named = (clause[place.end() : hold.end()] for place in itself if place.start() < hold.end())
    return any(apart not in between for between in named)


def _is_linked(before: str) -> bool:
    words = before.split()[-1:]
    return any(_LINKED.fullmatch(word) is not None for word in words)


def _is_of_receipts(text: str) -> bool:
    return holds(_receipts(), pieces(text))


@cache
def _receipts() -> tuple[str, ...]:
    titles = (spaced(title) for one in LANGUAGES.values() for title in one.titles["receipt"])
    return tuple(title for title in titles if len(title) > _SHORT)
