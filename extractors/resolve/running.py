"""Running text around an amount: what its sentence says may begin in the row above."""

from __future__ import annotations

from extractors.languages import everyday_words
from extractors.meanings.changes import sentences
from extractors.meanings.payments import asks_to_pay
from extractors.page import Segment
from extractors.page.sheet import Sheet
from extractors.page.values import Money
from extractors.rules.payments_told import LETTERS

WORDS = 7  # of the row of an amount; longer ones are sentences
CENTS = 2
_ENDING = ".:;!?"


def text_of(money: Money, sheet: Sheet) -> str:
    """The text that an amount stands in; with the row above, where the amount is all of its own, or where its row goes
    on with that one's sentence and begins none that asks to pay."""
    segment, above = money.span.segment, _above(money, sheet)
    worded = sum(map(str.isalpha, segment.text)) > LETTERS
    if above is None or (worded and (not _goes_on(above, segment, sheet) or _asks_alone(money, above))):
        return segment.text
    return f"{above.text} {segment.text}"


def begun_above(money: Money, sheet: Sheet) -> str:
    """What the row above says of the sentence that visibly goes on in the row of an amount, which no colon parts from
    it; "" where none does."""
    segment, above = money.span.segment, _above(money, sheet)
    if above is None or ":" in segment.text[: money.amount.span[0]] or not _is_seen_to_go_on(above, segment):
        return ""
    return sentences(above.text)[-1] if _goes_on(above, segment, sheet) else ""


def _asks_alone(money: Money, above: Segment) -> bool:
    """Whether the row of an amount begins a sentence of its own that asks to pay it."""
    text = money.span.segment.text
    begun = text[:1].isupper() and money.amount.span[0] > 0 and not _is_seen_to_go_on(above, money.span.segment)
    return begun and asks_to_pay(text)


def _above(money: Money, sheet: Sheet) -> Segment | None:
    segment = money.span.segment
    rows = sheet.layout.page(segment.page).block_of(segment).rows
    return rows[rows.index(segment) - 1] if segment != rows[0] else None


def _goes_on(row: Segment, below: Segment, sheet: Sheet) -> bool:
    """Whether a row is of running text without amounts that goes on in the one below; "9.2 points" is none where that
    is seen."""
    amounts = [one.amount for one in sheet.money_in(row)]
    told = any(one.decimals == CENTS or one.symbol is not None for one in amounts)
    running = len(row.words) > WORDS and row.text[-1] not in _ENDING
    return running and not told and (not amounts or _is_seen_to_go_on(row, below))


def _is_seen_to_go_on(row: Segment, below: Segment) -> bool:
    """Whether the row below begins in lower case, or this one ends with a word that ends no sentence: "über dem"."""
    return below.text[:1].islower() or row.words[-1].text.casefold() in everyday_words()
