"""Numbers in words, in every language that has a vocabulary: "one hundred and nineteen", "zweihundert"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, product, takewhile
from typing import NamedTuple

from babel.numbers import get_currency_name

from extractors.languages import LANGUAGES
from extractors.meanings.payments import MONEY
from extractors.parsing.folding import pieces

_THOUSAND, _MILLION = 1000, 1_000_000
_INDIAN = {"en_IN": (100_000, 10_000_000)}  # lakh and crore
_SPOKEN = {"fr": ("fr_BE", "fr_CH"), "pt": ("pt_BR",)}  # where other words are used for the same numbers
_LONGEST = 60  # letters of a number below a thousand
_ENDLESS = 10**9  # above every scale
_MOST = 14  # words of a number
_PART = 3  # letters of a word that begins a number written in several
_NAME = 4  # letters of a word that names a currency
_STEM = 5  # letters that forms of a word share
_COUNTS = (None, 1, 2, 5)  # how many of a currency tell its forms apart
_FORMS = (1, 2, 5, 10)  # and of a scale: Lithuanian has one for tens


class Worded(NamedTuple):
    """A number in words: its `value`, the `languages` it is of, and the pieces of the text, folded, that it takes."""

    value: int
    languages: frozenset[str]
    start: int
    stop: int


@lru_cache(maxsize=1024)  # every witness of a text asks again
def find_numbers(text: str) -> tuple[Worded, ...]:
    """Every number in words in `text`, the longest at each place, in the languages that read most of it."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Worded]:
    words = pieces(text)
    at = 0
    while at < len(words):
        read = (one for code in _may_count(words[at]) for one in (_longest(words, at, code), _digits(words, at, code)))
        found = [one for one in read if one is not None]
        best = max(found, key=lambda one: one.stop, default=None)
        if best is not None:
            same = (one.languages for one in found if (one.value, one.stop) == (best.value, best.stop))
            yield best._replace(languages=frozenset().union(*same))
        at = at + 1 if best is None else best.stop


def is_part(one: Worded, words: Sequence[str]) -> bool:
    """Whether a number goes on, before or behind it, in words that look like a number of its languages and are not
    read with it.
    """
    joiners = frozenset().union(*map(_joiners, one.languages))
    before = (word for word in reversed(words[: one.start]) if word not in joiners)
    behind = (word for word in words[one.stop :] if word not in joiners)
    beside = [word for side in (before, behind) for word in islice(side, 1)]
    return any(_looks_like_one(word, code) for word in beside for code in one.languages)


def joins(word: str, one: Worded) -> bool:
    """Whether a folded word stands between the parts of numbers in a language of this one."""
    return any(word in _joiners(code) for code in one.languages)


def names_money(words: Sequence[str]) -> bool:
    """Whether folded words begin with the name of a currency, in any language: "dollars", "canadian dollars", and not
    "canadian offices".
    """
    nouns, others = _currency_words()
    return bool(words) and (words[0] in nouns or (words[0] in others and len(words) > 1 and words[1] in nouns))


def _longest(words: Sequence[str], at: int, code: str) -> Worded | None:
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
            found = Worded(value, frozenset({code}), at, stop)
    return found


def _digits(words: Sequence[str], at: int, code: str) -> Worded | None:
    """A number of which every digit is spelled: "one four zero", as some programs print it."""
    known = _below_ten(code)
    said = list(takewhile(known.__contains__, words[at : at + _MOST]))
    number = "".join(str(known[word]) for word in said)
    return Worded(int(number), frozenset({code}), at, at + len(said)) if len(said) > 1 else None


def _value(said: str, code: str, below: int = _ENDLESS) -> int | None:
    """The number that letters without blanks spell: hundreds, each with its scale `below` the one before it."""
    known = _below_thousand(code)
    ends = [end for end in range(min(len(said), _LONGEST), 0, -1) if said[:end] in known]
    for end in (*ends, 0):
        group = known.get(said[:end], 1)
        if end == len(said):
            return group
        for scale, step in _scales(code).items():
            if step < below and said.startswith(scale, end):
                rest = said[end + len(scale) :]
                more = _value(rest, code, step) if rest else 0
                if more is not None:
                    return group * step + more
    return None


@cache
def _counting() -> tuple[str, ...]:
    """The languages whose numbers are known: the library cannot count in all."""
    from num2words import CONVERTER_CLASSES

    return tuple(code for code in LANGUAGES if code in CONVERTER_CLASSES)


@cache
def _below_thousand(code: str) -> Mapping[str, int]:
    """The numbers below a thousand as they are spelled; also without the word for one before "hundred", with one that
    joins behind it, and as they are before another word.
    """
    known = {_spelled(number, name): number for name in (code, *_SPOKEN.get(code, ())) for number in range(_THOUSAND)}
    hundred = _hundred(code)
    for number in range(100, 200):
        _, found, rest = _spelled(number, code).partition(hundred)
        known.setdefault(found + rest or _spelled(number, code), number)
    for word in _joiners(code):
        for number in range(101, _THOUSAND):
            hundreds = _spelled(number - number % 100, code)
            known.setdefault(hundreds + word + _spelled(number % 100, code), number)
    for short, number in _shortened(code):
        known.setdefault(short, number)
    return {**{_feminine(word, code): number for word, number in known.items()}, **known}


