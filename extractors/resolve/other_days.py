"""Days that speak against those that were taken: on which the document is said to be made out, or its supply comes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from extractors.languages import spoken
from extractors.page.roles import DUE_DATE, ISSUE, SUPPLY_DATES
from extractors.page.sheet import Sheet
from extractors.page.values import Day
from extractors.resolve.cells import cells_of
from extractors.rules.dates import is_end_of_period
from extractors.type_codes import KINDS
from schemas import Claim, Rival

# "Drawn up at Rotterdam on" before a day.
_DRAWN_UP = re.compile(rf"(?i)(?:^|[\s,;.])(?:{spoken('drawn_up')})\s+[^\d.;:]{{2,40}}$")
_AHEAD, _QUARTER, _YEARS = "prepayment", timedelta(days=92), timedelta(days=731)


def other_days(chosen: Mapping[str, Claim], lines: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """Such days beside what was `chosen`, outside the `lines`."""
    yield from _drawn_up(chosen, sheet)
    yield from _supplied(chosen, lines, sheet)


def _drawn_up(chosen: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """Another day on which a sentence says that the document was made out, with the place."""
    for day in sheet.days if ISSUE in chosen else ():
        text = day.span.segment.text
        before = text.partition(day.reading.raw)[0]
        if day.reading.value != chosen[ISSUE].value and _DRAWN_UP.search(before) is not None:
            yield _rival(ISSUE, day, text)


def _supplied(chosen: Mapping[str, Claim], lines: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """A day of supply outside the items that is long after the day to pay: what is called no prepayment is due when it
    is supplied."""
    due, issued = (chosen[term].value if term in chosen else None for term in (DUE_DATE, ISSUE))
    kind = chosen["type_code"].value if "type_code" in chosen else None
    if not isinstance(due, date) or not isinstance(issued, date) or KINDS.get(str(kind), (None, None))[1] == _AHEAD:
        return
    cells, days = cells_of(lines), [day for day in sheet.days if not is_end_of_period(day)]
    told = [day for day in days if SUPPLY_DATES & {role for one in day.namings[:1] for role in one.mark.roles}]
    if any(day.reading.value <= due for day in told):
        return  # a part of it
    for day in told:
        outside = not any((day.span.page, word.box) in cells for word in day.span.words)
        if outside and _QUARTER < day.reading.value - issued < _YEARS:  # "01 Jul - 31" is of no year 31
            yield _rival(DUE_DATE, day, day.namings[0].wording)


def _rival(term: str, day: Day, label: str) -> Rival:
    boxes = tuple(word.box for word in day.span.words)
    value = day.reading.value.isoformat()
    return Rival(term=term, value=value, raw=day.span.text, label=label, page=day.span.page, boxes=boxes)
