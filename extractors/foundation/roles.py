"""What the page itself says a value is: a label that names it so, or one that names it something else.

A value that stands on the page may still be another thing: the delivery date, the order number, the sum before tax.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extractors.foundation.grounding import Found
from extractors.foundation.pages import Pages
from extractors.page.claims import key_of
from extractors.page.roles import KIN, PARTY_ROLES, TITLE
from schemas import Claim

_LEAST = 0.5  # a weaker label says little
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
    own, rival = _proposed(term, found, pages)
    if rival is not None and rival.term == _PARTIES.get(term) and (own is None or rival.score > own.score):
        return Role(found, another=f"It stands there as the {rival.term.replace('.', ' ')}.")
    if own is not None and (rival is None or own.score >= rival.score):
        return Role(found, label=own.label)
    return _named(term, found, pages)


def _named(term: str, found: Found, pages: Pages) -> Role:
    """What the label nearest to a value makes of it."""
    nearest = next(iter(pages.sheet.name(found.spans[0])), None)
    if nearest is None or nearest.strength < _LEAST:
        return Role(found)
    roles = {role for role in nearest.mark.roles if role not in PARTY_ROLES and not role.startswith(TITLE)}
    kin = KIN.get(term, frozenset())
    if not roles & {term, *kin}:
        return Role(found, another=f'It stands there behind "{nearest.wording}".') if roles else Role(found)
    # "Total" may name several things: it vouches for the likeliest alone.
    if term in roles and nearest.mark.roles[term] >= max(nearest.mark.roles[role] for role in roles - kin):
        return Role(found, label=nearest.wording)
    return Role(found)


def _proposed(term: str, found: Found, pages: Pages) -> tuple[Claim | None, Claim | None]:
    """What the rules propose with this value at this place, named by a label or a place: for `term`, and otherwise."""
    here = [
        claim
        for claim in pages.proposals.claims
        if claim.label
        and claim.score >= _LEAST
        and key_of(claim.value) == key_of(found.value)
        and overlaps(claim, found)
    ]
    kin = KIN.get(term, frozenset())
    own = max((c for c in here if c.term == term), key=lambda claim: claim.score, default=None)
    others = (c for c in here if c.term != term and c.term not in kin)
    return own, max(others, key=lambda claim: claim.score, default=None)


def _taken(term: str, found: Found, certain: Mapping[str, Claim]) -> str | None:
    """The term that already has this very place for certain. Totals may coincide: arithmetic decides about them."""
    for other, claim in certain.items():
        if other == term or not overlaps(claim, found) or other.startswith("tax_breakdown["):
            continue
        if term.startswith("totals.") and not other.startswith("lines["):
            continue
        if key_of(claim.value) == key_of(found.value):
            return f"It stands there as another value that is certain ({other})."
    return None


def overlaps(claim: Claim, found: Found) -> bool:
    """Whether a claim stands on one of the words of `found`."""
    return claim.page == found.page and bool(set(claim.boxes) & set(found.boxes))
