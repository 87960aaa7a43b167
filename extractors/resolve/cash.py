"""What a till prints of a payment: what was handed over, the change, and how the total was rounded for it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from extractors.page.printed import HEARD, Printed
from extractors.page.roles import BALANCE, CASH, DUE, GROSS, LINE_NET, NET, PAID, ROUNDING

MOST_ROUNDED = Decimal("5.00")
_FIVE_CENTS = Decimal("0.05")
_TWICE = 2
_CALLED = 0.6  # strength of a label that is more than the head of a column


def settled_in_cash(amounts: Mapping[Decimal, Printed]) -> frozenset[Decimal]:
    """The totals that with the change make what was handed over; where they were rounded for that, as before."""
    totals = _totals(amounts)
    handed = [p for p in amounts.values() if max(p.strength(CASH), p.strength(PAID)) >= HEARD and not _taken_off(p)]
    changes = [p for p in handed if p.strength(CASH) >= HEARD and p.value]
    settled = [
        total
        for total in totals
        for change in changes
        if amounts.get(total.value + change.value) in handed and (total is not change or len(total.places) >= _TWICE)
    ]
    before = {total.value: [p.value for p in totals if rounds(amounts, p.value, total.value)] for total in settled}
    return frozenset(value for total, found in before.items() for value in found or [total])


def after_rounding(amounts: Mapping[Decimal, Printed]) -> frozenset[Decimal]:
    """The totals that a printed rounding makes of others."""
    totals = {total.value for total in _totals(amounts)}
    steps = {step for p in amounts.values() if (step := rounding_of(p))}
    return frozenset(total + step for total in totals for step in steps if total + step in totals)


def after_balance(amounts: Mapping[Decimal, Printed]) -> frozenset[Decimal]:
    """The amounts due that the balance of earlier bills, open or in credit, makes of this bill's own total."""
    told = [p for p in amounts.values() if p.value and p.strength(BALANCE) >= HEARD]
    balances = {value for p in told for value in (p.value, *(place.value for place in p.places))}
    own = {p.value for p in amounts.values() if p.strength(GROSS) >= HEARD and p.strength(GROSS) > p.strength(BALANCE)}
    due = (p.value for p in amounts.values() if p.strength(DUE) >= HEARD)
    return frozenset(total for total in due if any(total - balance in own for balance in balances))


def after_payment(amounts: Mapping[Decimal, Printed]) -> frozenset[Decimal]:
    """The amounts due that a labelled payment leaves of a total that labels call so, and rather than what is due."""
    paid = [p.value for p in amounts.values() if p.value and p.strength(PAID) >= max(HEARD, p.opposed(PAID, BALANCE))]
    own = {p.value for p in amounts.values() if p.strength(GROSS) >= max(_CALLED, p.opposed(GROSS, NET))}
    left = (p.value for p in amounts.values() if p.strength(DUE) >= max(HEARD, p.strength(GROSS)))
    return frozenset(due for due in left if any(due + payment in own for payment in paid))


def rounds(amounts: Mapping[Decimal, Printed], total: Decimal, rounded: Decimal) -> bool:
    """Whether an amount that a label calls a rounding makes `rounded` of `total`."""
    step = amounts.get(abs(abs(rounded) - abs(total)))
    return step is not None and rounding_of(step) is not None


def rounding_of(printed: Printed) -> Decimal | None:
    """The amount with its sign, if a label calls it a rounding and it is small enough for one."""
    value = printed.claims[ROUNDING].value if printed.strength(ROUNDING) >= HEARD else None
    return value if isinstance(value, Decimal) and 0 < abs(value) <= MOST_ROUNDED else None


def steps_of(printed: Printed) -> tuple[Decimal, ...]:
    """What a printed rounding may add to a total: a label may say "less" where the amount has no sign."""
    step = rounding_of(printed)
    return () if step is None else (step, -step)


def plausible(total: Decimal, rounding: Decimal) -> bool:
    """Whether a rounding is one that could be: of a few cents, or to a multiple of five."""
    return abs(rounding) <= _FIVE_CENTS or (abs(rounding) <= MOST_ROUNDED and not (total + rounding) % _FIVE_CENTS)


def _taken_off(printed: Printed) -> bool:
    """Whether an amount is printed with a minus only: instalments that a yearly bill takes off, which nobody handed
    over at a till."""
    return bool(printed.places) and all(place.value < 0 for place in printed.places)


def _totals(amounts: Mapping[Decimal, Printed]) -> list[Printed]:
    """The amounts that labels call some total."""
    return [p for p in amounts.values() if p.value and max(map(p.strength, (GROSS, DUE, NET, LINE_NET))) >= HEARD]
