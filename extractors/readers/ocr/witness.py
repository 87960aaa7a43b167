"""A second witness for the digits of scanned pages: tesseract, a program of its own with a model of its own."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from extractors.parsing.characters import digits_of
from extractors.readers.ocr.pictures import Grey
from schemas import Box, Word

_SECONDS = 30  # for a page; it takes about one
_COMMAND = ("stdin", "stdout", "-l", "eng", "--psm", "11", "tsv")  # words anywhere on the page, with their places
_TELLING = re.compile(r"\d[.,']\d\d?\b|\d{3}")  # what holds an amount, a date, a number or an account
_ALIKE = str.maketrans("OoQDIl|SsBZz", "000011155822"[:12])  # letters that tesseract takes for digits
_SAME = 0.5  # of the narrower box: words that overlap more stand in one place
_AGREED, _CONTRADICTED = 0.5, 0.5  # of the doubt that is left by agreement; the most that is believed otherwise


class _Seen(NamedTuple):
    text: str
    box: Box


@lru_cache(maxsize=1)
def witness() -> str | None:
    """The program and its version; None where it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    said = _run([program, "--version"], b"") or ""
    return said.partition("\n")[0] or None


def witnessed(words: Sequence[Word], picture: Grey) -> tuple[Word, ...] | None:
    """`words` of a level picture in shades of grey: their amounts and numbers are the more certain where the witness
    sees the same digits, and doubtful where it sees others. None where it is not installed, or fails.
    """
    import cv2

    program = shutil.which("tesseract")
    if program is None:
        return None
    if not any(_TELLING.search(word.text) for word in words):
        return tuple(words)
    said = _run([program, *_COMMAND], cv2.imencode(".png", picture)[1].tobytes())
    if said is None:
        return None
    seen = list(_seen(said))
    return tuple(_judged(word, seen) if _TELLING.search(word.text) else word for word in words)


def _seen(table: str) -> Iterator[_Seen]:
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row["text"] or "").strip()
        if text:
            left, top, width, height = (float(row[edge]) for edge in ("left", "top", "width", "height"))
            yield _Seen(text, Box(left, top, left + width, top + height))


def _run(command: Sequence[str], given: bytes) -> str | None:
    """What `command` says; None where it fails or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system, found by its name; the picture goes in as bytes
            command,
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "replace")


def _judged(word: Word, seen: Sequence[_Seen]) -> Word:
    there = sorted((one for one in seen if _in_one_place(one.box, word.box)), key=lambda one: one.box.x0)
    if not there:
        return word
    texts = (word.text, "".join(one.text for one in there))
    ours, theirs = (digits_of(text.translate(_ALIKE)) for text in texts)
    if ours == theirs:
        return word._replace(confidence=1 - _AGREED * (1 - word.confidence))
    return word._replace(confidence=min(word.confidence, _CONTRADICTED))


def _in_one_place(one: Box, other: Box) -> bool:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    return wide > _SAME * min(one.width, other.width) and other.top < one.middle < other.bottom
