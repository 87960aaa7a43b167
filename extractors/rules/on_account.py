"""What a list of bills says of this one: a statement of account that is stapled to an invoice may count it as paid.

"CPC041193   17 Oct 2026   5,891.70   5,891.70   0.00" under "Invoice, Date, Charged, Received, Balance".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from decimal import Decimal
from typing import NamedTuple

from extractors.languages import LANGUAGES
from extractors.meanings.paid import speaks_of_paid
from extractors.meanings.phrases import small_words, worded, worded_in, worded_somewhere
from extractors.meanings.wholes import names_the_whole
from extractors.page import Line, PageLayout, Segment
from extractors.page.roles import ALLOWANCES, BALANCE, DUE, GROSS, NUMBER, OTHER, PAID, WITHHELD
from extractors.page.sheet import Sheet
from extractors.parsing import find_currencies
from extractors.parsing.folding import compact, fold, pieces, spaced
from schemas import Box, Claim, Statement

_LEAST = 3  # letters and digits of a number that is hardly something else
_CENTS = 2  # decimals
_MOST_ASIDE = Decimal("0.5")  # of the total, that a discount or a tax kept back is
_REACH = 80.0  # line heights: a head stands over all rows of its table
_LEFT = frozenset({DUE, BALANCE})  # what a column is called that says what is left to pay
_TOLD = _LEFT | {PAID}
_ASIDE = frozenset({f"{OTHER}.cash_discount", WITHHELD, ALLOWANCES})  # or what is not paid, and no longer owed
_REST = worded("rest_of_total")
_PAYMENT = worded_somewhere("the_payment")
_FEW = 4  # words of a head
_NOUGHT = re.compile(r"0(?:[.,]0)?")


class _Cell(NamedTuple):
    """A cell of a row with what its head says of it."""

    value: Decimal
    is_left: bool = False
    is_rest: bool = False
    is_received: bool = False
    is_aside: bool = False


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
    cells = [_headed(sheet, page, cell) for segment in line.segments for cell in _values(sheet, segment)]
    charged = [at for at, one in enumerate(cells) if one.value in owed]
    if not charged or len(cells) == 1:
        return
    total = max(cells[at].value for at in charged)
    left = [one for one in cells[charged[0] :] if one.is_left]
    if left and left[-1].is_rest and not any(one.is_rest for one in left[:-1]):
        left = left[-1:]  # "Amount due, Balance": the first was due
    aside = sum((abs(one.value) for one in cells if one.is_aside), Decimal(0))
    twice = sum(not cells[at].is_left for at in charged) > 1  # once it is charged, as a row of totals says it
    received = [one for one in cells if one.is_received and (one.value != total or twice)]
    if left and left[-1].value + min(aside, _MOST_ASIDE * total) < total and not any(one.value in owed for one in left):
        yield _statement(sheet, line, "received" if left[-1].value else "paid")
    elif any(one.value and one.value != paid for one in received):
        yield _statement(sheet, line, "paid" if any(one.value == total for one in received) else "received")


def _values(sheet: Sheet, segment: Segment) -> Iterator[tuple[Decimal, Box]]:
    """The amounts in a part of a row, and a nought that is all of it."""
    if _NOUGHT.fullmatch(segment.text) is not None:
        yield Decimal(0), segment.box
        return
    for one in sheet.money_in(segment):
        if one.amount.decimals == _CENTS:
            yield one.value, one.span.box


def _headed(sheet: Sheet, page: PageLayout, cell: tuple[Decimal, Box]) -> _Cell:
    """A cell with what its head names best: the nearest text above it without an amount, if that is a label."""
    value, box = cell
    above = (one for one in page.above(box, _REACH) if any(map(str.isalpha, one.text)) and not sheet.money_in(one))
    head = next(above, None)
    if head is None or not _is_a_label(head.text):
        return _Cell(value)
    best = {mark: _best(mark.roles) for mark in sheet.marks_in(head) if mark.roles}
    roles = frozenset().union(*best.values())
    less = _of_less(sheet.language)
    if not _ASIDE.isdisjoint(roles) or re.search(rf"{less.pattern}(?! {_PAYMENT.pattern})", fold(head.text)):
        return _Cell(value, is_aside=True)  # and not "Balance after payment"
    named = {at for mark, of in best.items() if not _TOLD.isdisjoint(of) for at in range(mark.start, mark.stop)}
    rest = fold(" ".join(word.text for at, word in enumerate(head.words) if at not in named))
    if not all(map(_says_no_more, pieces(less.sub(" ", _PAYMENT.sub(" ", rest))))):
        return _Cell(value)  # "Freight paid", "VAT balance"
    received = PAID in roles or (not roles and speaks_of_paid(rest))
    is_rest = DUE in roles and _REST.search(fold(head.text)) is not None
    return _Cell(value, not _LEFT.isdisjoint(roles), is_rest, received)


def _best(roles: Mapping[str, float]) -> Set[str]:
    return frozenset(role for role, weight in roles.items() if weight == max(roles.values()))


def _is_a_label(head: str) -> bool:
    """Whether a text above a cell may head a column, and is no sentence: "The goods are ours until they are paid."."""
    words = head.split()
    return len(words) <= _FEW and not (len(words) > 1 and head.endswith("."))


def _of_less(language: str | None) -> re.Pattern[str]:
    """What a folded head says of what goes off or is of another time: "Previous balance"."""
    return worded_somewhere("not_its_amount") if language is None else worded_in(language, "not_its_amount")


def _says_no_more(word: str) -> bool:
    """Whether a word of a head says no more than that something is paid, or names the whole or a currency."""
    small = any(word in small_words(code) for code in LANGUAGES)
    return small or word.isdigit() or speaks_of_paid(word) or names_the_whole(word) or bool(find_currencies(word))


def _statement(sheet: Sheet, line: Line, kind: str) -> Statement:
    return Statement(kind=kind, language=sheet.language or "", text=line.text, page=line.page, boxes=(line.box,))
