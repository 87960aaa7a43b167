"""The sentences of a page: what its blocks and what is turned or large across it say in words, but for values, labels
and the items."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import pairwise, zip_longest
from typing import NamedTuple

from extractors.meanings.changes import sentences
from extractors.page import PageLayout, Segment
from extractors.page.counter import without_counter
from extractors.page.once import once
from extractors.page.roles import NAMES_OF_PARTIES
from extractors.parsing import find_amounts
from extractors.parsing.folding import pieces
from schemas import Box, Claim

_LEAST = 3  # words: two are a label, or a stamp
_TEXT = 5  # words at least of a row of text; a cell has fewer
_ASKED = 4_096  # texts of which is known how many words they have: every witness asks again
_LINKING = frozenset(",-\u00ad")  # signs at the end of a row within a sentence
_PARTED = re.compile(r"(?<=[^\W\d_])[-\u00ad]$")  # a word that goes on in the next row


class Said(NamedTuple):
    """A sentence as it stands, on which page and where."""

    text: str
    page: int
    boxes: tuple[Box, ...]


def free_text(page: PageLayout, items: Set[Box] = frozenset()) -> Sequence[Said]:
    """The sentences of `page` that stand in none of the boxes of `items`: rows of a block are read on, but for cells,
    and lines without an amount that wide blanks part, too.
    """
    return tuple(_beside(page, items)) if items else _all(page)


def hidden_text(page: PageLayout, items: Set[Box] = frozenset()) -> Iterator[Said]:
    """What signs hide beside the sentences of `page`: what two parts say together that a semicolon parts, and what
    stands behind a short word with a point at the end of a row, "... 8 Tg.", where terms of business speak louder."""
    for run in _all_runs(page, items):
        yield from _hidden(page, run)


def others_in(texts: Iterable[str], taken: Mapping[str, Claim]) -> list[str]:
    """`texts` without the names of who was `taken` for a party: whom they still name is somebody else."""
    names = [re.escape(str(taken[term].value)) for term in NAMES_OF_PARTIES if term in taken]
    parties = re.compile("|".join(names), re.IGNORECASE) if names else None
    return [text if parties is None else parties.sub(" ", text) for text in texts]


@once
def _all(page: PageLayout) -> Sequence[Said]:
    return tuple(_beside(page, frozenset()))


def _beside(page: PageLayout, items: Set[Box]) -> Iterator[Said]:
    for run in _all_runs(page, items):
        yield from _said(page, run)
    for line in page.lines:
        parted = len(line.segments) > 1 and not _holds_amount(line.text)
        if parted and not any(word.box in items for one in line.segments for word in one.words):
            yield from _said(page, line.segments)
    for imprint in page.imprints:
        for sentence in filter(_is_worded, sentences(imprint.text)):
            yield Said(sentence.strip(), page.number, (imprint.box,))


def _all_runs(page: PageLayout, items: Set[Box]) -> Iterator[list[Segment]]:
    for block in page.blocks:
        yield from _runs(page, [row for row in block.rows if not any(word.box in items for word in row.words)])


def _holds_amount(text: str) -> bool:
    return any(one.money or one.decimals for one in find_amounts(text))


def _runs(page: PageLayout, rows: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Rows that are read on; one beside figures is a cell of a table, and is read alone. Figures that a text beside it
    tells of make it none, and a sentence that visibly goes on in the next row is no cell: it may stand beside the
    totals."""
    run: list[Segment] = []
    within = False  # a sentence that began beside figures
    for row, behind in zip_longest(rows, rows[1:]):
        beside = (one.text for one in page.lines[row.line].segments if one is not row)
        figures = any(map(str.isdigit, "".join(text for text in beside if _words_in(text) < _TEXT)))
        if figures and not within:
            yield run
            run = []
        run.append(row)
        if figures or within:
            within = (within or _words_in(row.text) >= _TEXT) and _goes_on(row, behind)
            if not within:
                yield run
                run = []
    yield run


def _goes_on(row: Segment, behind: Segment | None) -> bool:
    """Whether a sentence goes on behind a row: below the words of an item another one may begin. It ends in words that
    are no sentence by themselves and have its point: "Rechnung."."""
    if behind is None or not row.text[-1:].isalpha():
        return behind is not None and row.text[-1:] in _LINKING
    return behind.text[:1].islower() or (behind.text.endswith(".") and not _is_worded(behind.text))


def _said(page: PageLayout, rows: Sequence[Segment]) -> Iterator[Said]:
    """The sentences of rows that follow each other, with those of them that each one touches."""
    whole, ends = _joined(rows)
    yield from _cut(page, rows, ends, whole, _places(whole))


def _hidden(page: PageLayout, rows: Sequence[Segment]) -> Iterator[Said]:
    whole, ends = _joined(rows)
    apart = list(_places(whole))
    yield from _cut(page, rows, ends, whole, (*_read_on(whole, apart), *_behind_points(whole, apart, ends)))


def _cut(
    page: PageLayout,
    rows: Sequence[Segment],
    ends: Sequence[tuple[int, int]],
    whole: str,
    places: Iterable[tuple[int, int]],
) -> Iterator[Said]:
    """What stands at `places` of the `whole` of rows, which begin and end in it there, if it is in words."""
    firsts, lasts = [first for first, _ in ends], [last for _, last in ends]
    for start, stop in places:
        if _is_worded(sentence := whole[start:stop]):
            own = rows[bisect_right(lasts, start) : bisect_left(firsts, stop)]
            yield Said(sentence.strip(), page.number, tuple(row.box for row in own))


def _places(whole: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    at = 0
    for sentence in sentences(whole):
        start = whole.index(sentence, at)
        at = start + len(sentence)
        yield start, at


def _read_on(whole: str, apart: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The parts that a semicolon parts, two by two."""
    for (start, end), (_, stop) in pairwise(apart):
        if whole[end : end + 1] == ";":
            yield start, stop


def _behind_points(
    whole: str, apart: Sequence[tuple[int, int]], ends: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """What stands behind a row that ends in a point, within a sentence, and begins with a capital."""
    starts = [start for start, _ in apart]
    for (_, end), (begun, _) in pairwise(ends):
        at = bisect_left(starts, begun) - 1
        if at >= 0 and begun < apart[at][1] and whole[end - 1] == "." and whole[begun].isupper():
            yield begun, apart[at][1]


def _joined(rows: Sequence[Segment]) -> tuple[str, list[tuple[int, int]]]:
    """One text of all rows, words that a line's end parts made whole, and where each row begins and ends in it."""
    whole = ""
    places: list[tuple[int, int]] = []
    for row in rows:
        if whole and _PARTED.match(whole, len(whole) - 1) and row.text[:1].islower():
            whole = whole[:-1]
        elif whole:
            whole += " "
        places.append((len(whole), len(whole) + len(row.text)))
        whole += row.text
    return whole, places


@lru_cache(maxsize=_ASKED)
def _is_worded(sentence: str) -> bool:
    return _words_in(sentence) >= _LEAST and _words_in(without_counter(sentence)) >= _LEAST


@lru_cache(maxsize=_ASKED)
def _words_in(text: str) -> int:
    return sum(piece.isalpha() and len(piece) > 1 for piece in pieces(text))
