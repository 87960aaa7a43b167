"""Features: what a candidate is, what names it, where it stands among its like. Words are hashed by their place.

The nearest words on the left count most. What stands above counts under one name where a label stands on the left, and
under another where none does: header grids need it, everything else is misled by it. What is true of a whole segment is
made once and shared by all candidates in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.model.bag import Bag, Sparse, joined
from extractors.model.grams import folded
from extractors.model.shapes import own_flags
from extractors.page import Segment
from extractors.page.candidates import Candidate, Kind
from extractors.page.labels import Mark
from extractors.page.names import CONTACT, LEGAL_FORM, POST_CODE, is_address
from extractors.page.roles import KIN
from extractors.page.sheet import Sheet
from extractors.page.surroundings import PageSurroundings, Surroundings

_SMALL = 0.9  # of the size of the body
_IN_SECTIONS = frozenset({"name", "vat", "number", "iban"})
_MOST_WORDS = 6
Rows = NDArray[np.int64]


class Features:
    """Makes the sparse features of a document's candidates, kind by kind."""

    def __init__(self, sheet: Sheet, candidates: Mapping[Kind, Sequence[Candidate]]) -> None:
        layout = sheet.layout
        self._sheet = sheet
        self._layout = layout
        self._candidates = candidates
        self._around = {page.number: PageSurroundings(page) for page in layout.pages}
        self._facts: dict[tuple[int, int], tuple[str, ...]] = {}
        self._roles: dict[tuple[int, int], tuple[str, ...]] = {}
        self._made: dict[Kind, Sparse] = {}
        self._last = layout.pages[-1].number
        self._near, self._near_rows = _shared(candidates, _inline, self._nearby)
        sections = {kind: rows for kind, rows in candidates.items() if kind in _IN_SECTIONS}
        self._section, self._section_rows = _shared(sections, lambda _: False, self._sections)

    def of(self, kind: Kind) -> Sparse:
        """The rows of all candidates of `kind`."""
        if kind not in self._made:
            self._made[kind] = self._make(kind)
        return self._made[kind]

    def _make(self, kind: Kind) -> Sparse:
        rows = self._candidates[kind]
        bag = Bag()
        for number, (candidate, flags) in enumerate(zip(rows, own_flags(kind, rows, self._layout), strict=True)):
            bag.row = number
            bag.flags(flags)
            _own(bag, self._sheet, kind, candidate)
        parts = [(bag.sparse(len(rows)), np.arange(len(rows))), (self._near, self._near_rows[kind])]
        if kind in _IN_SECTIONS:
            parts.append((self._section, self._section_rows[kind]))
        return joined(parts)

    def label_of(self, candidate: Candidate, term: str) -> str | None:
        """The wording that names a candidate as `term` where its label stands; None where none does so there."""
        span = candidate.span
        nearest = next(iter(self._sheet.name(span)), None)
        if nearest is None:
            return None
        there = nearest.mark.segment
        marks = (mark for mark in self._sheet.marks_in(there) if there is not span.segment or mark.stop <= span.start)
        roles = {term, *KIN.get(term, ())}
        named = [mark.wording.strip(" :") for mark in marks if roles & mark.roles.keys()]
        return named[-1] if named else None

    def _nearby(self, bag: Bag, segment: Segment, inline: bool) -> None:  # noqa: FBT001 - a variant, not an option
        """Labels on the left and above, what follows, page and style."""
        around = self._around[segment.page].of(segment)
        labelled = self._left(bag, around, inline=inline)
        gate = " beside label" if labelled else ""
        if around.above is not None:
            near = "near" if around.gap < 1.2 else "spaced" if around.gap < 2.8 else "far"
            bag.words(f"above{gate}", _words(around.above)[:_MOST_WORDS])
            bag.facts(f"above{gate}", self._roles_of(around.above))
            bag.flags([f"above{gate}:{near}:{_phrase(_words(around.above))}", f"above{gate}:{near}"])
        if around.head is not None and around.head is not around.above:
            bag.words(f"head{gate}", _words(around.head)[:_MOST_WORDS])
            bag.facts(f"head{gate}", self._roles_of(around.head))
        if around.right is not None:
            bag.terms("right", _words(around.right)[:3])
        bag.facts("right", self._facts_of(around.right))
        bag.facts("below", self._facts_of(around.below))
        bag.flags(self._place(segment, labelled=labelled))

    def _left(self, bag: Bag, around: Surroundings, *, inline: bool) -> bool:
        """Words on the left; returns whether any of them may be a label."""
        left = around.left
        if left is not None:
            place = "left" if not inline else "left of label"
            place += " parted" if around.parted else ""
            bag.words(place, _words(left)[-_MOST_WORDS:])
            bag.facts(place, self._roles_of(left))
            bag.flags([f"{place}:{_phrase(_words(left))}", f"{place} colon:{left.text.endswith(':')}"])
            for other in around.rest:
                bag.terms("far left", _words(other)[-_MOST_WORDS:])
        bag.flags([f"inline:{inline}", f"left:{left is not None}"])
        return inline or (left is not None and not around.parted)

    def _place(self, segment: Segment, *, labelled: bool) -> Iterator[str]:
        """Page, zone and style."""
        page = self._layout.page(segment.page)
        yield f"page:{'first' if page.number == 1 else 'last' if page.number == self._last else 'inner'}"
        if page.number == self._last:
            yield "last page"
        yield f"zone:{page.zone(segment.box)}:{labelled}"
        yield f"height:{int(5 * segment.box.middle / max(page.height, 1.0))}"
        ratio = segment.size / max(page.body, 1.0)
        yield f"size:{'small' if ratio < _SMALL else 'body' if ratio < 1.15 else 'large' if ratio < 1.6 else 'title'}"
        yield f"bold:{segment.bold}"

    def _sections(self, bag: Bag, segment: Segment, _: bool) -> None:  # noqa: FBT001 - a variant, not an option
        """Headings above, also above the label on the left, and the rows above."""
        around = self._around[segment.page].of(segment)
        if around.left is not None:
            for heading in self._around[segment.page].of(around.left).headings:
                bag.words("heading of left", _words(heading))
                over = self._roles_of(heading)
                bag.facts("heading of left", over)
                bag.flags(f"row {own} under {role}" for own in self._roles_of(around.left) for role in over)
                bag.flags([f"heading of left:{_phrase(_words(heading))}"])
        for number, heading in enumerate(around.headings):
            (bag.terms if number else bag.words)(f"heading {number}", _words(heading))
            bag.facts(f"heading {number}", self._roles_of(heading))
            bag.flags([f"heading {number}:{_phrase(_words(heading))}"])
        for upper in around.upper:
            bag.terms("upper", _words(upper)[:4])
        rows = self._layout.page(segment.page).block_of(segment).rows
        place = rows.index(segment)
        for step, row in enumerate(rows[place + 1 : place + 4]):
            bag.facts(f"row {step}", self._facts_of(row))
            bag.facts("block", self._facts_of(row))
        for step, row in enumerate(reversed(rows[max(place - 2, 0) : place])):
            bag.facts(f"row before {step}", self._facts_of(row))
        bag.flags([f"row of block:{min(place, 3)}", f"rows of block:{min(len(rows), 6)}"])

    def _roles_of(self, segment: Segment) -> tuple[str, ...]:
        """What the vocabularies of all languages call the words of a segment."""
        key = (segment.page, segment.index)
        if key not in self._roles:
            self._roles[key] = tuple(
                dict.fromkeys(role for mark in self._sheet.marks_in(segment) for role in _roles(mark))
            )
        return self._roles[key]

    def _facts_of(self, segment: Segment | None) -> tuple[str, ...]:
        if segment is None:
            return ("nothing",)
        key = (segment.page, segment.index)
        if key not in self._facts:
            self._facts[key] = tuple(_facts(segment.text))
        return self._facts[key]


