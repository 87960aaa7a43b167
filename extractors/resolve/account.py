"""What an account carries over from earlier bills: their balance, less the payments received since.

Utilities and telecoms ask for it beside the charges of a bill. Those payments paid the earlier bills, not this one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from extractors.page.printed import HEARD, Printed
from extractors.page.roles import BALANCE, DUE, PAID


def carried_over(amounts: Mapping[Decimal, Printed], total: Decimal) -> frozenset[Decimal]:
    """What may be carried over to the bill of this `total`: each balance that a label names, owed or a credit, as it is
    and less what was paid of it."""
    balances = [p for p in amounts.values() if p.value and p.strength(BALANCE) >= HEARD]
    return frozenset(
        left for balance in balances if not _is_own(balance, total) for left in _left(balance.value, amounts)
    )


def _is_own(balance: Printed, total: Decimal) -> bool:
    """Whether a balance may be that of this bill: the same amount, and no other place names what is due."""
    due = balance.claims.get(DUE)
    return balance.value == abs(total) and (due is None or due.boxes == balance.claims[BALANCE].boxes)


def _left(balance: Decimal, amounts: Mapping[Decimal, Printed]) -> Iterator[Decimal]:
    yield from (balance, -balance)
    for payment in amounts.values():
        if payment.value and payment.strength(PAID) >= HEARD:
            yield balance - payment.value
