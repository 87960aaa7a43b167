"""When a value given counts as the value labelled: the definitions that every published figure of ours rests on."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from evaluation.corpus import CELLS
from schemas import BY_PATH, LINE_TERMS
from schemas.terms import NUMBERS

_KINDS = {term.gold: term.kind for term in (*BY_PATH.values(), *LINE_TERMS) if term.gold}
_ALIKE = 0.85  # similarity of two texts that count as the same
_SHARED = 0.5  # share of the longer name's words that the shorter one must have
_IDENTIFIES = 7  # signs
_SEPARATORS = re.compile(r"[^0-9a-z\u0400-\u9fff]+")

Line = Mapping[str, str]
Pair = tuple[Line | None, Line | None, int | None]


def same(label: str, got: str, want: str) -> bool:
    """Is `got` the labelled value `want` of the field or cell called `label`? Numbers by value, texts by likeness."""
    kind = _KINDS[label]
    if kind in NUMBERS:
        number = _number(got)
        return number is not None and number == _number(want)
    if kind == "date":
        return got[:10] == want[:10]
    if kind == "text":
        return _alike(fold(got), fold(want))
    ours, theirs = (fold(text).replace(" ", "") for text in (got, want))
    return ours == theirs or (label.endswith("_vat_id") and _prefixed(ours, theirs))


def _prefixed(one: str, other: str) -> bool:
    """Whether one VAT identifier is the other with its country's prefix, as a page may print it or not."""
    short, long = sorted((one, other), key=len)
    return len(short) >= _IDENTIFIES and long[2:] == short and long[:2].isalpha()


def fold(text: str) -> str:
    """`text` without case, accents and punctuation."""
    text = unicodedata.normalize("NFKD", text).casefold().replace("ß", "ss")
    return _SEPARATORS.sub(" ", "".join(sign for sign in text if not unicodedata.combining(sign))).strip()


def _alike(got: str, want: str) -> bool:
    if not got or not want:
        return False
    if got.replace(" ", "") == want.replace(" ", ""):
        return True
    return shares_words(got, want) or difflib.SequenceMatcher(None, got, want).ratio() >= _ALIKE


def shares_words(one: str, other: str) -> bool:
    """Whether one folded text holds all words of the other, and that at least half of its own."""
    few, many = sorted((set(one.split()), set(other.split())), key=len)
    return bool(few) and few <= many and len(few) / len(many) >= _SHARED


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def aligned(got: Sequence[Line], want: Sequence[Line]) -> Iterator[Pair]:
    """Lines given with lines labelled and the given line's number, each in turn with the free one it agrees with most.

    A line given that agrees with none stands alone, and so does a labelled line that is left over.
    """
    free = list(range(len(want)))
    for number, line in enumerate(got):
        best, hits = None, 0
        for index in free:
            agreed = _agreed(line, want[index])
            if agreed > hits:
                best, hits = index, agreed
        if best is None:
            yield line, None, number
        else:
            free.remove(best)
            yield line, want[best], number
    for index in free:
        yield None, want[index], None


def _agreed(got: Line, want: Line) -> int:
    return sum(cell in got and cell in want and same(cell, got[cell], want[cell]) for cell in CELLS)
