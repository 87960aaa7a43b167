"""Running text around an amount: what its sentence says may begin in the row above."""

from __future__ import annotations

from extractors.meanings.changes import sentences
from extractors.page import Segment
from extractors.page.sheet import Sheet
from extractors.page.values import Money

WORDS = 7  # of the row of an amount; longer ones are sentences
LETTERS = 4  # an amount has no more: "EUR"
CENTS = 2
_ENDING = ".:;!?"


def text_of(money: Money, sheet: Sheet) -> str:
    """The text that an amount stands in; with the row above, where the amount is all of its own."""
    segment, above = money.span.segment, _above(money, sheet)
    worded = sum(map(str.isalpha, segment.text)) > LETTERS
    if above is None or (worded and not _goes_on(above, sheet)):
        return segment.text
    return f"{above.text} {segment.text}"


def begun_above(money: Money, sheet: Sheet) -> str:
    """What the row above says of the sentence that goes on in the row of an amount; "" where none does."""
    above = _above(money, sheet)
    return sentences(above.text)[-1] if above is not None and _goes_on(above, sheet) else ""


def _above(money: Money, sheet: Sheet) -> Segment | None:
    segment = money.span.segment
    rows = sheet.layout.page(segment.page).block_of(segment).rows
    return rows[rows.index(segment) - 1] if segment != rows[0] else None


def _goes_on(row: Segment, sheet: Sheet) -> bool:
    """Whether a row is of running text without amounts that goes on in the next one; "9.2 points" is none."""
    amounts = (one.amount for one in sheet.money_in(row))
    told = any(one.decimals == CENTS or one.symbol is not None for one in amounts)
    return len(row.words) > WORDS and row.text[-1] not in _ENDING and not told
