"""What stands between the total and the amount due: payments, withheld taxes and roundings, each with its sign."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from extractors.page.claims import amount_of, boxes_on
from extractors.page.printed import HEARD, Place, Printed
from extractors.page.roles import ALLOWANCES, BALANCE, DUE, PAID, ROUNDING, TAX_WITHHELD, WITHHELD
from extractors.resolve.cash import MOST_ROUNDED
from extractors.resolve.claims import claim_of, placed
from schemas import Box, Claim
from schemas.grades import FIRM, NAMED, VAGUE

_KEPT = {ROUNDING: ROUNDING, WITHHELD: TAX_WITHHELD, PAID: PAID, BALANCE: PAID}  # by the label, as what it counts
EDGE = 12.0  # points: how far the right edges of a column's amounts are apart
SURE = NAMED  # labelled and consistent
TOLD = 0.6  # an amount due with a label as weak as this, which nothing explains, is none
_UNNAMED = VAGUE  # what explains the amount due without a label of its own: a person looks
_BETWEEN = FIRM  # unless all was paid, between the total and an amount due of 0 that labels name
CLEAR = FIRM  # strength of a label that says nothing else


class Seen(Protocol):
    """The printed amounts, and those that labels give a role."""

    @property
    def amounts(self) -> Mapping[Decimal, Printed]: ...
    def named(self, role: str, least: float = ..., beside: tuple[str, ...] = ...) -> list[Printed]: ...


@dataclass(frozen=True, slots=True)
class Ends:
    """The two ends of a payment: the total, by its claim and wherever it stands, and an amount that is called due."""

    gross: Claim
    totals: Sequence[Place]
    due: Printed

    def enclose(self, place: Place) -> bool:
        """Whether `place` stands under the total and above the amount due."""
        return any(self._reach(place))

    def holds(self, place: Place) -> bool:
        """Whether `place` stands below the total, and above the amount due or before it in its row."""
        due = self.due.claims[DUE]
        if not due.boxes or place.page != due.page or not self._below(place):
            return False
        end = due.boxes[-1]
        return place.box.bottom < end.middle or (place.box.x1 < end.x0 and place.box.top < end.middle)

    def _below(self, place: Place) -> bool:
        """Whether `place` stands below the total."""
        return any(top.page == place.page and top.box.middle < place.box.middle for top in self.totals)

    def leads(self, place: Place) -> bool:
        """Whether `place` stands in the column that leads from the total down to the amount due."""
        return any(abs(place.box.x1 - end.x1) < EDGE for end in self._reach(place))

    def _reach(self, place: Place) -> Iterator[Box]:
        """Where the amount due stands below `place`, which stands below the total: where its label is, or what is no
        0, which many rows print, is printed again."""
        due = self.due.claims.get(DUE)
        named = [(due.page, due.boxes[-1])] if due is not None and due.boxes else []
        again = [(one.page, one.box) for one in self.due.places] if named and self.due.value else []
        for page, box in (*named, *again) if self._below(place) else ():
            if page == place.page and place.box.middle < box.middle:
                yield box


def parts_between(seen: Seen, ends: Ends, missing: Decimal, sure: float) -> dict[str, Claim] | None:
    """What makes the difference between the total and what is due: nothing, a payment, a rounding, or a tax withheld,
    which is no payment; None if unknown. `missing` is the total less what is due, `sure` the most a claim is worth."""
    if not missing:
        return {}
    printed = seen.amounts.get(abs(missing))
    if printed is not None:
        for role, value in ((PAID, missing), (ROUNDING, -missing)):
            if printed.strength(role) >= HEARD and (role == PAID or abs(missing) <= MOST_ROUNDED):
                return {role: valued(claim_of(printed, role, sure), value)}
        if printed.strength(WITHHELD) >= HEARD:
            return {TAX_WITHHELD: valued(placed(printed.claims[WITHHELD], TAX_WITHHELD, sure), missing)}
        if missing > 0 and (printed.opposed() < TOLD or ends.due.value == 0):
            return _unnamed(printed, ends, missing, sure)
    return between(seen, ends, missing, sure) or _paid_and_rounded(seen, missing, sure)


def between(seen: Seen, ends: Ends, missing: Decimal, sure: float) -> dict[str, Claim] | None:
    """What stands under the total and above the amount due, where all of it together makes the difference: payments,
    credits of earlier bills and withheld taxes, each printed with a minus, and a rounding. A person says whether one
    that no label names is a payment."""
    total = amount_of(ends.gross)  # printed once more, it is no step on the way
    places = ((printed, place) for printed in seen.amounts.values() for place in printed.places)
    rows = [(printed, place) for printed, place in places if place.value != total and ends.leads(place)]
    if sum((place.value for _, place in rows), Decimal(0)) != -missing:
        return None
    found: dict[str, list[Claim]] = {}
    for printed, place in rows:
        role = next((role for label, role in _KEPT.items() if printed.strength(label) >= HEARD), None)
        if role is None and place.value < 0 and printed.opposed() < TOLD:
            found.setdefault(PAID, []).append(valued(placed(place, PAID, min(sure, _UNNAMED)), -place.value))
            continue
        if role is None or (place.value > 0 and role != ROUNDING) or abs(place.value) > _most(role):
            return None
        value = place.value if role == ROUNDING else -place.value
        found.setdefault(role, []).append(valued(placed(place, role, sure), value))
    return {role: summed(claims) for role, claims in found.items()}


def _most(role: str) -> Decimal:
    return MOST_ROUNDED if role == ROUNDING else Decimal("Infinity")


def summed(claims: Sequence[Claim]) -> Claim:
    """Several payments, or roundings, as one: their sum, with the places of all of them."""
    first, *others = claims
    if not others:
        return first
    total, score = sum((amount_of(claim) for claim in claims), Decimal(0)), min(claim.score for claim in claims)
    raw, boxes = ", ".join(claim.raw for claim in claims), boxes_on(first.page, claims)
    return first.model_copy(update={"value": total, "raw": raw, "boxes": boxes, "score": score})


def _unnamed(printed: Printed, ends: Ends, missing: Decimal, sure: float) -> dict[str, Claim] | None:
    """The payment that no label names: what stands printed as the difference of total and amount due, elsewhere than
    the total itself."""
    places = [place for place in printed.places if place.boxes != ends.gross.boxes or place.page != ends.gross.page]
    if not places:
        return None
    clear = [place for place in places if ends.enclose(place)]
    told = sure >= SURE and bool(ends.gross.label) and ends.due.strength(DUE) >= CLEAR
    paid = not ends.due.value and printed.strength(ALLOWANCES) < HEARD  # a part may be withheld or discounted
    score = _BETWEEN if clear and told and paid else _UNNAMED
    return {PAID: valued(placed(clear[-1] if clear else places[-1], PAID, score), missing)}


def _paid_and_rounded(seen: Seen, missing: Decimal, sure: float) -> dict[str, Claim] | None:
    for rounding in seen.named(ROUNDING):
        for value in (rounding.value, -rounding.value):
            paid = seen.amounts.get(abs(missing + value))
            if 0 < rounding.value <= MOST_ROUNDED and paid is not None and paid.strength(PAID) >= HEARD:
                return {
                    PAID: valued(claim_of(paid, PAID, sure), missing + value),
                    ROUNDING: valued(claim_of(rounding, ROUNDING, sure), value),
                }
    return None


def valued(claim: Claim, value: Decimal) -> Claim:
    """`claim` with the sign that the arithmetic gives it: payments are printed with a minus as often as without."""
    return claim.model_copy(update={"value": value})
