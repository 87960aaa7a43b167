"""What is due: the gross total less what was paid, with what rounding adds.

The page is read by its arithmetic: when what is due is not the total, the difference stands printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from extractors.resolve.cash import MOST_ROUNDED, PAID, ROUNDING, plausible, rounding_of
from extractors.resolve.claims import amount_of, claim_of, derived, doubted, explained, signed_claim
from extractors.resolve.printed import Printed
from extractors.resolve.triple import DUE, GROSS, NET, TAX
from schemas import Claim

_OPEN = (PAID, "other.balance")
_SURE = 0.9  # labelled and consistent
_LIKELY = 0.7
_LEAST = 0.3  # strength of a label that is heard
_TOLD = 0.6  # an amount due with a label as weak as this, which nothing explains, is none
_UNNAMED = 0.75  # what explains the amount due without a label of its own: a person looks


class Seen(Protocol):
    """The printed amounts, and those that labels give a role."""

    @property
    def amounts(self) -> Mapping[Decimal, Printed]: ...
    def named(self, role: str, least: float = ..., beside: tuple[str, ...] = ...) -> list[Printed]: ...


def choose_due(seen: Seen, chosen: Mapping[str, Claim], alone: float, *, consistent: bool) -> dict[str, Claim]:
    """Claims for the amount due, what was paid and the rounding, beside the totals that were `chosen`.

    `alone` is the most that a label alone is worth; `consistent` says that the totals confirm each other.
    """
    told = {role: claim for role in (PAID, ROUNDING) if (claim := _labelled(seen, role, alone))}
    if ROUNDING in told and GROSS in chosen and not plausible(amount_of(chosen[GROSS]), amount_of(told[ROUNDING])):
        del told[ROUNDING]
    if GROSS not in chosen:
        due = _labelled(seen, DUE, alone)
        return told | ({DUE: due} if due else {})
    sure = _SURE if consistent else alone
    ranked = _candidates(seen, chosen)
    settled = _rounded(seen, chosen[GROSS], sure) or _settled(seen, chosen[GROSS], ranked, sure)
    if settled:
        return _beside(told, settled)
    return told | _unexplained(seen, chosen, ranked, told)


def _rounded(seen: Seen, gross: Claim, sure: float) -> dict[str, Claim]:
    """The total after rounding, where it stands printed beside the rounding and nothing less is left to pay."""
    total = amount_of(gross)
    for rounding in seen.named(ROUNDING):
        step = rounding_of(rounding)
        printed = seen.amounts.get(abs(total + step)) if step is not None else None
        if step is not None and printed is not None and _named_total(printed) and not _left(seen, total + step):
            due = _valued(claim_of(printed, DUE, sure), total + step)
            return {ROUNDING: claim_of(rounding, ROUNDING, sure), DUE: explained(due)}
    return {}


def _candidates(seen: Seen, chosen: Mapping[str, Claim]) -> list[Printed]:
    """The amounts that labels call due; "net" in a sentence about terms speaks only against the net itself."""
    net = abs(amount_of(chosen[NET])) if NET in chosen else None
    strict = seen.named(DUE)
    return [printed for printed in seen.named(DUE, beside=(NET,)) if printed.value != net or printed in strict]


def _settled(seen: Seen, gross: Claim, ranked: Sequence[Printed], sure: float) -> dict[str, Claim]:
    """The strongest amount due that total, payment and rounding explain; none where a stronger one stays open."""
    total = amount_of(gross)
    left = _left(seen, total)
    for printed in (left,) if left is not None else ranked:
        if left is None and ranked[0].strength(DUE) > printed.strength(DUE) + 0.1:
            break
        for due in _signed(printed, total):
            parts = _parts(seen, total - due, sure)
            if parts is not None:
                return {**parts, DUE: _due_claim(printed, due, sure, ranked)}
    return {}


def _left(seen: Seen, total: Decimal) -> Printed | None:
    """What is left of the total after a labelled payment, if a label calls it due: the total may be called so too."""
    payments = (paid.value for paid in seen.named(PAID) if paid.value)
    left = (seen.amounts.get(abs(total) - value) for value in payments)
    return _first(printed for printed in left if printed is not None and printed.strength(DUE) >= _LEAST)


def _due_claim(printed: Printed, due: Decimal, sure: float, ranked: Sequence[Printed]) -> Claim:
    return explained(signed_claim(printed, DUE, sure, ranked, negative=due < 0))


def _signed(printed: Printed, total: Decimal) -> list[Decimal]:
    """The values an amount due may have: as printed, and with the sign of the total where it is the total."""
    values = dict.fromkeys((printed.claims[DUE].value, *(place.value for place in printed.places)))
    if printed.value == abs(total):
        return [total]
    return [value for value in values if isinstance(value, Decimal)]


def _parts(seen: Seen, missing: Decimal, sure: float) -> dict[str, Claim] | None:
    """What makes the difference between the total and what is due: nothing, a payment, a rounding; None if unknown."""
    if not missing:
        return {}
    printed = seen.amounts.get(abs(missing))
    if printed is not None:
        for role, value in ((PAID, missing), (ROUNDING, -missing)):
            if printed.strength(role) >= _LEAST and (role == PAID or abs(missing) <= MOST_ROUNDED):
                return {role: _valued(claim_of(printed, role, sure), value)}
        if missing > 0 and printed.opposed() < _TOLD:
            return {PAID: _valued(claim_of(printed, PAID, _UNNAMED), missing)}
    return _paid_and_rounded(seen, missing, sure)


def _paid_and_rounded(seen: Seen, missing: Decimal, sure: float) -> dict[str, Claim] | None:
    for rounding in seen.named(ROUNDING):
        for value in (rounding.value, -rounding.value):
            paid = seen.amounts.get(abs(missing + value))
            if 0 < rounding.value <= MOST_ROUNDED and paid is not None and paid.strength(PAID) >= _LEAST:
                return {
                    PAID: _valued(claim_of(paid, PAID, sure), missing + value),
                    ROUNDING: _valued(claim_of(rounding, ROUNDING, sure), value),
                }
    return None


def _valued(claim: Claim, value: Decimal) -> Claim:
    """`claim` with the sign that the arithmetic gives it: payments are printed with a minus as often as without."""
    return claim.model_copy(update={"value": value})


def _beside(told: Mapping[str, Claim], settled: Mapping[str, Claim]) -> dict[str, Claim]:
    """`settled` and what labels tell beside it; where a payment or rounding explains the amount due, nothing but it."""
    explained = len(settled) > 1
    return {**{role: claim for role, claim in told.items() if not (explained and claim.value)}, **settled}


def _labelled(seen: Seen, role: str, alone: float) -> Claim | None:
    ranked = seen.named(role)
    return claim_of(ranked[0], role, min(alone, ranked[0].strength(role)), ranked[1:]) if ranked else None


def _unexplained(
    seen: Seen, chosen: Mapping[str, Claim], ranked: Sequence[Printed], told: Mapping[str, Claim]
) -> dict[str, Claim]:
    """What is due where no printed amounts explain it: kept in doubt, or the total if nothing else is said."""
    gross = chosen[GROSS]
    strongest = _first(p for p in ranked if (p.value or p.strength(DUE) > 0.8) and p.strength(DUE) >= _TOLD)
    if strongest is not None:
        doubt = f"{strongest.claims[DUE].raw} is named as due, but {gross.raw} is the total."
        return {DUE: doubted(claim_of(strongest, DUE, min(_LIKELY, strongest.strength(DUE)), ranked), doubt, _LIKELY)}
    paid, rounding = told.get(PAID), told.get(ROUNDING)
    if paid is not None and paid.value:
        left = seen.amounts.get(abs(amount_of(gross)) - abs(amount_of(paid)))
        return {} if left is None else {DUE: claim_of(left, DUE, _LIKELY)}
    if _settled_otherwise(seen, chosen, told):
        return {}
    if rounding is not None and rounding.value:
        value = amount_of(gross) + amount_of(rounding)
        return {DUE: derived(DUE, value, [gross, rounding], min(gross.score, rounding.score, _LIKELY))}
    return {DUE: derived(DUE, amount_of(gross), [gross], min(gross.score, 0.88))}


def _settled_otherwise(seen: Seen, chosen: Mapping[str, Claim], told: Mapping[str, Claim]) -> bool:
    """Whether something was paid, a balance stands open, or a rounding was not understood: a label says so, or the
    total and a printed amount make another one that is named as the total or due. The total need not be what is due
    then."""
    open_ends = _OPEN if ROUNDING in told else (*_OPEN, ROUNDING)
    if any(
        printed.value and printed.strength(role) >= _LEAST for printed in seen.amounts.values() for role in open_ends
    ):
        return True
    known = {abs(amount_of(chosen[role])) for role in (NET, TAX, GROSS) if role in chosen}
    gross = abs(amount_of(chosen[GROSS]))
    other = (p for p in seen.amounts.values() if p.value not in known and _named_total(p))
    free = {p.value for p in seen.amounts.values() if not _named_total(p)} - known  # parts of a total are totals
    return any(abs(p.value - gross) in free for p in other)


def _named_total(printed: Printed) -> bool:
    own = max(printed.strength(DUE), printed.strength(GROSS))
    return own >= _LEAST and own >= printed.opposed(DUE, GROSS)


def _first(found: Iterable[Printed]) -> Printed | None:
    return next(iter(found), None)
