"""Whether two printed texts may be the same thing: numbers that were misread or mistyped, names, descriptions."""

from __future__ import annotations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from schemas import folded, normalise_number, seen_as

# What OCR and tired people take for each other.
_LOOKALIKES = str.maketrans({"O": "0", "Q": "0", "D": "0", "I": "1", "L": "1", "S": "5", "B": "8", "Z": "2", "G": "6"})
_NAME = 6  # letters: shorter names are two slips off many others
_SAME_WORDS = 85  # of 100: how much of the shorter text's words the longer one has


def lookalike(one: str, other: str) -> bool:
    """Whether two document numbers differ only in characters that look alike, in punctuation or in leading zeros."""
    return _seen(one) == _seen(other)


def mistyped(one: str, other: str) -> bool:
    """Whether two document numbers are at most two slips apart: a character more, less, other, or two swapped.

    Numbers of other parts are others: "17" and "17/A" are both given on purpose.
    """
    ours, theirs = normalise_number(one), normalise_number(other)
    return ours.count("-") == theirs.count("-") and OSA.distance(ours, theirs, score_cutoff=2) <= 2


def same_words(one: str, other: str) -> bool:
    """Whether one text says in its words what the other says, however they are ordered and cased."""
    ours, theirs = seen_as(one).casefold(), seen_as(other).casefold()
    return fuzz.token_set_ratio(ours, theirs) >= _SAME_WORDS


def alike(one: str, other: str) -> bool:
    """Whether one name may be taken for the other: its words are the other's, or it is two slips or look-alikes off."""
    ours, theirs = (folded(name).translate(_LOOKALIKES) for name in (one, other))
    slips = OSA.distance(ours, theirs, score_cutoff=2) <= 2
    return same_words(one, other) or (slips and min(len(ours), len(theirs)) >= _NAME)


def bare(number: str) -> str:
    """An identifier as capital letters and digits, without spacing and punctuation."""
    return "".join(sign for sign in seen_as(number).upper() if sign.isalnum())


def _seen(number: str) -> str:
    return normalise_number(seen_as(number).upper().translate(_LOOKALIKES))
