"""What an invoice asks of who pays late: more than its total, in a row that says so, "Payable after 14 June 121.38"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice

from extractors.languages import spoken
from extractors.page import Segment
from extractors.page.claims import amount_of
from extractors.page.printed import HEARD, Place
from extractors.page.roles import OWED
from extractors.page.sheet import Sheet
from extractors.page.values import Money
from extractors.resolve.cells import Cells, stands_in
from schemas import Claim

AFTER = re.compile(rf"(?i)\b(?:{spoken('after')})\b")
_PAST_DUE = re.compile(rf"(?i)\b(?:{spoken('past_due')})(?!\w)")
_DEAREST = Decimal("1.25")  # of the total: what more is called past due may be open from before
_LABEL = 2  # cells: of an amount, and of what it is


def is_for_late_payers(rows: Sequence[Segment], amount: Decimal, total: Decimal, sheet: Sheet, due: Claim) -> bool:
    """Whether `rows`, which an amount stands in, ask for it after the due date alone, or later, and it is more than
    the total: "Amount due after 11 September: 182.39", "Payable after the due date"."""
    if not total < amount <= total * _DEAREST or not isinstance(due.value, date):
        return False
    for row in rows:
        days = sheet.days_in(row)
        if any(day.reading.value >= due.value and _is_after(row.text, *day.reading.span) for day in days):
            return True
        if not days and _PAST_DUE.search(row.text):
            return True
    return False


def _is_after(text: str, start: int, stop: int) -> bool:
    """Whether a text says "after" of the day at `start` right before it, or, as some languages do, right behind it with
    no words that follow: "After delivery on 14 June" does not."""
    for said in AFTER.finditer(text):
        before = said.start() < start and not any(map(str.isalnum, text[said.end() : start]))
        behind = said.start() >= stop and not any(map(str.isalnum, text[stop : said.start()]))
        if before or (behind and not any(map(str.isalpha, text[said.end() :]))):
            return True
    return False


def in_time(
    places: Sequence[Place], claims: Sequence[Claim], sheet: Sheet, due: Claim | None
) -> tuple[Sequence[Place], Sequence[Claim]]:
    """The amounts and the claims on totals without those of who pays late: a row of their own asks for a little more
    than everything else that a label calls the total or due."""
    if due is None:
        return places, claims
    called = [one for one in claims if one.term in OWED and one.score >= HEARD and one.page is not None]
    late: Cells = frozenset()
    for money in _alone_in_a_row(sheet):
        own = frozenset((money.span.page, word.box) for word in money.span.words)
        others = [abs(amount_of(one)) for one in called if not stands_in(one, own)]
        value = abs(money.value)
        if not others or len(others) == len(called) or value > max(others) * _DEAREST:
            continue
        if is_for_late_payers(_row(money, sheet), value, max(others), sheet, due):
            late |= own
    kept = [one for one in places if not stands_in(one, late)]
    return kept, [one for one in claims if not stands_in(one, late)]


def _alone_in_a_row(sheet: Sheet) -> Iterator[Money]:
    """The amounts that no other stands beside."""
    for money in sheet.money:
        if sum(len(sheet.money_in(one)) for one in _row(money, sheet)) == 1:
            yield money


def _row(money: Money, sheet: Sheet) -> Sequence[Segment]:
    page = sheet.layout.page(money.span.page)
    return (money.span.segment, *islice(page.lefts(money.span.segment), _LABEL))
