"""The sum of the lines, allowances and charges that explain the net total.

Labels for them are vague: a subtotal may be that of a group, a discount that of a line, and tax tables have columns of
the same names. What adds up to the net total is what they say of the whole document.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise, product

from extractors.page.claims import amount_of, doubted
from extractors.page.printed import HEARD, Place, Printed
from extractors.page.roles import ALLOWANCES, CHARGES, GROSS, LINE_NET, NET, TRIPLE
from extractors.resolve.cells import line_sum
from extractors.resolve.claims import claim_of, placed
from schemas import Claim, Layer
from schemas.grades import DOUBTED, FIRM, NAMED

_OF_LINE = re.compile(r"lines\[\d+\]\.allowances\[\d+\]\.amount")
_EFFECT = {ALLOWANCES: -1, CHARGES: 1}
_SURE = NAMED  # labelled, and it adds up
_MOST_TOGETHER = 8  # charges besides the first: of more, every choice of them would be tried
_TOLD = FIRM  # a label this strong is heard even where nothing adds up
_LED = "sum - allowance = net"
_EDGE = 4.0  # points: right edges of one column agree this well
_LEVEL = 2.0  # points: amounts of one line agree this well
_ROWS = 3.0  # heights of an amount from one row of totals to the next
_MOST = 5  # amounts tried for each role

Trio = tuple[Printed | None, Printed | None, Printed | None]


def choose_adjustments(
    amounts: Mapping[Decimal, Printed], chosen: Mapping[str, Claim], alone: float
) -> dict[str, Claim]:
    """Claims for the sum of the lines, allowances and charges: those that make the net total, else what labels say.

    `alone` is the most that a label alone is worth. Amounts have the sign of the net total: what lowers it is printed
    with a minus as often as without.
    """
    net = amount_of(chosen[NET]) if NET in chosen else None
    best = _explaining(amounts, abs(net)) if net is not None else None
    if best is None or net is None:
        return _told(amounts, alone, net) | _led(amounts, net)
    found = {}
    for role, printed in zip((LINE_NET, ALLOWANCES, CHARGES), best, strict=True):
        if printed is not None and role in printed.claims:
            claim = claim_of(printed, role, _SURE)
            value = printed.value.copy_sign(net) if printed.value else printed.value
            found[role] = claim.model_copy(update={"value": value})
    return found


def _explaining(amounts: Mapping[Decimal, Printed], net: Decimal) -> Trio | None:
    """The three (None: not printed) that add up to `net`, the best labelled first.

    A sum of lines that allowances or charges lead to needs no label; one that is the net total itself needs its own.
    """
    ranked = [(-_weight(trio), number, trio) for number, trio in enumerate(_adding_up(amounts, net))]
    return min(ranked)[2] if ranked else None


def _adding_up(amounts: Mapping[Decimal, Printed], net: Decimal) -> Iterator[Trio]:
    lines, allowances, charges = (_named(amounts, role) for role in (LINE_NET, ALLOWANCES, CHARGES))
    for allowance, charge in product((*allowances, None), (*charges, None)):
        if allowance is not None and allowance is charge and allowance.value:
            continue
        line = amounts.get(net + (allowance.value if allowance else 0) - (charge.value if charge else 0))
        moved = bool(allowance and allowance.value) or bool(charge and charge.value)
        if line is not None and (moved or (line in lines and line.strength(LINE_NET) >= _TOLD)):
            yield line, allowance, charge


def _named(amounts: Mapping[Decimal, Printed], role: str) -> list[Printed]:
    found = [printed for printed in amounts.values() if printed.strength(role) >= HEARD]
    return sorted(found, key=lambda p: (-p.strength(role), -p.value))[:_MOST]


def _weight(trio: Trio) -> float:
    strengths = (p.strength(role) for role, p in zip((LINE_NET, ALLOWANCES, CHARGES), trio, strict=True) if p)
    return sum(strengths)


def _told(amounts: Mapping[Decimal, Printed], alone: float, net: Decimal | None) -> dict[str, Claim]:
    """What labels say where nothing adds up: a vague label for the sum of the lines says nothing then.

    What is taken off has the sign of the net total, however it is printed.
    """
    found = {}
    for role, least in ((LINE_NET, _TOLD), (ALLOWANCES, HEARD), (CHARGES, HEARD)):
        ranked = [p for p in _named(amounts, role) if p.strength(role) >= max(least, p.opposed(role, LINE_NET))]
        if ranked:
            found[role] = claim_of(ranked[0], role, min(alone, ranked[0].strength(role)), ranked[1:])
    if net is not None and ALLOWANCES in found:
        off = amount_of(found[ALLOWANCES])
        found[ALLOWANCES] = found[ALLOWANCES].model_copy(update={"value": off.copy_sign(net) if off else off})
    return found


def _led(amounts: Mapping[Decimal, Printed], net: Decimal | None) -> dict[str, Claim]:
    """What no label calls an allowance, and stands with a minus between a sum and the net total that it makes of it: in
    one column, or in one row where both are named."""
    total = amounts.get(abs(net)) if net else None
    if total is None or net is None:
        return {}
    for off in amounts.values():
        above = amounts.get(total.value + off.value)
        if above is None or not off.value or off.opposed(ALLOWANCES) >= HEARD:
            continue
        named = above.strength(LINE_NET) >= HEARD and total.told(NET) >= HEARD
        for place in (place for place in off.places if place.value < 0):
            ends = product(above.places, total.places)
            if any(leads(top, place, foot) or (named and _in_a_row(top, place, foot)) for top, foot in ends):
                led = {"label": _LED, "value": off.value.copy_sign(net)}
                return {ALLOWANCES: placed(place, ALLOWANCES, FIRM).model_copy(update=led)}
    return {}


def _in_a_row(*places: Place) -> bool:
    """Whether amounts stand one behind the other on one line."""
    return all(
        one.page == other.page and one.box.x1 < other.box.x0 and abs(one.box.middle - other.box.middle) < _LEVEL
        for one, other in pairwise(places)
    )


def leads(top: Place, place: Place, foot: Place) -> bool:
    """Whether three amounts stand one below the other at one right edge, with no more than two rows' room between."""
    height = max(place.box.height, 1.0)
    steps = (place.box.middle - top.box.middle, foot.box.middle - place.box.middle)
    aligned = max(abs(top.box.x1 - place.box.x1), abs(foot.box.x1 - place.box.x1)) < _EDGE
    return top.page == place.page == foot.page and aligned and all(0 < step < _ROWS * height for step in steps)


