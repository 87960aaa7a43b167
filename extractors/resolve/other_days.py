"""Days that speak against those that were taken: on which the document is said to be made out, or its supply comes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from extractors.languages import spoken
from extractors.page.roles import DUE_DATE, ISSUE, SUPPLY_DATES
from extractors.page.sheet import Sheet
from extractors.page.values import Day
from extractors.resolve.cells import cells_of
from extractors.rules.dates import is_end_of_period
from extractors.type_codes import KINDS
from schemas import AHEAD, Claim, Rival

# "Drawn up at Rotterdam on" before a day.
_DRAWN_UP = re.compile(
    rf"(?i)(?:^|[.;!?]\s+)(?:{spoken('drawn_up')})\s+(?P<place>[^\d,:;@(]{{2,40}}?)"
    rf"(?:,?\s+(?:{spoken('on_day')}|{spoken('drawn_up_on')})|,)?\s*$"
)
_CAPITALS, _LINKING, _ABBREVIATED = 3, 4, 3  # words of a place; letters of one between them, and of one with a point
_PREPAYMENT, _YEARS = "prepayment", timedelta(days=731)


def other_days(chosen: Mapping[str, Claim], lines: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """Such days beside what was `chosen`, outside the `lines`."""
    cells = cells_of(lines)
    outside = [day for day in sheet.days if not any((day.span.page, word.box) in cells for word in day.span.words)]
    yield from _drawn_up(chosen, outside)
    yield from _supplied(chosen, sheet.days, outside)


def _drawn_up(chosen: Mapping[str, Claim], days: Sequence[Day]) -> Iterator[Rival]:
    """Another day on which a sentence says that the document was made out, with the place."""
    for day in days if ISSUE in chosen else ():
        text = day.span.segment.text
        found = _DRAWN_UP.search(text.partition(day.reading.raw)[0])
        if found is not None and day.reading.value != chosen[ISSUE].value and _is_place(found["place"].split()):
            yield _rival(ISSUE, day, text)


def _is_place(words: Sequence[str]) -> bool:
    """Whether `words` may name a place: "Den Haag", "Frankfurt a. M.", and not "reply to your order"."""
    capitals = [word for word in words if word[0].isupper()]
    short = all(len(word.strip(".")) <= _ABBREVIATED for word in words if word.endswith("."))
    linking = all(len(word) <= _LINKING for word in words if word not in capitals)
    ends = words[0] in capitals and words[-1] in capitals
    return len(capitals) <= _CAPITALS and ends and short and linking


def _supplied(chosen: Mapping[str, Claim], days: Sequence[Day], outside: Sequence[Day]) -> Iterator[Rival]:
    """A day of supply `outside` the items that is long after the day to pay: what is called no prepayment is due when
    it is supplied, or when the first of it is."""
    due, issued = (chosen[term].value if term in chosen else None for term in (DUE_DATE, ISSUE))
    kind = chosen["type_code"].value if "type_code" in chosen else None
    if (
        not isinstance(due, date)
        or not isinstance(issued, date)
        or KINDS.get(str(kind), (None, None))[1] == _PREPAYMENT
    ):
        return
    if any(day.reading.value <= due for day in days if _is_of_supply(day)):
        return  # a part of it
    for day in filter(_is_of_supply, outside):
        if AHEAD < day.reading.value - issued < _YEARS:  # "01 Jul - 31" is of no year 31
            yield _rival(DUE_DATE, day, day.namings[0].wording)


def _is_of_supply(day: Day) -> bool:
    roles = {role for naming in day.namings[:1] for role in naming.mark.roles}
    return bool(SUPPLY_DATES & roles) and not is_end_of_period(day)


def _rival(term: str, day: Day, label: str) -> Rival:
    boxes = tuple(word.box for word in day.span.words)
    value = day.reading.value.isoformat()
    return Rival(term=term, value=value, raw=day.span.text, label=label, page=day.span.page, boxes=boxes)
