"""Features of a document as a whole, for its type: what looks like a title, which labels it has, how it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from extractors.fields.labels import Mark
from extractors.languages import leading_title
from extractors.layout import Layout, PageLayout, Segment
from extractors.model.bag import Bag, Sparse, joined
from extractors.model.candidates import Candidate, Kind
from extractors.model.grams import folded

_TITLES = 12
_TOP = 0.5
_HEAD = 0.35
_LARGE = 1.15
_PROSE = 9  # words in a segment: it is part of a sentence
_QUIET = 0.3  # weight of a word that stands anywhere: there are hundreds, and each is seen in few documents
_CLOCK = re.compile(r"\d{1,2}:\d\d(?::\d\d)?\b")

Marks = Mapping[int, Mapping[int, Sequence[Mark]]]


def type_features(layout: Layout, candidates: Mapping[Kind, Sequence[Candidate]], marks: Marks) -> Sparse:
    """One sparse row for the document. `marks` are the labels by page and segment."""
    telling = _telling(layout.pages[0], marks)
    telling.flags(_facts(layout, candidates))
    words = _words(layout.pages[0]).sparse(1)
    quiet = Sparse(words.starts, words.buckets, words.weights * np.float32(_QUIET))
    only = np.zeros(1, np.int64)
    return joined([(telling.sparse(1), only), (quiet, only)])


def _telling(page: PageLayout, marks: Marks) -> Bag:
    """What looks like a title, and the meanings of labels."""
    bag = Bag()
    ranked = sorted(page.segments, key=lambda s: (-s.size, s.index))
    large = [s for s in ranked if s.size > _LARGE * page.body][:_TITLES]
    bold = [s for s in page.segments if s.bold and s.box.middle < _TOP * page.height][:_TITLES]
    for place, segments in (("title", large), ("bold", bold), ("largest", ranked[:2])):
        for segment in segments:
            bag.words(place, [word.text for word in segment.words[:6]])
            bag.flags([f"{place}:{''.join(folded(word.text) for word in segment.words[:3])}"])
    bag.flags(sorted({*_titles(page, marks.get(page.number, {})), *_labels(marks)}))
    return bag


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
            whole = "whole" if mark.cover > 0.9 else "start" if mark.start == 0 else "inside"
            for title in mark.titles:
                yield f"named {title}"
                yield f"named {title}:{whole}"
                yield f"named {title}:{whole}:{_look(page, segment)}"


def _look(page: PageLayout, segment: Segment) -> str:
    size = "large" if segment.size > _LARGE * page.body else "bold" if segment.bold else "body"
    return f"{size} {'head' if segment.box.middle < _HEAD * page.height else 'below'}"


def _labels(marks: Marks) -> Iterator[str]:
    """The meanings of all labels, and how many there are."""
    roles = {role for page in marks.values() for group in page.values() for mark in group for role in mark.roles}
    yield from (f"label {role}" for role in roles if not role.startswith("title"))
    yield f"labels:{min(len(roles) // 3, 8)}"


def _facts(layout: Layout, candidates: Mapping[Kind, Sequence[Candidate]]) -> Iterator[str]:
    page = layout.pages[0]
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
    yield f"pages:{min(len(layout.pages), 4)}"
    yield f"prose:{int(5 * prose)}"
    yield f"time of day:{any(_CLOCK.search(s.text) for s in page.segments)}"
