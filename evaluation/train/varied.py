"""A labelled document once more, as it might have been: under other names and another number, without some of its
words, wider or narrower, in capitals, without accents, or as a scan reads.

A model that sees eight equal copies learns the names and wordings of the copies by heart; what it should learn is where
they stand and what stands about them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from evaluation.synthetic.noise import blur
from evaluation.train.truth import Truth
from extractors.meanings import match_label
from extractors.page.names import LEGAL_FORM
from extractors.parsing.folding import compact
from schemas import Box, DocType, Page, Reading, Table, Word

NAMES = ("seller.name", "buyer.name")
NUMBER = "invoice_number"
_TELLS = 4  # letters of a word of a name that stands for the name elsewhere on the page
_TELLING = 5  # signs of a number of digits alone that is nothing else on the page
_LEFT_OUT = 0.1  # share of rows without a digit
_MISREAD, _MISREAD_LETTERS = 0.35, 0.03  # share of documents, and of letters in these
_JOINED = 0.03  # share of words run into the next one, there
_SHAKEN = 0.06  # by how much the size of a letter differs, there
_CAPITALS, _PLAIN = 0.06, 0.08  # share of documents
_WIDTHS = (0.92, 1.08)
_DIGIT = re.compile(r"\d")
_ADDRESS = re.compile(r"@|www\.|\.\w{2,}$")
# What a page has beside words, rules and tables: nothing of it is learnt from, and it would stand elsewhere.
_UNMOVED = ("imprints", "lettered", "aslant", "pictured", "ticked", "maybe_ticked", "unticked", "blank")


class Pool(NamedTuple):
    """What other documents say: names of parties in a language, and numbers of invoices."""

    names: Sequence[str]
    numbers: Sequence[str]


class _Other(NamedTuple):
    """What stands for a text of the page: for a name in whatever case, for a number to the letter. `before` is the word
    that stands for a name elsewhere, `after` that of the other name."""

    old: str
    new: str
    is_name: bool = False
    before: str = ""
    after: str = ""

    def spelt(self, words: Sequence[Word], at: int) -> int:
        """How many words from `at` on spell the text, in one row; 0 where they do not."""
        seen = compact if self.is_name else _joined
        text, wanted = "", seen(self.old)
        for count, word in enumerate(words[at:], 1):
            if not _level(words[at], word):
                return 0
            text += seen(word.text)
            if text == wanted:
                return count
            if not wanted.startswith(text):
                return 0
        return 0


def varied(reading: Reading, truth: Truth, pool: Pool, rng: Random) -> tuple[Reading, Truth]:
    """Another document of the same design with what is true of it."""
    given = [one for one in _given(truth, pool, rng) if any(_stands(page.words, one) for page in reading.pages)]
    kept = frozenset(compact(part) for one in given for text in one[:2] for part in text.split())
    kept |= {compact(part) for term in NAMES for part in str(truth.values.get(term) or "").split()}
    changes: list[Callable[[list[Word]], list[Word]]] = []
    if truth.doc_type is DocType.INVOICE:  # of the others a row may be all that tells their kind
        changes.append(lambda words: _without_rows(words, kept, rng))
    if rng.random() < _MISREAD:
        changes.append(lambda words: _misread(words, kept, rng))
    if rng.random() < _CAPITALS:
        changes.append(lambda words: [word._replace(text=word.text.upper()) for word in words])
    if rng.random() < _PLAIN:
        changes.append(lambda words: [word._replace(text=_plain(word.text)) for word in words])
    wide = rng.uniform(*_WIDTHS)

    def page_of(page: Page) -> Page:
        words = _under(page.words, given)
        for change in changes:
            words = change(words)
        return _wider(page.model_copy(update={"words": tuple(words)}), wide)

    parts = tuple(page_of(part) if part.kind == "page" else part for part in reading.parts)
    told = {one.old: one.new for one in given}
    values = {
        term: told.get(str(value), value) if term in (*NAMES, NUMBER) else value for term, value in truth.values.items()
    }
    return reading.model_copy(update={"parts": parts}), Truth(truth.doc_type, values, truth.places)


def _given(truth: Truth, pool: Pool, rng: Random) -> list[_Other]:
    """What may stand on the page in place of each name, and of the number."""
    own = sorted({str(value) for term in NAMES if (value := truth.values.get(term))})
    others = [name for name in pool.names if name not in own]
    drawn = rng.sample(others, len(own)) if len(others) >= len(own) else []
    given = [
        _Other(old, new, is_name=True, before=_telling(old), after=_telling(new))
        for old, new in zip(own, drawn, strict=False)
    ]
    number = str(truth.values.get(NUMBER) or "")
    if number and pool.numbers and not (number.isdecimal() and len(number) < _TELLING):
        given.append(_Other(number, rng.choice(pool.numbers)))
    return given


def _telling(name: str) -> str:
    """The longest word of a name that is no legal form and no label."""
    words = [word for word in name.split() if LEGAL_FORM.search(word) is None and match_label(word) is None]
    return max((compact(word) for word in words), key=len, default="")


def _stands(words: Sequence[Word], one: _Other) -> bool:
    return any(one.spelt(words, at) for at in range(len(words)))


def _under(words: Sequence[Word], given: Sequence[_Other]) -> list[Word]:
    """The words with what is given wherever a text or, of a name, its telling word stood."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        count, other = max(
            ((one.spelt(words, at), one) for one in given), key=lambda spelt: spelt[0], default=(0, None)
        )
        if other is not None and count:
            found.extend(_set(words[at : at + count], other.new))
        else:
            count = 1
            found.append(_standing_in(words[at], given))
        at += count
    return found


def _standing_in(word: Word, given: Sequence[_Other]) -> Word:
    for one in given:
        if len(one.before) >= _TELLS and one.after and not _DIGIT.search(one.before):
            if compact(word.text) == one.before:
                return word._replace(text=one.after.upper() if word.text.isupper() else one.after.capitalize())
            if _ADDRESS.search(word.text) and one.before in word.text.casefold():
                return word._replace(text=re.sub(re.escape(one.before), one.after, word.text, flags=re.IGNORECASE))
    return word


def _joined(text: str) -> str:
    return "".join(text.split())


def _set(words: Sequence[Word], text: str) -> list[Word]:
    """`text` in the place of `words` and as wide as they are, in their style."""
    first, last = words[0], words[-1]
    if all(word.text.isupper() for word in words):
        text = text.upper()
    letter = (last.box.x1 - first.box.x0) / len(text)
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
    return bool(_DIGIT.search(word.text)) or compact(word.text) in kept


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
    moved = {"words": words, "rules": rules, "tables": tables, "width": page.width * by}
    return page.model_copy(update={**dict.fromkeys(_UNMOVED, ()), **moved})