def _feminine(word: str, code: str) -> str:
    """A number as it is said of what is feminine: "doscientas veintiuna libras"."""
    for ending in LANGUAGES[code].feminine:
        whole, other = pieces(ending)
        word = word.replace(whole, other)
    return word


def _shortened(code: str) -> Iterator[tuple[str, int]]:
    """The numbers below a thousand that are spelled otherwise before a word, with their spelling there."""
    for short, number in _before_words(code):
        whole = _spelled(number, code)
        if short != whole:
            for other in range(number, _THOUSAND if number < 100 else number + 1, 10 if number < 10 else 100):
                if _spelled(other, code).endswith(whole):
                    yield _spelled(other, code).removesuffix(whole) + short, other


def _before_words(code: str) -> Iterator[tuple[str, int]]:
    """The numbers to a hundred, and hundreds, as they are before thousands, and one before millions: "deux cent mille",
    "kétezer", "un millón".
    """
    thousand = _spelled(5 * _THOUSAND, code).removeprefix(_spelled(5, code))
    for number in (*range(1, 100), *range(100, _THOUSAND, 100)):
        whole = _spelled(number * _THOUSAND, code)
        if whole.endswith(thousand) and (short := whole.removesuffix(thousand)):
            yield short, number
    millions = _spelled(5 * _MILLION, code).removeprefix(_spelled(5, code))
    if short := _spelled(_MILLION, code).partition(millions[:_PART])[0]:
        yield short, 1


@cache
def _below_ten(code: str) -> Mapping[str, int]:
    return {_spelled(number, code): number for number in range(10)}


@cache
def _hundred(code: str) -> str:
    return _spelled(500, code).removeprefix(_spelled(5, code))


@cache
def _joiners(code: str) -> frozenset[str]:
    """The words that stand between the parts of a number: "and"."""
    return frozenset(LANGUAGES[code.partition("_")[0]].speech.get("and", ()))


@cache
def _scales(code: str) -> Mapping[str, int]:
    """The words for thousands and millions, with and without the word for one before them, the longest first; and for
    hundreds, where one hundred ends in the same word as many: "eleven hundred".
    """
    told = [(code, scale) for scale in (_THOUSAND, _MILLION)]
    told += [(name, scale) for name, own in _INDIAN.items() if name.startswith(code) for scale in own]
    found: dict[str, int] = {}
    for name, scale in told:
        for count in _FORMS:
            # where more follows, "tusind" is "tusinde"
            more = _spelled(count * scale + 200, name).removesuffix(_spelled(200, name))
            for word in (_spelled(count * scale, name), more):
                if count == 1 or word.startswith(_spelled(count, name)):
                    found[word.removeprefix(_spelled(count, name))] = scale
        found[_spelled(scale, name)] = scale
    if _spelled(100, code).endswith(_hundred(code)):
        found[_hundred(code)] = 100
    return {word: found[word] for word in sorted(found, key=len, reverse=True)}


@cache
def _may_count(word: str) -> tuple[str, ...]:
    """The languages in which `word` may begin a number: of nearly all words none."""
    return tuple(code for code in _counting() if _begins_one(word, code))


def _begins_one(word: str, code: str) -> bool:
    known = _beginnings(code)
    return word.startswith(known) or (len(word) >= _PART and any(one.startswith(word) for one in known))


@cache
def _looks_like_one(word: str, code: str) -> bool:
    """Whether `word` has the stem of a number, as other forms of it have and those that are spelled otherwise."""
    known = [one for one in _beginnings(code) if len(one) >= _PART]
    return len(word) > _PART and any(word.startswith(one) or one.startswith(word[:_STEM]) for one in known)


@cache
def _beginnings(code: str) -> tuple[str, ...]:
    hundreds = range(100, _THOUSAND, 100)
    small = (*range(100), *hundreds, *(number + 19 for number in hundreds))
    names = (code, *_SPOKEN.get(code, ()))
    told = (_spelled(number, name) for name in names for number in small)
    told = (form for word in told for form in (word, _feminine(word, code)))
    return tuple({*told, *(short for short, _ in _shortened(code)), *_scales(code), _hundred(code)})


@cache
def _spelled(number: int, code: str) -> str:
    """`number` in words without blanks, nor words that join: how much of it is written in one word, differs."""
    from num2words import num2words

    return "".join(word for word in pieces(num2words(number, lang=code)) if word not in _joiners(code))


@cache
def _currency_words() -> tuple[frozenset[str], frozenset[str]]:
    """The nouns that name currencies ("dollars"), and the words beside them ("canadian"): a language has its nouns
    first or last, as its name of all dollars tells.
    """
    nouns, others = set[str](), set[str]()
    for locale in LANGUAGES:
        told = {code: pieces(get_currency_name(code, 5, locale)) for code in ("AUD", "CAD")}
        first = told["AUD"][0] == told["CAD"][0]
        for code, many in product(MONEY, _COUNTS):
            words = pieces(get_currency_name(code, many, locale))
            nouns.add(words[0 if first else -1])
            others.update(words)
    return tuple(frozenset(word for word in some if len(word) >= _NAME) for some in (nouns, others - nouns))  # type: ignore[return-value]
