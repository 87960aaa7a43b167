"""Sentences that are of another invoice than this one: it was paid, credited or is an earlier one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings.another import is_of_another, names_an_invoice, number_of
from extractors.meanings.negations import NUMBER_WORD, conditional_in, denied_in, denies
from extractors.meanings.paid import words_of_paid
from extractors.meanings.payments import asks_to_pay
from extractors.meanings.phrases import (
    clauses,
    holds,
    places_of,
    small_words,
    without,
    worded,
    worded_in,
    worded_somewhere,
)
from extractors.parsing import find_dates, without_dates
from extractors.parsing.folding import fold, pieces

_REPLACING = worded("replacing")
_GIVES = worded_somewhere("makes")  # "is"
_CREDITED, _ITSELF = worded("credited"), worded("this_document")
_SHORT = 3  # letters: shorter words are articles, "l'importo"
_DIGITS = 3  # of a word that numbers something
_WHEN = 2  # short words behind "paid", "ze dne 30. 9."
_PARTS = re.compile(r"[,;] ")
_RANGE = re.compile(r"\D*(\d+)\D{1,3}(\d+)\D*")


def settles_another(text: str, number: str) -> bool:
    """Whether `text` says that an invoice was paid or netted that it numbers, and not with this `number`; and no more
    than that, when, and thanks: "Invoice 4711 was paid on 3 May, thank you"."""
    bare = _without_thanks(without_dates(text))
    numbers = [word for word in bare.split() if sum(map(str.isdecimal, word)) >= _DIGITS]
    if "?" in text or asks_to_pay(text) or len(numbers) != 1 or _is_a_range(numbers[0]):
        return False  # "invoices 4700 to 4711" may be this one
    if _REPLACING.search(fold(text)) is not None:
        return False  # what replaces an invoice that was paid is paid with it
    words, dated = pieces(bare), bool(find_dates(text))
    alike = _of_the_series(bare, number)
    return any(
        is_of_another(alike or number_of(bare, words[: paid.start], words[paid.start : paid.stop]), number)
        and _is_of_one(own, words[: paid.start], alike, dated=dated)
        and not _goes_on(own, words[paid.stop :])
        for own in LANGUAGES.values()
        for paid in _paid_in(own, words)
        if own not in conditional_in(words) and not denies(own, words) and not holds(own.payments["ahead"], words)
        if worded_in(own.code, "been").search(" ".join(words[: paid.start])) is not None  # and not "to be paid"
    )


def names_another(text: str, raw: str, number: str) -> bool:
    """Whether a sentence with the number of an invoice, printed as `raw`, says why it is not that with this `number`:
    it was paid, or a credit note or a word for an earlier one leads to it. What asks to pay it says no such thing."""
    if asks_to_pay(text):
        return False
    if settles_another(text, number):
        return True
    before = text.partition(raw)[0]
    if _ITSELF.search(" ".join(pieces(before))) is not None:
        return False
    words = pieces(clauses(before, at_commas=True)[-1])
    numbered = [at for at, word in enumerate(words) if any(map(str.isdigit, word))]
    leading = words[numbered[-1] + 1 if numbered else 0 :]
    if denied_in([word for word in words if not NUMBER_WORD.fullmatch(word)]) or (
        words and _GIVES.fullmatch(words[-1])
    ):
        return False  # "not the previous invoice but", "the correct invoice is"
    return _CREDITED.search(" ".join(leading)) is not None or any(
        holds(own.notices.earlier, leading) for own in LANGUAGES.values()
    )


def _paid_in(own: Vocabulary, words: Sequence[str]) -> Iterator[range]:
    """Where words say that something was paid, or netted with something else."""
    yield from places_of(words_of_paid(own), words)
    yield from map(words_of, worded_in(own.code, "netted").finditer(" ".join(words)))


def _of_the_series(text: str, number: str) -> str:
    """The digits of the one number in `text` that has the letters and the form of this `number`: "FT 2026/0561" beside
    "FT 2026/0609"; a number without letters tells no series."""
    if not any(map(str.isalpha, number)):
        return ""
    form = "".join(r"\d" if sign.isdigit() else re.escape(sign) for sign in number)
    found = re.findall(rf"(?<!\w){form}(?!\w)", text)
    return " ".join(pieces(found[0])) if len(found) == 1 else ""


def _without_thanks(text: str) -> str:
    """`text` without what does no more than thank behind a comma: "..., thank you for your payment"."""
    return ", ".join(part for at, part in enumerate(_PARTS.split(text)) if not at or not _only_thanks(fold(part)))


def _only_thanks(part: str) -> bool:
    """Whether a folded part thanks, for no more than paying: not "for this one, too", nor "to your insurer"."""
    for own in LANGUAGES.values():
        said = worded_in(own.code, "thanks").match(part)
        if said is None:
            continue
        rest = without(own.payments["pays"], pieces(worded_in(own.code, "their").sub(" ", part[said.end() :])))
        if all(len(word) <= _SHORT and word in small_words(own.code) for word in rest):
            return True
    return False


def _is_a_range(number: str) -> bool:
    """Whether a number may be several: "4700-4711", and not "2026/660"."""
    ends = _RANGE.fullmatch(number)
    return ends is not None and len(ends[1]) == len(ends[2]) and ends[1] < ends[2]


def _is_of_one(own: Vocabulary, before: Sequence[str], number: str, *, dated: bool) -> bool:
    """Whether the words before "paid" are of one invoice alone: an article, its title and `number`, and a short word of
    its day where it is `dated`; not "up to invoice 4711", nor "invoice 4711 and it"."""
    words = worded_in(own.code, "been").sub(" ", " ".join(without(own.payments["already"], before))).split()
    at = [at for at, word in enumerate(words) if any(map(str.isdigit, word))]
    if not at:
        return False
    known = {*pieces(number), *_months(own)}
    more = [
        place
        for place, word in enumerate(words)
        if place not in at and word not in known and not NUMBER_WORD.fullmatch(word)
        if not names_an_invoice(own, (word,)) and not (at[0] > place > 0 and _is_a_series(own, word))
    ]
    day = [place for place in more if place > at[-1]]
    return set(more) <= {0, *day} and len(day) <= dated and all(is_small(own, words[place]) for place in more)


def _goes_on(own: Vocabulary, behind: Sequence[str]) -> bool:
    """Whether words behind "paid" say more than when: "with this one", too."""
    known = {*_months(own), *own.payments["already"]}
    rest = [word for word in behind if word.isalpha() and word not in known]
    return len(rest) > _WHEN or not all(len(word) <= _SHORT and is_small(own, word) for word in rest)


def _months(own: Vocabulary) -> frozenset[str]:
    return frozenset(form for month in own.months for form in pieces(month))


def is_small(own: Vocabulary, word: str) -> bool:
    """Whether a folded word is an article or another everyday one."""
    return len(word) < _SHORT or word in small_words(own.code)


def _is_a_series(own: Vocabulary, word: str) -> bool:
    """Whether a word may be the letters of a number: "FA-26-01881"."""
    return len(word) < _SHORT and word not in small_words(own.code)


def words_of(found: re.Match[str]) -> range:
    """Which words of a text stand in what was found there."""
    start = len(found.string[: found.start()].split())
    return range(start, start + len(found[0].split()))
