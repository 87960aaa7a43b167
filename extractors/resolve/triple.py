"""Arithmetic decoding of totals: which printed amounts are net, tax and gross.

Among amounts of one page set, a triple net + tax = gross that also fits a rate (or splits into rows of known rates) is
right in most layouts and practically never wrong; labels may veto it, because a previous balance adds up as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.page.printed import Place, Printed
from extractors.page.roles import CASH, DUE, GROSS, LINE_NET, NET, TAX
from extractors.page.sums import MOST_RATE, may_be_tax
from schemas import CENT, xpath_round
from schemas.regimes import usual_rates

_RATES = usual_rates()  # in force somewhere; a rate printed on the page counts as well
_CASH_WINS = 0.6  # of the strength of a label for cash or change: a weaker one for a total says nothing
_LARGEST = 30
_OPPOSED = -0.70  # of the strength of labels for something else
_DUE_IS_GROSS = 0.90  # of the strength of a label for what is due, the total mostly
_LINES_ARE_NET = 0.75  # of the strength of a label for the sum of the lines
_MANY = 60


@dataclass(frozen=True, slots=True)
class Triple:
    """net + tax = gross, all positive. `fits_rate`: rates explain the tax; `rank`: all the evidence in one number."""

    net: Printed
    tax: Printed
    gross: Printed
    fits_rate: bool
    aligned: bool
    rank: float

    @property
    def roles(self) -> Mapping[str, Printed]:
        """The three by their roles."""
        return {NET: self.net, TAX: self.tax, GROSS: self.gross}

    @property
    def labels(self) -> int:
        """How many of the three a label names."""
        return sum(evidence(printed, role) > 0.4 for role, printed in self.roles.items())


def evidence(printed: Printed, role: str) -> float:
    """How far labels speak for `role` (0..1), or against it (negative) where they only name something else."""
    own = printed.strength(role) if not _handed_over(printed, role) else 0.0
    if role == GROSS:
        own = max(own, _DUE_IS_GROSS * printed.strength(DUE))
    if role == NET:
        own = max(own, _LINES_ARE_NET * printed.strength(LINE_NET))
    return own if own > 0 else _OPPOSED * printed.opposed(role)


def _handed_over(printed: Printed, role: str) -> bool:
    """Whether it is what was handed over or given back: with the total, these add up as well."""
    cash, claim = printed.strength(CASH), printed.claims.get(role)
    return claim is not None and claim.score < _CASH_WINS * cash


def triples(amounts: Mapping[Decimal, Printed], rates: Collection[Decimal]) -> list[Triple]:
    """All triples among `amounts` (absolute value -> Printed), the best first. `rates` are those printed."""
    known = {*_RATES, *(rate for rate in rates if 0 < rate <= MOST_RATE)}
    values = sorted(amounts)
    tops = {*values[-_LARGEST:], *(v for v in values if evidence(amounts[v], GROSS) > 0)}
    found = []
    for gross in sorted(tops):
        for tax in values:
            net = gross - tax
            if tax <= 0 or net <= 0 or not may_be_tax(tax, net):
                if tax > 0:
                    break
                continue
            if net in amounts and net != tax and not _taken_off(amounts[tax], amounts[net], amounts[gross]):
                found.append(_triple(amounts, (net, tax, gross), known, values))
    return sorted(found, key=lambda t: (-t.rank, -t.gross.value, t.tax.value))


def _taken_off(tax: Printed, net: Printed, gross: Printed) -> bool:
    """Whether an amount is printed with a minus only, and the two others without: it was taken off, it is no tax."""
    others = (*net.places, *gross.places)
    return bool(tax.places) and all(p.value < 0 for p in tax.places) and all(p.value > 0 for p in others)


def _triple(
    amounts: Mapping[Decimal, Printed],
    trio: tuple[Decimal, Decimal, Decimal],
    rates: Collection[Decimal],
    values: Sequence[Decimal],
) -> Triple:
    net, tax, gross = (amounts[value] for value in trio)
    fits = fits_a_rate(net.value, tax.value, rates) or decomposes(net.value, tax.value, rates, values)
    aligned = _in_column(net, tax, gross) or _in_row(net, tax, gross)
    rank = evidence(net, NET) + evidence(tax, TAX) + evidence(gross, GROSS)
    rank += 0.6 * fits + 0.5 * aligned + 0.3 * (gross.value == values[-1])
    if all(p.marks for p in (net, tax, gross)) and not net.marks & tax.marks & gross.marks:
        rank -= 1.0
    return Triple(net, tax, gross, fits, aligned, rank)


def fits_a_rate(base: Decimal, tax: Decimal, rates: Collection[Decimal]) -> bool:
    """Whether `tax` is a known rate of `base`, to the cent."""
    if base == 0:
        return False
    ratio = 100 * tax / base
    near = (rate for rate in rates if abs(rate - ratio) < Decimal("0.6"))
    return any(abs(xpath_round(base * rate / 100) - tax) <= CENT for rate in near)


def decomposes(net: Decimal, tax: Decimal, rates: Collection[Decimal], values: Sequence[Decimal]) -> bool:
    """Whether printed (base, tax) pairs of two or three known rates sum up to `net` and `tax`."""
    if len(values) > 150:
        return False
    bases = [v for v in values if 0 < v <= net]
    pairs = {(b, t) for t in values if 0 < t <= tax for b in bases if t < b and fits_a_rate(b, t, rates)}
    rest = {(net - b, tax - t) for b, t in pairs}
    if rest & pairs or any(t == 0 and b in values for b, t in rest):
        return True
    return len(pairs) < _MANY and any((b - other, t - own) in pairs for b, t in rest for other, own in pairs)


def _in_column(net: Printed, tax: Printed, gross: Printed) -> bool:
    """Whether the three stand under each other with one right edge: net, tax, gross from top to bottom."""
    return any(
        abs(t.box.x1 - n.box.x1) < 4 and abs(g.box.x1 - n.box.x1) < 8 and n.box.middle < t.box.middle < g.box.middle
        for n, t, g in _together(net, tax, gross)
        if t.box.middle - n.box.middle < 12 * max(n.box.height, 1.0)
    )


def _in_row(net: Printed, tax: Printed, gross: Printed) -> bool:
    """Whether the three stand on one line: net, tax, gross from left to right."""
    return any(
        abs(t.box.middle - n.box.middle) < 0.5 * n.box.height
        and abs(g.box.middle - n.box.middle) < 0.5 * n.box.height
        and n.box.x1 < t.box.x1 < g.box.x1
        for n, t, g in _together(net, tax, gross)
    )


def _together(net: Printed, tax: Printed, gross: Printed) -> Iterator[tuple[Place, Place, Place]]:
    """Occurrences of the three on one page with one sign."""
    for n in net.places:
        for t in tax.places:
            if t.page == n.page:
                yield from ((n, t, g) for g in gross.places if g.page == n.page)
