"""Days that speak against those that were taken: on which the document is said to be made out, its supply comes, or a
part of it is to be paid."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from extractors.languages import spoken
from extractors.page import Segment
from extractors.page.claims import amount_of, rival_at
from extractors.page.roles import DUE, DUE_DATE, GROSS, ISSUE, NUMBER, OTHER, SUPPLY_DATES
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at
from extractors.page.values import Day
from extractors.parsing.folding import compact
from extractors.resolve.cells import cells_of
from extractors.rules.dates import is_end_of_period
from extractors.type_codes import KINDS, Kind
from schemas import AHEAD, Claim, DocType, Rival

# "Drawn up", and "at Rotterdam, the Netherlands, on" before a day.
_DRAWN_UP = re.compile(rf"(?i)(?<!\w)(?:{spoken('drawn_up')})\s+")
_AT_PLACE = re.compile(
    rf"(?i)(?P<place>[^\d:;@]{{2,40}}?)(?:,?\s+(?:{spoken('on_day')}|{spoken('drawn_up_on')})|[,:])?\s*"
)
_BEGINS = re.compile(r"(?:^|[.;:!?]\s+|\s[-\u2013\u2014|\u2022]\s+)$")  # what ends before a sentence does
_ITSELF = re.compile(rf"(?i)\b(?:{spoken('this_document')})(?:\s+[^\W\d]+){{0,2}}\s+$")
_CAPITALS, _LINKING, _ABBREVIATED = 3, 4, 3  # words of a place; letters of one between them, and of one with a point
_BEFORE, _BETWEEN = 4, 3  # signs up to a capital ("'s-Hertogenbosch"); words in "Invoice BT-17 has been drawn up"
_ROWS, _CENTS = 2, 2  # lines from one part of a plan to the next, and decimals of its amount
_PREPAYMENT, _YEARS = "prepayment", timedelta(days=731)


def other_days(chosen: Mapping[str, Claim], lines: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """Such days beside what was `chosen`, outside the `lines`."""
    cells = cells_of(lines)
    outside = [day for day in sheet.days if not any((day.span.page, word.box) in cells for word in day.span.words)]
    yield from _drawn_up(chosen, outside, sheet)
    yield from _supplied(chosen, sheet.days, outside)
    yield from _scheduled(chosen, outside, sheet)


def _drawn_up(chosen: Mapping[str, Claim], days: Sequence[Day], sheet: Sheet) -> Iterator[Rival]:
    """Another day on which a sentence says that the document was made out, with the place."""
    for day in days if ISSUE in chosen else ():
        segment = day.span.segment
        before = segment.text.partition(day.reading.raw)[0]
        if day.reading.value == chosen[ISSUE].value:
            continue
        for said in _DRAWN_UP.finditer(before):
            found = _AT_PLACE.fullmatch(before, said.end())
            if found is None or not _is_place(found, segment, sheet):
                continue
            if _BEGINS.search(before[: said.start()]) or _is_of_itself(said, chosen, segment, sheet):
                yield _rival(ISSUE, day, segment.text)
                break


def _is_of_itself(said: re.Match[str], chosen: Mapping[str, Claim], segment: Segment, sheet: Sheet) -> bool:
    """Whether what is `said` of making out is of this very document, which is named right before: "This invoice was",
    and not "Credit for invoice 17"."""
    if _ITSELF.search(said.string[: said.start()]) is not None:
        return True
    at = span_at(segment, *said.span()).start
    title = "credit_note" if _kind(chosen)[0] is DocType.CREDIT_NOTE else "invoice"
    number = compact(str(chosen[NUMBER].value)) if NUMBER in chosen else ""
    named = (mark for mark in sheet.marks_in(segment) if title in mark.titles or NUMBER in mark.roles)
    between = [segment.words[mark.stop : at] for mark in named if 0 <= at - mark.stop <= _BETWEEN]
    return any(all(_is_plain(word.text) or compact(word.text) == number for word in words) for words in between)


def _is_plain(text: str) -> bool:
    return not any(map(str.isdigit, text))


def _kind(chosen: Mapping[str, Claim]) -> Kind:
    code = str(chosen["type_code"].value) if "type_code" in chosen else ""
    return KINDS.get(code, (DocType.INVOICE, None))


def _is_place(found: re.Match[str], segment: Segment, sheet: Sheet) -> bool:
    """Whether words may name a place: "Den Haag", "Frankfurt a. M.", and not "reply to your order"; none of them is a
    label of something else than the day."""
    words = [bare for word in found["place"].split() if (bare := word.strip(",()"))]
    capitals = [word for word in words if any(map(str.isupper, word[:_BEFORE]))]
    short = all(len(word.strip(".")) <= _ABBREVIATED for word in words if word.endswith("."))
    linking = all(len(word) <= _LINKING for word in words if word not in capitals)
    ends = bool(words) and words[0] in capitals and words[-1] in capitals
    places = span_at(segment, *found.span("place")).places
    labels = [mark for mark in sheet.marks_in(segment) if mark.start in places]
    others = any(mark.titles or any(role.startswith(OTHER) for role in mark.roles) for mark in labels)
    return len(capitals) <= _CAPITALS and ends and short and linking and not others


def _supplied(chosen: Mapping[str, Claim], days: Sequence[Day], outside: Sequence[Day]) -> Iterator[Rival]:
    """A day of supply `outside` the items that is long after the day to pay: what is called no prepayment is due when
    it is supplied, or when the first of it is."""
    due, issued = (chosen[term].value if term in chosen else None for term in (DUE_DATE, ISSUE))
    if not isinstance(due, date) or not isinstance(issued, date) or _kind(chosen)[1] == _PREPAYMENT:
        return
    if any(day.reading.value <= due for day in days if _is_of_supply(day)):
        return  # a part of it
    for day in filter(_is_of_supply, outside):
        if AHEAD < day.reading.value - issued < _YEARS:  # "01 Jul - 31" is of no year 31
            yield _rival(DUE_DATE, day, day.namings[0].wording)


def _is_of_supply(day: Day) -> bool:
    roles = {role for naming in day.namings[:1] for role in naming.mark.roles}
    return bool(SUPPLY_DATES & roles) and not is_end_of_period(day)


def _scheduled(chosen: Mapping[str, Claim], days: Sequence[Day], sheet: Sheet) -> Iterator[Rival]:
    """The days of a plan of payments beside the day to pay: rows below each other with one day behind that of issue and
    one amount, which come to what is due: "1. Rate 15.06.2024 59,50". A discount and what is left come to it as well,
    but on one day; and the whole, or something else, may stand in a row above."""
    owed = next((amount_of(chosen[term]) for term in (DUE, GROSS) if term in chosen), None)
    due, issued = (chosen[term].value if term in chosen else None for term in (DUE_DATE, ISSUE))
    if not owed or not isinstance(due, date) or not isinstance(issued, date):
        return
    rows: dict[tuple[int, int], list[Day]] = {}
    for day in days:
        rows.setdefault((day.span.page, day.span.segment.line), []).append(day)
    plan: list[tuple[tuple[int, int], Day, Decimal]] = []
    for place, named in sorted(rows.items()):
        amount = _amount_in(sheet, *place)
        if len(named) > 1 or not amount or named[0].reading.value <= issued:
            continue
        if plan and (plan[-1][0][0] != place[0] or place[1] - plan[-1][0][1] > _ROWS):
            plan = []
        plan.append((place, named[0], amount))
        for first in range(len(plan) - 1):
            parts = plan[first:]
            told = {day.reading.value for _, day, _ in parts}
            if len(told) > 1 and sum(one for _, _, one in parts) == owed:
                others = (day for _, day, _ in parts if day.reading.value != due)
                yield from (_rival(DUE_DATE, day, day.span.segment.text) for day in others)


def _amount_in(sheet: Sheet, page: int, line: int) -> Decimal | None:
    """The one amount with cents of a line."""
    row = sheet.layout.page(page).lines[line].segments
    found = [one.value for cell in row for one in sheet.money_in(cell) if one.amount.decimals == _CENTS]
    return found[0] if len(found) == 1 else None


def _rival(term: str, day: Day, label: str) -> Rival:
    return rival_at(term, day.reading.value.isoformat(), day.span, label)
