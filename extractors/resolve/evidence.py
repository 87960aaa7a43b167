"""What the pages say about totals, before any is chosen."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.page.claims import TaxRowClaims
from extractors.page.printed import Printed
from extractors.page.roles import DUE, GROSS, LINE_NET
from extractors.resolve.cash import after_balance, after_payment, after_rounding, settled_in_cash
from extractors.resolve.triple import evidence
from schemas import Claim

_LEAST = 0.3


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the pages say about totals: amounts by absolute value, printed rates, and the claims that no tax is due.

    `taxed`: a word on the pages speaks of tax; where none does, `lines` is the sum of the lines. `charged`: a tax is
    named with a rate above zero. `coin` is the smallest of the currency, where amounts are rounded to it.
    """

    amounts: Mapping[Decimal, Printed]
    rates: Collection[Decimal]
    exemptions: Sequence[Claim] = ()
    tax_rows: Sequence[TaxRowClaims] = ()
    lines: Decimal | None = None
    taxed: bool = True
    charged: bool = False
    coin: Decimal | None = None

    @property
    def exemption(self) -> Claim | None:
        """The first words that say that no tax is due."""
        return next(iter(self.exemptions), None)

    def named(self, role: str, least: float = _LEAST, beside: Collection[str] = ()) -> list[Printed]:
        """Amounts with a label for `role`, the strongest first, later pages first; roles `beside` do not oppose it."""
        others = (DUE, LINE_NET, *beside)
        found = [p for p in self.amounts.values() if p.strength(role) >= max(least, p.named_otherwise(role, *others))]
        return sorted(found, key=lambda p: (-p.strength(role), -(p.claims[role].page or 0), -p.value))

    def gross(self) -> list[Printed]:
        """Amounts that labels call gross or due, the strongest first, then the most frequent and the largest; before
        them what was settled in cash, behind them what rounding, an earlier balance or a payment makes of them."""
        settled = settled_in_cash(self.amounts)
        moved = after_rounding(self.amounts) | after_balance(self.amounts) | after_payment(self.amounts)
        found = [
            p for p in self.amounts.values() if (evidence(p, GROSS) >= _LEAST and p.value != 0) or p.value in settled
        ]
        return sorted(
            found,
            key=lambda p: (
                p.value not in settled,
                p.value in moved,
                -round(evidence(p, GROSS), 1),
                -len(p.places),
                -p.value,
            ),
        )
