"""What is due: the gross total less what was paid, with what rounding adds.

The page is read by its arithmetic: when what is due is not the total, the difference stands printed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Protocol

from extractors.page.claims import amount_of, derived, doubted
from extractors.page.printed import HEARD, Place, Printed
from extractors.page.roles import BALANCE, DUE, GROSS, NET, PAID, ROUNDING, TAX_WITHHELD, TRIPLE, WITHHELD
from extractors.resolve.account import asked_alone, carried_over
from extractors.resolve.adjustments import leads
from extractors.resolve.between import CLEAR, EDGE, SURE, TOLD, Ends, between, parts_between, summed, valued
from extractors.resolve.cash import plausible, steps_of
from extractors.resolve.claims import at_least, claim_of, explained, placed, signed_claim
from schemas import Claim, Layer, rejected_of
from schemas.grades import DOUBTED, NAMED

_OPEN = (PAID, BALANCE)
_TAKEN, _TRIED = 3, 12  # amounts that are taken off the total together, of as many between it and what is due


class Seen(Protocol):
    """The printed amounts, and those that labels give a role."""

    @property
    def amounts(self) -> Mapping[Decimal, Printed]: ...
    @property
    def coin(self) -> Decimal | None: ...
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
    sure = SURE if consistent else alone
    ranked = _candidates(seen, chosen)
    account = _with_earlier_bills(seen, chosen[GROSS], ranked, sure)
    if account:
        return account
    settled = (
        _left_of_rounded(seen, chosen[GROSS], sure)
        or _rounded(seen, chosen[GROSS], sure)
        or _kept_back(seen, chosen[GROSS], sure)
        or _in_instalments(chosen[GROSS], ranked)
        or _settled(seen, chosen[GROSS], ranked, sure)
        or _rounded_to_coins(seen, chosen[GROSS], ranked, sure)
        or _rest(seen, chosen[GROSS], ranked)
    )
    return _beside(told, settled or _unexplained(seen, chosen, ranked, told), explains=len(settled) > 1)


def _steps(seen: Seen) -> list[tuple[Printed, Decimal]]:
    """What is printed as a rounding, with each amount that it may add."""
    return [(one, step) for one in seen.named(ROUNDING) for step in steps_of(one)]


def _left_of_rounded(seen: Seen, gross: Claim, sure: float) -> dict[str, Claim]:
    """What words call due of the total after rounding, where the rest of that stands printed: it was paid, and a person
    looks where no label says so. The rounded total is rather called the total than due."""
    total = amount_of(gross)
    for rounding, step in _steps(seen):
        rounded = seen.amounts.get(total + step)
        if rounded is None or rounded.strength(GROSS) < max(HEARD, rounded.strength(DUE)):
            continue
        for due in seen.named(DUE):
            paid = seen.amounts.get(rounded.value - due.value)
            if paid is None or not 0 < due.value < rounded.value or due.told(DUE) <= due.opposed(DUE):
                continue
            parts = parts_between(seen, Ends(gross, rounded.places, due), paid.value, sure)
            first = valued(claim_of(rounding, ROUNDING, sure), step)
            second = [parts[ROUNDING]] if parts is not None and ROUNDING in parts else []
            if parts is not None and PAID in parts and all(one.boxes != first.boxes for one in second):
                rounded_by = summed([first, *second])
                return {**parts, ROUNDING: rounded_by, DUE: _due_claim(due, due.value, sure, (due,))}
    return {}


def _rounded(seen: Seen, gross: Claim, sure: float) -> dict[str, Claim]:
    """The total after rounding, where it stands printed beside the rounding and nothing less is left to pay."""
    total = amount_of(gross)
    clear = [one.value for one in seen.named(DUE) if one.strength(DUE) >= CLEAR]
    for rounding, step in _steps(seen):
        printed = seen.amounts.get(abs(total + step))
        if printed is None or (clear and printed.value not in clear):
            continue
        if _named_total(printed) and not _left(seen, total + step):
            due = valued(claim_of(printed, DUE, sure), total + step)
            return {ROUNDING: valued(claim_of(rounding, ROUNDING, sure), step), DUE: explained(due)}
    return {}


def _kept_back(seen: Seen, gross: Claim, sure: float) -> dict[str, Claim]:
    """What is left of a total that is not printed itself, where the withheld tax and the rest are."""
    for kept in seen.named(WITHHELD) if gross.layer is Layer.DERIVED else ():
        rest = amount_of(gross) - kept.value
        printed = seen.amounts.get(abs(rest))
        if kept.value and printed is not None and _named_total(printed):
            withheld = valued(placed(kept.claims[WITHHELD], TAX_WITHHELD, sure), kept.value)
            return {TAX_WITHHELD: withheld, DUE: explained(valued(claim_of(printed, DUE, sure), rest))}
    return {}


def _with_earlier_bills(seen: Seen, gross: Claim, ranked: Sequence[Printed], sure: float) -> dict[str, Claim]:
    """What is due on an account with the balance of earlier bills: what was paid then is no payment of this one, but a
    credit that it left is, where it stands with a minus between the total and what is due."""
    total = amount_of(gross)
    own = seen.amounts.get(abs(total))
    carried = carried_over(seen.amounts, total)
    steps = ({}, *({ROUNDING: valued(claim_of(one, ROUNDING, sure), step)} for one, step in _steps(seen)))
    for printed in (*ranked, *asked_alone(seen.amounts, total, ranked)) if carried else ():
        for due in _signed(printed, total):
            for rounded in steps:
                left = due - total - sum(map(amount_of, rounded.values()))
                if left in carried and (left > 0 or not rounded):  # a credit and a rounding are told below
                    ends = Ends(gross, own.places if own is not None else (), printed)
                    credit = between(seen, ends, -left, sure) if left < 0 else None
                    return {DUE: _due_claim(printed, due, sure, ranked), **rounded, **(credit or {})}
    if Decimal(0) in carried and not any(p.strength(DUE) >= TOLD for p in ranked):
        return {DUE: derived(DUE, total, [gross], min(gross.score, NAMED))}
    return {}


def _candidates(seen: Seen, chosen: Mapping[str, Claim]) -> list[Printed]:
    """The amounts that labels call due; "net" in a sentence about terms speaks only against the net itself."""
    net = abs(amount_of(chosen[NET])) if NET in chosen else None
    strict = seen.named(DUE)
    return [printed for printed in seen.named(DUE, beside=(NET,)) if printed.value != net or printed in strict]


def _in_instalments(gross: Claim, ranked: Sequence[Printed]) -> dict[str, Claim]:
    """The total where an amount due stands as often as it takes to make it: in doubt, because half of it may have been
    paid."""
    part = ranked[0] if ranked else None
    total = abs(amount_of(gross))
    if part is None or len(part.places) <= 1 or part.value * len(part.places) != total or part.strength(PAID) >= HEARD:
        return {}
    doubt = f"{part.claims[DUE].raw} is named as due: once, or as one of {len(part.places)} instalments."
    whole = derived(DUE, amount_of(gross), [gross], gross.score)
    return {DUE: doubted(whole, doubt, DOUBTED).model_copy(update={"rejected": (rejected_of(part.claims[DUE]),)})}


def _settled(seen: Seen, gross: Claim, ranked: Sequence[Printed], sure: float) -> dict[str, Claim]:
    """The strongest amount due that total, payment and rounding explain; none where a stronger one stays open."""
    total = amount_of(gross)
    left = _left(seen, total)
    known = seen.amounts.get(abs(total))
    totals = known.places if known is not None else ()
    for printed in (left,) if left is not None else ranked:
        if left is None and ranked[0].strength(DUE) > printed.strength(DUE) + 0.1:
            break
        for due in _signed(printed, total):
            parts = parts_between(seen, Ends(gross, totals, printed), total - due, sure)
            if parts is not None:
                return {**parts, DUE: _due_claim(printed, due, sure, ranked)}
    return {}


def _rounded_to_coins(seen: Seen, gross: Claim, ranked: Sequence[Printed], sure: float) -> dict[str, Claim]:
    """The one amount that is surely called due, where it is the total less all that labels say was paid, rounded to the
    smallest coin of the currency, and no rounding is printed."""
    clear = [one for one in ranked if one.strength(DUE) >= CLEAR]
    if seen.coin is None or sure < SURE or len(clear) != 1 or _steps(seen):
        return {}
    total, known = amount_of(gross), seen.amounts.get(abs(amount_of(gross)))
    ends = Ends(gross, known.places if known is not None else (), clear[0])
    for due in (value for value in _signed(clear[0], total) if not value % seen.coin):
        for kept in _kept(seen, ends):
            rounding = due - (total - kept)
            parts = parts_between(seen, ends, kept, sure) if 0 < abs(rounding) <= seen.coin / 2 else None
            if parts is not None and all(part.score >= sure for part in parts.values()):
                left = _due_claim(clear[0], due, sure, ranked)
                operands = [gross, *parts.values(), left]
                return {**parts, ROUNDING: derived(ROUNDING, rounding, operands, sure), DUE: left}
    return {}


def _rest(seen: Seen, gross: Claim, ranked: Sequence[Printed]) -> dict[str, Claim]:
    """What words call due, in doubt, where it is the total less amounts printed between the two that no label explains:
    "Deposit received by transfer: 200.00. Left to pay: 598.00"."""
    total = amount_of(gross)
    own = seen.amounts.get(abs(total))
    for due in ranked:
        if not (due.told(DUE) >= HEARD and due.told(DUE) > due.opposed(DUE) and 0 < due.value < total):
            continue
        ends = Ends(gross, own.places if own is not None else (), due)
        within = [one.value for one in seen.amounts.values() if any(map(ends.holds, one.places))]
        missing = total - due.value
        if any(sum(some) == missing for count in range(1, _TAKEN + 1) for some in combinations(within[:_TRIED], count)):
            doubt = f"{due.claims[DUE].raw} is named as due; what makes it less than {gross.raw} has no name."
            return {DUE: doubted(claim_of(due, DUE, DOUBTED, ranked), doubt, DOUBTED)}
    return {}


def _kept(seen: Seen, ends: Ends) -> Sequence[Decimal]:
    """What may have been taken off the total: each labelled payment, or all that leads down to the amount due."""
    paid = [one.value for one in seen.named(PAID) if one.value]
    led = -sum((place.value for one in seen.amounts.values() for place in one.places if ends.leads(place)), Decimal(0))
    return tuple(dict.fromkeys((*paid, *([led] if led or not paid else ()))))


def _left(seen: Seen, total: Decimal) -> Printed | None:
    """What is left of the total after a labelled payment, if a label calls it due: the total may be called so too."""
    payments = (paid.value for paid in seen.named(PAID) if paid.value)
    left = (seen.amounts.get(abs(total) - value) for value in payments)
    return next((printed for printed in left if printed is not None and printed.strength(DUE) >= HEARD), None)


def _due_claim(printed: Printed, due: Decimal, sure: float, ranked: Sequence[Printed]) -> Claim:
    return explained(signed_claim(printed, DUE, sure, ranked, negative=due < 0))


def _signed(printed: Printed, total: Decimal) -> list[Decimal]:
    """The values an amount due may have: as printed, and with the sign of the total where it is the total."""
    values = dict.fromkeys((printed.claims[DUE].value, *(place.value for place in printed.places)))
    if printed.value == abs(total):
        return [total]
    return [value for value in values if isinstance(value, Decimal)]


def _beside(told: Mapping[str, Claim], settled: Mapping[str, Claim], *, explains: bool) -> dict[str, Claim]:
    """`settled` and what labels tell beside it; where a payment or rounding explains the amount due, nothing but it and
    zeros. A zero is as sure as the amount due, which is the same with it, however faint its own label is."""
    due = settled.get(DUE)
    zeros = {role: claim for role, claim in told.items() if not claim.value}
    if due is not None and due.doubt is None:
        zeros = {role: at_least(claim, max(claim.score, due.score)) for role, claim in zeros.items()}
    return {**({} if explains else told), **zeros, **settled}


def _labelled(seen: Seen, role: str, alone: float) -> Claim | None:
    ranked = seen.named(role)
    return claim_of(ranked[0], role, min(alone, ranked[0].strength(role)), ranked[1:]) if ranked else None


def _unexplained(
    seen: Seen, chosen: Mapping[str, Claim], ranked: Sequence[Printed], told: Mapping[str, Claim]
) -> dict[str, Claim]:
    """What is due where no printed amounts explain it: kept in doubt, or the total if nothing else is said."""
    gross = chosen[GROSS]
    strongest = next((p for p in ranked if p.strength(DUE) >= TOLD and not _no_rest(p, gross)), None)
    if strongest is not None:
        doubt = f"{strongest.claims[DUE].raw} is named as due, but {gross.raw} is the total."
        return {DUE: doubted(claim_of(strongest, DUE, min(DOUBTED, strongest.strength(DUE)), ranked), doubt, DOUBTED)}
    total = seen.amounts.get(abs(amount_of(gross)))
    if total is not None and total.strength(DUE) >= TOLD and total.claims[DUE].boxes != gross.boxes:
        return {DUE: valued(claim_of(total, DUE, min(gross.score, NAMED)), amount_of(gross))}
    paid, rounding = told.get(PAID), told.get(ROUNDING)
    if paid is not None and paid.value:
        left = seen.amounts.get(abs(amount_of(gross)) - abs(amount_of(paid)))
        return {} if left is None else {DUE: claim_of(left, DUE, DOUBTED)}
    if _settled_otherwise(seen, chosen, told):
        if total is None or total.strength(DUE) < TOLD:
            return {}
        doubt = f"Beside {gross.raw} stands what was paid, or is open from before."
        return {DUE: doubted(valued(claim_of(total, DUE, DOUBTED), amount_of(gross)), doubt, DOUBTED)}
    if rounding is not None and rounding.value:
        value = amount_of(gross) + amount_of(rounding)
        return {DUE: derived(DUE, value, [gross, rounding], min(gross.score, rounding.score, DOUBTED))}
    whole = derived(DUE, amount_of(gross), [gross], min(gross.score, NAMED))
    off = _led_on(seen, gross)
    if off is not None:
        whole = doubted(whole, f"{off.raw} is printed below the total, and what it leaves of it.", DOUBTED)
    return {DUE: whole}


def _led_on(seen: Seen, gross: Claim) -> Place | None:
    """What is printed below the total, under no label that is known, with what it leaves of the total right below it in
    one column; without a minus only where no label names that either: their labels may stand half a row away."""
    total, tops = amount_of(gross), [gross.boxes[-1]] if gross.boxes else []
    for printed in (one for one in seen.amounts.values() if one.value and one.opposed() < HEARD):
        left = seen.amounts.get(total - printed.value)
        if left is None or total <= 0:
            continue
        rests = [rest for rest in left.places if rest.value > 0]
        for place in (place for place in printed.places if place.value < 0 or left.opposed() < HEARD):
            over = any(gross.page == place.page and top.middle < place.box.middle for top in tops)
            if over and any(_follows(rest, place) for rest in rests):
                return place
    return None


def _follows(place: Place, other: Place) -> bool:
    """Whether `place` stands below `other` in one column."""
    below = place.page == other.page and place.box.middle > other.box.middle
    return below and abs(place.box.x1 - other.box.x1) < EDGE


def _no_rest(printed: Printed, gross: Claim) -> bool:
    """Whether an amount is weakly named 0, or the net of a part, which the model alone calls due."""
    if not printed.value:
        return printed.strength(DUE) <= CLEAR
    due = printed.claims[DUE]
    alone = due.layer is Layer.MODEL and due.confidence is None
    return alone and printed.strength(NET) >= HEARD and printed.value < abs(amount_of(gross))


def _settled_otherwise(seen: Seen, chosen: Mapping[str, Claim], told: Mapping[str, Claim]) -> bool:
    """Whether something was paid, a balance stands open, or a rounding was not understood: a label says so, or the
    total and a printed amount make another one that is named as the total or due, and does not lead down to it with
    that. The total need not be what is due then."""
    open_ends = _OPEN if ROUNDING in told else (*_OPEN, ROUNDING)
    if any(
        printed.value and printed.strength(role) >= HEARD for printed in seen.amounts.values() for role in open_ends
    ):
        return True
    known = {abs(amount_of(chosen[role])) for role in TRIPLE if role in chosen}
    gross = abs(amount_of(chosen[GROSS]))
    other = (p for p in seen.amounts.values() if p.value not in known and _named_total(p))
    free = {p.value for p in seen.amounts.values() if not _named_total(p)} - known  # parts of a total are totals
    return any(abs(p.value - gross) in free and not _is_added_to(seen, p, gross) for p in other)


def _is_added_to(seen: Seen, part: Printed, gross: Decimal) -> bool:
    """Whether `part`, which is not called due, what is added to it and the total stand below each other in one column:
    goods and freight with their tax."""
    added, total = seen.amounts.get(gross - part.value), seen.amounts.get(gross)
    if added is None or total is None or part.strength(DUE) >= HEARD:
        return False
    steps = ((top, place, foot) for top in part.places for place in added.places for foot in total.places)
    return any(place.value > 0 and leads(top, place, foot) for top, place, foot in steps)


def _named_total(printed: Printed) -> bool:
    own = max(printed.strength(DUE), printed.strength(GROSS))
    return own >= HEARD and own >= printed.opposed(DUE, GROSS)
