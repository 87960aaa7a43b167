"""Features of a document as a whole, for its type: what looks like a title, which labels it has, how it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from extractors.meanings import leading_title
from extractors.model.bag import Bag, Sparse, joined
from extractors.model.grams import folded
from extractors.page import PageLayout, Segment
from extractors.page.candidates import Candidate, Kind
from extractors.page.labels import NEARLY_ALL, Mark
from extractors.page.names import is_address
from extractors.page.roles import BUYER, DUE, DUE_DATE, NUMBER
from extractors.page.sheet import Sheet

_TITLES = 6
_BOLD = 12
_TOP = 0.5
_HEAD = 0.35
_LARGE = 1.15
_OUTSTANDING = 0.8  # a title is larger than this share of all that stands on the page: what OCR measures is uneven
_SHORTEST_TITLE = 3  # letters
_PROSE = 9  # words in a segment: it is part of a sentence
_STEP = 8  # em: how finely the printed width is told
_SLIM = 32  # em: what tills print is narrower
_CELLS = 4  # segments of a line that is a row of a table
# Weights of words: each is seen in few documents, and there are hundreds that stand anywhere.
_SPOKEN = 0.5
_QUIET = 0.3
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?\b")

Candidates = Mapping[Kind, Sequence[Candidate]]
Marks = Mapping[int, Mapping[int, Sequence[Mark]]]


def type_features(sheet: Sheet) -> Sparse:
    """One sparse row for the document, which has text."""
    layout, candidates, marks = sheet.layout, sheet.candidates, sheet.marks
    page = next(page for page in layout.pages if page.segments)
    telling = Bag()
    telling.flags(sorted({*_titles(page, marks.get(page.number, {})), *_labels(marks)}))
    telling.flags(_facts(page, candidates))
    telling.flags([f"pages:{min(len(layout.pages), 4)}"])
    telling.flags(_shape(page))
    telling.flags(_substance(page, candidates, marks))
    parts = ((telling, 1.0), (_shown(page), _SPOKEN), (_words(page), _QUIET))
    return joined([(_weighed(bag.sparse(1), weight), np.zeros(1, np.int64)) for bag, weight in parts])


def _weighed(sparse: Sparse, weight: float) -> Sparse:
    return Sparse(sparse.starts, sparse.buckets, sparse.weights * np.float32(weight))


def _shown(page: PageLayout) -> Bag:
    """The words of what looks like a title."""
    bag = Bag()
    spelt = [s for s in page.segments if s.box.middle < _TOP * page.height and _is_spelt(s)]
    least = max(_LARGE * page.body, sorted(s.size for s in page.segments)[int(_OUTSTANDING * len(page.segments))])
    large = [s for s in spelt if s.size > _LARGE * page.body and s.size >= least]
    largest = sorted(large, key=lambda s: (-s.size, s.index))[:_TITLES]
    for place, segments in (("title", largest), ("bold", [s for s in spelt if s.bold][:_BOLD])):
        for segment in segments:
            bag.words(place, [word.text for word in segment.words[:6]])
            bag.flags([f"{place}:{''.join(folded(word.text) for word in segment.words[:3])}"])
    return bag


def _is_spelt(segment: Segment) -> bool:
    """Whether letters outnumber digits: an amount is no title, however large it is or OCR measures it."""
    letters = sum(character.isalpha() for character in segment.text)
    return letters >= _SHORTEST_TITLE and letters > sum(character.isdigit() for character in segment.text)


def _words(page: PageLayout) -> Bag:
    """All words of the page, and how its segments begin."""
    bag = Bag()
    bag.terms("word", sorted({folded(word.text) for word in page.words}))
    bag.terms("start", sorted({"".join(folded(word.text) for word in s.words[:2]) for s in page.segments}))
    return bag


def _titles(page: PageLayout, marks: Mapping[int, Sequence[Mark]]) -> Iterator[str]:
    """The kinds of document that words of the first page name, by how much they look like its title."""
    first = True
    for segment in page.segments:
        leading = leading_title(segment.text)
        if leading is not None:
            yield f"leading {leading.term}:{_look(page, segment)}"
            if first:
                yield f"first {leading.term}"
                first = False
        for mark in marks.get(segment.index, ()):
            whole = "whole" if mark.cover > NEARLY_ALL else "start" if mark.start == 0 else "inside"
            for title in mark.titles:
                yield f"named {title}"
                yield f"named {title}:{whole}"
                yield f"named {title}:{whole}:{_look(page, segment)}"


def _look(page: PageLayout, segment: Segment) -> str:
    size = "large" if segment.size > _LARGE * page.body else "bold" if segment.bold else "body"
    return f"{size} {'head' if segment.box.middle < _HEAD * page.height else 'below'}"


def _labels(marks: Marks) -> Iterator[str]:
    """The meanings of all labels, which of them have no other meaning, and how many there are."""
    found = [mark for page in marks.values() for group in page.values() for mark in group]
    roles = {role for mark in found for role in mark.roles}
    yield from (f"label {role}" for role in roles if not role.startswith("title"))
    yield from (f"only {role}" for role in _plain(marks))
    yield f"labels:{min(len(roles) // 3, 8)}"


def _plain(marks: Marks) -> frozenset[str]:
    """The roles of labels that have one meaning."""
    found = (mark for page in marks.values() for group in page.values() for mark in group)
    return frozenset(role for mark in found if len(mark.roles) == 1 for role in mark.roles)


def _shape(page: PageLayout) -> Iterator[str]:
    """How wide what is printed is, whatever sheet it lies on, how its lines are parted, and whether it has a clock."""
    lines = page.lines
    wide = max(line.box.x1 for line in lines) - min(line.box.x0 for line in lines)
    counts = [len(line.segments) for line in lines]
    head = [len(line.segments) for line in lines if line.box.middle < _HEAD * page.height]
    ems = wide / max(page.body, 1.0)
    timed = any(_CLOCK.search(segment.text) for segment in page.segments)
    yield f"wide:{min(int(ems / _STEP), 9)}"
    yield f"slim:{ems < _SLIM}"
    yield f"slim:{ems < _SLIM}:timed:{timed}"
    yield f"time of day:{timed}"
    yield f"rows of cells:{min(sum(count >= _CELLS for count in counts), 4)}"
    yield f"most cells:{min(max(counts), 7)}"
    yield f"lines of two:{6 * counts.count(2) // len(counts)}"
    yield f"side by side:{min(sum(count > 1 for count in head), 5)}"


def _substance(page: PageLayout, candidates: Candidates, marks: Marks) -> Iterator[str]:
    """What makes an invoice of a page without a title: a number of its own, two parties, something still to be paid."""
    roles = _plain(marks)
    addresses = sum(any(is_address(row.text) for row in block.rows) for block in page.blocks)
    payable = not roles.isdisjoint({DUE_DATE, DUE, "payment.terms"}) or bool(candidates["iban"])
    numbered = NUMBER in roles
    yield f"addresses:{min(addresses, 4)}"
    yield f"payable:{payable}"
    yield f"numbered:{numbered}:payable:{payable}"
    yield f"numbered:{numbered}:addressed:{BUYER in roles or addresses > 1}"
    yield f"cash:{'other.cash' in roles}:payable:{payable}"
    yield f"sums:{min(sum(role.startswith('totals.') for role in roles), 4)}"


def _facts(page: PageLayout, candidates: Candidates) -> Iterator[str]:
    amounts = candidates["amount"]
    negative = sum(str(c.value).startswith("-") for c in amounts)
    words = max(len(page.words), 1)
    prose = sum(len(s.words) for s in page.segments if len(s.words) >= _PROSE) / words
    yield f"narrow:{page.width < 0.5 * page.height}"
    yield f"amounts:{min(len(amounts), 8)}"
    yield f"amounts share:{min(int(20 * len(amounts) / words), 6)}"
    yield f"negative:{'all' if negative > len(amounts) / 2 else 'some' if negative else 'none'}"
    yield f"iban:{bool(candidates['iban'])}"
    yield f"vat:{bool(candidates['vat'])}"
    yield f"dates:{min(len({c.value for c in candidates['date']}), 4)}"
    yield f"words:{min(len(page.words) // 40, 10)}"
    yield f"prose:{int(5 * prose)}"
