"""What the memory of a vendor reads on a new document: the candidates that stand as the confirmed values stood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractors.memory.book import Book
from extractors.memory.imprint import imprint, likeness
from extractors.memory.learn import KIND_OF, MARKS, folded_marks
from extractors.memory.traces import Traces, alike, in_one_title, is_named_alike
from extractors.page import Layout
from extractors.page.candidates import Candidate
from extractors.page.roles import NUMBER
from extractors.page.sheet import Sheet
from extractors.parsing import DayMonth, find_dates
from extractors.parsing.folding import compact
from extractors.parsing.shapes import LONGEST_SHAPE
from schemas import Claim, DocType, Layer, Lesson, LineTable, Trace, Value
from schemas.grades import NAMED

_SAME_LAYOUT = 0.25  # measured: documents of one design share 0.32 and more, of a new one 0.24 and less
_STANDS = 5.5  # of about 10: a value that stands as a confirmed one did
_CLEAR = 1.0  # by which it must do so better than every other value
_FIRST, _EACH, _MOST = NAMED, 0.03, 0.97  # the score of a value after one lesson, what each more adds, the most
_MARK_WORDS = 8
_LAST = 5  # lessons of a vendor that are asked
_DOCUMENTS = 2  # confirmed, that tell the same place: what stands there is no chance any more
PLACED = frozenset({"number", "date", "amount"})  # an account is by what two people confirmed
# The kinds of numbers by which sellers go whom no vendor is known for (schemas/keys.py); a name is anybody's.
_KEYS = ("vat", "tax")
AS_BEFORE = "as on earlier documents of this vendor"


class _Vote(NamedTuple):
    """What the lesson from one document takes for the value: a candidate, how it is read, whether it is named by the
    words that named the confirmed one, and whether both stand in the same title."""

    document: str
    candidate: Candidate
    value: Value
    named_alike: bool
    in_title: bool


@dataclass(frozen=True, slots=True)
class Remembered:
    """What memory says of a document: claims of layer MEMORY, the lessons of one vendor that they rest on, and what
    these teach of the table of lines, if they do. The `settled` terms stand, and are named, as on at least two
    confirmed documents, and otherwise on none; `sentences` are the marks of those that any of the vendor's documents
    was approved with. `upheld` is what else was in doubt on at least two of them, and stood; `kind` what people said
    that two documents are whose numbers stand in the same title as that of this one."""

    lessons: tuple[Lesson, ...] = ()
    claims: tuple[Claim, ...] = ()
    settled: frozenset[str] = frozenset()
    sentences: frozenset[str] = frozenset()
    upheld: frozenset[str] = frozenset()
    kind: tuple[DocType, str | None] | None = None

    @property
    def table(self) -> LineTable | None:
        """All that the lessons teach of the table: where they contradict each other they say nothing."""
        tables = [lesson.table for lesson in self.lessons if lesson.table is not None]
        columns = tuple(column for table in tables for column in table.columns)
        names = tuple(row for table in tables for row in table.names)
        return LineTable(columns=columns, names=names) if tables else None


def forms_of(remembered: Remembered, chosen: Mapping[str, Claim]) -> Mapping[str, str]:
    """The forms of what was `chosen` and stands where values of the vendor's stood that people named: of at least two
    documents, each of the same form, or of the same shape; a shape that is cut short is none."""
    found = {}
    for known in remembered.claims:
        traces = [
            (one.document, trace) for one in remembered.lessons for trace in one.traces if trace.term == known.term
        ]
        stands = known.term in chosen and chosen[known.term].value == known.value
        if not stands or len({document for document, _ in traces}) < _DOCUMENTS:
            continue
        forms, shapes = {trace.form for _, trace in traces}, {trace.shape for _, trace in traces}
        if len(forms) == 1 and min(forms):
            found[known.term] = min(forms)
        elif len(shapes) == 1 and 0 < len(min(shapes)) < LONGEST_SHAPE:
            found[known.term] = min(shapes)
    return found


def remember(sheet: Sheet, book: Book) -> Remembered:
    """What the memory in `book` says of the document: nothing where no vendor's mark stands on it or its design is
    new."""
    return recall(sheet, book.lessons(marks_on(sheet.layout)))


def sentences_of(lessons: Iterable[Lesson]) -> frozenset[str]:
    """The marks of the sentences that people let stand."""
    return frozenset(mark for lesson in lessons for mark in lesson.sentences)


def of_seller(book: Book | None, stated: Mapping[str, Claim]) -> tuple[Lesson, ...]:
    """The lessons with sentences of the vendor that an e-invoice names: its texts have no design to be known by."""
    if book is None:
        return ()
    marks = folded_marks(str(stated[term].value) for term in MARKS if term in stated)
    return tuple(lesson for lesson in book.lessons(frozenset(marks)) if lesson.sentences)


def marks_on(layout: Layout) -> frozenset[str]:
    """Every run of up to eight words of a segment, folded: what a vendor's marks are looked up among."""
    found = set()
    for segment in layout.segments:
        words = [compact(word.text) for word in segment.words]
        for start in range(len(words)):
            joined = ""
            for word in words[start : start + _MARK_WORDS]:
                joined += word
                found.add(joined)
    return frozenset(found)


