"""Lines that ask for more days than lie between the two days of which they are: "3 to 6 November, 13 days"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from extractors.languages import spoken
from extractors.page.claims import Row
from extractors.parsing import find_dates, without_dates
from extractors.parsing.dates import DayMonth, settle_date
from schemas import Claim

_DAYS = "DAY"  # the code of the unit (UN/ECE Recommendation 20)
# The first day of "3.-6.11.2026", "03.11. bis 06.11.2026": a day, or one with its month, right before a date.
_FIRST = re.compile(
    rf"(?i)(?<![\w.,/-])(\d{{1,2}})(?:[./](\d{{1,2}}))?[./]?\s*(?:[-\u2013\u2014]|(?:{spoken('until')}))\s*(?=\d)"
)
_BETWEEN = re.compile(rf"(?i)\s*(?:[-\u2013\u2014]|{spoken('until')})\s*")
_COUNT = re.compile(r"(?<![\w.,/-])(\d{1,3})(?![\w.,/-]*\d)")


def more_days(lines: Sequence[Row], orders: dict[str, DayMonth]) -> Iterator[tuple[str, Claim]]:
    """Those of the `lines` of days whose text is of fewer days, the first and the last one counted; a further number
    in the text, "2 cars", tells of how many things at once. `orders`: of day and month, by their mark."""
    for line in lines:
        quantity, unit, named = line.get("quantity"), line.get("unit"), line.get("description")
        if quantity is None or unit is None or unit.value != _DAYS or not isinstance(quantity.value, Decimal):
            continue
        text = "" if named is None else str(named.value)
        spans = _told(text, orders)
        if spans and quantity.value > max(spans) * max(_things(text), default=1):
            yield text, named or quantity


def _told(text: str, orders: dict[str, DayMonth]) -> Sequence[int]:
    """How many days a text may speak of by the one period that it holds."""
    found = [settle_date(one, orders) for one in find_dates(text)]
    if len(found) < 2:
        return list(_shortened(text, orders))
    if len(found) != 2 or _BETWEEN.fullmatch(text[found[0].span[1] : found[1].span[0]]) is None:
        return []
    readings = zip((found[0].value, *found[0].alternatives), (found[1].value, *found[1].alternatives), strict=False)
    return [(last - first).days + 1 for first, last in readings if first <= last]


def _shortened(text: str, orders: dict[str, DayMonth]) -> Iterator[int]:
    """The days of each period whose first day is without the year, or the month, of the last one."""
    for begun in _FIRST.finditer(text):
        behind = next(iter(find_dates(text[begun.end() :])), None)
        last = None if behind is None or behind.span[0] else settle_date(behind, orders).value
        first = None if last is None else _day(last.year, int(begun[2] or last.month), int(begun[1]))
        if first is not None and last is not None and first <= last:
            yield (last - first).days + 1


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _things(text: str) -> Iterator[int]:
    """The counts that a text holds beside its days."""
    yield from (int(found[1]) for found in _COUNT.finditer(without_dates(text)) if int(found[1]))
