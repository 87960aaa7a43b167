"""A net total that is printed in pieces: row by row, before charges and allowances, or taxed and free of tax."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise, product
from typing import TypeGuard

from extractors.page.claims import TaxRowClaims, amount_of, derived, place_of
from extractors.page.printed import HEARD, Place, Printed
from extractors.page.roles import ALLOWANCES, BALANCE, CHARGES, GROSS, LINE_NET, NET, OTHER, TAX
from extractors.resolve.between import EDGE
from extractors.resolve.cash import MOST_ROUNDED
from extractors.resolve.claims import claim_of, placed
from extractors.resolve.taxes import agreeing_rows, path_of
from extractors.resolve.triple import evidence, fits_a_rate
from extractors.resolve.unprinted import Seen
from schemas import Claim
from schemas.grades import DOUBTED, LIKELY, NAMED

_LEAST = 0.6
_BASE, _RATE = f"{OTHER}.tax_base", f"{OTHER}.tax_rate"  # "Non-taxable" as well, and "(0 %)"
_FEW = 3  # amounts tried for each role


def in_pieces(seen: Seen) -> dict[str, Claim]:
    """Net, tax and a labelled gross total, where what is printed of them proves them."""
    for gross in seen.gross()[:_FEW]:
        if evidence(gross, GROSS) >= _LEAST:
            found = _of_parts(seen, gross) or _of_rows(seen, gross) or _of_lines(seen, gross)
            found = found or _with_untaxed(seen, gross) or _down_a_column(seen, gross)
            if found:
                return {GROSS: claim_of(gross, GROSS, min(claim.score for claim in found.values())), **found}
    return {}


def _of_parts(seen: Seen, gross: Printed) -> dict[str, Claim]:
    """Several taxes that are each their rate of one amount, and what is free of them, make the total with it."""
    for base in [*seen.named(LINE_NET), *seen.named(NET, beside=(LINE_NET,))][:_FEW]:
        taxes = _taxes_of(seen, base)
        tax = sum(map(amount_of, taxes), Decimal(0))
        rest = gross.value - base.value - tax
        free = seen.amounts.get(rest)
        if len(taxes) < 2:
            continue
        if free is not base and _is_free(free, NET, GROSS, LINE_NET, CHARGES, _BASE):
            nets = [claim_of(base, LINE_NET, LIKELY), claim_of(free, NET, LIKELY)]
            return {NET: _sum(seen, NET, base.value + free.value, nets), TAX: _sum(seen, TAX, tax, taxes)}
        moved = _led(seen, taxes[-1], gross)
        if moved and sum(map(amount_of, moved), Decimal(0)) == rest:
            nets = [claim_of(base, LINE_NET, DOUBTED), *moved]
            return {
                NET: derived(NET, base.value + rest, nets, DOUBTED),
                TAX: _sum(seen, TAX, tax, taxes, DOUBTED),
            }
    return {}


def _taxes_of(seen: Seen, base: Printed) -> list[Claim]:
    """The taxes that are each the rate on their line of one amount."""
    parts = {
        place_of(row.amount): row.amount
        for row in seen.tax_rows
        if _in_line(row)
        and amount_of(row.amount) > 0
        and fits_a_rate(base.value, amount_of(row.amount), (amount_of(row.rate),))
    }
    return [claim.model_copy(update={"term": path_of(n, "amount")}) for n, claim in enumerate(parts.values())]


def _led(seen: Seen, tax: Claim, gross: Printed) -> list[Claim]:
    """What is printed in one column below the last tax and above the total: deposits and outlays, free of tax."""
    total = max(gross.places, key=lambda place: (place.page, place.box.middle))
    if tax.page != total.page or not tax.boxes:
        return []
    return [
        placed(place, NET, DOUBTED)
        for place in _above(seen, total, tax.boxes[0].middle)
        if not seen.amounts[abs(place.value)].strength(TAX) >= _LEAST and place.boxes != tax.boxes
    ]


def _in_line(row: TaxRowClaims) -> bool:
    """Whether the rate stands on the line of its amount."""
    rate, amount = row.rate, row.amount
    if rate.page != amount.page or not rate.boxes or not amount.boxes:
        return False
    return rate.boxes[0].top < amount.boxes[0].middle < rate.boxes[0].bottom


def _of_rows(seen: Seen, gross: Printed) -> dict[str, Claim]:
    """Bases and taxes of all rows, each of which prints both: with each other, and with what words call free of tax,
    they are the total."""
    rows = {place_of(row.base): (row.base, row) for row in seen.tax_rows if row.base is not None and row.named}
    told = list(rows.values())
    bases = [base.model_copy(update={"term": path_of(n, "base")}) for n, (base, _) in enumerate(told)]
    taxes = [row.amount.model_copy(update={"term": path_of(n, "amount")}) for n, (_, row) in enumerate(told)]
    net, tax = (sum(map(amount_of, claims), Decimal(0)) for claims in (bases, taxes))
    rest = gross.value - net - tax
    free = seen.amounts.get(rest) if rest > 0 else None
    if len(rows) < 2 or not 0 < tax < net or (rest and (free is None or free.strength(_BASE) < _LEAST)):
        return {}
    fit = all(fits_a_rate(amount_of(base), amount_of(row.amount), (amount_of(row.rate),)) for base, row in told)
    if free is not None:
        bases, net = [*bases, claim_of(free, _BASE, LIKELY)], net + free.value
    sure = NAMED if fit and free is None else LIKELY  # each row proves itself, and all of them the total
    return {NET: _sum(seen, NET, net, bases, sure), TAX: _sum(seen, TAX, tax, taxes, sure)}


def _of_lines(seen: Seen, gross: Printed) -> dict[str, Claim]:
    """The sum of the lines with a charge or less an allowance, and the taxes of the rows, make the total."""
    for line in [*seen.named(LINE_NET), *seen.named(NET, beside=(LINE_NET,))][:_FEW]:
        for moved in _moved(seen):
            net = line.value + sum((amount_of(claim) * sign for claim, sign in moved), Decimal(0))
            rows = agreeing_rows(seen.tax_rows, gross.value - net, net) if 0 < net < gross.value else ()
            if any(row.named for row in rows):
                # A county's tax beside its state's bears the county's name, and no word of tax: nobody is sure of it.
                sure = LIKELY if all(row.named for row in rows) else DOUBTED
                lines = claim_of(line, LINE_NET, sure)
                taxes = [row.amount.model_copy(update={"term": path_of(n, "amount")}) for n, row in enumerate(rows)]
                steps = [lines, *(claim for claim, _ in moved)]
                return {NET: derived(NET, net, steps, sure), TAX: _sum(seen, TAX, gross.value - net, taxes, sure)}
    return {}


def _moved(seen: Seen) -> Iterator[tuple[tuple[Claim, int], ...]]:
    """The choices of charges, an allowance, or both, with what each does to the sum of the lines."""
    charges, allowances = (seen.named(role)[:_FEW] for role in (CHARGES, ALLOWANCES))
    together = (some for count in range(len(charges) + 1) for some in combinations(charges, count))
    for added, allowance in product(together, (None, *allowances)):
        told = [*((charge, CHARGES, 1) for charge in added), (allowance, ALLOWANCES, -1)]
        some = tuple((_unsigned(printed, role), sign) for printed, role, sign in told if printed is not None)
        if some:
            yield some


def leads_to(seen: Seen, line: Printed, total: Printed) -> bool:
    """Whether `line` with a charge or less an allowance that labels name is `total`: it is the sum of the lines; or
    what was invoiced before stands between the two in their row: it is the sum of all periods."""
    before = seen.amounts.get(line.value - total.value)
    if before is not None and before.value and any(map(_in_a_row, product(line.places, before.places, total.places))):
        return True
    moves = (sum(amount_of(claim) * sign for claim, sign in moved) for moved in _moved(seen))
    return any(line.value + move == total.value for move in moves)


def _in_a_row(places: Sequence[Place]) -> bool:
    """Whether amounts stand in this order in one row."""
    boxes = [place.box for place in places]
    level = all(abs(box.middle - boxes[0].middle) < boxes[0].height / 2 for box in boxes)
    return level and len({place.page for place in places}) == 1 and all(a.x1 <= b.x0 for a, b in pairwise(boxes))


def _unsigned(printed: Printed, role: str) -> Claim:
    return claim_of(printed, role, LIKELY).model_copy(update={"value": printed.value})


def _with_untaxed(seen: Seen, gross: Printed) -> dict[str, Claim]:
    """A taxed amount, its tax, and an amount free of tax that no label calls anything else, make the total."""
    for net, tax in product(seen.named(NET)[:_FEW], seen.named(TAX)[:_FEW]):
        free = seen.amounts.get(gross.value - net.value - tax.value)
        if free in (net, tax) or not fits_a_rate(net.value, tax.value, seen.rates):
            continue
        if _is_free(free, NET, GROSS, _RATE):
            parts = [claim_of(net, NET, DOUBTED), claim_of(free, NET, DOUBTED)]
            return {NET: derived(NET, net.value + free.value, parts, DOUBTED), TAX: claim_of(tax, TAX, DOUBTED)}
    return {}


def _down_a_column(seen: Seen, gross: Printed) -> dict[str, Claim]:
    """The sum of the lines and all that stands below it in the column of the total add up to that: several named taxes,
    each beside its rate, and charges whose labels are not known."""
    rows = {place_of(row.amount): row.amount for row in seen.tax_rows if row.named and _in_line(row)}
    for line, total in product(seen.named(LINE_NET)[:_FEW], gross.places):
        for start in line.places:
            if start.page != total.page or abs(start.box.x1 - total.box.x1) >= EDGE:
                continue
            below = _above(seen, total, start.box.middle)
            taxes = [claim for place in below if (claim := rows.get(_key(place))) is not None]
            others = [place for place in below if _key(place) not in rows]
            if any(place.value and _is_no_charge(seen.amounts[abs(place.value)]) for place in others):
                continue  # what was owed before adds up as well
            steps = [placed(place, CHARGES, DOUBTED) for place in others]
            tax, moved = (sum(map(amount_of, claims), Decimal(0)) for claims in (taxes, steps))
            if len(taxes) > 1 and start.value + moved + tax == total.value and 0 < tax < start.value + moved:
                sure = DOUBTED if moved else LIKELY
                taxes = [claim.model_copy(update={"term": path_of(n, "amount")}) for n, claim in enumerate(taxes)]
                lines = placed(start, NET, sure)
                net = derived(NET, start.value + moved, [lines, *steps], sure) if moved else lines
                return {NET: net, TAX: _sum(seen, TAX, tax, taxes, sure)}
    return {}


def _is_no_charge(printed: Printed) -> bool:
    """Whether a label calls an amount a total, or what is owed from before."""
    roles = (role for role in printed.claims if role == BALANCE or (role.startswith("totals.") and role != CHARGES))
    return any(printed.strength(role) >= HEARD for role in roles)


def _key(place: Place) -> tuple[float, float, float]:
    """Where an amount stands, as claims say it."""
    return place.page, place.boxes[0].top, place.boxes[0].x0


def _above(seen: Seen, total: Place, top: float) -> list[Place]:
    """The amounts that stand above a total in its column and below a height, from top to bottom."""
    found = (
        place
        for printed in seen.amounts.values()
        for place in printed.places
        if place.page == total.page
        and abs(place.box.x1 - total.box.x1) < EDGE
        and top < place.box.middle < total.box.middle
    )
    return sorted(found, key=lambda place: place.box.middle)


def _is_free(printed: Printed | None, *roles: str) -> TypeGuard[Printed]:
    """Whether an amount may be free of tax: more than is rounded, and no words call it anything but `roles`."""
    if printed is None or printed.value <= MOST_ROUNDED:
        return False
    against = max((printed.told(role) for role in printed.claims if role not in roles), default=0.0)
    return max(HEARD, *map(printed.strength, roles)) > against


def _sum(seen: Seen, role: str, value: Decimal, operands: Sequence[Claim], sure: float = LIKELY) -> Claim:
    """The sum of `operands` where it stands printed, else as derived from them; one alone is it."""
    printed: Mapping[Decimal, Printed] = seen.amounts
    if value in printed:
        return claim_of(printed[value], role, sure)
    return derived(role, value, operands, sure)
