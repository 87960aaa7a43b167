"""What a layout is known by again: the words that do not change from one document of a vendor to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extractors.page import Layout
from extractors.parsing.folding import compact

_COLUMNS, _ROWS = 12, 16  # of the page
_LEAST_LETTERS = 3
_MOST = 160  # words of a page: the first ones, which are the letterhead and the head of the table

Places = Mapping[str, Sequence[tuple[int, int]]]


def imprint(layout: Layout) -> tuple[str, ...]:
    """The words without digits of the first page with their rough places ("invoice@3,1"), in reading order."""
    if not layout.pages:
        return ()
    page = layout.pages[0]
    found: dict[str, None] = {}
    for word in page.words:
        text = compact(word.text)
        if len(text) >= _LEAST_LETTERS and not any(sign.isdigit() for sign in text):
            column = int(_COLUMNS * word.box.x0 / max(page.width, 1.0))
            row = int(_ROWS * word.box.top / max(page.height, 1.0))
            found.setdefault(f"{text}@{column},{row}")
    return tuple(found)[:_MOST]


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """How much two imprints are of one layout (0 to 1): the share of words that stand at about the same place in both.

    Weighing words by their rarity was tried and told less: the rarest words of a page are what is sold on it.
    """
    first, second = _places(one), _places(other)
    words = first.keys() | second.keys()
    shared = sum(_meet(first[word], second[word]) for word in first.keys() & second.keys())
    return shared / max(len(words), 1)


def _places(marks: Sequence[str]) -> Places:
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for mark in marks:
        word, _, place = mark.rpartition("@")
        column, _, row = place.partition(",")
        found[word].append((int(column), int(row)))
    return found


def _meet(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> bool:
    """Whether two places are neighbours: a word near the edge of its field may lie in the next one."""
    return any(abs(x - column) <= 1 and abs(y - row) <= 1 for x, y in one for column, row in other)
