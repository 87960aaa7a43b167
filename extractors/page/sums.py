"""net + tax = gross: when three amounts may be that, for all who decode totals."""

from __future__ import annotations

from decimal import Decimal

MOST_RATE = Decimal(30)  # percent; no country that the regimes know taxes more


def may_be_tax(tax: Decimal, net: Decimal) -> bool:
    """Whether an amount is no more than a tax on `net` can be, signs aside."""
    return 100 * abs(tax) <= MOST_RATE * abs(net)


def may_be_total(net: Decimal, tax: Decimal, gross: Decimal) -> bool:
    """Whether three amounts that add up may be a total before tax, its tax and the total with it: of one sign."""
    return net + tax == gross and net * gross > 0 and tax * gross >= 0 and may_be_tax(tax, net)
