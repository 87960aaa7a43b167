"""What has the form of a value on a page: amounts, dates, rates, with the labels that may name them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.page import Span
from extractors.page.naming import Naming
from extractors.parsing import Amount, DateReading

MOST_DECIMALS = 2  # totals are rounded; more decimals are unit prices and quantities


@dataclass(frozen=True, slots=True, eq=False)
class Money:
    """An amount on a page with the labels that may name it."""

    amount: Amount
    span: Span
    namings: Sequence[Naming]

    @property
    def value(self) -> Decimal:
        return self.amount.value


@dataclass(frozen=True, slots=True, eq=False)
class Day:
    """A date on a page with the labels that may name it; `first` is its order of appearance."""

    reading: DateReading
    span: Span
    namings: Sequence[Naming]
    first: int


@dataclass(frozen=True, slots=True, eq=False)
class Percent:
    """A rate with its percent sign."""

    value: Decimal
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """A date as it is printed, and its words."""

    reading: DateReading
    span: Span
