"""Memory as a third witness: it speaks for what the rules read as well, and names what they did not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.memory.recall import Remembered
from extractors.parsing.folding import compact
from schemas import Claim, Value
from schemas.grades import ALONE

_SUREST = 0.99


def with_memory(claims: Sequence[Claim], remembered: Remembered) -> list[Claim]:
    """The claims of the rules, each that memory reads too the surer for it; and what memory alone reads.

    A date that could be read in two ways is settled where the vendor's confirmed dates tell the order.
    """
    told = {claim.term: claim for claim in remembered.claims}
    kept = list(_heard(claims, told))
    known = {(claim.term, _key(claim.value)) for claim in claims}
    alone = [  # it waits for a person
        claim.model_copy(update={"score": ALONE, "alone": True})
        for claim in remembered.claims
        if (claim.term, _key(claim.value)) not in known
    ]
    return kept + alone


def _heard(claims: Sequence[Claim], told: dict[str, Claim]) -> Iterator[Claim]:
    for claim in claims:
        memory = told.get(claim.term)
        if memory is None:
            yield claim
        elif _key(memory.value) == _key(claim.value):
            score = round(min(_SUREST, 1 - (1 - claim.score) * (1 - memory.score)), 4)
            doubt = None if claim.term.endswith("_date") else claim.doubt
            yield claim.model_copy(update={"score": max(claim.score, score), "doubt": doubt})
        elif memory.term.endswith("_date") and memory.boxes == claim.boxes:
            continue  # the same date in the order in which this vendor does not write
        else:
            yield claim


def _key(value: Value) -> object:
    return compact(value) if isinstance(value, str) else value
