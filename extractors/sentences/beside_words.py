"""The amounts that words tell of: beside them, in the next line, or below heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice

from extractors.page import PageLayout, Segment
from extractors.page.claims import amount_of
from extractors.page.roles import GROSS
from extractors.page.sheet import Sheet
from extractors.page.values import Money
from extractors.parsing.folding import pieces
from schemas import CENT, Claim

_NOUGHT = re.compile(r"-?0*[.,]?0+")
_UNDER = 1.5  # line heights
_HEAD = 3  # words of the head of an amount; more are a sentence above something else


def amounts_about(
    rows: Sequence[Segment], page: PageLayout, sheet: Sheet, taken: Mapping[str, Claim]
) -> Sequence[Money]:
    """The amounts that rows of words tell of: those beside them, else in the next line, else below."""
    amounts = _amounts_of(rows, page, sheet) or _amounts_next(rows, page, sheet, taken)
    return amounts or _amounts_below(rows, page, sheet, taken)


def labels_of_amounts(rows: Sequence[Segment], page: PageLayout, sheet: Sheet) -> list[Segment]:
    """Those of the rows that have no amount, and one right beside them."""
    own = (row for row in rows if not sheet.money_in(row))
    return [row for row in own if any(sheet.money_in(cell) for cell in islice(page.rights(row), 1))]


def _amounts_of(rows: Sequence[Segment], page: PageLayout, sheet: Sheet) -> Sequence[Money]:
    """The amounts in rows and on their right; what stands in brackets beside others is of another thing."""
    found = [(cell, money) for row in rows for cell in (row, *page.rights(row)) for money in sheet.money_in(cell)]
    return [money for cell, money in found if not _bracketed(cell, money)] or [money for _, money in found]


def _amounts_next(
    rows: Sequence[Segment], page: PageLayout, sheet: Sheet, taken: Mapping[str, Claim]
) -> Sequence[Money]:
    """The amounts to one side in the next line, but for the gross total."""
    gross = abs(amount_of(taken[GROSS])) if GROSS in taken else None
    found = (money for cell in _columns(rows, page) for money in sheet.money_in(cell))
    return [money for money in found if abs(money.value) != gross]


def _columns(rows: Sequence[Segment], page: PageLayout) -> Iterator[Segment]:
    """What stands in the next line, to one side, where that is of as many figures as the line has words."""
    for row in rows:
        heads, after = page.lines[row.line].segments, page.lines[row.line + 1 : row.line + 2]
        figures = after[0].segments if after else ()
        if len(heads) == len(figures) and all(any(map(str.isdigit, one.text)) for one in figures):
            figure = figures[heads.index(row)]
            if figure.box.x0 > row.box.x1 or figure.box.x1 < row.box.x0:
                yield figure


def _amounts_below(
    rows: Sequence[Segment], page: PageLayout, sheet: Sheet, taken: Mapping[str, Claim]
) -> Sequence[Money]:
    """The amounts right below heads, but for the gross total: nothing has come off it yet; of a rate, what it makes."""
    if any(sum(any(map(str.isalpha, word)) for word in pieces(row.text)) > _HEAD for row in rows):
        return ()
    gross = abs(amount_of(taken[GROSS])) if GROSS in taken else None
    found = (money for row in rows for cell in page.below(row.box, _UNDER) for money in sheet.money_in(cell))
    rates = [rate.value for rate in sheet.rates if any(rate.span.segment is row for row in rows)]
    sums = [abs(one.value) for one in taken.values() if isinstance(one.value, Decimal)]
    shares = [rate * one / 100 for rate in rates for one in sums]
    return [
        money
        for money in found
        if abs(money.value) != gross and (not rates or any(abs(abs(money.value) - one) <= CENT for one in shares))
    ]


def is_nought(rows: Sequence[Segment], page: PageLayout) -> bool:
    """Whether nothing but ".00" stands below the words, in a row of heads."""
    figures = [cell.text for row in rows for cell in (*page.below(row.box, _UNDER), *_columns((row,), page))]
    return any(_NOUGHT.fullmatch(text) for text in figures)


def _bracketed(cell: Segment, money: Money) -> bool:
    before = " ".join(word.text for word in cell.words[: money.span.start])
    return before.count("(") > before.count(")")
