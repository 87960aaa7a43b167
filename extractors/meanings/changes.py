"""Sentences that change what is to be paid: more comes on top of the printed total, or something goes off it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extractors.languages import LANGUAGES, spoken
from extractors.languages.vocabulary import Vocabulary
from extractors.meanings.negations import conditional_in, denied_in, holds_if
from extractors.meanings.notices import Notice
from extractors.meanings.phrases import Speakers, holds, places_of, without, worded, worded_in
from extractors.meanings.tax_words import speaks_of_tax
from extractors.parsing import find_currencies, find_dates
from extractors.parsing.folding import fold, pieces

CHANGED = "changed"
SET_OFF = "set_off"  # what changes no total of a credit note
_VERB = 6  # letters: "deduct", "abgezogen"; "plus" and "less" are words of anything
_OPENING = 5  # words of a sentence that begins with its condition: "If you should pay late"
_NEAR = 6  # words between what changes and how
_DENYING = 3  # words before what changes that may deny it
_SENTENCE = re.compile(r"(?<=\w{3})[.!?;]\s+|\n")
_ON_TIME = re.compile(rf"(?i)\d\s*(?:{spoken('days')})\b")
_SETS_OFF = re.compile(
    rf"(?i)\W*(?:\w+['’\s]\s*)?(?:{spoken('credited')})(?!\w)[^\d%+]{{0,80}}\b(?:{spoken('next_payment')})"
    r"(?:\s[^\W\d_]{6,})?\W*$"
)
_CREDITED = worded("credited")
DISCOUNT = re.compile(rf"(?i){spoken('discount')}")
_CHANGING = Speakers(lambda one: one.payments["changes"])
_LATE = Speakers(lambda one: one.payments["late"])
COLLECTING = Speakers(lambda one: one.notices.collected)


def find_changes(text: str, *, beside: bool = False) -> Iterator[tuple[str, Notice]]:
    """Every sentence of `text` that says so, and in which words; terms for late payers, price lists and cash discounts
    are none. `beside`: an amount stands beside it."""
    for sentence in sentences(text):
        words = pieces(sentence)
        priced = any(map(str.isdigit, words)) and bool(find_currencies(sentence))
        counted = beside or priced or "%" in words
        if changing := _CHANGING.among(words):
            words = _without_names_of_tax(words)
            changing = _CHANGING.among(words)
        found = [notice for one in changing if (notice := _of_this_bill(one, words, counted=counted)) is not None]
        if priced and not found and not speaks_of_tax(sentence):
            found = [notice for one in LANGUAGES.values() if (notice := _off_total(one, words)) is not None]
        if found and not is_of_discount(sentence) and not any(_is_general(one.language, words) for one in found):
            yield sentence, found[0]


@cache
def _names_of_tax() -> Mapping[str, str]:
    """The full names of value added tax in any language, folded, with what is left of them without "added"; "plus the
    legal tax" is none."""
    found: dict[str, str] = {}
    for one in LANGUAGES.values():
        for words in map(pieces, one.labels.get("totals.tax", ())):
            places = list(places_of(one.payments["changes"], words))
            if places and all(place.start for place in places):
                found[" ".join(words)] = " ".join(without(one.payments["changes"], words))
    return found


def _without_names_of_tax(words: tuple[str, ...]) -> tuple[str, ...]:
    """Folded words in which the tax on the value added adds nothing."""
    text = f" {' '.join(words)} "
    for name, rest in _names_of_tax().items():
        text = text.replace(f" {name} ", f" {rest} ")
    return tuple(text.split())


def sentences(text: str) -> list[str]:
    """The sentences of `text`."""
    return _SENTENCE.split(text)


def sentences_with(raw: str, text: str) -> Sequence[str]:
    """The sentences of a block's `text` that hold the whole of what is printed as `raw`, over the rows that visibly go
    on in lower case; all of it where rows part it."""
    joined = "".join(f"{' ' if row[:1].islower() else chr(10)}{row}" for row in text.split("\n"))
    own = re.compile(rf"(?<![\w/-]){re.escape(raw)}(?![\w/-])")
    told = [sentence for sentence in sentences(joined) if own.search(sentence) is not None]
    return told or [text]


