"""Sentences by which the amount of a document is collected: more than a direct debit that is merely spoken of."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.languages import Vocabulary, spoken
from extractors.meanings.changes import COLLECTING
from extractors.meanings.negations import conditional_in, denied_in, denies
from extractors.meanings.payments import names_a_way, names_paying, permits
from extractors.meanings.phrases import places_of, without, worded
from extractors.meanings.wholes import names_the_whole
from extractors.parsing.folding import fold, pieces

_CLAUSES = re.compile(r"[,;:]\s+|\s[-–—]\s")
_SCHEME = frozenset({"sepa"})
_HANDED = worded("paid_with")
_IS_PAID = re.compile(rf"(?i)(?<!\w)(?:{spoken('is_paid')})(?!\w)")


def says_it_is_collected(text: str, beside: str = "") -> bool:
    """Whether `text` says that the very amount, the invoice or its payment is collected, under no condition, and
    neither it nor what stands `beside` it names another way to pay: "The amount is collected by direct debit", and not
    "We also accept direct debit"."""
    return speaks_of_collecting(text) and not _names_another_way(text, beside)


def is_collected_or_paid(text: str, beside: str) -> bool:
    """Whether it says so, and another way to pay is named: "The amount is collected, otherwise pay it by transfer"."""
    return speaks_of_collecting(text) and _names_another_way(text, beside)


def is_a_direct_debit(text: str) -> bool:
    """Whether `text` is the name of collecting in one language and no more: "SEPA direct debit", and neither "no direct
    debit" nor "direct debit failed". A card draws from no account."""
    words = pieces(text)
    named = (_SCHEME.issuperset(without(one.notices.collected, words)) for one in COLLECTING.among(words))
    return any(named) and _HANDED.search(fold(text)) is None


@lru_cache(maxsize=1024)  # every witness of a text asks again
def speaks_of_collecting(text: str) -> bool:
    """Whether `text` says so, whatever else it and its neighbours name."""
    told = [(one, clause) for clause in _CLAUSES.split(text) for one in COLLECTING.among(pieces(clause))]
    if not told or permits(text):
        return False  # as nearly all texts
    unheard = conditional_in(pieces(text))
    return any(_is_collected(one, clause) for one, clause in told if one not in unheard)


def _names_another_way(text: str, beside: str) -> bool:
    """Whether a clause names a way to pay and does not deny it, or paying stands behind a word for "or"."""
    clauses = (clause for part in (text, beside) for clause in _CLAUSES.split(part))
    if any(names_a_way(clause) and not denied_in(pieces(clause)) for clause in clauses):
        return True
    words = pieces(f"{text} {beside}")
    others = (one.payments["alternatives"] for one in COLLECTING.among(words))
    return any(names_paying(" ".join(words[place.stop :])) for some in others for place in places_of(some, words))


def _is_collected(language: Vocabulary, clause: str) -> bool:
    """Of a clause that speaks of collecting in `language`: a denial of paying, "Do not pay, ...", is none of that; a
    word of it, "e-faktura", names no whole."""
    unpaid = (*language.notices.stamps["do_not_pay"], *language.notices.sentences["do_not_pay"])
    denied = denies(language, without(unpaid, pieces(clause)))
    rest = " ".join(without(language.notices.collected, pieces(clause)))
    return not denied and (names_the_whole(rest) or _IS_PAID.search(clause) is not None)
