"""A labelled document once more, as it might have been: under other names and another number, without some of its
words, wider or narrower, in capitals, without accents, or as a scan reads.

A model that sees eight equal copies learns the names and wordings of the copies by heart; what it should learn is where
they stand and what stands about them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import NamedTuple

from evaluation.matching import fold
from evaluation.synthetic.noise import blur
from evaluation.train.truth import Truth
from schemas import Box, Page, Reading, Table, Word

NAMES = ("seller.name", "buyer.name")
NUMBER = "invoice_number"
_TELLS = 4  # letters of a word of a name that stands for the name elsewhere on the page
_LEFT_OUT = 0.1  # share of rows without a digit
_MISREAD, _MISREAD_LETTERS = 0.35, 0.03  # share of documents, and of letters in these
_JOINED = 0.03  # share of words run into the next one, there
_SHAKEN = 0.06  # by how much the size of a letter differs, there
_CAPITALS, _PLAIN = 0.06, 0.08  # share of documents
_WIDTHS = (0.92, 1.08)
_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"@|www\.|\.\w{2,}$")


class Pool(NamedTuple):
    """What other documents say: names of parties in a language, and numbers of invoices."""

    names: Sequence[str]
    numbers: Sequence[str]


def varied(reading: Reading, truth: Truth, pool: Pool, rng: Random) -> tuple[Reading, Truth]:
    """Another document of the same design with what is true of it."""
    given = _given(truth, pool, rng)
    kept = frozenset(part for pair in given.items() for text in pair for part in fold(text).split())
    changes: list[Callable[[list[Word]], list[Word]]] = [lambda words: _without_rows(words, kept, rng)]
    if rng.random() < _MISREAD:
        changes.append(lambda words: _misread(words, kept, rng))
    if rng.random() < _CAPITALS:
        changes.append(lambda words: [word._replace(text=word.text.upper()) for word in words])
    if rng.random() < _PLAIN:
        changes.append(lambda words: [word._replace(text=_plain(word.text)) for word in words])
    wide = rng.uniform(*_WIDTHS)
    told: set[str] = set()

    def page_of(page: Page) -> Page:
        words = list(page.words)
        for old, new in given.items():
            words = _under(words, old, new, told)
        for change in changes:
            words = change(words)
        return _wider(page.model_copy(update={"words": tuple(words)}), wide)

    parts = tuple(page_of(part) if part.kind == "page" else part for part in reading.parts)
    values = {
        term: given[str(value)] if term in (*NAMES, NUMBER) and str(value) in told else value
        for term, value in truth.values.items()
    }
    return reading.model_copy(update={"parts": parts}), Truth(truth.doc_type, values, truth.places)


def _given(truth: Truth, pool: Pool, rng: Random) -> Mapping[str, str]:
    """What stands on the page in place of each name, and of the number."""
    own = sorted({str(value) for term in NAMES if (value := truth.values.get(term))})
    others = [name for name in pool.names if name not in own]
    given = dict(zip(own, rng.sample(others, len(own)), strict=True)) if len(others) >= len(own) else {}
    number = truth.values.get(NUMBER)
    return {**given, str(number): rng.choice(pool.numbers)} if number else given


def _under(words: list[Word], old: str, new: str, told: set[str]) -> list[Word]:
    """The words with `new` wherever `old` or its longest word stands; `told` gets `old` where it does."""
    wanted = fold(old).replace(" ", "")
    before, after = (max(fold(text).split() or [""], key=len) for text in (old, new))
    found: list[Word] = []
    at = 0
    while at < len(words):
        count = _spelt(words, at, wanted)
        if count:
            told.add(old)
            found.extend(_set(words[at : at + count], new))
            at += count
            continue
        found.append(_standing_in(words[at], before, after))
        at += 1
    return found


def _standing_in(word: Word, before: str, after: str) -> Word:
    if len(before) < _TELLS or not after or _DIGIT.search(before):
        return word
    if fold(word.text) == before:
        return word._replace(text=after.upper() if word.text.isupper() else after.capitalize())
    if _ADDRESS.search(word.text) and before in word.text.casefold():
        return word._replace(text=re.sub(re.escape(before), after, word.text, flags=re.IGNORECASE))
    return word


def _spelt(words: Sequence[Word], at: int, wanted: str) -> int:
    """How many words from `at` on spell `wanted`, in one row; 0 where they do not."""
    text = ""
    for count, word in enumerate(words[at:], 1):
        if not _level(words[at], word):
            return 0
        text += fold(word.text).replace(" ", "")
        if text == wanted:
            return count
        if not wanted.startswith(text):
            return 0
    return 0


def _set(words: Sequence[Word], text: str) -> list[Word]:
    """`text` in the place of `words`, in their style."""
    first, last = words[0], words[-1]
    if all(word.text.isupper() for word in words):
        text = text.upper()
    letter = (last.box.x1 - first.box.x0) / max(1, sum(len(word.text) + 1 for word in words) - 1)
    x, found = first.box.x0, []
    for part in text.split():
        end = x + letter * len(part)
        found.append(first._replace(text=part, box=first.box._replace(x0=x, x1=end)))
        x = end + letter
    return found


def _without_rows(words: Sequence[Word], kept: frozenset[str], rng: Random) -> list[Word]:
    """The words without some rows that hold nothing of a value."""
    rows: list[list[Word]] = []
    for word in words:
        if rows and _level(rows[-1][-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [word for row in rows if rng.random() > _LEFT_OUT or any(_fixed(word, kept) for word in row) for word in row]


def _misread(words: Sequence[Word], kept: frozenset[str], rng: Random) -> list[Word]:
    """The words as from a scan: without fonts, some letters mistaken, some words run into the next."""
    found: list[Word] = []
    for word in words:
        plain = word._replace(font="", bold=False, size=word.size * rng.uniform(1 - _SHAKEN, 1 + _SHAKEN))
        if _fixed(word, kept):
            found.append(plain)
        elif found and not _fixed(found[-1], kept) and _close(found[-1], word) and rng.random() < _JOINED:
            last = found[-1]
            found[-1] = last._replace(text=last.text + word.text, box=last.box._replace(x1=word.box.x1))
        else:
            found.append(blur(plain, rng, _MISREAD_LETTERS))
    return found


def _fixed(word: Word, kept: frozenset[str]) -> bool:
    """Whether a word is, or may be, part of a value: it stays as it is."""
    return bool(_DIGIT.search(word.text)) or not kept.isdisjoint(fold(word.text).split())


def _level(one: Word, other: Word) -> bool:
    return abs(one.box.bottom - other.box.bottom) <= one.size / 2


def _close(one: Word, other: Word) -> bool:
    return _level(one, other) and 0 <= other.box.x0 - one.box.x1 < one.size / 2


def _plain(text: str) -> str:
    """`text` without accents."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def _wider(page: Page, by: float) -> Page:
    """The page so many times as wide, letters and gaps alike."""

    def spread(box: Box) -> Box:
        return box._replace(x0=box.x0 * by, x1=box.x1 * by)

    tables = tuple(
        Table(spread(table.box), tuple(tuple(cell and spread(cell) for cell in row) for row in table.rows))
        for table in page.tables
    )
    words = tuple(word._replace(box=spread(word.box)) for word in page.words)
    rules = tuple(map(spread, page.rules))
    return page.model_copy(update={"words": words, "rules": rules, "tables": tables, "width": page.width * by})
