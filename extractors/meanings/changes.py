"""Sentences that change what is to be paid: more comes on top of the printed total, or something goes off it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.languages import LANGUAGES, spoken
from extractors.languages.vocabulary import Vocabulary
from extractors.meanings.notices import Notice
from extractors.meanings.phrases import holds, without
from extractors.parsing import find_currencies, find_dates
from extractors.parsing.folding import pieces

CHANGED = "changed"
_VERB = 6  # letters: "deduct", "abgezogen"; "plus" and "less" are words of anything
_NEAR = 6  # words between what changes and how
_SENTENCE = re.compile(r"(?<=\w{3})[.!?;]\s+|\n")
_ON_TIME = re.compile(rf"(?i)\d\s*(?:{spoken('days')})\b")
_DISCOUNT = re.compile(rf"(?i){spoken('discount')}")


def find_changes(text: str) -> Iterator[tuple[str, Notice]]:
    """Every sentence of `text` that says so, and in which words; terms for late payers, price lists and cash discounts
    are none."""
    for sentence in sentences(text):
        words = pieces(sentence)
        counted = "%" in words or (any(map(str.isdigit, words)) and bool(find_currencies(sentence)))
        found = [notice for one in LANGUAGES.values() if (notice := _told(one, words, counted=counted)) is not None]
        if found and not is_of_discount(sentence) and not any(_is_general(one.language, words) for one in found):
            yield sentence, found[0]


def sentences(text: str) -> list[str]:
    """The sentences of `text`."""
    return _SENTENCE.split(text)


def is_of_discount(sentence: str) -> bool:
    """Whether it offers a discount to who pays in time."""
    timed = bool(find_dates(sentence)) or _ON_TIME.search(sentence) is not None
    return timed and speaks_of_discounts(sentence)


def speaks_of_discounts(text: str) -> bool:
    """Whether `text` speaks of discounts or deductions."""
    return _DISCOUNT.search(text) is not None


def is_of_delay(text: str) -> bool:
    """Whether `text` speaks of who pays late."""
    words = pieces(text)
    return any(holds(one.payments["late"], words) for one in LANGUAGES.values())


def is_collected(text: str) -> bool:
    """Whether `text` speaks of a direct debit: nobody pays then."""
    words = pieces(text)
    return any(holds(one.notices.collected, words) for one in LANGUAGES.values())


def is_conditional(text: str) -> bool:
    """Whether `text` holds under a condition."""
    words = pieces(text)
    return any(holds(one.notices.conditions, words) for one in LANGUAGES.values())


def _is_general(code: str, words: tuple[str, ...]) -> bool:
    """Whether words are of price lists, of who pays late, or hold under a condition; what the reader may do is none."""
    language = LANGUAGES[code]
    if holds(language.notices.conditions, without(language.payments["permits"], words)):
        return True
    return holds(language.payments["late"], words) or holds(language.payments["prices"], words)


def _told(language: Vocabulary, words: tuple[str, ...], *, counted: bool) -> Notice | None:
    """`counted`: a sentence holds an amount or a share."""
    for end in _ends(language.code, "changes", words):
        if counted and sum(map(len, words[end[0] : end[1]])) >= _VERB:
            return Notice(CHANGED, language.code, " ".join(words[end[0] : end[1]]))
        for other in _ends(language.code, "extras", words):
            apart = max(end[0], other[0]) - min(end[1], other[1])
            if 0 <= apart <= _NEAR:
                return Notice(CHANGED, language.code, " ".join(words[min(end[0], other[0]) : max(end[1], other[1])]))
    return None


def _ends(code: str, key: str, words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where wordings of `key` begin and end among `words`."""
    known = _wordings(code, key)
    for at, word in enumerate(words):
        for parts in known.get(word, ()):
            if words[at : at + len(parts)] == parts:
                yield at, at + len(parts)


@cache
def _wordings(code: str, key: str) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for wording in LANGUAGES[code].payments[key]:
        found.setdefault(pieces(wording)[0], []).append(pieces(wording))
    return found
