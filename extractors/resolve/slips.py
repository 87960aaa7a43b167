"""What lines of payment slips say that programs read: whoever scans one pays the amount and by the day that it holds.

Its account is a further one of the document, as any other that is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractors.page.claims import amount_of
from extractors.page.roles import DUE, DUE_DATE, GROSS
from extractors.page.sheet import Sheet
from extractors.page.spans import boxes, passages
from extractors.parsing.slips import Slip, find_slips
from schemas import Claim, Rival

_LABEL = "a line that programs read"


def slips(chosen: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """What such a line says otherwise than what was `chosen`."""
    for page in sheet.layout.pages:
        for run in passages(page):
            for slip in find_slips(run.text):
                part = run.cut(*slip.span)
                places = boxes(*part.spans)
                for term, value in _otherwise(slip, chosen):
                    yield Rival(term=term, value=value, raw=part.text, label=_LABEL, page=page.number, boxes=places)


def _otherwise(slip: Slip, chosen: Mapping[str, Claim]) -> Iterator[tuple[str, str]]:
    """What is due, or the total, and the day, where the slip holds others: it asks to pay, also what is a credit."""
    owed = next((term for term in (DUE, GROSS) if term in chosen), None)
    if owed is not None and slip.amount is not None and slip.amount != amount_of(chosen[owed]):
        yield owed, str(slip.amount)
    if DUE_DATE in chosen and slip.day is not None and slip.day != chosen[DUE_DATE].value:
        yield DUE_DATE, slip.day.isoformat()
