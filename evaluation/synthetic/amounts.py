"""Numbers of an invoice that agree with each other: lines, tax rows, totals."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from random import Random

CENT = Decimal("0.01")
HUNDRED = Decimal(100)
ZERO = Decimal(0)


def cents(value: Decimal) -> Decimal:
    """Commercial rounding to cents, as invoice programs do it."""
    return value.quantize(CENT, ROUND_HALF_UP)


@dataclass
class Item:
    """One invoice line. `price` and `net` are gross amounts where the shop prices gross (see Sums.gross_priced)."""

    description: str
    code: str
    quantity: Decimal
    unit: str
    price: Decimal
    discount: Decimal
    rate: Decimal
    extras: list[str] = field(default_factory=list)
    group: int = 0
    net: Decimal = ZERO

    def compute(self) -> None:
        """Set the line's amount from quantity, price and discount."""
        full = self.quantity * self.price
        self.net = cents(full * (HUNDRED - self.discount) / HUNDRED)

    @property
    def off(self) -> Decimal:
        """What the discount takes off quantity x price."""
        return cents(self.quantity * self.price) - self.net

    @property
    def tax(self) -> Decimal:
        """The line's tax, from its net amount."""
        return cents(self.net * self.rate / HUNDRED)


@dataclass
class TaxSum:
    """One row of the tax breakdown."""

    rate: Decimal
    base: Decimal
    tax: Decimal


@dataclass
class Sums:
    """The document's totals; `due` = gross + previous - paid + rounding. Rows are by falling base."""

    line_sum: Decimal
    allowance: Decimal
    allowance_percent: Decimal
    charge: Decimal
    net: Decimal
    tax: Decimal
    gross: Decimal
    paid: Decimal
    previous: Decimal
    rounding: Decimal
    due: Decimal
    rows: list[TaxSum]
    gross_priced: bool


@dataclass(frozen=True)
class Extras:
    """What stands between the lines and the amount due."""

    allowance_percent: Decimal = ZERO
    charge: Decimal = ZERO
    paid_share: Decimal = ZERO
    previous: Decimal = ZERO
    round_to: Decimal = ZERO
    gross_priced: bool = False


def total(items: list[Item], extras: Extras) -> Sums:
    """Totals of `items`; document-level amounts belong to the first item's rate."""
    line_sum = sum((item.net for item in items), ZERO)
    allowance = cents(line_sum * extras.allowance_percent / HUNDRED)
    bases: dict[Decimal, Decimal] = {}
    for item in items:
        bases[item.rate] = bases.get(item.rate, ZERO) + item.net
    main = max(bases, key=lambda rate: (bases[rate], rate))
    bases[main] += extras.charge - allowance
    rows = [_row(rate, base, gross_priced=extras.gross_priced) for rate, base in bases.items()]
    rows.sort(key=lambda row: (-row.base, row.rate))
    net = sum((row.base for row in rows), ZERO)
    tax = sum((row.tax for row in rows), ZERO)
    gross = net + tax
    paid = cents(gross * extras.paid_share)
    due = gross - paid + extras.previous
    rounding = ZERO
    if extras.round_to:
        rounding = (due / extras.round_to).quantize(Decimal(1), ROUND_HALF_UP) * extras.round_to - due
    return Sums(
        line_sum, allowance, extras.allowance_percent, extras.charge, net, tax, gross, paid, extras.previous, rounding,
        due + rounding, rows, extras.gross_priced,
    )  # fmt: skip


def _row(rate: Decimal, amount: Decimal, *, gross_priced: bool) -> TaxSum:
    if gross_priced:
        tax = cents(amount * rate / (HUNDRED + rate))
        return TaxSum(rate, amount - tax, tax)
    return TaxSum(rate, amount, cents(amount * rate / HUNDRED))


def draw_price(rng: Random, low: float, high: float) -> Decimal:
    """A price between `low` and `high`, often a round or a .99 one, sometimes with four decimals."""
    value = Decimal(str(round(low * (high / low) ** rng.random(), 4)))
    form = rng.random()
    if form < 0.3:
        return value.quantize(Decimal(1), ROUND_HALF_UP) or Decimal(1)
    if form < 0.5:
        return max(value.quantize(Decimal(1), ROUND_HALF_UP) - CENT, CENT)
    if form < 0.6:
        return value.quantize(Decimal("0.1"), ROUND_HALF_UP) or Decimal("0.5")
    if form < 0.65 and value < 50:
        return value.quantize(Decimal("0.0001"), ROUND_HALF_UP)
    return max(value.quantize(CENT, ROUND_HALF_UP), CENT)


def draw_quantity(rng: Random, unit: str) -> Decimal:
    """A quantity that fits the unit."""
    if unit == "h":
        return Decimal(rng.randint(1, 120)) / 4 if rng.random() < 0.5 else Decimal(rng.randint(1, 40))
    if unit in {"kg", "l"}:
        return Decimal(rng.randint(1, 9000)) / 1000 if rng.random() < 0.6 else Decimal(rng.randint(1, 60))
    if unit in {"flat", "month"}:
        return Decimal(1) if rng.random() < 0.8 else Decimal(rng.randint(2, 12))
    return Decimal(rng.choice((1, 1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 12, 20, 24, 25, 50, 100, 150, 500, 1000)))
