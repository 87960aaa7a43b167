"""Rows that tell the totals in another currency once more: "at the rate of 4.2137: net 4,972.17 PLN, VAT 0.00 PLN"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Set
from decimal import Decimal

from extractors.meanings.payments import names_paying
from extractors.page import Line, Segment
from extractors.page.labels import MOST
from extractors.page.roles import DUE, GROSS, NET, TAX
from extractors.page.sheet import Sheet
from extractors.page.values import Money
from extractors.parsing import codes_of, find_currencies
from extractors.parsing.currencies import CODES
from schemas import xpath_round

_RATE = re.compile(r"(?<![\d.,])(?:\d{1,3}[.,]\d{3,6}|\d{3}[.,]\d{2})(?![\d.,]*\d)")  # forints have two decimals

EXCHANGE = re.compile(
    r"(?<![\d.,])1(?:[.,]0+)?\s*(?P<one>[A-Z]{3})\s*=|(?<![A-Z])(?P<two>[A-Z]{3})\s?/\s?[A-Z]{3}(?![A-Z])"
)  # "1 EUR = 1.08 USD", "EUR/USD"
_TOTALS = frozenset({NET, TAX, GROSS, DUE})
_ONE = frozenset({Decimal(1)})  # at any rate it makes the rate itself


def rates_in(text: str) -> Iterator[Decimal]:
    """The numbers of `text` that may be rates of exchange."""
    return (Decimal(found.replace(",", ".")) for found in _RATE.findall(text))


def rates_told(text: str) -> Iterator[str]:
    """The words by which `text` says what one currency is worth in another: "1 EUR = 4.2410"."""
    return (match[0] for match in EXCHANGE.finditer(text) if (match["one"] or match["two"]) in CODES)


def converted(sheet: Sheet) -> Iterator[Money]:
    """The amounts of rows that name one currency, not the only one of the pages, and do not say that it is to be paid:
    all but zeros are, to the cent, amounts at a rate that are printed elsewhere, and not in it. The row names the rate,
    or another tells it."""
    totals = {abs(one.value) for one in sheet.money if _is_total(one) or _stands_in_a_sum(one, sheet)}
    told = {
        rate for segment in sheet.layout.segments if any(rates_told(segment.text)) for rate in rates_in(segment.text)
    }
    for page in sheet.layout.pages:
        for line in page.lines:
            yield from _converted_in(line, sheet, totals, told)


def _converted_in(line: Line, sheet: Sheet, totals: Set[Decimal], told_rates: Set[Decimal]) -> Collection[Money]:
    own = [money for segment in line.segments for money in sheet.money_in(segment)]
    marked = [money for money in own if money.amount.symbol]
    codes = {money.amount.symbol for money in marked}
    worth = {abs(money.value) for money in marked if money.value}
    if len(codes) != 1 or not worth or _is_to_be_paid(line, sheet):
        return ()
    beside = {rate for segment in line.segments for rate in _rates_beside(marked, segment)}
    rates = {rate for rate in beside | told_rates if rate}
    told = frozenset(codes_of(codes.pop() or ""))
    same = {abs(one.value) for one in sheet.money if not told.isdisjoint(codes_of(one.amount.symbol or ""))}
    others = totals - {abs(one.value) for one in own} - same - _ONE
    reckoned = {xpath_round(other * rate) for other in others for rate in rates}
    return marked if reckoned.issuperset(worth) and _names_another(sheet, told) else ()


def _rates_beside(marked: Collection[Money], segment: Segment) -> Iterator[Decimal]:
    """The rates of a text but for the words of its `marked` amounts: "USD 918.00" is no rate."""
    taken = {at for money in marked if money.span.segment is segment for at in range(money.span.start, money.span.stop)}
    return rates_in(" ".join(word.text for at, word in enumerate(segment.words) if at not in taken))


def _is_total(money: Money) -> bool:
    """Whether a label of a total may name an amount."""
    return any(not _TOTALS.isdisjoint(naming.mark.roles) for naming in money.namings)


def _stands_in_a_sum(money: Money, sheet: Sheet) -> bool:
    """Whether a row that a label of a total begins holds an amount: net, tax and gross in one row behind "Total"."""
    first = sheet.layout.page(money.span.page).lines[money.span.segment.line].segments[0]
    return any(mark.cover > MOST and not _TOTALS.isdisjoint(mark.roles) for mark in sheet.marks_in(first))


def _names_another(sheet: Sheet, told: frozenset[str]) -> bool:
    """Whether another currency than those `told` is marked on the pages."""
    marks = (mark for segment in sheet.layout.segments for mark in find_currencies(segment.text))
    return any(told.isdisjoint(mark.codes) for mark in marks)


def _is_to_be_paid(line: Line, sheet: Sheet) -> bool:
    """Whether a row speaks of paying, or a label of it may call its amounts due and tells neither net nor tax."""
    roles = [mark.roles.keys() for segment in line.segments for mark in sheet.marks_in(segment)]
    due = [one for one in roles if DUE in one]
    asked = any(one == {DUE} for one in due) or any(names_paying(segment.text) for segment in line.segments)
    return asked or (bool(due) and not any({NET, TAX} & one for one in roles))
