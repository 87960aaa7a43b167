"""What an account carries over from earlier bills: their balance, less the payments received since.

Utilities and telecoms ask for it beside the charges of a bill. Those payments paid the earlier bills, not this one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from extractors.page.printed import HEARD, Printed
from extractors.page.roles import BALANCE, DUE, PAID

_TOLD = 0.6  # strength of a label that calls the total of this bill due as well


def carried_over(amounts: Mapping[Decimal, Printed], total: Decimal) -> frozenset[Decimal]:
    """What may be carried over to the bill of this `total`: each balance that a label names, owed or a credit, as it is
    and less what was paid of it."""
    balances = [p for p in amounts.values() if p.value and p.strength(BALANCE) >= HEARD]
    return frozenset(
        left for balance in balances if not _is_own(balance, total) for left in _left(balance.value, amounts)
    )


def asked_alone(amounts: Mapping[Decimal, Printed], total: Decimal, called_due: Sequence[Printed]) -> Sequence[Printed]:
    """The `total` of this bill where a label calls it due as well and none calls it paid, and nothing else is
    `called_due` but a 0: what is open of the earlier bills."""
    own = amounts.get(abs(total))
    if own is None or own in called_due or any(one.value for one in called_due):
        return ()
    return (own,) if own.strength(DUE) >= _TOLD and own.strength(PAID) < HEARD else ()


def _is_own(balance: Printed, total: Decimal) -> bool:
    """Whether a balance may be that of this bill: the same amount, and no other place names what is due."""
    due = balance.claims.get(DUE)
    return balance.value == abs(total) and (due is None or due.boxes == balance.claims[BALANCE].boxes)


def _left(balance: Decimal, amounts: Mapping[Decimal, Printed]) -> Iterator[Decimal]:
    yield from (balance, -balance)
    for payment in amounts.values():
        if payment.value and payment.strength(PAID) >= HEARD:
            yield balance - payment.value
