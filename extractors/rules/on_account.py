"""What a list of bills says of this one: a statement of account that is stapled to an invoice may count it as paid.

"CPC041193   17 Oct 2026   5,891.70   5,891.70   0.00" under "Invoice, Date, Charged, Received, Balance".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from decimal import Decimal

from extractors.meanings.paid import speaks_of_paid
from extractors.page import Line, PageLayout
from extractors.page.roles import BALANCE, DUE, GROSS, NUMBER, PAID
from extractors.page.sheet import Sheet
from extractors.page.values import Money
from extractors.parsing.folding import compact, spaced
from schemas import Claim, Statement

_LEAST = 3  # letters and digits of a number that is hardly something else
_CENTS = 2  # decimals
_REACH = 80.0  # line heights: a head stands over all rows of its table
_LEFT = frozenset({DUE, BALANCE})  # what a column is called that says what is left to pay


def on_account(sheet: Sheet, taken: Mapping[str, Claim]) -> Iterator[Statement]:
    """The rows with the number of this invoice and its total, in which less is left to pay than that, or something
    stands as paid, that the totals do not hold."""
    number = str(taken[NUMBER].value) if NUMBER in taken else ""
    owed = {abs(value) for term in (GROSS, DUE) if (value := _amount(taken, term))}
    if len(compact(number)) < _LEAST or not owed:
        return
    for page in sheet.layout.pages:
        for line in page.lines:
            if f" {spaced(number)} " in f" {spaced(line.text)} ":
                yield from _told(sheet, page, line, owed, _amount(taken, PAID))


def _amount(taken: Mapping[str, Claim], term: str) -> Decimal | None:
    value = taken[term].value if term in taken else None
    return value if isinstance(value, Decimal) else None


def _told(sheet: Sheet, page: PageLayout, line: Line, owed: Set[Decimal], paid: Decimal | None) -> Iterator[Statement]:
    cells = [one for segment in line.segments for one in sheet.money_in(segment) if one.amount.decimals == _CENTS]
    total = max((one.value for one in cells if one.value in owed), default=None)
    if total is None or len(cells) == 1:
        return
    heads = [(one, *_head_over(sheet, page, one)) for one in cells]
    left = [one for one, roles, _ in heads if roles & _LEFT]
    received = [one for one, roles, text in heads if PAID in roles or (not roles and speaks_of_paid(text))]
    if left and left[-1].value < total and not any(one.value in owed for one in left):
        yield _statement(sheet, line, "received" if left[-1].value else "paid")
    elif any(one.value and one.value != paid for one in received):
        yield _statement(sheet, line, "paid" if any(one.value == total for one in received) else "received")


def _head_over(sheet: Sheet, page: PageLayout, cell: Money) -> tuple[Set[str], str]:
    """What the head over a cell names best, and its words: the nearest text above it without an amount."""
    head = next((one for one in page.above(cell.span.box, _REACH) if not sheet.money_in(one)), None)
    if head is None:
        return frozenset(), ""
    named = (mark.roles for mark in sheet.marks_in(head) if mark.roles)
    return {role for roles in named for role, weight in roles.items() if weight == max(roles.values())}, head.text


def _statement(sheet: Sheet, line: Line, kind: str) -> Statement:
    return Statement(kind=kind, language=sheet.language or "", text=line.text, page=line.page, boxes=(line.box,))
