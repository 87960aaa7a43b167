"""The tax breakdown: the rows that add up to the totals; a tax total as their sum where none is printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from extractors.resolve.claims import amount_of, derived
from extractors.resolve.triple import GROSS, NET, TAX
from schemas import Claim

_MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class TaxRowClaims:
    """A possible row: claims for rate, base (None where not printed) and amount; their terms are set when chosen."""

    rate: Claim
    base: Claim | None
    amount: Claim

    @property
    def key(self) -> tuple[object, object, object]:
        return self.rate.value, self.base.value if self.base else None, self.amount.value


def choose_tax_rows(rows: Sequence[TaxRowClaims], totals: dict[str, Claim]) -> dict[str, Claim]:
    """Claims of the breakdown's rows, and `totals.tax` derived from them where they prove the printed net and gross."""
    unique = _distinct(rows)[:_MOST_ROWS]
    chosen = _agreeing(unique, totals)
    claims: dict[str, Claim] = {}
    for number, row in enumerate(chosen):
        for field, claim in (("rate", row.rate), ("base", row.base), ("amount", row.amount)):
            if claim is not None:
                path = f"tax_breakdown[{number}].{field}"
                claims[path] = claim.model_copy(update={"term": path})
    if TAX not in totals and chosen:
        claims |= _summed(chosen, claims, totals)
    return claims


def _distinct(rows: Sequence[TaxRowClaims]) -> list[TaxRowClaims]:
    """One row for each rate and amount, the one with a base before the one without."""
    found: dict[tuple[object, object], TaxRowClaims] = {}
    for row in rows:
        key = (row.rate.value, row.amount.value)
        if key not in found or (found[key].base is None and row.base is not None):
            found[key] = row
    return list(found.values())


def _agreeing(rows: Sequence[TaxRowClaims], totals: dict[str, Claim]) -> tuple[TaxRowClaims, ...]:
    """The rows of different rates that sum up to the tax total, and to the net where all bases are printed."""
    tax, net = _value(totals, TAX), _value(totals, NET)
    if tax is None:
        gross = _value(totals, GROSS)
        tax = gross - net if gross is not None and net is not None else None
    for count in range(1, min(len(rows), 4) + 1):
        fitting = [group for group in combinations(rows, count) if _fits(group, tax, net)]
        if fitting:
            return max(fitting, key=lambda group: sum(row.base is not None for row in group))
    return ()


def _fits(group: Sequence[TaxRowClaims], tax: Decimal | None, net: Decimal | None) -> bool:
    if tax is None or len({row.rate.value for row in group}) < len(group):
        return False
    if abs(sum((amount_of(row.amount) for row in group), Decimal(0))) != abs(tax):
        return False
    bases = [amount_of(row.base) for row in group if row.base is not None]
    return net is None or len(bases) < len(group) or abs(sum(bases, Decimal(0))) <= abs(net)


def _summed(rows: Sequence[TaxRowClaims], claims: dict[str, Claim], totals: dict[str, Claim]) -> dict[str, Claim]:
    """The tax total as the sum of the printed rows."""
    operands = [claims[f"tax_breakdown[{number}].amount"] for number in range(len(rows))]
    score = min(0.85, *(totals[term].score for term in (NET, GROSS) if term in totals))
    return {TAX: derived(TAX, sum(map(amount_of, operands), Decimal(0)), operands, score)}


def _value(totals: dict[str, Claim], term: str) -> Decimal | None:
    claim = totals.get(term)
    return None if claim is None else amount_of(claim)