def beside_lines(chosen: Mapping[str, Claim], lines: Mapping[str, Claim]) -> dict[str, Claim]:
    """`chosen` without allowances and charges that stand among the `lines`, or are none at all: with them the lines do
    not make the net or the gross total, without them they do. What leads from net and tax to the gross total stays."""
    chosen = _without_listed(chosen, lines)
    amounts = line_sum(lines)
    totals = {amount_of(chosen[term]) for term in (NET, GROSS) if term in chosen}
    told = [term for term in _EFFECT if term in chosen and chosen[term].layer is not Layer.TEMPLATE]
    if amounts is None or _leads_to_gross(chosen, told):
        return dict(chosen)
    for count in range(len(told), -1, -1):
        for kept in combinations(told, count):
            if amounts + _moved(chosen, kept) in totals:
                left = {term: claim for term, claim in chosen.items() if term not in told or term in kept}
                return _with_tax(left, kept, lines)
    together = _together(chosen.get(CHARGES), amounts + _moved(chosen, [t for t in told if t != CHARGES]), totals)
    return dict(chosen) | ({CHARGES: together} if together is not None else {})


def _with_tax(chosen: Mapping[str, Claim], kept: Iterable[str], lines: Mapping[str, Claim]) -> dict[str, Claim]:
    """`chosen`, in doubt about what leads from lines that hold the tax to the gross total: it holds the tax as well."""
    doubts = (claim.doubt for term, claim in lines.items() if term.endswith(".net") and _gross_of(term) in lines)
    doubt = next(doubts, None)
    return dict(chosen) | ({term: doubted(chosen[term], doubt, DOUBTED) for term in kept} if doubt else {})


def _gross_of(term: str) -> str:
    return f"{term.removesuffix('.net')}.gross"


def _together(charge: Claim | None, amount: Decimal, totals: Collection[Decimal]) -> Claim | None:
    """Freight, packing and the like as one charge, where together they lead from `amount` to one of `totals`."""
    if charge is None or charge.layer is Layer.TEMPLATE:
        return None
    others = [other for other in charge.rejected if isinstance(other.value, Decimal) and other.value > 0]
    for count in range(1, min(len(others), _MOST_TOGETHER) + 1):
        for some in combinations(others[:_MOST_TOGETHER], count):
            whole = sum((Decimal(other.value) for other in some if isinstance(other.value, Decimal)), amount_of(charge))
            if amount + whole in totals and all(other.page == charge.page for other in some):
                boxes = (*charge.boxes, *(box for other in some for box in other.boxes))
                raw = " + ".join((charge.raw, *(other.raw for other in some)))
                sure = {"value": whole, "raw": raw, "boxes": boxes, "rejected": (), "score": _SURE, "doubt": None}
                return charge.model_copy(update=sure)
    return None


def _moved(chosen: Mapping[str, Claim], terms: Iterable[str]) -> Decimal:
    return sum((amount_of(chosen[term]) * _EFFECT[term] for term in terms), Decimal(0))


def _leads_to_gross(chosen: Mapping[str, Claim], told: Sequence[str]) -> bool:
    """Whether net and tax make the gross total with what is `told`: the net is that before a charge for shipping."""
    if not set(TRIPLE) <= chosen.keys():
        return False
    net, tax, gross = (amount_of(chosen[term]) for term in TRIPLE)
    return net + tax + _moved(chosen, told) == gross


def _without_listed(chosen: Mapping[str, Claim], lines: Mapping[str, Claim]) -> Mapping[str, Claim]:
    """`chosen` without a sum before discounts, and what they come to, where each line states its own: the sum less the
    discounts of the lines is what their amounts make, and the net total."""
    amounts, net, told = line_sum(lines), chosen.get(NET), chosen.get(LINE_NET)
    off = sum((amount_of(claim) for term, claim in lines.items() if _OF_LINE.fullmatch(term)), Decimal(0))
    if amounts is None or net is None or told is None or not off or amounts != amount_of(net):
        return chosen
    if amount_of(told) - off != amounts:
        return chosen
    own = {LINE_NET} | (
        {ALLOWANCES} if ALLOWANCES in chosen and abs(amount_of(chosen[ALLOWANCES])) == abs(off) else set()
    )
    return {term: claim for term, claim in chosen.items() if term not in own}
