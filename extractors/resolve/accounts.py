"""The further accounts of a document: every one that is printed is put beside the one that was taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.meanings.notices import speaks_of_gifts
from extractors.page import Layout, Segment
from schemas import Claim

IBAN = "payment.iban"
_FIRM = 0.8


def other_accounts(chosen: Mapping[str, Claim], labelled: Sequence[Claim], layout: Layout) -> dict[str, Claim]:
    """Claims for the accounts besides the chosen one, in reading order; those for donations are none of them."""
    taken = {chosen[IBAN].value} if IBAN in chosen else set()
    found: dict[str, Claim] = {}
    for one in labelled:
        if one.term != IBAN or one.score < _FIRM or one.value in taken or _is_for_gifts(one, layout):
            continue
        taken.add(one.value)
        term = f"payment.other_accounts[{len(found)}].iban"
        found[term] = one.model_copy(update={"term": term, "rejected": ()})
    return found


def _is_for_gifts(claim: Claim, layout: Layout) -> bool:
    if claim.page is None:
        return False
    page = layout.page(claim.page)
    own = next((one for one in page.segments if _holds(one, claim)), None)
    return own is not None and speaks_of_gifts(page.block_of(own).text)


def _holds(segment: Segment, claim: Claim) -> bool:
    return any(word.box in claim.boxes for word in segment.words)
