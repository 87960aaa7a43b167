"""What is withheld: values that a document may go without, and that are not certain enough to leave the house."""

from __future__ import annotations

from schemas import Claim, Withheld, named_first
from validators.rule import Facts
from validators.rules.certainty import LABELLED, unplaced, why_uncertain


def withheld(facts: Facts) -> tuple[Withheld, ...]:
    """The values of `facts` that are exported as null, each with the reason. Nothing that a person approved."""
    read = {path: claim for path, claim in facts.claims.items() if claim.person is None}
    found = ((path, _why(path, claim, facts)) for path, claim in read.items() if not facts.needs(path))
    return tuple(Withheld(term=path, why=why) for path, why in found if why is not None)


def _why(path: str, claim: Claim, facts: Facts) -> str | None:
    uncertain = why_uncertain(claim, facts.policy.certainty.wanted_score)
    if uncertain is not None:
        return f"{named_first(path)} is not certain: {uncertain.rstrip('.')}."
    if claim.layer in LABELLED and not claim.label:
        return f"{named_first(path)} was found without a label or a role that names it."
    if unplaced(path, claim):
        return f"{named_first(path)} has no place in the document that vouches for it."
    return None
