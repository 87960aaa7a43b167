"""Sentences by which the amount of a document is collected: more than a direct debit that is merely spoken of."""

from __future__ import annotations

import re

from extractors.languages import LANGUAGES, Vocabulary, spoken
from extractors.meanings.negations import denies
from extractors.meanings.payments import names_the_whole, permits
from extractors.meanings.phrases import holds, without
from extractors.parsing.folding import pieces

_CLAUSES = re.compile(r"[,;:]\s+|\s[-–—]\s")
_OTHER_WAYS = re.compile(rf"(?i)(?<!\w)(?:{spoken('other_ways')})(?!\w)")
_IS_PAID = re.compile(rf"(?i)(?<!\w)(?:{spoken('is_paid')})(?!\w)")


def says_it_is_collected(text: str) -> bool:
    """Whether `text` says that the very amount, the invoice or its payment is collected, under no condition and beside
    no other way to pay: "The amount is collected by direct debit", and not "We also accept direct debit"."""
    clauses = _CLAUSES.split(text)
    ways = (clause for clause in clauses if _OTHER_WAYS.search(clause) is not None)
    if permits(text) or any(not any(_is_denied(one, clause) for one in LANGUAGES.values()) for clause in ways):
        return False
    heard = [one for one in LANGUAGES.values() if not holds(one.notices.conditions, pieces(text))]
    return any(_is_collected(one, clause) for clause in clauses for one in heard)


def _is_collected(language: Vocabulary, clause: str) -> bool:
    """A denial of paying, "Do not pay, ...", is none of collecting."""
    if not holds(language.notices.collected, pieces(clause)):
        return False
    unpaid = (*language.notices.stamps["do_not_pay"], *language.notices.sentences["do_not_pay"])
    denied = denies(language, without(unpaid, pieces(clause)))
    return not denied and (names_the_whole(clause) or _IS_PAID.search(clause) is not None)


def _is_denied(language: Vocabulary, clause: str) -> bool:
    return denies(language, pieces(clause))
