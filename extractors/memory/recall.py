"""What the memory of a vendor reads on a new document: the candidates that stand as the confirmed values stood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.memory.book import Book
from extractors.memory.imprint import imprint, likeness
from extractors.memory.learn import KIND_OF
from extractors.memory.traces import Traces, alike
from extractors.page import Layout
from extractors.page.candidates import Candidate
from extractors.page.sheet import Sheet
from extractors.parsing import DayMonth, find_dates
from extractors.parsing.folding import compact
from schemas import Claim, Layer, Lesson, LineTable, Trace, Value
from schemas.grades import NAMED

_SAME_LAYOUT = 0.25  # measured: documents of one design share 0.32 and more, of a new one 0.24 and less
_STANDS = 5.5  # of about 10: a value that stands as a confirmed one did
_CLEAR = 1.0  # by which it must do so better than every other value
_FIRST, _EACH, _MOST = NAMED, 0.03, 0.97  # the score of a value after one lesson, what each more adds, the most
_MARK_WORDS = 8
_LAST = 5  # lessons of a vendor that are asked


@dataclass(frozen=True, slots=True)
class Remembered:
    """What memory says of a document: claims of layer MEMORY, the lessons of one vendor that they rest on, and what
    these teach of the table of lines, if they do."""

    lessons: tuple[Lesson, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def table(self) -> LineTable | None:
        """All that the lessons teach of the table: where they contradict each other they say nothing."""
        tables = [lesson.table for lesson in self.lessons if lesson.table is not None]
        columns = tuple(column for table in tables for column in table.columns)
        names = tuple(row for table in tables for row in table.names)
        return LineTable(columns=columns, names=names) if tables else None


def remember(sheet: Sheet, book: Book) -> Remembered:
    """What the memory in `book` says of the document: nothing where no vendor's mark stands on it or its design is
    new."""
    return recall(sheet, book.lessons(marks_on(sheet.layout)))


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
    known = _of_this_design(imprint(sheet.layout), lessons)
    if not known:
        return Remembered()
    candidates = sheet.candidates
    traces = Traces(sheet.layout)
    claims = (
        _claim(term, memories, candidates[kind], traces)
        for term, kind in KIND_OF.items()
        if (memories := [trace for lesson in known for trace in lesson.traces if trace.term == term])
    )
    return Remembered(known, tuple(claim for claim in claims if claim is not None))


def _of_this_design(own: Sequence[str], lessons: Sequence[Lesson]) -> tuple[Lesson, ...]:
    """The last lessons of the vendor whose documents look most like `own`; none where none looks like it."""
    alike = [(likeness(lesson.imprint, own), lesson) for lesson in lessons]
    fitting = [(share, lesson) for share, lesson in alike if share >= _SAME_LAYOUT]
    if not fitting:
        return ()
    _, nearest = max(fitting, key=lambda row: row[0])
    return tuple(lesson for _, lesson in fitting if lesson.vendor == nearest.vendor)[-_LAST:]


def _claim(term: str, memories: Sequence[Trace], rows: Sequence[Candidate], traces: Traces) -> Claim | None:
    """The claim for the value for which more lessons speak than for any other.

    A lesson that contradicts the others, be it mistaken or malicious, thus says nothing until more speak as it does.
    """
    seen = [(one, traces.of(term, one)) for one in rows]
    votes = [one for known in memories if (one := _vote(known, seen, memories)) is not None]
    ranked = Counter(_value(one, memories) for one in votes).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    value, agreeing = ranked[0]
    best = next(one for one in reversed(votes) if _value(one, memories) == value)
    return Claim(
        term=term,
        value=value,
        raw=best.raw,
        layer=Layer.MEMORY,
        score=round(min(_MOST, _FIRST + _EACH * (agreeing - 1)), 3),
        page=best.page,
        boxes=best.boxes,
        label="as on earlier documents of this vendor",
    )


def _vote(known: Trace, seen: Sequence[tuple[Candidate, Trace]], memories: Sequence[Trace]) -> Candidate | None:
    """The candidate that stands as the remembered value did, and clearly more so than every other value."""
    scored = sorted(((alike(known, trace), one) for one, trace in seen), key=lambda row: -row[0])
    if not scored or scored[0][0] < _STANDS:
        return None
    score, best = scored[0]
    value = _value(best, memories)
    return None if any(score - other < _CLEAR for other, one in scored if _value(one, memories) != value) else best


def _value(one: Candidate, memories: Sequence[Trace]) -> Value:
    """The value of a candidate, a date in the order in which the vendor's confirmed dates were written."""
    orders = {trace.day_first for trace in memories} - {None}
    if one.kind == "date" and len(orders) == 1:
        order = DayMonth.DAY_FIRST if orders.pop() else DayMonth.MONTH_FIRST
        return next((reading.value for reading in find_dates(one.raw, order)), one.value)
    return one.value