def _shared(
    candidates: Mapping[Kind, Sequence[Candidate]], variant: object, fill: object
) -> tuple[Sparse, dict[Kind, Rows]]:
    """One row for each segment (and variant) that holds candidates, and the row of each candidate."""
    assert callable(variant)
    assert callable(fill)
    bag = Bag()
    known: dict[tuple[int, int, bool], int] = {}
    found: dict[Kind, Rows] = {}
    for kind, rows in candidates.items():
        index = []
        for candidate in rows:
            segment = candidate.span.segment
            key = (segment.page, segment.index, variant(candidate))
            if key not in known:
                bag.row = known[key] = len(known)
                fill(bag, segment, key[2])
            index.append(known[key])
        found[kind] = np.array(index, np.int64)
    return bag.sparse(len(known)), found


def _own(bag: Bag, sheet: Sheet, kind: Kind, candidate: Candidate) -> None:
    """The words before and after in the same segment; a name's own words."""
    span = candidate.span
    words = span.segment.words
    before = [word.text for word in words[: span.start]]
    if before:
        bag.words("before", before[-_MOST_WORDS:])
        bag.terms("just before", before[-1:])
        marks = [mark for mark in sheet.marks_in(span.segment) if mark.stop <= span.start]
        for mark in marks[-1:]:
            bag.flags(f"before {role}:{min(span.start - mark.stop, 2)}" for role in _roles(mark))
        bag.flags(dict.fromkeys(f"line {role}" for mark in marks[:-1] for role in _roles(mark)))
        bag.flags([f"before:{_phrase(before[-3:])}", f"starts at:{min(len(before), 4)}"])
    bag.terms("after", [word.text for word in words[span.stop : span.stop + 3]])
    bag.flags([f"fills:{span.start == 0}:{span.stop == len(words)}", f"words:{min(span.stop - span.start, 5)}"])
    if kind == "name":
        bag.terms("own", [word.text for word in span.words])
        bag.words("own end", [span.words[-1].text])


def _inline(candidate: Candidate) -> bool:
    """Whether words stand before the candidate in its own segment."""
    return any(c.isalpha() for word in candidate.span.segment.words[: candidate.span.start] for c in word.text)


def _roles(mark: Mark) -> Iterator[str]:
    yield from (f"role {role}" for role in mark.roles)
    yield from (f"title {title}" for title in mark.titles)


def _facts(text: str) -> Iterator[str]:
    digits = sum(c.isdigit() for c in text)
    yield f"digits:{min(digits, 5) if digits < 5 else 5 if digits < 9 else 9}"
    if is_address(text):
        yield "address"
    if POST_CODE.search(text):
        yield "post code"
    if CONTACT.search(text):
        yield "contact"
    if text.endswith(":"):
        yield "colon"
    if LEGAL_FORM.search(text):
        yield "legal"


def _words(segment: Segment) -> list[str]:
    return [word.text for word in segment.words]


def _phrase(words: Iterable[str]) -> str:
    return "".join(folded(word) for word in words)[-40:]
