"""Numbers in words, in every language that has a vocabulary: "one hundred and nineteen", "zweihundert"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from babel.numbers import get_currency_name

from extractors.languages import LANGUAGES
from extractors.meanings.payments import MONEY
from extractors.parsing.folding import pieces

_THOUSAND, _MILLION = 1000, 1_000_000
_INDIAN = {"en_IN": (100_000, 10_000_000)}  # lakh and crore
_LONGEST = 60  # letters of a number below a thousand
_MOST = 14  # words of a number
_PART = 3  # letters of a word that begins a number written in several
_NAME = 4  # letters of a word that names a currency
_COUNTS = (None, 1, 2, 5)  # how many of a currency tell its forms apart


class Worded(NamedTuple):
    """A number in words: its `value`, its `language`, and the pieces of the text, folded, that it takes."""

    value: int
    language: str
    start: int
    stop: int


def find_numbers(text: str) -> Iterator[Worded]:
    """Every number in words in `text`, the longest at each place, in the language that reads most of it."""
    words = pieces(text)
    at = 0
    while at < len(words):
        read = (one for code in LANGUAGES for one in (_longest(words, at, code), _digits(words, at, code)))
        found = [one for one in read if one is not None]
        best = max(found, key=lambda one: one.stop, default=None)
        if best is not None:
            yield best
        at = at + 1 if best is None else best.stop


def names_money(word: str) -> bool:
    """Whether a folded word is of the name of a currency, in any language."""
    return word in _currency_words()


def _longest(words: Sequence[str], at: int, code: str) -> Worded | None:
    if not _begins_one(words[at], code):
        return None
    joiners = _joiners(code)
    said, found = "", None
    for stop in range(at + 1, min(at + _MOST, len(words)) + 1):
        word = words[stop - 1]
        if not word.isalpha():
            break
        if word in joiners and stop - 1 > at:
            continue
        said += word
        value = _value(said, code)
        if value is not None:
            found = Worded(value, code, at, stop)
    return found


def _digits(words: Sequence[str], at: int, code: str) -> Worded | None:
    """A number of which every digit is spelled: "one four zero", as some programs print it."""
    known = _below_ten(code)
    said = list(takewhile(known.__contains__, words[at : at + _MOST]))
    number = "".join(str(known[word]) for word in said)
    return Worded(int(number), code, at, at + len(said)) if len(said) > 1 else None


def _value(said: str, code: str) -> int | None:
    """The number that letters without blanks spell: hundreds, each with its scale, the largest first."""
    known, scales = _below_thousand(code), _scales(code)
    total, at, last = 0, 0, 0
    while at < len(said):
        group, end = _group(said, at, known)
        scale = next((word for word in scales if said.startswith(word, end)), None)
        step = scales[scale] if scale is not None else 1
        if (group is None and scale is None) or (last and step >= last):
            return None
        total, last = total + (1 if group is None else group) * step, step
        at = end + len(scale or "")
        if scale is None:
            break
    return total if at == len(said) else None


def _group(said: str, at: int, known: Mapping[str, int]) -> tuple[int | None, int]:
    """The longest number below a thousand that begins at `at`, and where it ends."""
    for end in range(min(len(said), at + _LONGEST), at, -1):
        if (value := known.get(said[at:end])) is not None:
            return value, end
    return None, at


@cache
def _below_thousand(code: str) -> Mapping[str, int]:
    """The numbers below a thousand as they are spelled; also without the word for one before "hundred", and with one
    that joins behind it.
    """
    known = {_spelled(number, code): number for number in range(_THOUSAND)}
    hundred = _hundred(code)
    for number in range(100, 200):
        _, found, rest = _spelled(number, code).partition(hundred)
        known.setdefault(found + rest or _spelled(number, code), number)
    for word in _joiners(code):
        for number in range(101, _THOUSAND):
            hundreds = _spelled(number - number % 100, code)
            known.setdefault(hundreds + word + _spelled(number % 100, code), number)
    return known


@cache
def _below_ten(code: str) -> Mapping[str, int]:
    return {_spelled(number, code): number for number in range(10)}


@cache
def _hundred(code: str) -> str:
    return _spelled(200, code).removeprefix(_spelled(2, code))


@cache
def _joiners(code: str) -> frozenset[str]:
    """The words that stand between the parts of a number: "and"."""
    return frozenset(LANGUAGES[code.partition("_")[0]].speech.get("and", ()))


@cache
def _scales(code: str) -> Mapping[str, int]:
    """The words for thousands and millions, with and without the word for one before them, the longest first."""
    told = [(code, scale) for scale in (_THOUSAND, _MILLION)]
    told += [(name, scale) for name, own in _INDIAN.items() if name.startswith(code) for scale in own]
    found: dict[str, int] = {}
    for name, scale in told:
        for count in (1, 2, 5):
            # where more follows, "tusind" is "tusinde"
            more = _spelled(count * scale + 200, name).removesuffix(_spelled(200, name))
            for word in (_spelled(count * scale, name), more):
                found[word.removeprefix(_spelled(count, name))] = scale
        found[_spelled(scale, name)] = scale
    return {word: found[word] for word in sorted(found, key=len, reverse=True)}


@cache
def _begins_one(word: str, code: str) -> bool:
    """Whether `word` may begin a number: nearly all others do not."""
    known = _beginnings(code)
    return word.startswith(known) or (len(word) >= _PART and any(one.startswith(word) for one in known))


@cache
def _beginnings(code: str) -> tuple[str, ...]:
    hundreds = range(100, _THOUSAND, 100)
    small = (*range(21), *range(30, 100, 10), *hundreds, *(number + 19 for number in hundreds))
    return (*(_spelled(number, code) for number in small), *_scales(code), _hundred(code))


@cache
def _spelled(number: int, code: str) -> str:
    """`number` in words without blanks, nor words that join: how much of it is written in one word, differs."""
    from num2words import num2words

    return "".join(word for word in pieces(num2words(number, lang=code)) if word not in _joiners(code))


@cache
def _currency_words() -> frozenset[str]:
    names = (get_currency_name(code, many, locale) for code in MONEY for locale in LANGUAGES for many in _COUNTS)
    return frozenset(word for name in names for word in pieces(name) if len(word) >= _NAME)
