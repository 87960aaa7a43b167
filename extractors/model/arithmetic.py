"""What the amounts of a document say of each other: which are sums, parts and repetitions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import numpy as np

from extractors.page import Span
from extractors.page.candidates import Candidate
from extractors.page.sums import MOST_RATE
from extractors.parsing import find_rates

_MOST_VALUES = 150
_EDGE = 3.0
_LARGEST = 10**15


def sum_flags(amounts: Sequence[Candidate], rates: Sequence[Decimal]) -> list[list[str]]:
    """Facts about each amount among all: a maximum, a sum, an addend, repeated, a total of the rows above it."""
    cents = [min(_LARGEST, abs(round(c.value * 100))) if isinstance(c.value, Decimal) else 0 for c in amounts]
    counts = Counter(cents)
    values = sorted(counts)
    roles = _roles(values) if len(values) <= _MOST_VALUES else {}
    largest = values[-1] if values else 0
    totals = _column_sums(amounts, cents)
    settled = _settled(cents)
    shares = {int(rate * 100) for rate in rates}
    return [
        [
            *roles.get(value, ()),
            *([f"size:{_bucket(value, largest)}"] if value else ["zero"]),
            *(["column sum"] if total else []),
            f"times:{min(counts[value], 4)}",
            *(["a rate"] if value in shares else []),
            *settled.get(number, ()),
        ]
        for number, (value, total) in enumerate(zip(cents, totals, strict=True))
    ]


def _settled(cents: Sequence[int]) -> dict[int, list[str]]:
    """Amounts that read on as a payment: what is owed, what was given, and the change between the two."""
    found: dict[int, list[str]] = {}
    for owed in range(len(cents) - 2):
        given, change = cents[owed + 1], cents[owed + 2]
        if change and cents[owed] and given == cents[owed] + change and given != change:
            for number, role in enumerate(("owed", "given", "change")):
                found.setdefault(owed + number, []).append(role)
    return found


def rates_of(texts: Sequence[str]) -> list[Decimal]:
    """The percentages printed in `texts`."""
    return [rate.value for text in texts if "%" in text for rate in find_rates(text)]


def _bucket(value: int, largest: int) -> int:
    return min(9, int(10 * value / largest)) if value != largest else 10


def _roles(values: Sequence[int]) -> dict[int, list[str]]:
    """Which amounts are base, tax or total in some base + tax = total with a tax that may be one."""
    numbers = np.array([value for value in values if value], np.int64)
    base, tax = numbers[:, None], numbers[None, :]
    fits = (100 * tax <= int(MOST_RATE) * base) & np.isin(base + tax, numbers)
    bases, taxes = set(numbers[fits.any(axis=1)].tolist()), set(numbers[fits.any(axis=0)].tolist())
    totals = set((base + tax)[fits].tolist())
    found: dict[int, list[str]] = {}
    for number in numbers.tolist():
        flags = [name for name, group in (("base", bases), ("tax", taxes), ("total", totals)) if number in group]
        found[number] = [*flags, "+".join(["roles", *flags])] if flags else ["no role"]
    return found


def _column_sums(amounts: Sequence[Candidate], cents: Sequence[int]) -> Iterator[bool]:
    """Whether an amount is the sum of two or more amounts right above it in its column."""
    columns: list[_Column] = []
    for candidate, value in zip(amounts, cents, strict=True):
        span: Span = candidate.span
        column = next((c for c in columns if c.page == span.page and abs(c.edge - span.box.x1) < _EDGE), None)
        if column is None:
            column = _Column(span.page, span.box.x1)
            columns.append(column)
        yield column.ends_in(value)
        column.add(value)


@dataclass(slots=True)
class _Column:
    """The amounts above a place that share a right `edge`: their sum so far, before the last, and all sums before."""

    page: int
    edge: float
    total: int = 0
    before_last: int | None = None
    sums: set[int] = field(default_factory=set)

    def ends_in(self, value: int) -> bool:
        """Whether the last two amounts or more add up to `value`."""
        return value != 0 and self.total - value in self.sums

    def add(self, value: int) -> None:
        if self.before_last is not None:
            self.sums.add(self.before_last)
        self.before_last, self.total = self.total, self.total + value
