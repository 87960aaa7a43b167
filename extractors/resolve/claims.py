"""Claims on totals made from printed amounts, and derived ones made from other claims."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.page.claims import amount_of
from extractors.page.printed import Place, Printed
from extractors.page.roles import DUE, PAID, ROUNDING, TAX_WITHHELD
from schemas import Alternative, Claim, Layer

# The roles of amounts without a label that others explain.
SUM = "net + tax = gross"
_DUE_SUM = "gross - paid + rounding = due"
_BALANCED = (PAID, TAX_WITHHELD, ROUNDING, DUE)


def explained(claim: Claim) -> Claim:
    """`claim`, on a printed amount of a sum that fits, with that sum where no label names it."""
    if claim.label or claim.layer is Layer.DERIVED:
        return claim
    return claim.model_copy(update={"label": _sum_of(claim.term)})


def _sum_of(role: str) -> str:
    return _DUE_SUM if role in _BALANCED else SUM


def claim_of(printed: Printed, role: str, score: float, rivals: Sequence[Printed] = ()) -> Claim:
    """The claim that `printed` is `role`: the labelled occurrence if there is one, else the last on the pages."""
    rejected = tuple(_alternative(rival, role) for rival in rivals if rival.value != printed.value)[:3]
    named = printed.claims.get(role)
    if named is not None:
        return at_least(named, score).model_copy(update={"rejected": rejected})
    return placed(_source(printed), role, score, rejected)


def at_least(claim: Claim, score: float) -> Claim:
    """`claim` with that score, which sums and labels give it: it is not less certain because a second reader was not
    sure of the same."""
    confidence = None if claim.confidence is None or claim.confidence < score else claim.confidence
    return claim.model_copy(update={"score": round(score, 3), "confidence": confidence})


def signed_claim(printed: Printed, role: str, score: float, rivals: Sequence[Printed], *, negative: bool) -> Claim:
    """Like claim_of, but where the amount stands with several signs the one that fits is taken."""
    claim = claim_of(printed, role, score, rivals)
    if (amount_of(claim) < 0) == negative:
        return claim
    fitting = [place for place in printed.places if (place.value < 0) == negative]
    return placed(fitting[-1], role, score, claim.rejected) if fitting else claim


def _source(printed: Printed) -> Place | Claim:
    """Where an amount stands: the last of its places, or that of a claim of another layer."""
    return printed.places[-1] if printed.places else next(iter(printed.claims.values()))


def placed(place: Place | Claim, role: str, score: float, rejected: tuple[Alternative, ...] = ()) -> Claim:
    """The claim that the amount at `place` is `role`, which no label says, but a sum."""
    return Claim(
        term=role,
        value=place.value,
        raw=place.raw,
        layer=Layer.RULES,
        score=round(score, 3),
        page=place.page,
        boxes=place.boxes,
        label=_sum_of(role),
        rejected=rejected,
    )


def _alternative(printed: Printed, role: str) -> Alternative:
    source = printed.claims[role] if role in printed.claims else _source(printed)
    score = round(printed.strength(role), 3)
    return Alternative(value=source.value, raw=source.raw, score=score, page=source.page, boxes=source.boxes)
