"""Two totals by date: "If paid before 1 December 1,100.00, after that day 1,187.62", or more from a day before the due
date on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from extractors.meanings.changes import is_conditional, is_of_delay, speaks_of_discounts
from extractors.page import Segment
from extractors.page.claims import amount_of, claim, place_of
from extractors.page.roles import DUE_DATE, GROSS, ISSUE, NET, OWED
from extractors.page.values import Money
from extractors.parsing import find_dates
from extractors.resolve.amounts import Amounts, label_of
from extractors.resolve.cells import stands_in
from extractors.resolve.in_detail import sums_items
from extractors.resolve.late_payers import AFTER, is_for_late_payers
from schemas import Claim
from schemas.grades import LIKELY

_SUMS = OWED | {NET}
_BESIDE = 2  # cells: a label with its day, and the amount
_LONG = 24  # words of a sentence that says so
_WORDS = (2, 3)  # of a day without its year: "1 December", "1 de diciembre"


def by_date(seen: Amounts) -> Iterator[Claim]:
    """A claim for each amount beside what is to be paid that a row with a day asks for instead: both stand in it, or
    it is more, from before the due date on, or the row begins with a label of what is to be paid. What a discount or a
    delay makes of the total is general."""
    own = seen.own
    due, issued = (seen.chosen[term].value if term in seen.chosen else None for term in (DUE_DATE, ISSUE))
    if own is None or not isinstance(due, date) or not isinstance(issued, date):
        return
    told = {0, *seen.totals.values()}
    for money in seen.sheet.money:
        text = _row(money, seen) if abs(money.value) not in told and money.amount.decimals else ""
        more = abs(money.value) > abs(amount_of(own)) and AFTER.search(text) is not None
        both = any(abs(one.value) in seen.payable for one in seen.sheet.money_in(money.span.segment))
        named = bool(text) and _is_named(money, own, seen)
        if not (more or both or named) or len(text.split()) > _LONG or _is_general(text):
            continue
        days = [day for day in _days(text, due.year) if issued <= day <= due]
        one = claim(own.term, money.value, money.amount.raw, money.span, LIKELY, label_of(text, money.amount.raw))
        if days and (both or named or min(days) < due) and not stands_in(one, seen.cells):
            yield one


def _is_named(money: Money, own: Claim, seen: Amounts) -> bool:
    """Whether the row of an amount begins with a label of what is to be paid, and is not for those who pay late:
    "Amount due by 14 June 121.38". Less than all may be what a discount leaves, where the pages speak of one, or what
    the items of a day come to."""
    row, value, whole = _cells(money, seen), abs(money.value), abs(amount_of(own))
    roles = {role for mark in seen.sheet.marks_in(row[0]) if mark.start == 0 for role in mark.roles}
    beside = OWED | {DUE_DATE} if len(row) <= _BESIDE else OWED  # "due by" is a label of the day
    if roles.isdisjoint(beside) or is_conditional(" ".join(one.text for one in row)):
        return False
    if value < whole and GROSS in roles and _is_over_totals(money, seen) and sums_items(money, seen.lines):
        return False
    if value < whole and any(speaks_of_discounts(one.text) for one in seen.sheet.layout.segments):
        return False
    return not is_for_late_payers(row, value, whole, seen.sheet, seen.chosen[DUE_DATE])


def _is_over_totals(money: Money, seen: Amounts) -> bool:
    return all(
        money.place < place_of(one) for term, one in seen.chosen.items() if term in _SUMS and one.page is not None
    )


def _is_general(text: str) -> bool:
    return speaks_of_discounts(text) or is_of_delay(text)


def _row(money: Money, seen: Amounts) -> str:
    return " ".join(one.text for one in _cells(money, seen))


def _cells(money: Money, seen: Amounts) -> Sequence[Segment]:
    page = seen.sheet.layout.page(money.span.page)
    return (*reversed(list(page.lefts(money.span.segment))), money.span.segment)


def _days(text: str, year: int) -> Sequence[date]:
    """The days of a text, those without a year in that `year`."""
    words = text.split()
    pieces = (" ".join(words[at : at + count]).strip(".,:;") for count in _WORDS for at in range(len(words)))
    bare = (day for piece in pieces for day in find_dates(f"{piece} {year}") if day.span[0] == 0)
    return [day.value for day in (*find_dates(text), *bare)]
