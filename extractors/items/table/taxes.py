"""Columns of a table that tell of tax: of rates, and of amounts that hold the tax beside those that do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from extractors.items.table.figures import Figures
from extractors.items.table.numbers import Number
from schemas import CENT
from schemas.regimes import usual_rates

_AMOUNTS = frozenset({"net", "gross"})
_TAX = "tax_amount"
_NEARLY_ALL = 0.8  # of the rows

_Names = Sequence[tuple[str, ...]]


def is_rate(number: Number | None) -> bool:
    """Whether a cell is a percentage and no words."""
    return number is not None and number.is_rate and not any(c.isalpha() for c in number.raw)


def tax_rate_of(names: _Names, figures: Figures, rows: Sequence[int], taken: Sequence[int]) -> int | None:
    """The column named so, or called a tax and filled with percentages: of several the first with percent signs, those
    of taxes before others: the "rate" of a fee beside "VAT 23 %" is none."""
    named = [at for at, terms in enumerate(names) if at not in taken and {"tax_rate", "tax_amount"} & set(terms)]
    shares = {one: {rate.value for row in rows if (rate := figures.rate(row, one)) and rate.is_rate} for one in named}
    known = usual_rates() | {Decimal(0)}
    signed = sorted((one for one in named if shares[one]), key=lambda one: not shares[one] <= known)
    return next(iter(signed), next((column for column in named if "tax_amount" not in names[column]), None))


def with_tax(names: _Names, figures: Figures, rows: Sequence[int]) -> frozenset[int]:
    """The columns of amounts that are, row by row, those of another column with the taxes printed beside them: however
    both are called, the other one is that of amounts without tax."""
    amounts = [column for column, terms in enumerate(names) if _AMOUNTS & {*terms}]
    taxes = [column for column, terms in enumerate(names) if _TAX in terms]
    rate = tax_rate_of(names, figures, rows, amounts)
    pairs = permutations(amounts, 2) if taxes or rate is not None else ()
    return frozenset(
        whole for whole, bare in pairs if _are_with_tax(list(_told(figures, rows, (whole, bare), (taxes, rate))))
    )


def _are_with_tax(told: Sequence[tuple[Decimal, Decimal, tuple[Decimal, ...]]]) -> bool:
    """Whether nearly each amount is another with the tax of its row, as a scan reads them, and some have one."""
    held = sum(any(abs(bare + tax - whole) <= 2 * CENT for tax in taxes) for whole, bare, taxes in told)
    return held >= _NEARLY_ALL * len(told) and any(whole != bare for whole, bare, _ in told)


def _told(
    figures: Figures, rows: Sequence[int], pair: tuple[int, int], beside: tuple[Sequence[int], int | None]
) -> Iterator[tuple[Decimal, Decimal, tuple[Decimal, ...]]]:
    """Of each row two amounts and what its tax may be: those printed together, or that of the rate."""
    for row in rows:
        whole, bare = (figures.amount(row, column) for column in pair)
        if whole is None or bare is None:
            continue
        printed = [tax.value for column in beside[0] if (tax := figures.amount(row, column)) is not None]
        rate = figures.rate(row, beside[1])
        share = () if rate is None else (bare.value * rate.value / 100,)
        yield whole.value, bare.value, (sum(printed, Decimal(0)), *share)
