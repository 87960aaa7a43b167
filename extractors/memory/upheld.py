"""What was in doubt on a vendor's documents, and people let stand: it does not hold the next one.

A doubt is known again by the term and its reason, a second value by the term and the label that names it, each without
its numbers and without what is quoted. Only numbers, days and totals that stand where they
did, and amounts of lines, are let pass: what tells who somebody is, where the money goes and in which currency is
asked each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from extractors.memory.learn import KIND_OF
from extractors.memory.recall import PLACED, Remembered
from extractors.parsing.folding import compact
from schemas import Claim, Rival, pattern_of
from schemas.grades import LIKELY

_NUMBER = r"\S*\d\S*"  # "1 840,00" is one, as "380,00" is
_VARIES = re.compile(rf""""[^"]*"|(?<!\w)'[^']*'(?!\w)|{_NUMBER}(?:\s+{_NUMBER})*""")
_UPHELD = "On earlier documents of this vendor people let the same doubt stand:"
_LINE, _AMOUNTS = "lines[", ("].net", "].gross")


def mark_of_doubt(claim: Claim) -> str | None:
    """What the doubt about a value is known by again, also one that was lifted; None where there is none, or where it
    is asked about each time."""
    doubt = doubt_of(claim)
    return f"{pattern_of(claim.term)}: {_unvaried(doubt)}" if doubt and may_stand(claim.term) else None


def doubt_of(claim: Claim) -> str:
    """Why a value is in doubt, or would be, had people not let it stand before."""
    return claim.doubt or (claim.proof or "").partition(_UPHELD)[2].strip()


def mark_of_rival(rival: Rival) -> str | None:
    """What a second value is known by again; None where it is asked about each time."""
    label = compact(_unvaried(rival.label))
    return f"{rival.term}, {label}" if label and _is_placed(rival.term) else None


def as_upheld(chosen: Mapping[str, Claim], remembered: Remembered) -> dict[str, Claim]:
    """What was `chosen`, in no doubt where people let the same doubt stand: of a value that stands where it did, and of
    the amounts of lines, which the rules add up."""

    def is_known(term: str, claim: Claim) -> bool:
        known = claim.doubt is not None and mark_of_doubt(claim) in remembered.upheld
        return known and (_is_of_line(term) or _stands(claim, remembered))

    return {term: _certain(claim) if is_known(term, claim) else claim for term, claim in chosen.items()}


def _certain(claim: Claim) -> Claim:
    sure = {"score": max(claim.score, LIKELY), "confidence": None, "proof": f"{_UPHELD} {claim.doubt}"}
    return claim.model_copy(update={"doubt": None, **sure})


def unknown(rivals: Iterable[Rival], chosen: Mapping[str, Claim], remembered: Remembered) -> Iterator[Rival]:
    """The second values that people were not asked about yet, beside a value that stands where it did."""
    for one in rivals:
        own = chosen.get(one.term)
        if mark_of_rival(one) not in remembered.upheld or own is None or not _stands(own, remembered):
            yield one


def may_stand(term: str) -> bool:
    """Whether a doubt about this term may be let stand at all."""
    return _is_placed(term) or _is_of_line(term)


def _is_placed(term: str) -> bool:
    return KIND_OF.get(term) in PLACED and not term.startswith("payment.")


def _is_of_line(term: str) -> bool:
    return term.startswith(_LINE) and term.endswith(_AMOUNTS)


def _stands(claim: Claim, remembered: Remembered) -> bool:
    return any(known.term == claim.term and known.value == claim.value for known in remembered.claims)


def _unvaried(text: str) -> str:
    return " ".join(_VARIES.sub("#", text).split())
