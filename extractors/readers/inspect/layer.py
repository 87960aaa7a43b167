"""What the text layer of a scan says is to be paid, and where to: programs read it there, and people on the picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal

from extractors.page.roles import ISSUE, NUMBER, OWED
from extractors.page.sheet import Sheet, sheet_of
from extractors.page.sums import may_be_total
from extractors.parsing import find_ibans
from extractors.parsing.folding import compact
from extractors.readers.pdf_triage import PageFacts
from extractors.rules import propose
from schemas import Claim, Page, PaymentCode, Reading, Word

_CENTS = 2  # digits
_TWICE = 2


def told_in_layer(words: Sequence[Word], facts: PageFacts) -> Iterator[PaymentCode]:
    """The accounts, and the totals, the numbers and the days of issue that its labels name. Scanners misread: an
    account has check digits that fit, a total is the sum of two amounts or stands twice, and all others stand twice."""
    page = Page(number=facts.number, width=facts.width, height=facts.height, words=tuple(words))
    sheet = sheet_of(Reading(sha256="", reader="layer", page_count=1, parts=(page,)))
    for account in _accounts(line.text for one in sheet.layout.pages for line in one.lines):
        yield PaymentCode(scheme="layer", account=account, page=facts.number)
    labelled = [one for one in propose(sheet).claims if one.label]
    for total in _totals(sheet, labelled):
        yield PaymentCode(scheme="layer", amount=total, page=facts.number)
    text = compact(sheet.layout.text)
    numbers = (str(one.value) for one in labelled if one.term == NUMBER)
    for number in dict.fromkeys(one for one in numbers if text.count(compact(one)) >= _TWICE):
        yield PaymentCode(scheme="layer", number=number, page=facts.number)
    days = [day.reading.value for day in sheet.days]
    issued = (one.value for one in labelled if one.term == ISSUE)
    for day in dict.fromkeys(one for one in issued if isinstance(one, date) and days.count(one) >= _TWICE):
        yield PaymentCode(scheme="layer", issued=day, page=facts.number)


def _accounts(lines: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(one.value for line in lines for one in find_ibans(line) if one.checked)


def _totals(sheet: Sheet, labelled: Iterable[Claim]) -> Iterable[Decimal]:
    amounts = [one.value for one in sheet.money if one.amount.decimals == _CENTS]
    totals = (one.value for one in labelled if one.term in OWED)
    known = dict.fromkeys(one for one in totals if isinstance(one, Decimal) and one in amounts and one > 0)
    return [one for one in known if amounts.count(one) >= _TWICE or _adds_up(one, amounts)]


def _adds_up(total: Decimal, amounts: Sequence[Decimal]) -> bool:
    return any(may_be_total(net, total - net, total) for net in amounts if total - net in amounts)
