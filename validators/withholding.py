"""What is withheld: values that a document may go without, and that are not certain enough to leave the house."""

from __future__ import annotations

from stdnum import iso11649

from schemas import Claim, Printed, Withheld, named_first
from validators.rule import Facts
from validators.rules.certainty import LABELLED, unplaced, why_uncertain

_NEXT = 1.9  # heights of a line from its top to that of the next


def withheld(facts: Facts) -> tuple[Withheld, ...]:
    """The values of `facts` that are exported as null, each with the reason. Nothing that a person approved."""
    read = {path: claim for path, claim in facts.claims.items() if claim.person is None}
    found = ((path, _why(path, claim, facts)) for path, claim in read.items() if not facts.needs(path))
    return tuple(Withheld(term=path, why=why) for path, why in found if why is not None)


def _cut_off(path: str, claim: Claim, facts: Facts) -> str | None:
    """Why payment terms are not whole, or a reference is one of another kind."""
    if path == "payment.terms" and (_is_broken(claim) or any(_goes_on(claim, one) for one in facts.extraction.printed)):
        return f"{named_first(path)} may be cut off: the sentence goes on."
    others = {facts.invoice.invoice_number, facts.invoice.preceding_invoice, facts.invoice.payment.reference}
    if path == "buyer_reference" and (claim.value in others or iso11649.is_valid(str(claim.value))):
        return f"{named_first(path)} may be a reference of another kind: it is one to pay with."
    return None


def _is_broken(claim: Claim) -> bool:
    """Whether a bracket is closed that was opened in the row above, or the other way round."""
    text = str(claim.value)
    return text.count("(") != text.count(")")


def _goes_on(claim: Claim, place: Printed) -> bool:
    """Whether `place` is the next line under the claim and begins in the middle of a sentence."""
    if not claim.boxes or place.page != claim.page:
        return False
    last, first = claim.boxes[-1], min(box.x0 for box in claim.boxes)
    below = 0 < place.box.top - last.top < _NEXT * max(last.height, 1.0)
    return below and place.box.x0 <= first + last.height and place.text[:1].islower()


def _why(path: str, claim: Claim, facts: Facts) -> str | None:
    uncertain = why_uncertain(claim, facts.policy.certainty.wanted_score)
    if uncertain is not None:
        return f"{named_first(path)} is not certain: {uncertain.rstrip('.')}."
    if claim.layer in LABELLED and not claim.label:
        return f"{named_first(path)} was found without a label or a role that names it."
    if (cut := _cut_off(path, claim, facts)) is not None:
        return cut
    if unplaced(path, claim):
        return f"{named_first(path)} has no place in the document that vouches for it."
    return None
