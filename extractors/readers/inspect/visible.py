"""Which characters of a page a person can see: by the ink they add, their size, and their place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from extractors.readers.inspect.edges import edges_of_chars
from extractors.readers.inspect.ink import Ink
from extractors.readers.inspect.layer import told_in_layer
from extractors.readers.inspect.marks import telling
from extractors.readers.pdf_chars import UNKNOWN, Char, Letters, box_of
from extractors.readers.pdf_triage import PageFacts
from extractors.readers.pdf_words import words_of
from schemas import Box, PaymentCode, Signal, SignalCode, Word

FAINT = 40  # of 255: what changes the picture by less is not seen on paper
_INSET = 0.15  # of a character's width, on either side: its neighbours' edges reach in there
_TINY = 2.5  # points: the height of letters that no one reads
_THIN = 0.8  # points: the width of a digit that no one reads
_LAYER = 0.8  # of a page's characters, invisible and over a picture: the text layer of a scan
_SENTENCE = 24  # letters: hidden text without digits that is shorter serves screen readers and tells no values
_QUOTED = 60  # characters of hidden text shown to people


class Sight(NamedTuple):
    """The characters of a page that can be seen, what is to be said of the others, and what the text layer of a scan
    asks to be paid."""

    chars: list[Char]
    signals: tuple[Signal, ...] = ()
    layer: tuple[PaymentCode, ...] = ()


def in_sight(letters: Letters, ink: Ink, facts: PageFacts) -> Sight:
    """What can be seen of the characters that are read; those aside are looked at, too."""
    visible = _visible(letters.read, ink)
    seen = [one for one, shows in zip(letters.read, visible, strict=True) if shows]
    hidden = [one for one, shows in zip(letters.read, visible, strict=True) if not shows]
    if _is_layer(seen, hidden, ink):
        return Sight(seen, layer=tuple(told_in_layer(words_of(hidden), facts)))
    unseen = [*hidden, *_aside(letters.aside, ink, facts)]
    return Sight(seen, tuple(_signals(unseen, seen, facts)) if unseen else ())


def _visible(chars: Sequence[Char], ink: Ink) -> list[bool]:
    """Whether each character is seen, or is nothing to be seen: most are, whatever they say, by ink and size alone."""
    edges = edges_of_chars(chars)
    strong = ink.strongest(edges, _INSET) >= FAINT
    large = (edges[:, 3] - edges[:, 1] >= _TINY) & (edges[:, 2] - edges[:, 0] >= _THIN)
    visible: list[bool] = (strong & large).tolist()
    for index in np.flatnonzero(~(strong & large)).tolist():
        one = chars[index]
        shown = bool(strong[index]) and not _too_small(one)
        visible[index] = shown or one["text"].isspace() or one["text"] == UNKNOWN
    return visible


def _too_small(one: Char) -> bool:
    return bool(one["bottom"] - one["top"] < _TINY or (one["text"].isdecimal() and one["x1"] - one["x0"] < _THIN))


def _is_layer(seen: Sequence[Char], hidden: Sequence[Char], ink: Ink) -> bool:
    """Whether the hidden characters are what a scanner read of its picture: nearly all of the page, each over ink."""
    if not hidden:
        return False
    printed = sum(not one["text"].isspace() for one in seen)
    if len(hidden) < _LAYER * (printed + len(hidden)):
        return False
    over = sum(_contrast(box_of(one), ink) >= FAINT for one in hidden)
    return over >= _LAYER * len(hidden)


def _contrast(box: Box, ink: Ink) -> int:
    """How far light and dark are apart in `box` on the page without its text."""
    area = ink.beneath(box)
    return int(area.max()) - int(area.min()) if area.size else 0


def _aside(aside: Iterable[Char], ink: Ink, facts: PageFacts) -> list[Char]:
    """The characters that are not read at all and cannot be seen: beside the page, or turned and without ink."""
    width, height = 2 * facts.width, 2 * facts.height
    return [
        one
        for one in aside
        if not (0 <= one["x0"] + one["x1"] <= width and 0 <= one["top"] + one["bottom"] <= height)
        or ink.at(box_of(one)).max(initial=0) < FAINT
    ]


def _signals(hidden: list[Char], seen: list[Char], facts: PageFacts) -> Iterable[Signal]:
    """What is said of hidden text, where it could be taken for a value or speaks in sentences."""
    words = telling(words_of(hidden), "".join(one["text"] for one in seen), facts.number)
    text = " ".join(word.text for word in words)
    if any(sign.isdecimal() for sign in text) or sum(sign.isalpha() for sign in text) >= _SENTENCE:
        shown = text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()} …"
        yield Signal(
            code=SignalCode.HIDDEN_TEXT,
            message=f'Page {facts.number} holds text that cannot be seen on it: "{shown}". It was left out.',
            page=facts.number,
            boxes=tuple(_on_page(word, facts) for word in words),
        )


def _on_page(word: Word, facts: PageFacts) -> Box:
    """A word's place, moved to the page's edge where it lies beyond, so that it can be shown."""
    box, reach = word.box, 6.0
    x0 = min(max(box.x0, 0.0), facts.width - reach)
    top = min(max(box.top, 0.0), facts.height - reach)
    return Box(x0, top, max(x0 + reach, min(box.x1, facts.width)), max(top + reach, min(box.bottom, facts.height)))
