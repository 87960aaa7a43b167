"""A second witness for the digits of scanned pages: tesseract, a program of its own with a model of its own."""

from __future__ import annotations

import csv
import math
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from extractors.readers.ocr.engine import Picture
from extractors.readers.ocr.pictures import turned
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
    said = _run([program, "--version"], b"")
    return said.partition("\n")[0] or None


def witnessed(words: Sequence[Word], picture: Picture, turn: float) -> tuple[Word, ...]:
    """`words` of a picture that was turned clockwise by `turn` degrees: their amounts and numbers are the more certain
    where the witness sees the same digits, and doubtful where it sees others.
    """
    if not any(_TELLING.search(word.text) for word in words):
        return tuple(words)
    seen = list(_seen(levelled(picture, turn)))
    return tuple(_judged(word, seen) if _TELLING.search(word.text) else word for word in words)


def levelled(picture: Picture, turn: float) -> Picture:
    """`picture` turned clockwise by `turn` degrees: by quarters, then about its centre."""
    import cv2

    quarters = round(turn / 90)
    upright = turned(picture, quarters)
    skew = 90 * quarters - turn
    if math.isclose(skew, 0.0):
        return upright
    height, width = upright.shape[:2]
    about = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    level = cv2.warpAffine(upright, about, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(level, dtype=np.uint8)


def _seen(picture: Picture) -> Iterator[_Seen]:
    import cv2

    program = shutil.which("tesseract")
    if program is None:
        return
    page = cv2.imencode(".png", cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY))[1].tobytes()
    for row in csv.DictReader(_run([program, *_COMMAND], page).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row["text"] or "").strip()
        if text:
            left, top, width, height = (float(row[edge]) for edge in ("left", "top", "width", "height"))
            yield _Seen(text, Box(left, top, left + width, top + height))


def _run(command: Sequence[str], given: bytes) -> str:
    """What `command` says; nothing where it fails or takes too long."""
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system, found by its name; the picture goes in as bytes
            command,
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _judged(word: Word, seen: Sequence[_Seen]) -> Word:
    there = sorted((one for one in seen if _in_one_place(one.box, word.box)), key=lambda one: one.box.x0)
    if not there:
        return word
    ours, theirs = _digits(word.text), _digits("".join(one.text for one in there))
    if ours == theirs:
        return word._replace(confidence=1 - _AGREED * (1 - word.confidence))
    return word._replace(confidence=min(word.confidence, _CONTRADICTED))


def _in_one_place(one: Box, other: Box) -> bool:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    return wide > _SAME * min(one.width, other.width) and other.top < one.middle < other.bottom


def _digits(text: str) -> str:
    return "".join(sign for sign in text.translate(_ALIKE) if sign.isdecimal())
