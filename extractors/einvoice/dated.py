"""When was delivered: what the pages of a hybrid print under labels of deliveries, beside what its e-invoice states."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from extractors.page.claims import claim
from extractors.page.roles import SUPPLY_DATES
from extractors.page.sheet import Sheet
from schemas import Claim
from schemas.grades import DOUBTED

DELIVERED = "delivery.date"
_BESIDE = frozenset({"inline", "left", "above"})
# Of the days when something was delivered, a document may have several: of lines, of notes, of periods.
_STATED = re.compile(r"delivery\.date|(?:lines\[\d+\]\.)?period\.(?:start|end)")


def delivered_otherwise(stated: Mapping[str, Claim], sheet: Sheet) -> Claim | None:
    """The day that alone is printed as that of the delivery, where the e-invoice states another one."""
    own = [one.value for term, one in stated.items() if _STATED.fullmatch(term) and isinstance(one.value, date)]
    if DELIVERED not in stated or not own:
        return None
    found = list(_printed(sheet))
    days = {one.value for one in found}
    inside = any(isinstance(day, date) and min(own) <= day <= max(own) for day in days)
    return found[0] if len(days) == 1 and not inside else None


def _printed(sheet: Sheet) -> Iterator[Claim]:
    """The days that labels of deliveries alone name."""
    for day in sheet.days:
        near = [one for one in day.namings[:1] if one.position in _BESIDE]
        if near and SUPPLY_DATES.issuperset(near[0].mark.roles) and not day.reading.ambiguous:
            yield claim(DELIVERED, day.reading.value, day.reading.raw, day.span, DOUBTED, near[0].mark.wording)
