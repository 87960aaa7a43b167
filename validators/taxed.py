"""What of an invoice is taxed, by VAT category: gathered once a document for the rules of every category."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from schemas import AllowanceCharge, Invoice

ZERO = Decimal(0)


class Share(NamedTuple):
    """A line, allowance, charge or tax row: its path, rate and amount. `vat`: its tax is said to be VAT."""

    path: str
    rate: Decimal | None
    amount: Decimal | None
    vat: bool


class Family(NamedTuple):
    """Everything of one VAT category."""

    rows: Sequence[Share] = ()
    lines: Sequence[Share] = ()
    allowances: Sequence[Share] = ()
    charges: Sequence[Share] = ()


class Taxed(NamedTuple):
    """All families that occur, by the code of their category."""

    families: Mapping[str, Family]

    def of(self, code: str) -> Family:
        """Everything of the category `code`; empty where it does not occur."""
        return self.families.get(code, _NONE)

    def others(self, code: str, *, vat: bool) -> Family:
        """Everything of all categories but `code`; with `vat` only where the tax is said to be VAT."""
        rest = [family for known, family in self.families.items() if known != code]
        return Family(*([s for family in rest for s in family[place] if s.vat or not vat] for place in range(4)))


_NONE = Family()


def taxed(invoice: Invoice, untaxed: frozenset[str]) -> Taxed:
    """What of `invoice` is taxed; `untaxed` are the paths of rows whose tax is not said to be VAT."""
    families: dict[str, tuple[list[Share], ...]] = {}
    for place, shares in enumerate((_rows(invoice), _lines(invoice), *_adjustments(invoice))):
        for code, path, rate, amount in shares:
            if code is not None:
                family = families.setdefault(code, ([], [], [], []))
                family[place].append(Share(path, rate, amount, path not in untaxed))
    return Taxed({code: Family(*family) for code, family in families.items()})


_Found = Iterator[tuple[str | None, str, Decimal | None, Decimal | None]]


def _rows(invoice: Invoice) -> _Found:
    for number, row in enumerate(invoice.tax_breakdown):
        yield row.category, f"tax_breakdown[{number}]", row.rate, row.base


def _lines(invoice: Invoice) -> _Found:
    for number, line in enumerate(invoice.lines):
        yield line.tax_category, f"lines[{number}]", line.tax_rate, line.net if line.charged else Decimal(0)


def _adjustments(invoice: Invoice) -> tuple[_Found, _Found]:
    return _of("allowances", invoice.allowances), _of("charges", invoice.charges)


def _of(group: str, adjustments: tuple[AllowanceCharge, ...]) -> _Found:
    for number, one in enumerate(adjustments):
        yield one.category, f"{group}[{number}]", one.rate, one.amount


def total(shares: Sequence[Share], rate: Decimal | None = None) -> Decimal:
    """The amounts of `shares` together, of those at `rate` if one is given."""
    amounts = (s.amount for s in shares if s.amount is not None and (rate is None or s.rate == rate))
    return sum(amounts, ZERO)
