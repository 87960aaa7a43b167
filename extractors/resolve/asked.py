"""Amounts that a sentence asks to pay, or says the invoice comes to, and are not what is to be paid: "Please transfer
only EUR 99.00", "The amount of this invoice is EUR 99.00"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache

from extractors.languages import LANGUAGES
from extractors.meanings.changes import (
    find_changes,
    is_collected,
    is_conditional,
    is_if_late,
    is_of_delay,
    is_of_discount,
    sentences,
)
from extractors.meanings.payments import asks_to_pay
from extractors.meanings.phrases import worded_in
from extractors.page.claims import claim
from extractors.page.labels import wordings
from extractors.page.roles import TAX
from extractors.page.values import Money
from extractors.parsing import find_currencies
from extractors.parsing.folding import compact, fold, pieces
from extractors.resolve.amounts import Amounts, is_asked_of_late_payers, label_of
from extractors.resolve.cells import stands_in
from extractors.resolve.running import CENTS, text_of
from extractors.rules.over_accounts import parts_over_accounts
from schemas import Claim
from schemas.grades import LIKELY

_SENTENCE, _BEHIND = 14, 4  # words of one that asks to pay an amount; of a longer one, those before it and behind it
_BETWEEN = 2  # words between what the amount is called and what it comes to
_BEFORE = 2  # words before that: "the previous"


def asked_amounts(seen: Amounts) -> Iterator[Claim]:
    """Amounts of sentences that ask to pay and are not what is to be paid, or that say what the invoice comes to and
    are none of its totals."""
    own = seen.own
    if own is None:
        return
    told = {0, *seen.payable, *seen.balances, *parts_over_accounts(seen.sheet)}
    for money in seen.sheet.money:
        value = abs(money.value)
        meant = money.amount.symbol is not None or (money.amount.decimals == CENTS and not _is_a_day(value, seen))
        if not meant or value in told:
            continue
        text = text_of(money, seen.sheet)
        asking = _about(money, text)
        other = value not in seen.totals.values() and _is_its_amount(money, text, seen)
        if not (other or asks_to_pay(asking)) or _is_of_others(money, text, whole=asking == text):
            continue
        one = claim(own.term, money.value, money.amount.raw, money.span, LIKELY, label_of(text, money.amount.raw))
        held = _is_held(money, text, seen)
        if not held and not is_asked_of_late_payers(one, seen) and not stands_in(one, seen.cells):
            yield one


def _is_of_others(money: Money, text: str, *, whole: bool) -> bool:
    """Whether the `text` of an amount is of some payers alone, or where the `whole` of it is not what asks for that,
    holds under a condition. The row above tells of who pays late only where its sentence begins with it."""
    own = money.span.segment.text
    late = is_of_delay(own) or is_if_late(sentences(text.removesuffix(own).strip())[-1])
    return late or is_of_discount(text) or is_collected(text) or (not whole and is_conditional(text))


def _is_its_amount(money: Money, text: str, seen: Amounts) -> bool:
    """Whether the words right before an amount say that it is that of the invoice, and not an earlier one, the least,
    what a discount leaves, or that in another currency; `text` ends with its own row."""
    start, end = (len(text) - len(money.span.segment.text) + at for at in money.amount.span)
    before = fold(text[:start])
    if _its_amount().search(before) is None or _is_in_other_money(text[:end], seen):
        return False
    return any(_is_told(code, before) for code in LANGUAGES)


def _is_told(code: str, before: str) -> bool:
    found = _its_amount_in(code).search(before)
    if found is None:
        return False
    around = " ".join((*pieces(before[: found.start()])[-_BEFORE:], found.group()))
    return worded_in(code, "not_its_amount").search(around) is None


def _is_in_other_money(text: str, seen: Amounts) -> bool:
    """Whether a text names currencies, and none that may be that of the invoice."""
    own = seen.chosen.get("currency")
    named = [mark.codes for mark in find_currencies(text)]
    return own is not None and bool(named) and not any(own.value in codes for codes in named)


@cache
def _its_amount() -> re.Pattern[str]:
    """How any language says it: nearly all texts do not."""
    return re.compile("|".join(_its_amount_in(code).pattern for code in LANGUAGES))


@cache
def _its_amount_in(code: str) -> re.Pattern[str]:
    """How a language says it, up to the amount or its currency."""
    told, makes = worded_in(code, "its_amount").pattern, worded_in(code, "makes").pattern
    return re.compile(rf"{told}(?:\W+\w+){{0,{_BETWEEN}}}?\W+{makes}\W*(?:[a-z]{{3}}\W*)?$")


def _about(money: Money, text: str) -> str:
    """The words about an amount in its sentence that may ask for it, where `text` is longer than such sentences are."""
    if len(text.split()) <= _SENTENCE:
        return text
    before, raw, behind = text.rpartition(money.amount.raw)
    asking, told = sentences(before)[-1].split(), sentences(behind)[0].split()
    return " ".join((*asking[-_SENTENCE:], raw, *told[:_BEHIND]))


def _is_a_day(value: Decimal, seen: Amounts) -> bool:
    """Whether a number is a date of the invoice without its year: "Please pay by 14.06."."""
    days = [one.value for one in seen.chosen.values() if isinstance(one.value, date)]
    return any(value in {Decimal(f"{day:%d.%m}"), Decimal(f"{day:%m.%d}")} for day in days)


def _is_held(money: Money, text: str, seen: Amounts) -> bool:
    """Whether a sentence asks for the whole total, and tells a part of it behind: "Please pay 119.00 (VAT 19.00)"."""
    beside = seen.sheet.money_in(money.span.segment)
    whole = next((one.amount.raw for one in beside if abs(one.value) in seen.payable), None)
    if whole is None or abs(money.value) not in seen.totals.values() or any(find_changes(text)):
        return False
    asked, _, rest = text.partition(whole)
    told = "(" in rest or any(TAX in wordings().get(compact(word), {}) for word in rest.split())
    return told and money.amount.raw in rest and asks_to_pay(asked)
