"""Amounts of slips and forms to pay by that are not what is to be paid: whoever pays by one, pays what stands on it."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.meanings.payments import heads_a_slip
from extractors.page import PageLayout
from extractors.page.claims import amount_of, claim
from extractors.page.roles import LINE_NET, NET, TAX, TAX_NUMBER, VAT
from extractors.page.values import Money
from extractors.parsing.folding import pieces
from extractors.resolve.amounts import Amounts, label_of
from extractors.resolve.cells import stands_in
from extractors.resolve.running import CENTS
from schemas import Claim
from schemas.grades import LIKELY

_PARTS = frozenset({NET, LINE_NET, TAX, VAT, TAX_NUMBER})  # "VAT" may be before its number, too
_LABEL = 3  # words about an amount that fills a field of a form


def amounts_on_forms(seen: Amounts) -> Iterator[Claim]:
    """A claim for each such amount: below the title of a slip or form, which stands below the total or apart."""
    own = seen.own
    if own is None:
        return
    told = {0, abs(amount_of(own)), *seen.balances}
    for page in seen.sheet.layout.pages:
        for money in _filled_in(page, own, seen):
            text = money.span.segment.text
            one = claim(own.term, money.value, money.amount.raw, money.span, LIKELY, label_of(text, money.amount.raw))
            if abs(money.value) not in told and not stands_in(one, seen.cells) and not _repeats_a_part(money, seen):
                yield one


def _repeats_a_part(money: Money, seen: Amounts) -> bool:
    """Whether an amount is the net or the tax that was taken, and its label calls it that alone: a slip may repeat
    what the total is made of."""
    label = next((naming.mark for naming in seen.sheet.name(money.span)), None)
    if label is None or label.start or not label.roles.keys() <= _PARTS:
        return False
    words, inline = label.segment.words, label.segment is money.span.segment
    behind = words[label.stop : money.span.start if inline else len(words)]  # "19 %" may, "to transfer" may not
    alone = not any(map(str.isalpha, "".join(word.text for word in behind)))
    return alone and abs(money.value) in {seen.totals.get(role) for role in label.roles}


def _filled_in(page: PageLayout, own: Claim, seen: Amounts) -> Iterator[Money]:
    """The amounts that are all of their field, but for its label, below the title of a form."""
    total = max((box.bottom for box in own.boxes), default=0.0) if own.page == page.number else 0.0
    titles = [one.box for one in page.segments if one.box.top >= total and heads_a_slip(one.text)]
    if not titles:
        return
    top = min(box.top for box in titles)
    for segment in page.segments:
        if segment.box.top < top:
            continue
        for money in seen.sheet.money_in(segment):
            about = pieces(segment.text.replace(money.amount.raw, " ", 1))
            meant = money.amount.symbol is not None or money.amount.decimals == CENTS
            if meant and len(about) <= _LABEL and not any(map(str.isdigit, "".join(about))):
                yield money
