"""The amounts of a document as the arithmetic sees them: distinct values, where they stand, what labels say of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from schemas import Box, Claim, Layer

HEARD = 0.3  # strength of a label that is heard
_STRONGER = 0.5  # what another layer than the rules says outweighs every label


@dataclass(frozen=True, slots=True)
class Place:
    """One occurrence of an amount: signed value, raw text, page, boxes of its words, currency mark if there is one."""

    value: Decimal
    raw: str
    page: int
    boxes: tuple[Box, ...]
    mark: str | None = None

    @property
    def box(self) -> Box:
        return self.boxes[-1]


@dataclass(slots=True)
class Printed:
    """A distinct absolute amount with its occurrences and the claims that name it, the best of each role."""

    value: Decimal
    places: list[Place] = field(default_factory=list)
    claims: dict[str, Claim] = field(default_factory=dict)

    @property
    def marks(self) -> set[str]:
        return {place.mark for place in self.places if place.mark}

    def strength(self, role: str) -> float:
        """How strongly a label names it so, 0 where none does."""
        claim = self.claims.get(role)
        return 0.0 if claim is None else claim.score * (1 + _STRONGER * (_rank(claim) > 1))

    def told(self, role: str) -> float:
        """How strongly words name it so: the model names amounts without any."""
        claim = self.claims.get(role)
        return 0.0 if claim is None or (claim.layer is Layer.MODEL and not claim.label) else self.strength(role)

    def opposed(self, *roles: str) -> float:
        """How strongly labels name it anything but `roles`."""
        return max((self.strength(other) for other in self.claims if other not in roles), default=0.0)

    def named_otherwise(self, role: str, *roles: str) -> float:
        """How strongly labels name it anything but `role` and `roles`; of a 0, which many rows print, how strongly the
        place that is named `role` is."""
        if self.value:
            return self.opposed(role, *roles)
        boxes = self.claims[role].boxes if role in self.claims else ()
        there = (other for other, claim in self.claims.items() if claim.boxes == boxes and other not in (role, *roles))
        return max(map(self.strength, there), default=0.0)


def gather(places: Iterable[Place], claims: Iterable[Claim]) -> dict[Decimal, Printed]:
    """Printed amounts by absolute value, with the claims on totals (of any layer) and competing labels on them."""
    found: dict[Decimal, Printed] = {}
    for place in places:
        found.setdefault(abs(place.value), Printed(abs(place.value))).places.append(place)
    for claim in claims:
        if not isinstance(claim.value, Decimal) or claim.page is None:
            continue
        printed = found.setdefault(abs(claim.value), Printed(abs(claim.value)))
        known = printed.claims.get(claim.term)
        if known is None or (_rank(claim), claim.score) > (_rank(known), known.score):
            printed.claims[claim.term] = claim
    return found


def _rank(claim: Claim) -> int:
    return {"einvoice": 4, "template": 3, "model": 2}.get(claim.layer.value, 1)