def is_of_discount(sentence: str) -> bool:
    """Whether it offers a discount to who pays in time."""
    timed = bool(find_dates(sentence)) or _ON_TIME.search(sentence) is not None
    return timed and speaks_of_discounts(sentence)


def speaks_of_discounts(text: str) -> bool:
    """Whether `text` speaks of discounts or deductions."""
    return DISCOUNT.search(text) is not None


def sets_off(sentence: str) -> bool:
    """Whether it says of the credit note itself that it goes off what is paid next, and names no amount: "This credit
    note will be deducted from your next payment"."""
    return _SETS_OFF.match(sentence) is not None


def is_of_delay(text: str) -> bool:
    """Whether `text` speaks of who pays late."""
    return bool(_LATE.among(pieces(text)))


def is_if_late(sentence: str) -> bool:
    """Whether its condition is that somebody pays late: "In case of late payment", "Bei verspäteter Zahlung"; "To keep
    clear of late payment" has none."""
    words = pieces(sentence)
    return any(_begins_if_late(one, words[:_OPENING]) for one in _LATE.among(words))


def _begins_if_late(language: Vocabulary, opening: Sequence[str]) -> bool:
    late = language.payments["late"]
    if not any(place.start == 0 for place in places_of(language.notices.conditions, opening)):
        return False
    stems = tuple(one for one in map(fold, late) if len(one) >= _VERB)
    return holds(late, opening) or any(word.startswith(stems) for word in opening)


def is_collected(text: str) -> bool:
    """Whether `text` speaks of a direct debit: nobody pays then."""
    return bool(COLLECTING.among(pieces(text)))


def is_conditional(text: str) -> bool:
    """Whether `text` holds under a condition."""
    return bool(conditional_in(pieces(text)))


def is_of_some(text: str) -> bool:
    """Whether `text` is of those alone who pay in time for a discount, who pay late, or by direct debit."""
    return is_of_discount(text) or is_of_delay(text) or is_collected(text)


def _is_general(code: str, words: tuple[str, ...]) -> bool:
    """Whether words are of price lists, of who pays late, or hold under a condition; what the reader may do is none."""
    language = LANGUAGES[code]
    if holds_if(language, without(language.payments["permits"], words)):
        return True
    return holds(language.payments["late"], words) or holds(language.payments["prices"], words)


def _off_total(language: Vocabulary, words: tuple[str, ...]) -> Notice | None:
    """What names an extra and the total that it is taken from, without a word of changing: "Deduction for rework: 380
    EUR from the invoice amount"."""
    text = " ".join(words)
    for total in worded_in(language.code, "off_total").finditer(text):
        before = text[: total.start()]
        if _CREDITED.search(before) is not None or holds(language.payments["extras"], pieces(before)):
            return Notice(CHANGED, language.code, total[0])
    return None


def _of_this_bill(language: Vocabulary, words: tuple[str, ...], *, counted: bool) -> Notice | None:
    """What words say that changes this bill, and not the next one alone."""
    told = _told(language, words, counted=counted)
    return None if told is None or _is_of_next(language, words, tuple(told.wording.split())) else told


def _is_of_next(language: Vocabulary, words: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether what is `said` falls on the next bill, which alone stands right behind it, and is not denied: "will be
    deducted from your next invoice". What follows may call this one so, or be of it: ", which you are holding"."""
    start = next(at for at in range(len(words)) if words[at : at + len(said)] == said)
    text = " ".join(words[start:])
    bill = worded_in(language.code, "next_bill").fullmatch(text, len(" ".join(said)) + 1)
    return bill is not None and not denied_in((*words[max(start - _DENYING, 0) : start], *said))


def _told(language: Vocabulary, words: tuple[str, ...], *, counted: bool) -> Notice | None:
    """`counted`: a sentence holds an amount or a share."""
    for one in places_of(language.payments["changes"], words):
        if counted and sum(map(len, words[one.start : one.stop])) >= _VERB:
            return Notice(CHANGED, language.code, " ".join(words[one.start : one.stop]))
        for other in places_of(language.payments["extras"], words):
            if 0 <= max(one.start, other.start) - min(one.stop, other.stop) <= _NEAR:
                whole = words[min(one.start, other.start) : max(one.stop, other.stop)]
                return Notice(CHANGED, language.code, " ".join(whole))
    return None
