"""What the page itself says a value is: a label that names it so, or one that names it something else.

A value that stands on the page may still be another thing: the delivery date, the order number, the sum before tax.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractors.fields.folding import compact
from extractors.fields.roles import PARTY_ROLES, TITLE, VAT
from extractors.foundation.grounding import Found
from extractors.foundation.pages import Pages
from schemas import Claim, Value

_LEAST = 0.5  # a weaker label says little
_KIN: Mapping[str, frozenset[str]] = {
    "seller.vat_id": frozenset({VAT, "seller.tax_number", "tax_number"}),
    "buyer.vat_id": frozenset({VAT, "buyer.tax_number", "tax_number"}),
    "totals.net": frozenset({"totals.line_net"}),
    "totals.gross": frozenset({"totals.due"}),
    "totals.due": frozenset({"totals.gross"}),
}
_PARTIES = {"seller.name": "buyer.name", "buyer.name": "seller.name"} | {
    "seller.vat_id": "buyer.vat_id",
    "buyer.vat_id": "seller.vat_id",
}


class Role(NamedTuple):
    """A place of a value, the label that names it so (None: no label does), or why it is something else."""

    found: Found
    label: str | None = None
    another: str | None = None


def role_of(term: str, places: Sequence[Found], pages: Pages, certain: Mapping[str, Claim]) -> Role:
    """The best place of a value for `term`: one that a label names so, else one that nothing speaks against."""
    roles = [_role(term, found, pages, certain) for found in places]
    return min(roles, key=lambda role: (role.another is not None, role.label is None))


def _role(term: str, found: Found, pages: Pages, certain: Mapping[str, Claim]) -> Role:
    taken = _taken(term, found, certain)
    if taken is not None:
        return Role(found, another=taken)
    own = _proposed(term, found, pages)
    other = _PARTIES.get(term)
    if other is not None:
        rival = _proposed(other, found, pages)
        if rival is not None and (own is None or rival.score > own.score):
            return Role(found, another=f"It stands there as the {other.replace('.', ' ')}.")
    if own is not None:
        return Role(found, label=own.label)
    return _named(term, found, pages)


def _named(term: str, found: Found, pages: Pages) -> Role:
    """What the label nearest to a value makes of it."""
    nearest = next(iter(pages.values.name(found.spans[0])), None)
    if nearest is None or nearest.strength < _LEAST:
        return Role(found)
    roles = {role for role in nearest.mark.roles if role not in PARTY_ROLES and not role.startswith(TITLE)}
    if term in roles:
        return Role(found, label=nearest.wording)
    if roles and not roles & _KIN.get(term, frozenset()):
        return Role(found, another=f'It stands there behind "{nearest.wording}".')
    return Role(found)


def _proposed(term: str, found: Found, pages: Pages) -> Claim | None:
    """What the rules propose for `term` with this value at this place, named by a label or a place."""
    same = (
        claim
        for claim in pages.proposals.claims
        if claim.term == term and claim.label and claim.score >= _LEAST and _equal(claim.value, found.value)
    )
    return max((c for c in same if overlaps(c, found)), key=lambda claim: claim.score, default=None)


def _taken(term: str, found: Found, certain: Mapping[str, Claim]) -> str | None:
    """The term that already has this very place for certain. Totals may coincide: arithmetic decides about them."""
    for other, claim in certain.items():
        if other == term or not overlaps(claim, found) or other.startswith("tax_breakdown["):
            continue
        if term.startswith("totals.") and not other.startswith("lines["):
            continue
        if _equal(claim.value, found.value):
            return f"It stands there as another value that is certain ({other})."
    return None


def overlaps(claim: Claim, found: Found) -> bool:
    """Whether a claim stands on one of the words of `found`."""
    return claim.page == found.page and bool(set(claim.boxes) & set(found.boxes))


def _equal(one: Value, other: Value) -> bool:
    """Whether two values are the same; of texts, letters and digits count."""
    if isinstance(one, str) and isinstance(other, str):
        return compact(one) == compact(other)
    return one == other
