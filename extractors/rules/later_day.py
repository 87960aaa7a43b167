"""When payment is due by elimination: the one day behind that of issue, as far from it as terms of payment are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from extractors.page.claims import claim
from extractors.page.roles import DUE, DUE_DATE, ISSUE
from extractors.page.sheet import Sheet
from extractors.page.values import Day
from extractors.rules.date_sentences import is_discounted
from extractors.rules.dates import is_end_of_period
from schemas import Claim
from schemas.grades import DOUBTED, FIRM

_TERMS = frozenset(map(timedelta, (7, 8, 10, 14, 15, 20, 21, 28, 30, 45, 60, 90)))
_PAYMENT = frozenset({DUE, DUE_DATE})
_LONGEST = timedelta(days=92)


def later_day(sheet: Sheet, claims: Sequence[Claim]) -> Claim | None:
    """The claim that payment is due on the one day behind that of issue, where no label names one: it tells what
    another reader chose, and is nothing by itself."""
    issued = max((one for one in claims if one.term == ISSUE), key=lambda one: one.score, default=None)
    if issued is None or not isinstance(issued.value, date) or issued.score < FIRM or issued.doubt is not None:
        return None
    if any(one.term == DUE_DATE for one in claims):
        return None
    read = [(day, value) for day in sheet.days for value in (day.reading.value, *day.reading.alternatives)]
    behind = [(day, value) for day, value in read if issued.value < value <= issued.value + _LONGEST]
    if len({value for _, value in behind}) != 1 or behind[0][1] - issued.value not in _TERMS:
        return None
    first, value = behind[0]
    if any(one.value == value and (one.term != ISSUE or one.score >= DOUBTED) for one in claims):
        return None
    if any(day.reading.ambiguous or is_discounted(day, sheet) or _says_otherwise(day, sheet) for day, _ in behind):
        return None
    return claim(DUE_DATE, value, first.reading.raw, first.span, FIRM, "the only day behind that of issue")


def _says_otherwise(day: Day, sheet: Sheet) -> bool:
    """Whether the page says what a day is: a period's end, or words in its row or a label that are not of payment."""
    own = day.span.segment
    roles = [one.mark.roles for one in day.namings if not one.mark.titles]
    if any(_PAYMENT.isdisjoint(named) for named in roles) or is_end_of_period(day):
        return True
    before = [own.text.partition(day.reading.raw)[0]]
    before += [cell.text for cell in islice(sheet.layout.page(own.page).lefts(own), 1) if not sheet.days_in(cell)]
    return not roles and any(map(str.isalpha, "".join(before)))
