"""Totals of which only a part is taxed: a base and its tax stand printed, and beside them what is free of tax."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, islice, product
from typing import NamedTuple, Protocol

from extractors.page.claims import TaxRowClaims, amount_of, derived, doubted
from extractors.page.printed import HEARD, Printed
from extractors.page.roles import CHARGES, GROSS, NET, TAX
from extractors.resolve.claims import claim_of
from extractors.resolve.triple import Triple, decomposes, evidence, fits_a_rate
from schemas import Claim
from schemas.grades import DOUBTED, LIKELY, NAMED
from schemas.regimes import usual_rates

_CALLED = 0.6  # a label as strong as this calls an amount the total
_MOST_FREE = 3  # amounts that are free of tax together
_TRIED = 8


class Seen(Protocol):
    """The printed amounts, the rows that state a rate beside an amount, and the claims that something is free of
    tax."""

    @property
    def amounts(self) -> Mapping[Decimal, Printed]: ...
    @property
    def rates(self) -> Collection[Decimal]: ...
    @property
    def exemptions(self) -> Sequence[Claim]: ...
    @property
    def tax_rows(self) -> Sequence[TaxRowClaims]: ...
    def gross(self) -> list[Printed]: ...


class _Part(NamedTuple):
    """What is taxed, and the tax that a printed rate makes of it."""

    base: Printed
    tax: Printed


def taxes_something(seen: Seen) -> bool:
    """Whether a row states the rate of a tax that it makes of an amount that labels call net: not all is free of it."""
    return next(_parts(seen), None) is not None


def may_tax(seen: Seen, tax: Printed, gross: Printed, *, said: bool) -> bool:
    """Whether an amount may be a tax in a total beside words that none is due: words call it so, or the model alone
    does. That is too little where a rate of 0 is `said` as well, or a label calls it a sum, as of outlays, and no rate
    makes it of the rest."""
    net = gross.value - tax.value
    rates = {*usual_rates(), *(rate for rate in seen.rates if rate > 0)}
    fits = fits_a_rate(net, tax.value, rates) or decomposes(net, tax.value, rates, sorted(seen.amounts))
    summed = max(tax.told(NET), tax.told(GROSS)) > 0
    return bool(tax.told(TAX)) or not (said or (summed and not fits))


def partly_taxed(seen: Seen) -> dict[str, Claim]:
    """The totals where base, tax and one more printed amount make the gross total; in doubt, for the net is not
    printed."""
    for gross in seen.gross() if seen.exemptions else ():
        for base, tax in _parts(seen):
            free = seen.amounts.get(gross.value - base.value - tax.value)
            if free is None or not free.value or free in (base, tax):
                continue
            parts = [claim_of(printed, NET, DOUBTED) for printed in (base, free)]
            net = derived(NET, sum(map(amount_of, parts), Decimal(0)), parts, DOUBTED)
            told = "Only a part of it is taxed."
            claims = (net, claim_of(tax, TAX, DOUBTED), claim_of(gross, GROSS, DOUBTED))
            return {claim.term: doubted(claim, told, DOUBTED) for claim in claims}
    return {}


def taxed_and_free(seen: Seen) -> dict[str, Claim]:
    """The totals where words beside amounts free these of tax, and they make the total with the tax that a row names
    and what it taxes: "20 % VAT on 280.50   56.10" over "Customs duty (outside the scope)   341.17"."""
    told = (printed for printed in seen.amounts.values() if printed.value and _is_free(seen, printed))
    free = list(islice(told, _TRIED))
    sums = [some for count in range(1, _MOST_FREE + 1) for some in combinations(free, count)]
    for gross, some in product(seen.gross(), sums):
        if evidence(gross, GROSS) < _CALLED or gross in some:
            continue
        rest = gross.value - sum((one.value for one in some), Decimal(0))
        for base, tax in _taxed(seen, rest):
            if base not in some and tax not in some:
                parts = [claim_of(printed, NET, LIKELY) for printed in (base, *some)]
                value = sum(map(amount_of, parts), Decimal(0))
                printed = seen.amounts.get(value)
                net = derived(NET, value, parts, LIKELY) if printed is None else claim_of(printed, NET, LIKELY)
                return {NET: net, TAX: claim_of(tax, TAX, NAMED), GROSS: claim_of(gross, GROSS, NAMED)}
    return {}


def rather_the_total(triple: Triple, larger: Printed | None) -> bool:
    """Whether labels name all of a triple whose tax fits, and call its total so more surely than a `larger` sum: what
    is free of tax there is collected for others, behind the total."""
    least = max(NAMED, larger.strength(GROSS) + HEARD if larger is not None else 0.0)
    return triple.labels == len(triple.roles) and triple.fits_rate and triple.gross.strength(GROSS) >= least


def _is_free(seen: Seen, printed: Printed) -> bool:
    """Whether words that free of tax stand in the row of an amount."""
    return any(
        told.page == place.page and any(box.top < place.box.middle < box.bottom for box in told.boxes)
        for place in printed.places
        for told in seen.exemptions
    )


def _taxed(seen: Seen, rest: Decimal) -> Iterator[_Part]:
    """What is taxed and its tax, where both make `rest` and a row names the tax with the rate that makes it."""
    for row in seen.tax_rows if rest > 0 else ():
        base, tax = seen.amounts.get(rest - amount_of(row.amount)), seen.amounts.get(amount_of(row.amount))
        if (
            row.named
            and base is not None
            and tax is not None
            and fits_a_rate(base.value, tax.value, [amount_of(row.rate)])
        ):
            yield _Part(base, tax)


def _parts(seen: Seen) -> Iterator[_Part]:
    """What rows tax, with their tax."""
    for row in seen.tax_rows:
        tax = seen.amounts.get(amount_of(row.amount))
        if tax is None or not tax.value or amount_of(row.rate) <= 0 or not tax.strength(TAX):
            continue
        if tax.strength(CHARGES) > tax.strength(TAX):
            continue  # a contribution of some percent is no tax
        for base in seen.amounts.values():
            if evidence(base, NET) >= HEARD and fits_a_rate(base.value, tax.value, [amount_of(row.rate)]):
                yield _Part(base, tax)
