"""A lesson from one confirmed document: how the values that a person confirmed stand on its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from extractors.hearing import mark_of
from extractors.memory.confirmed import Confirmed
from extractors.memory.imprint import imprint
from extractors.memory.tables import table_of
from extractors.memory.traces import Traces
from extractors.page.candidates import FIELDS, Candidate, Kind
from extractors.page.roles import ID_ROLES
from extractors.page.sheet import Sheet, sheet_of
from extractors.parsing import DayMonth, find_dates
from extractors.parsing.folding import compact
from schemas import Box, Claim, Lesson, Reading, Trace, Value

# Which kind of candidate holds the value of a term. Who buyer and seller are is known otherwise.
KIND_OF: Mapping[str, Kind] = {
    **{term: kind for kind, terms in FIELDS.items() for term in terms if kind not in ("name", "vat")},
    **dict.fromkeys(ID_ROLES, "number"),
    "totals.paid": "amount",
}
# What a vendor is known by on its own documents.
MARKS = ("seller.name", "seller.vat_id", "seller.tax_number", "payment.iban")
_SHORTEST_MARK = 4  # letters and digits: less is found anywhere


def learn(
    reading: Reading,
    confirmed: Mapping[str, Confirmed],
    marks: Iterable[str],
    approved: Mapping[str, Claim] = MappingProxyType({}),
    known: Iterable[str] = (),
) -> Lesson:
    """What the document of `reading` teaches of the vendor whose own names and numbers are `marks`; `approved` is all
    that was approved of it, `known` the sentences that people saw in doubt. What else they let stand, the caller adds.
    """
    sheet = sheet_of(reading)
    return Lesson(
        document=reading.sha256,
        marks=folded_marks(marks),
        imprint=imprint(sheet.layout),
        traces=tuple(_traces(sheet, confirmed)),
        table=table_of(sheet, confirmed, approved),
        sentences=tuple(sorted(mark_of(text) for text in known)),
    )


def folded_marks(marks: Iterable[str]) -> tuple[str, ...]:
    """The names and numbers of a vendor as its lessons hold them."""
    return tuple(sorted({folded for mark in marks if len(folded := compact(mark)) >= _SHORTEST_MARK}))


def _traces(sheet: Sheet, confirmed: Mapping[str, Confirmed]) -> Iterator[Trace]:
    candidates = sheet.candidates
    traces = Traces(sheet.layout)
    for term, kind in KIND_OF.items():
        told = confirmed.get(term)
        standing = _standing(candidates[kind], told) if told is not None and told.value is not None else None
        if told is not None and standing is not None:
            yield traces.of(term, standing).model_copy(update={"day_first": _day_first(standing.raw, told.value)})


def _standing(rows: Sequence[Candidate], told: Confirmed) -> Candidate | None:
    """The candidate that is the value `told`: the one at its place, else the first."""
    equal = [one for one in rows if equal_values(one, told.value)]
    placed = [one for one in equal if one.page == told.page and _touch(one.boxes, told.boxes)]
    return next(iter(placed or equal), None)


def equal_values(one: Candidate, value: Value | None) -> bool:
    """Whether a candidate is `value`, or another reading of its date."""
    if one.kind == "date" and isinstance(value, date):
        return any(_read(one.raw, order) == value for order in DayMonth)
    if isinstance(one.value, str) and isinstance(value, str):
        return compact(one.value) == compact(value)
    return one.value == value


def _touch(some: Sequence[Box], others: Sequence[Box]) -> bool:
    return any(
        min(a.x1, b.x1) > max(a.x0, b.x0) and min(a.bottom, b.bottom) > max(a.top, b.top) for a in some for b in others
    )


def _read(raw: str, order: DayMonth) -> date | None:
    return next((reading.value for reading in find_dates(raw, order)), None)


def _day_first(raw: str, value: Value | None) -> bool | None:
    """Whether the confirmed date puts the day first; None where either order gives it."""
    fits = [order for order in DayMonth if _read(raw, order) == value]
    return fits[0] is DayMonth.DAY_FIRST if len(fits) == 1 else None
