"""Lines of payment slips that programs read: whoever scans one pays the amount and by the day that it holds.

Swedish slips: "# reference # kronor öre check > account#code#" (Bankgirot, OCR-rad). Finnish ones: 54 digits, of which
16 are the account, 8 the amount and the last 6 the day (Finanssiala, virtual bar code, versions 4 and 5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from extractors.page.roles import DUE, DUE_DATE, GROSS
from extractors.page.sheet import Sheet
from extractors.page.spans import Run, whole
from schemas import Claim, Rival

_SWEDISH = re.compile(r"#\s*\d[\d ]*#\s*(?P<units>\d{1,9}) (?P<cents>\d\d) +\d *> *\d{5,8} *#\d\d#")
_FINNISH = re.compile(
    r"(?<!\d)[45](?P<account>\d{16})(?P<units>\d{6})(?P<cents>\d\d)\d{23}(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)"
)
_LABEL = "a line that programs read"


def slips(chosen: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """What such a line says otherwise than what was `chosen`."""
    for page in sheet.layout.pages:
        for line in page.lines:
            run = Run(tuple(map(whole, line.segments)))
            for found in (*_SWEDISH.finditer(run.text), *_FINNISH.finditer(run.text)):
                for term, value in _said(found, chosen):
                    part = run.cut(*found.span())
                    boxes = tuple(word.box for span in part.spans for word in span.words)
                    yield Rival(term=term, value=value, raw=part.text, label=_LABEL, page=page.number, boxes=boxes)


def _said(found: re.Match[str], chosen: Mapping[str, Claim]) -> Iterator[tuple[str, str]]:
    amount = Decimal(f"{found['units']}.{found['cents']}")
    owed = {term: chosen[term].value for term in (DUE, GROSS) if term in chosen}
    if amount and owed and amount not in owed.values():
        yield next(iter(owed)), str(amount)
    if "day" in found.groupdict() and DUE_DATE in chosen and found["month"] != "00":
        day = _day(found)
        if day is not None and day != chosen[DUE_DATE].value:
            yield DUE_DATE, day.isoformat()


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(2000 + int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