def recall(sheet: Sheet, lessons: Sequence[Lesson]) -> Remembered:
    """What the lessons of the one vendor whose design this is say of the document."""
    fitting = _of_this_design(imprint(sheet.layout), lessons)
    known = fitting[-_LAST:]
    if not known:
        return Remembered()
    candidates = sheet.candidates
    traces = Traces(sheet.layout)
    claims: list[Claim] = []
    settled: set[str] = set()
    numbers: Sequence[_Vote] = ()
    for term, kind in KIND_OF.items():
        votes = _votes(term, known, candidates[kind], traces)
        numbers = votes if term == NUMBER else numbers
        claim = _claim(term, votes)
        if claim is not None:
            claims.append(claim)
            if kind in PLACED and _is_settled(votes):
                settled.add(term)
    sentences = sentences_of(fitting)
    taken = _kind(known, numbers) if NUMBER in settled else None
    return Remembered(known, tuple(claims), frozenset(settled), sentences, _upheld(fitting), taken)


def _upheld(lessons: Sequence[Lesson]) -> frozenset[str]:
    """What people let stand on at least two documents since they last gave another value of the term."""
    seen: dict[str, set[str]] = {}
    for lesson in lessons:
        ended = {mark for mark in seen if _term_of(mark) in lesson.mended}
        seen = {mark: documents for mark, documents in seen.items() if mark not in ended}
        for mark in lesson.upheld:
            seen.setdefault(mark, set()).add(lesson.document)
    return frozenset(mark for mark, documents in seen.items() if len(documents) >= _DOCUMENTS)


def _term_of(mark: str) -> str:
    return re.split("[:,]", mark, maxsplit=1)[0]


def _kind(lessons: Sequence[Lesson], votes: Sequence[_Vote]) -> tuple[DocType, str | None] | None:
    """What people said that at least two documents are, and none otherwise since, where the number stands in the same
    title on these and on this one: a credit note of a language that nobody knows has another title."""
    titled = {vote.document for vote in votes if vote.in_title}
    told = [lesson for lesson in lessons if lesson.document in titled and lesson.doc_type]
    kinds = {(DocType(lesson.doc_type), lesson.subtype) for lesson in told}
    if len({lesson.document for lesson in told}) < _DOCUMENTS or len(kinds) > 1:
        return None
    return kinds.pop()


