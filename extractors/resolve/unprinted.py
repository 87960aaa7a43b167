"""A gross total that is not printed: only what rounding, or a tax that the buyer keeps back, leaves of net and tax."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from extractors.page.claims import TaxRowClaims, amount_of, derived, doubted
from extractors.page.labels import means_only
from extractors.page.printed import HEARD, Printed
from extractors.page.roles import DUE, GROSS, NET, ROUNDING, TAX, WITHHELD
from extractors.resolve.cash import steps_of
from extractors.resolve.claims import claim_of, explained
from extractors.resolve.taxes import agreeing_rows, path_of
from extractors.resolve.triple import Triple, evidence, fits_a_rate
from schemas import Claim, Layer
from schemas.grades import DOUBTED, NAMED

_SURE, _DOUBTED = NAMED, DOUBTED
_LEAST, _BESIDE = 0.3, 0.6


class Seen(Protocol):
    """The printed amounts and rates, the rows of rates, bases and taxes, and the amounts that labels give a role."""

    @property
    def amounts(self) -> Mapping[Decimal, Printed]: ...
    @property
    def rates(self) -> Collection[Decimal]: ...
    @property
    def tax_rows(self) -> Sequence[TaxRowClaims]: ...
    def named(self, role: str, least: float = ..., beside: Collection[str] = ...) -> list[Printed]: ...
    def gross(self) -> list[Printed]: ...


def unprinted_gross(seen: Seen) -> dict[str, Claim]:
    """Net and tax, and their sum as the gross total, where labels call what a printed step makes of it the total."""
    for total in seen.gross():
        for step, rounded in _steps(seen):
            operands = next(_net_and_tax(seen, total.value - step), ()) if step else ()
            if operands:
                both = {claim.term: explained(claim) for claim in operands}
                return both | {GROSS: _sum(seen, operands, total, rounded=rounded)}
    return {}


def told_better(seen: Seen, rounded: Mapping[str, Claim], triple: Triple) -> bool:
    """Whether labels name net and tax of what is `rounded` more surely than those of a `triple`, and what is due more
    surely than its total: a fee was reckoned from that."""
    if not rounded:
        return False
    due = max((one.strength(DUE) for one in seen.named(DUE, _BESIDE)), default=0.0)
    own = ((role, seen.amounts.get(abs(amount_of(rounded[role])))) for role in (NET, TAX))
    better = all(one is not None and one.told(role) > triple.roles[role].told(role) for role, one in own)
    return better and due > evidence(triple.gross, GROSS)


def _net_and_tax(seen: Seen, gross: Decimal) -> Iterator[tuple[Claim, Claim]]:
    """A net total with the tax that makes `gross` of it, printed as one amount or as the rows of several taxes."""
    for tax in seen.named(TAX, _BESIDE):
        net = seen.amounts.get(gross - tax.value)
        if net is not None and (_makes(seen, net, tax) if tax.value else net.strength(NET) >= _BESIDE):
            yield claim_of(net, NET, _SURE), claim_of(tax, TAX, _SURE)
    for net in seen.named(NET):
        rows = agreeing_rows(seen.tax_rows, gross - net.value, net.value) if 0 < net.value < gross else ()
        if len(rows) > 1 and all(row.named for row in rows):
            parts = [row.amount.model_copy(update={"term": path_of(n, "amount")}) for n, row in enumerate(rows)]
            whole = claim_of(net, NET, _SURE)
            rest = (gross - net.value).copy_sign(amount_of(whole))
            yield whole, derived(TAX, rest, parts, _SURE - 0.05)


def _steps(seen: Seen) -> Iterator[tuple[Decimal, bool]]:
    """What leads from net and tax to what is printed, and whether it is a rounding."""
    yield from ((step, True) for printed in seen.named(ROUNDING) for step in steps_of(printed))
    yield from ((-printed.value, False) for printed in seen.named(WITHHELD))


def _sum(seen: Seen, operands: Sequence[Claim], total: Printed, *, rounded: bool) -> Claim:
    """Net and tax together. Where that is not printed, it is in doubt if what is left after rounding is rather called
    the total than the due one, or is the total by its words and due by the trained extractor alone, or both by the same
    words of which that extractor alone chose, or the tax is not printed as one amount either."""
    value = sum((claim.value for claim in operands if isinstance(claim.value, Decimal)), Decimal(0))
    if value in seen.amounts:
        return claim_of(seen.amounts[value], GROSS, _SURE)
    gross = derived(GROSS, value, operands, _SURE - 0.05)
    summed = any(claim.layer is Layer.DERIVED for claim in operands)
    named = [claim for role in (GROSS, DUE) if (claim := total.claims.get(role))]
    said = [claim.layer for claim in named]
    alike = len({claim.label for claim in named}) == 1 and Layer.MODEL in said[1:]
    alike = alike and not means_only(named[0].label, (DUE,))  # "Total": its words do not tell
    rather = total.strength(GROSS) >= max(HEARD, total.strength(DUE))
    if rounded and (summed or rather or alike or said == [Layer.RULES, Layer.MODEL]):
        return doubted(gross, "Only the total after rounding is printed.", _DOUBTED)
    return gross


def _makes(seen: Seen, net: Printed, tax: Printed) -> bool:
    """Whether a label calls an amount net, and a printed rate makes the tax of it, or of a part of it that a row names:
    "VAT 8.1 % of 523.35   42.39"."""
    if evidence(net, NET) < _LEAST:
        return False
    told = (row for row in seen.tax_rows if row.named and row.base is not None and amount_of(row.amount) == tax.value)
    parts = (amount_of(row.base) for row in told if row.base is not None)
    return any(fits_a_rate(base, tax.value, seen.rates) for base in (net.value, *(p for p in parts if p < net.value)))
