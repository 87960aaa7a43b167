"""Amounts that words call paid: what says so, under which condition, and what is still to come."""

from __future__ import annotations

import re

from extractors.languages import spoken
from extractors.meanings.deposits import begins_with_a_surety
from extractors.page import PageLayout, Segment, Span
from extractors.page.labels import Mark
from extractors.page.roles import DATE_ROLES, DUE, DUE_DATE, GROSS, NET, PAID, TAX
from extractors.page.sheet import Sheet
from extractors.page.spans import FULL_STOP
from extractors.page.values import Money

LETTERS = 4  # an amount has no more: "EUR", "TTC"
_BEHIND = frozenset({NET, TAX, GROSS, *DATE_ROLES})  # "04.02.2026 (incl. VAT)" goes on with a label
_TOTALS = frozenset({NET, GROSS, DUE})
_CENTS = 2  # decimals
_ALIGNED = 2.0  # points between the left edges of the rows of one label
_PAID_WORDS = re.compile(rf"(?i)\b(?:{spoken('paying')})")
# Of what is taken off because it was paid, and what makes of that a condition or a discount.
_WAS_PAID = re.compile(rf"(?i)\b(?:{spoken('was_paid')})\b")
_CONDITION = re.compile(rf"(?i)\b(?:{spoken('if')}|{spoken('not')})\b|{spoken('discount')}")


def payment(sheet: Sheet, money: Money) -> str | None:
    """The words that call an amount paid before a date or the means: "Paid on 1 May", "Paid: card ending 1234"; or that
    say so of one with a minus: "Less retainer paid 1 May"."""
    own, before = money.span.segment, Span(money.span.segment, 0, money.span.start).text
    alone = not any(map(str.isalnum, before))  # but for a sign: "- 100.00"
    page = sheet.layout.page(own.page)
    left = (next(iter(page.lefts(own)), None) or _label_around(sheet, page, money)) if alone else own
    said = left.text if left is not None and left is not own else before
    first = next(iter(sheet.marks_in(left)), None) if left is not None else None
    if is_conditional(said, first) or _tells_of_a_row(sheet, money):
        return None
    if money.value < 0 and (found := _WAS_PAID.search(said)):
        return found[0]
    if first is None or first.start or (left is own and first.stop > money.span.start):
        return None
    if is_to_come(sheet, first, money):
        return None
    dated = bool(DATE_ROLES & first.roles.keys()) and _PAID_WORDS.search(first.wording)
    return first.wording.strip(" :") if dated or PAID in first.roles else None


def is_deposited(sheet: Sheet, money: Money) -> bool:
    """Whether the words before an amount are of a security deposit, "Deposito cauzionale versato: 150,00", and no
    amount below is what it leaves of another."""
    own = money.span.segment
    before = FULL_STOP.split(Span(own, 0, money.span.start).text)[-1]
    left = next(iter(sheet.layout.page(own.page).lefts(own)), None)
    said = before if left is None or any(map(str.isalpha, before)) else left.text
    row = (own,) if left is None else (own, left)
    if money.value <= 0 or not begins_with_a_surety(said) or not all(names_no_total(one, sheet) for one in row):
        return False
    printed = {abs(other.value) for other in sheet.money}
    place = (own.page, money.span.box.middle)
    below = (other.value for other in sheet.money if (other.span.page, other.span.box.middle) > place)
    return not any(left + money.value in printed for left in below)


def names_no_total(segment: Segment, sheet: Sheet) -> bool:
    """Whether no label in a text may call an amount a total, or due."""
    return all(_TOTALS.isdisjoint(mark.roles) for mark in sheet.marks_in(segment))


def is_conditional(said: str, label: Mark | None) -> bool:
    """Whether words make of a payment a condition or a discount: others than a `label` that names what was paid."""
    of_paid = label is not None and PAID in label.roles
    return _CONDITION.search(said.replace(label.wording, " ") if label is not None and of_paid else said) is not None


def is_to_come(sheet: Sheet, paid: Mark, money: Money) -> bool:
    """Whether the label of a payment that is not taken off is called due: "Deposit due", "Te betalen aanbetaling"."""
    called = [mark for mark in sheet.marks_in(paid.segment) if {DUE, DUE_DATE} & mark.roles.keys()]
    beside = any(mark.stop == paid.start or paid.stop == mark.start for mark in called)
    return PAID in paid.roles and money.value > 0 and beside


def _label_around(sheet: Sheet, page: PageLayout, money: Money) -> Segment | None:
    """The first of the two rows of a label of what was paid, between which an amount with a minus is set. The second
    goes on with it: it begins with no label, names nothing else that is taken off, and has no amount."""
    own = money.span.segment
    over, under = (page.lines[own.line + step : own.line + step + 1] if own.line else () for step in (-1, 1))
    for one, other in zip(over, under, strict=False):
        first, second = one.segments[-1], other.segments[-1]
        told = [mark for mark in sheet.marks_in(second) if not mark.start or not mark.roles.keys() <= _BEHIND]
        level = first.box.x1 < own.box.x0 and abs(first.box.x0 - second.box.x0) < _ALIGNED
        near = first.box.bottom > own.box.top and second.box.top < own.box.bottom
        plain = not told and not _WAS_PAID.search(second.text) and not any(map(_is_money, sheet.money_in(second)))
        if money.value < 0 and level and near and plain and _WAS_PAID.search(first.text):
            return first
    return None


def _is_money(money: Money) -> bool:
    """Whether a number is written as an amount."""
    return money.amount.decimals == _CENTS


def _tells_of_a_row(sheet: Sheet, money: Money) -> bool:
    """Whether an amount stands within the words of a row that ends with another: "Deposit, 40 % of 24,800.00"."""
    return money.span.start > 0 and another_behind(sheet, money)


def another_behind(sheet: Sheet, money: Money) -> bool:
    line = sheet.layout.page(money.span.page).lines[money.span.segment.line]
    return any(s.box.x0 > money.span.box.x1 and is_amount(sheet, s) for s in line.segments)


def is_amount(sheet: Sheet, segment: Segment) -> bool:
    return bool(sheet.money_in(segment)) and sum(c.isalpha() for c in segment.text) <= LETTERS
