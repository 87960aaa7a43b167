"""A short word by which the pages of one language say something is none of another's: all are heard on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

import pytest

from extractors.languages import LANGUAGES, Vocabulary
from extractors.languages.vocabulary import Speech
from extractors.parsing.folding import fold

_SHORT = re.compile(r"[^\W\d_]{1,5}")
_LISTS = ("labels", "others", "third_parties", "ambiguous", "columns", "rows", "titles", "units", "words")
# What decides by itself wherever it stands, or heads a number or a label; other keys are framed by more words.
_FOLDED = ("numbered", "credited", "unowed", "former", "replacing", "last_bill")
_BEGINNINGS = ("supplied", "no_supply", "by_phone")  # of words
_AS_PRINTED = ("are", "if", "not", "after", "denying")
_SAME = frozenset({"suma", "summa", "sum", "valor"})  # mean the same in each language that has them
_ALLOWED: Mapping[tuple[str, str], str] = {
    ("numbered", "av"): "the letters of a number are no sentence",
    ("numbered", "est"): "the letters of a number are no sentence",
    ("numbered", "of"): "the letters of a number are no sentence",
    ("numbered", "orc"): "the Romanian office of registers counts no invoices",
    ("numbered", "qte"): "a count stands in a column, not before a number",
    ("no_supply", "porto"): "postage in each of them",
    ("if", "als"): "a condition too many makes a document wait",
    ("if", "om"): "a condition too many makes a document wait",
    ("if", "se"): "a condition too many makes a document wait",
    ("if", "si"): "a condition too many makes a document wait",
    ("not", "not"): "a denial too many makes a document wait",
    ("not", "nie"): "a denial too many makes a document wait",
    ("denying", "not"): "asked of reverse charge alone, and what is denied waits",
    ("denying", "nie"): "asked of reverse charge alone, and what is denied waits",
    ("denying", "ei"): "denies in both",
}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def _words(one: Vocabulary) -> set[str]:
    """The short words of a language's lists that stand alone there."""
    lists = (getattr(one, name) for name in _LISTS)
    texts = (text for some in lists for text in _texts(list(some) if some is one.ambiguous else some))
    return {word for text in texts if _SHORT.fullmatch(word := text.strip(" .:#").casefold())}


def _says(wording: str, word: str, key: str) -> bool:
    pattern, said = (fold(wording), fold(word)) if key in _FOLDED else (wording, word)
    end = r"\w*" if key in _BEGINNINGS else ""
    return re.fullmatch(f"(?:{pattern}){end}", said, re.IGNORECASE) is not None


def _shared(key: str, code: str, others: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """The words of other languages that a language's wordings for `key` are, where those do not say the same."""
    own = LANGUAGES[code].speech.get(key, ())
    for other, words in others.items():
        theirs = LANGUAGES[other].speech.get(key, ())
        for word in sorted(words) if other != code else ():
            if any(_says(one, word, key) for one in own) and not any(_says(one, word, key) for one in theirs):
                yield other, fold(word) if key in _FOLDED else word


@pytest.fixture(scope="module")
def words() -> Mapping[str, set[str]]:
    return {code: _words(one) for code, one in LANGUAGES.items()}


@pytest.mark.parametrize("key", [*_FOLDED, *_BEGINNINGS, *_AS_PRINTED])
def test_a_short_word_says_nothing_else_in_another_language(key: str, words: Mapping[str, set[str]]) -> None:
    assert key in get_args(Speech)
    found = {
        (code, other, word)
        for code in LANGUAGES
        for other, word in _shared(key, code, words)
        if word not in _SAME and (key, word) not in _ALLOWED
    }
    assert found == set()


def test_what_is_allowed_is_shared(words: Mapping[str, set[str]]) -> None:
    keys = {key for key, _ in _ALLOWED}
    shared = {(key, word) for key in keys for code in LANGUAGES for _, word in _shared(key, code, words)}
    assert set(_ALLOWED) <= shared