def _of_this_design(own: Sequence[str], lessons: Sequence[Lesson]) -> tuple[Lesson, ...]:
    """The lessons of the vendor whose documents look most like `own`; none where none looks like it."""
    alike = [(likeness(lesson.imprint, own), lesson) for lesson in lessons]
    fitting = [(share, lesson) for share, lesson in alike if share >= _SAME_LAYOUT]
    if not fitting:
        return ()
    _, nearest = max(fitting, key=lambda row: row[0])
    vendor = _vendor_of(nearest, lessons)
    return tuple(lesson for _, lesson in fitting if _vendor_of(lesson, lessons) == vendor)


def _vendor_of(lesson: Lesson, lessons: Sequence[Lesson]) -> str:
    """The vendor of a lesson. The first of a vendor that no master holds stands under its number: the vendor is founded
    by it, and what comes later stands under that vendor. A number that several vendors print, as branches do and
    companies taxed as one, tells none of them."""
    key = _key_of(lesson)
    if key is None:
        return lesson.vendor
    founded = {one.vendor for one in lessons if _key_of(one) is None and key in one.marks}
    return founded.pop() if len(founded) == 1 else lesson.vendor


def _key_of(lesson: Lesson) -> str | None:
    """The number by which alone a lesson's vendor is known, as marks are written; None where it is founded."""
    kind, _, key = lesson.vendor.partition(":")
    return compact(key) if kind in _KEYS else None


def _votes(term: str, known: Sequence[Lesson], rows: Sequence[Candidate], traces: Traces) -> Sequence[_Vote]:
    """What each lesson that tells where a value of `term` stood says of the document."""
    told = [(lesson.document, trace) for lesson in known for trace in lesson.traces if trace.term == term]
    memories = [trace for _, trace in told]
    seen = [(one, traces.of(term, one)) for one in rows] if told else []
    found = ((document, trace, _vote(trace, seen, memories)) for document, trace in told)
    return [
        _Vote(document, one[0], _value(one[0], memories), is_named_alike(trace, one[1]), in_one_title(trace, one[1]))
        for document, trace, one in found
        if one is not None
    ]


def _claim(term: str, votes: Sequence[_Vote]) -> Claim | None:
    """The claim for the value for which more lessons speak than for any other.

    A lesson that contradicts the others, be it mistaken or malicious, thus says nothing until more speak as it does.
    """
    ranked = Counter(vote.value for vote in votes).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    value, agreeing = ranked[0]
    best = next(vote.candidate for vote in reversed(votes) if vote.value == value)
    return Claim(
        term=term,
        value=value,
        raw=best.raw,
        layer=Layer.MEMORY,
        score=round(min(_MOST, _FIRST + _EACH * (agreeing - 1)), 3),
        page=best.page,
        boxes=best.boxes,
        label=AS_BEFORE,
    )


def _is_settled(votes: Sequence[_Vote]) -> bool:
    """Whether at least two documents tell the same place, named by the same words, and none another: where "Order no."
    stands there now, it is another number."""
    documents = {vote.document for vote in votes if vote.named_alike}
    return len(documents) >= _DOCUMENTS and len({vote.value for vote in votes}) == 1


def _vote(
    known: Trace, seen: Sequence[tuple[Candidate, Trace]], memories: Sequence[Trace]
) -> tuple[Candidate, Trace] | None:
    """The candidate that stands as the remembered value did, and clearly more so than every other value."""
    scored = sorted(((alike(known, trace), one, trace) for one, trace in seen), key=lambda row: -row[0])
    if not scored or scored[0][0] < _STANDS:
        return None
    score, best, trace = scored[0]
    value = _value(best, memories)
    clear = all(score - other >= _CLEAR for other, one, _ in scored if _value(one, memories) != value)
    return (best, trace) if clear else None


def _value(one: Candidate, memories: Sequence[Trace]) -> Value:
    """The value of a candidate, a date in the order in which the vendor's confirmed dates were written."""
    orders = {trace.day_first for trace in memories} - {None}
    if one.kind == "date" and len(orders) == 1:
        order = DayMonth.DAY_FIRST if orders.pop() else DayMonth.MONTH_FIRST
        return next((reading.value for reading in find_dates(one.raw, order)), one.value)
    return one.value
