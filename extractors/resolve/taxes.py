"""The tax breakdown: the printed rows that add up to the totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

from extractors.page.claims import TaxRowClaims, amount_of
from extractors.page.roles import NET, TAX
from schemas import CENT, Claim, Value
from schemas.regimes import regimes

_MOST_ROWS = 20
_MOST_RATES = 4
# India: the central tax, that of the state, that of a union territory; America: a state's, a county's, a city's.
_HALVES = tuple(half for law in regimes().values() for half in law.tax_halves)


def path_of(number: int, field: str) -> str:
    """The path of a field of a row of the breakdown."""
    return f"tax_breakdown[{number}].{field}"


def choose_tax_rows(rows: Sequence[TaxRowClaims], totals: Mapping[str, Claim]) -> dict[str, Claim]:
    """Claims of the breakdown: the rows that add up to the totals; none where no set of rows does."""
    tax, net = totals.get(TAX), totals.get(NET)
    if tax is None:
        return {}
    chosen = agreeing_rows(rows, amount_of(tax), None if net is None else amount_of(net))
    claims: dict[str, Claim] = {}
    for number, row in enumerate(chosen):
        for field, claim in (("rate", row.rate), ("base", row.base), ("amount", row.amount)):
            if claim is not None:
                update = {"term": path_of(number, field), "score": min(claim.score, tax.score)}
                claims[path_of(number, field)] = claim.model_copy(update=update)
    return claims


def agreeing_rows(rows: Sequence[TaxRowClaims], tax: Decimal, net: Decimal | None) -> tuple[TaxRowClaims, ...]:
    """The rows of different rates that sum up to `tax`, and to at most `net` where their bases are printed."""
    unique = sorted(_distinct(rows), key=lambda row: not row.named)
    for count in range(1, min(len(unique), _MOST_RATES) + 1):
        pool = unique if count == 1 else unique[:_MOST_ROWS]
        fitting = [group for group in combinations(pool, count) if _fits(group, tax, net)]
        if fitting:
            return max(
                fitting, key=lambda group: (sum(row.base is not None for row in group), all(r.named for r in group))
            )
    return ()


def _half(row: TaxRowClaims) -> str | None:
    """Which of two taxes it is, where a federation and its state, or a state and its county, charge one each at one
    rate on one base."""
    return _half_in(row.amount.label or "") if row.named else None


@lru_cache(maxsize=1024)  # of every group of rows it is asked again
def _half_in(label: str) -> str | None:
    return next((half for half in _HALVES if half in label.casefold()), None)


def _distinct(rows: Sequence[TaxRowClaims]) -> list[TaxRowClaims]:
    """One row for each rate and amount, and for each half of a tax: the one with a base before the one without, a
    named one before others.
    """
    found: dict[tuple[object, ...], TaxRowClaims] = {}
    for row in rows:
        key = (row.rate.value, row.amount.value, _half(row))
        if key not in found or _told(found[key]) < _told(row):
            found[key] = row
    return list(found.values())


def _told(row: TaxRowClaims) -> tuple[bool, bool]:
    return row.base is not None, row.named


def _fits(group: Sequence[TaxRowClaims], tax: Decimal, net: Decimal | None) -> bool:
    if len({(row.rate.value, _half(row)) for row in group}) < len(group):
        return False
    if abs(sum((amount_of(row.amount) for row in group), Decimal(0))) != abs(tax):
        return False
    unnamed = any(row.base is None and not row.named for row in group)
    if unnamed and not _taxes_all(group, net) and not _tax_one_base(group, net):
        return False
    if net is None or any(row.base is None for row in group):
        return True
    return all(abs(base) <= abs(net) for base in _bases(group))


def _bases(group: Sequence[TaxRowClaims]) -> Iterator[Decimal]:
    """What each tax taxes at all its rates: a state's tax and a federation's are charged on the same goods."""
    told: dict[str, dict[tuple[Value, Value], Decimal]] = {}
    for row in group:
        if row.base is not None:
            name = (row.amount.label or "").casefold() if row.named else ""
            told.setdefault(name, {})[row.rate.value, row.base.value] = amount_of(row.base)
    yield from (sum(bases.values(), Decimal(0)) for bases in told.values())


def _taxes_all(group: Sequence[TaxRowClaims], net: Decimal | None) -> bool:
    """Whether the amounts that the rows tax, as far as cents tell them, are the net total."""
    if net is None or any(amount_of(row.rate) == 0 for row in group):
        return False
    taxed = sum((_taxed(row)[0] for row in group), Decimal(0))
    error = sum((_taxed(row)[1] for row in group), Decimal(0))
    return abs(taxed - abs(net)) <= error


def _tax_one_base(group: Sequence[TaxRowClaims], net: Decimal | None) -> bool:
    """Whether the rows are the parts of one tax, as far as cents tell: a state, its county and a city charge each their
    own rate on one amount. What has another sign is no part of it: a tax that the buyer keeps back."""
    if net is None or len(group) < 2 or any(row.base is not None or not amount_of(row.rate) for row in group):
        return False
    if len({amount_of(row.amount) > 0 for row in group}) > 1:
        return False
    told = [_taxed(row) for row in group]
    least, most = max(base - error for base, error in told), min(base + error for base, error in told)
    return least <= most and least <= abs(net)


def _taxed(row: TaxRowClaims) -> tuple[Decimal, Decimal]:
    """What a row taxes, by its base or as its tax tells it, and how far off that may be by rounding."""
    rate = amount_of(row.rate)
    if row.base is not None or rate == 0:
        return (Decimal(0) if row.base is None else abs(amount_of(row.base))), Decimal(0)
    return abs(amount_of(row.amount)) * 100 / rate, CENT * 100 / rate
