"""What is printed on a page besides its running text: lines that are turned or aslant, and large letters across it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from extractors.readers.inspect.edges import edges_of_chars
from extractors.readers.inspect.ink import Ink
from extractors.readers.pdf_chars import UNKNOWN, Char
from schemas import Box, Imprint, around

_NEAR = 2.0  # times the larger size of two characters in turn: the middles of one line are no further apart
_ALIKE = 0.6  # of the larger size: characters of one line are of one size
_VISIBLE = 8  # of 255: the faintest watermark that a person notices


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
    across = (one["x0"] + one["x1"] - last["x0"] - last["x1"]) / 2
    down = (one["top"] + one["bottom"] - last["top"] - last["bottom"]) / 2
    return math.hypot(across, down) <= _NEAR * size and smaller >= _ALIKE * size


def _size(one: Char) -> float:
    """How large a character is, whichever way its line runs: a reader may give none to one that stands on end."""
    return float(max(one["size"], one["x1"] - one["x0"], one["bottom"] - one["top"]))


def _imprint(run: Sequence[Char]) -> Imprint:
    text = " ".join("".join(one["text"] for one in run).split())
    boxes = [Box(one["x0"], one["top"], one["x1"], one["bottom"]) for one in run]
    return Imprint(text, around(boxes), max(map(_size, run)))


def _seen(run: Sequence[Char], ink: Ink) -> bool:
    places = edges_of_chars(one for one in run if not one["text"].isspace())
    return int(ink.strongest(places, 0.0).max(initial=0)) >= _VISIBLE
