"""From a model's values to claims: on the page, of the right type, in no other role, in agreement; below the gate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from extractors.foundation.agreement import disagreements, is_the_triple
from extractors.foundation.grounding import Ungrounded, ground
from extractors.foundation.pages import Pages
from extractors.foundation.roles import Role, role_of
from extractors.foundation.terms import certain_claims
from extractors.page.roles import DUE, GROSS, NET, TAX
from extractors.resolve.claims import SUM
from schemas import Alternative, Claim, Dropped, Extraction, Layer, Policy, rejected_of

_BELOW = 0.01  # under the gate, so that a value which one model alone gives always waits


@dataclass(slots=True)
class Accepted:
    """What became of a model's values: claims to believe, the terms it agrees on, and what was dropped."""

    claims: dict[str, Claim] = field(default_factory=dict)
    agreed: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    triple: bool = False


class _Cleared(NamedTuple):
    """Which terms the arithmetic of printed totals covers, and the policy lets pass."""

    terms: frozenset[str]
    triple: bool


def accept(said: Mapping[str, str], pages: Pages, extraction: Extraction, policy: Policy) -> Accepted:
    """What to take of `said` (text by term) beside the claims of `extraction`."""
    accepted = Accepted()
    certain = certain_claims(extraction, policy.gate.default_score)
    roles = dict(_placed(said, pages, certain, accepted))
    for term, why in disagreements({term: role.found.value for term, role in roles.items()}, certain).items():
        accepted.dropped.append(Dropped(term=term, raw=said[term], why=why))
        del roles[term]
    cleared = _cleared(roles, pages, certain, policy)
    accepted.triple = cleared.triple
    for term, role in roles.items():
        claim = _claim(term, role, policy, passes=term in cleared.terms)
        known = extraction.claims.get(term)
        if known is not None and known.value == claim.value:
            accepted.agreed.append(term)
        else:
            accepted.claims[term] = claim if known is None else _chosen(known, claim)
    return accepted


def _placed(
    said: Mapping[str, str], pages: Pages, certain: Mapping[str, Claim], accepted: Accepted
) -> Iterator[tuple[str, Role]]:
    """Each value with its place and role; what has none is dropped."""
    for term, text in said.items():
        places = ground(term, text, pages.sheet)
        if isinstance(places, Ungrounded):
            accepted.dropped.append(Dropped(term=term, raw=text, why=places.why))
            continue
        role = role_of(term, places, pages, certain)
        if role.another is not None:
            accepted.dropped.append(Dropped(term=term, raw=text, why=role.another))
        else:
            yield term, role


def _cleared(roles: Mapping[str, Role], pages: Pages, certain: Mapping[str, Claim], policy: Policy) -> _Cleared:
    """The totals that may pass: the policy says so, and all three stand printed as the decoder would choose them."""
    values = {term: claim.value for term, claim in certain.items() if claim.page is not None and not claim.operands}
    values |= {term: role.found.value for term, role in roles.items()}
    if not policy.foundation.straight_through or not {NET, TAX, GROSS} <= values.keys():
        return _Cleared(frozenset(), triple=False)
    if not is_the_triple(values[NET], values[TAX], values[GROSS], pages):
        return _Cleared(frozenset(), triple=False)
    labelled_due = DUE in roles and roles[DUE].label is not None
    return _Cleared(frozenset({NET, TAX, GROSS, *([DUE] if labelled_due else [])}), triple=True)


def _claim(term: str, role: Role, policy: Policy, *, passes: bool) -> Claim:
    """The claim of a value: with its prior where it may pass, else below the gate and in doubt."""
    prior = policy.foundation.prior_of(term)
    least = float(policy.gate.default_score)
    witness = f'the label "{role.label}" agrees' if role.label else "no label on the page names it so"
    doubt = None if passes and prior >= least else f"Only the foundation model gives it; {witness}."
    label = role.label or (SUM if passes else None)
    return Claim(
        term=term,
        value=role.found.value,
        raw=role.found.raw,
        layer=Layer.FOUNDATION,
        score=prior if doubt is None else round(max(0.0, min(prior, least - _BELOW)), 3),
        page=role.found.page,
        boxes=role.found.boxes,
        label=label,
        doubt=role.found.doubt or doubt,
    )


def _chosen(known: Claim, claim: Claim) -> Claim:
    """Of two readings of one term the likelier, in doubt, with the other one beside it."""
    if claim.score > known.certainty and claim.doubt is not None:
        doubt = f"{claim.doubt.rstrip('.')}, and {known.raw} was read before."
        return claim.model_copy(update={"rejected": (rejected_of(known), *known.rejected), "doubt": doubt})
    other: Alternative = rejected_of(claim)
    doubt = known.doubt or f"The foundation model gives {claim.raw} instead."
    return known.model_copy(update={"rejected": (*known.rejected, other), "doubt": doubt})
