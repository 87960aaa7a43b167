"""What is printed on a page besides its running text: lines that are turned or aslant, and large letters across it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median, median_low

from extractors.readers.inspect.edges import edges_of_chars
from extractors.readers.inspect.ink import Ink
from extractors.readers.pdf_chars import UNKNOWN, Char
from schemas import Box, Imprint, around

_NEAR = 2.0  # times the larger size of two characters in turn: the middles of one line are no further apart
_ALIKE = 0.6  # of the larger size: characters of one line are of one size
_VISIBLE = 8  # of 255: the faintest watermark that a person notices
_BLANK = 0.15  # of the height of a line: a gap that is so much wider than those of its letters parts words
_OBLIQUE = 0.3  # nearer to 45 degrees, the box of a letter tells nothing of how wide it is


def imprints(turned: Sequence[Char], large: Sequence[Char], ink: Ink) -> tuple[Imprint, ...]:
    """The lines of characters that are not read as running text, as far as they can be seen."""
    return tuple(_imprint(run) for chars in (turned, large) for run in _runs(chars) if _seen(run, ink))


def _runs(chars: Sequence[Char]) -> Iterator[list[Char]]:
    """Characters that follow each other in the file and on the page; blanks are kept within a run."""
    run: list[Char] = []
    for one in chars:
        if one["text"] == UNKNOWN:
            continue
        last = next((earlier for earlier in reversed(run) if not earlier["text"].isspace()), None)
        if last is not None and not one["text"].isspace() and not _follows(last, one):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _follows(last: Char, one: Char) -> bool:
    size, smaller = max(_size(last), _size(one), 1.0), min(_size(last), _size(one))
    return math.dist(_middle(last), _middle(one)) <= _NEAR * size and smaller >= _ALIKE * size


def _size(one: Char) -> float:
    """How large a character is, whichever way its line runs: a reader may give none to one that stands on end."""
    return float(max(one["size"], one["x1"] - one["x0"], one["bottom"] - one["top"]))


def _imprint(run: Sequence[Char]) -> Imprint:
    text = " ".join(_spaced(run).split())
    boxes = [Box(one["x0"], one["top"], one["x1"], one["bottom"]) for one in run]
    return Imprint(text, around(boxes), max(map(_size, run)))


def _spaced(run: Sequence[Char]) -> str:
    """The characters of a line with a blank in each gap between words: many files set words apart without one. Letters
    that all stand apart are of one word."""
    across, down = (_middle(run[-1])[way] - _middle(run[0])[way] for way in (0, 1))
    far = math.hypot(across, down)
    along, rising = (abs(across) / far, abs(down) / far) if far else (1.0, 0.0)
    turn = along * along - rising * rising
    if abs(turn) < _OBLIQUE:
        return "".join(one["text"] for one in run)
    sides = [(one["x1"] - one["x0"], one["bottom"] - one["top"]) for one in run]
    widths = [(wide * along - high * rising) / turn for wide, high in sides]
    tall = median((high * along - wide * rising) / turn for wide, high in sides)
    steps = (math.dist(_middle(last), _middle(one)) for last, one in pairwise(run))
    gaps = [step - (one + other) / 2 for step, (one, other) in zip(steps, pairwise(widths), strict=True)]
    limit = median_low(gaps or (0.0,)) + _BLANK * tall
    blanks = (" " if gap > limit else "" for gap in (-math.inf, *gaps))
    return "".join(blank + one["text"] for blank, one in zip(blanks, run, strict=True))


def _middle(one: Char) -> tuple[float, float]:
    return (one["x0"] + one["x1"]) / 2, (one["top"] + one["bottom"]) / 2


def _seen(run: Sequence[Char], ink: Ink) -> bool:
    places = edges_of_chars(one for one in run if not one["text"].isspace())
    return int(ink.strongest(places, 0.0).max(initial=0)) >= _VISIBLE
