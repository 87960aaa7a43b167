"""Amounts in the column of the totals that take part in no sum: "Your remittance of 12 November 500.00"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, combinations

from extractors.page import Segment
from extractors.page.claims import amount_of, claim
from extractors.page.values import Money
from extractors.resolve.amounts import CENTS, GENERAL, LETTERS, WORDS, Amounts, label_of
from extractors.resolve.cells import cells_of
from schemas import Claim
from schemas.grades import LIKELY
from schemas.terms import term_of

_ALIGNED = 3.0  # points between the right edges of amounts in one column
_NEXT = 2.2  # heights of a line: what stands farther from the row before belongs to something else
_FEW = 2  # amounts that nothing explains: more are a list of what the total is made of
_PARTS = 3  # a sum is of so many at most


def unexplained(seen: Amounts) -> Iterator[Claim]:
    """A claim for each amount among the rows of the totals, or right below them, that a few words name and that is
    neither a value that was taken nor part of a sum."""
    own = seen.own
    if own is None or own.page is None or not own.boxes:
        return
    column = _column(seen, own)
    told = {Decimal(0), *seen.balances, *_taken(seen), *_groups(seen)}
    values = [abs(money.value) for money in column]
    strange = [
        (money, row)
        for money in column
        if abs(money.value) not in told
        and _is_named(row := _row(money, seen))
        and not any(says(_text(row)) for says in GENERAL)
        and not _in_a_sum(abs(money.value), {*values, *seen.totals.values()})
        and not _of_other_money(money, own, seen)
    ]
    for money, row in strange if len(strange) <= _FEW else ():
        yield claim(
            own.term, abs(money.value), money.amount.raw, money.span, LIKELY, label_of(_text(row), money.amount.raw)
        )


def _taken(seen: Amounts) -> Iterator[Decimal]:
    """The amounts that were taken, without their signs: totals, rows of taxes, charges, and amounts of lines."""
    for term, one in (*seen.chosen.items(), *seen.lines.items()):
        if isinstance(one.value, Decimal) and term_of(term).kind == "amount":
            yield abs(one.value)


def _groups(seen: Amounts) -> Iterator[Decimal]:
    """What lines that follow each other add up to: wages, or a section."""
    nets = [amount_of(one) for term, one in seen.lines.items() if term.endswith("].net")]
    for start in range(len(nets)):
        yield from accumulate(nets[start:])


def _column(seen: Amounts, own: Claim) -> Sequence[Money]:
    """The amounts of cents that stand above and below the one to be paid, row after row, but for cells of items."""
    right, height, items = own.boxes[-1].x1, own.boxes[-1].height, cells_of(seen.lines)
    aligned = [
        money
        for money in seen.sheet.money
        if money.span.page == own.page
        and abs(money.span.box.x1 - right) < _ALIGNED
        and money.value.as_tuple().exponent == -CENTS
        and (own.page, money.span.box) not in items
    ]
    aligned.sort(key=lambda money: money.span.box.top)
    places = [
        at for at, money in enumerate(aligned) if money.span.box.top <= own.boxes[-1].middle <= money.span.box.bottom
    ]
    if not places:
        return ()
    start = stop = places[0]
    while start > 0 and _follows(aligned[start - 1], aligned[start], height):
        start -= 1
    while stop + 1 < len(aligned) and _follows(aligned[stop], aligned[stop + 1], height):
        stop += 1
    return aligned[start : stop + 1]


def _follows(one: Money, other: Money, height: float) -> bool:
    return other.span.box.top - one.span.box.top < _NEXT * height


def _row(money: Money, seen: Amounts) -> Sequence[Segment]:
    page, segment = seen.sheet.layout.page(money.span.page), money.span.segment
    return (*reversed(list(page.lefts(segment))), segment)


def _text(row: Sequence[Segment]) -> str:
    return " ".join(one.text for one in row)


def _is_named(row: Sequence[Segment]) -> bool:
    """Whether a few words stand before an amount, and no other amount: rows of taxes hold several."""
    letters = sum(sign.isalpha() for sign in _text(row))
    return letters >= LETTERS and sum(len(one.words) for one in row) <= WORDS + 1


def _in_a_sum(value: Decimal, amounts: Collection[Decimal]) -> bool:
    """Whether an amount and others of the totals make one of these, or it is their sum."""
    others = set(amounts) - {value, Decimal(0)}
    for size in range(1, _PARTS + 1):
        for some in combinations(sorted(others), size):
            if sum(some) == value or value + sum(some) in others - set(some):
                return True
    return False


def _of_other_money(money: Money, own: Claim, seen: Amounts) -> bool:
    """Whether an amount bears the mark of another currency than the total."""
    paid = next(
        (one for one in seen.sheet.money if one.span.box in own.boxes or abs(one.value) == abs(amount_of(own))), None
    )
    return bool(money.amount.symbol) and paid is not None and money.amount.symbol != paid.amount.symbol
