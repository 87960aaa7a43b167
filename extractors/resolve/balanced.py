"""What a statement behind an invoice leaves of it: its amount less what a credit note in the same column takes off."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractors.page import PageLayout, Segment
from extractors.page.claims import amount_of, rival_at
from extractors.page.roles import DUE, GROSS, NUMBER
from extractors.page.sheet import Sheet
from extractors.page.spans import whole
from extractors.parsing import without_dates
from extractors.parsing.folding import is_within
from schemas import Claim, Rival

_MOST = 60  # amounts of a page that are looked at


def balanced(chosen: Mapping[str, Claim], sheet: Sheet) -> Iterator[Rival]:
    """The balances on pages behind the first that are the sum of amounts right before them, the invoice's own among
    them in a row with its number, and one below zero: so much is asked for, and not the invoice's amount."""
    term = next((one for one in (DUE, GROSS) if one in chosen), None)
    if term is None or NUMBER not in chosen:
        return
    owed, number = amount_of(chosen[term]), str(chosen[NUMBER].value)
    for page in sheet.layout.pages[1:]:
        amounts = [one for one in sheet.money if one.span.page == page.number][:_MOST]
        values = [one.value for one in amounts]
        own = [at for at, one in enumerate(amounts) if one.value == owed and _is_of(number, page, one.span.segment)]
        for at in range(2, len(values)) if own else ():
            starts = (start for start in range(at - 1) if sum(values[start:at]) == values[at])
            if any(any(start <= one < at for one in own) and min(values[start:at]) < 0 for start in starts):
                segment = amounts[at].span.segment
                yield rival_at(term, str(values[at]), whole(segment), segment.text)


def _is_of(number: str, page: PageLayout, segment: Segment) -> bool:
    """Whether an amount stands in a row with the whole `number`, and not as part of a day or of another number."""
    return is_within(number, without_dates(page.lines[segment.line].text))
