"""What an account carries over from earlier bills: their balance, less the payments received since.

Utilities and telecoms ask for it beside the charges of a bill. Those payments paid the earlier bills, not this one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from extractors.resolve.cash import PAID
from extractors.resolve.printed import Printed

BALANCE = "other.balance"
_LEAST = 0.3  # strength of a label that is heard


def carried_over(amounts: Mapping[Decimal, Printed]) -> frozenset[Decimal]:
    """What may be carried over to this bill: each balance that a label names, owed or a credit, as it is and less what
    was paid of it."""
    balances = [p.value for p in amounts.values() if p.value and p.strength(BALANCE) >= _LEAST]
    return frozenset(left for balance in balances for left in _left(balance, amounts))


def is_settled(amounts: Mapping[Decimal, Printed]) -> bool:
    """Whether labels name a balance and a payment of just that amount: nothing is carried over."""
    return Decimal(0) in carried_over(amounts)


def _left(balance: Decimal, amounts: Mapping[Decimal, Printed]) -> Iterator[Decimal]:
    yield from (balance, -balance)
    for payment in amounts.values():
        if payment.value and payment.strength(PAID) >= _LEAST:
            yield balance - payment.value
