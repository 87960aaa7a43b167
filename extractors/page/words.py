"""Words made ready for layout: glued labels cut off, split capitals joined, rows of dots and typed rules left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from schemas import Box, Word, around

# "Total:12,00" and "n°4711" are label and value in one word; times, addresses of the web and ratios are not.
_GLUED = re.compile(r"(?P<label>[^\W\d][^:]*:|[nN][°º]\.?:?|#)(?P<value>[^\s/\\].*)")
# "14-03-2018 10:22:59" and ": 14-03-2018" read without their blanks.
_RUN_ON = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?=\d{1,2}:\d{2})|[:;](?=[\w$€£(+-])")
# "forfaldsdato13.03.2026": the end of a word and a whole date.
_DATED = re.compile(r"[^\W\d_]{3,}(?=(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{2}-\d{2})(?!\d))")
_KERNED = 0.15  # of the size: a blank of a narrow font is hardly wider, and "K úhradě" are two words
# "Copies . . . . . . 45.00": dots that lead the eye to what stands in the column are white there.
_DOTS = re.compile(r"[.…·]+")
_LED = 4  # dots in a row: three end a name that was cut off
# Programs that print text alone draw their lines with signs: "==========" over the heads of a table.
_TYPED_RULE = re.compile(r"([-=_~*+#–—─━═])\1{7,}")
_MEDIA = re.compile(r"(?i)(https?|mailto|iban|bic|tel|fax|www\.)\b.*//")


def prepared(words: Iterable[Word]) -> list[Word]:
    """`words` of one line from left to right, without rows of dots and rules typed with signs, cut at glued labels and
    joined where kerning split a capital off."""
    ready: list[Word] = []
    for word in _without_leaders(words):
        if ready and _is_split_capital(ready[-1], word):
            ready[-1] = _joined(ready[-1], word)
        else:
            ready.append(word)
    return [part for word in ready for part in _cut(word)]


def _without_leaders(words: Iterable[Word]) -> Iterator[Word]:
    told = (word for word in words if _TYPED_RULE.fullmatch(word.text) is None)
    for dotted, run in groupby(told, key=lambda word: _DOTS.fullmatch(word.text) is not None):
        row = list(run)
        if not dotted or sum(len(word.text.replace("…", "...")) for word in row) < _LED:
            yield from row


def _is_split_capital(left: Word, right: Word) -> bool:
    if not (len(left.text) == 1 and left.text.isupper() and right.text[:1].islower()):
        return False
    return -0.2 < (right.box.x0 - left.box.x1) / max(left.size, 1.0) < _KERNED


def _joined(left: Word, right: Word) -> Word:
    return right._replace(text=left.text + right.text, box=around((left.box, right.box)))


def _cut(word: Word) -> Iterator[Word]:
    """A word in parts where it is a label and its value, or two values, without a blank between."""
    end = _end_of_first(word.text)
    if end is None:
        yield word
        return
    split = word.box.x0 + word.box.width * end / len(word.text)
    yield word._replace(text=word.text[:end], box=Box(word.box.x0, word.box.top, split, word.box.bottom))
    yield from _cut(word._replace(text=word.text[end:], box=Box(split, word.box.top, word.box.x1, word.box.bottom)))


def _end_of_first(text: str) -> int | None:
    run_on = _RUN_ON.match(text) or _DATED.match(text)
    if run_on is not None:
        return run_on.end()
    match = _GLUED.fullmatch(text)
    if match is None or _MEDIA.match(text) or (match["label"][-1] == ":" and len(match["label"]) < 3):
        return None
    return match.end("label")
