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

    @property
    def place(self) -> tuple[float, float, float]:
        """Where it stands in reading order: its page, and the top and left edge of its words."""
        return self.span.page, self.span.box.top, self.span.box.x0


@dataclass(frozen=True, slots=True, eq=False)
class Day:
    """A date on a page with the labels that may name it; `first` is its order of appearance. One that goes on in the
    next row has the rest of its words in `rest`; `reading.raw` is of the row where it begins."""

    reading: DateReading
    span: Span
    namings: Sequence[Naming]
    first: int
    rest: Span | None = None

    @property
    def spans(self) -> tuple[Span, ...]:
        return (self.span,) if self.rest is None else (self.span, self.rest)

    @property
    def raw(self) -> str:
        """The date as it is printed, of both rows."""
        return " ".join([self.reading.raw, *(span.text for span in self.spans[1:])])


@dataclass(frozen=True, slots=True, eq=False)
class Percent:
    """A rate with its percent sign."""

    value: Decimal
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """A date as it is printed, and its words; `rest` are those in the next row."""

    reading: DateReading
    span: Span
    rest: Span | None = None
