"""Totals of which only a part is taxed: a base and its tax stand printed, and beside them what is free of tax."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol

from extractors.page.claims import TaxRowClaims, amount_of, derived, doubted
from extractors.page.printed import HEARD, Printed
from extractors.page.roles import CHARGES, GROSS, NET, TAX
from extractors.resolve.claims import claim_of
from extractors.resolve.triple import evidence, fits_a_rate
from schemas import Claim
from schemas.grades import DOUBTED


class Seen(Protocol):
    """The printed amounts, the rows that state a rate beside an amount, and the claim that something is free of tax."""

    @property
    def amounts(self) -> Mapping[Decimal, Printed]: ...
    @property
    def exemption(self) -> Claim | None: ...
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


def partly_taxed(seen: Seen) -> dict[str, Claim]:
    """The totals where base, tax and one more printed amount make the gross total; in doubt, for the net is not
    printed."""
    for gross in seen.gross() if seen.exemption is not None else ():
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
