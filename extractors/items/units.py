"""Units that languages take for several: what the page's own language calls so is settled by it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors.parsing.quantities import taken_for, unit_in_language
from schemas import Claim
from schemas.grades import DOUBTED, NAMED

_UNIT = re.compile(r"lines\[\d+\]\.unit")
_LETTERS = re.compile(r"[^\W\d_]+")


def with_own_units(lines: Mapping[str, Claim], language: str | None) -> dict[str, Claim]:
    """`lines`, each unit as `language` has it: a word that languages take for several, where it alone is its cell ("st"
    are pieces in Swedish, and hours in Latvian); and in doubt what it writes with the sign of another unit, which may
    be meant as well ("t" are hours in Norwegian)."""
    found = {term: _own(claim, language) for term, claim in lines.items() if _UNIT.fullmatch(term)}
    return {**lines, **{term: claim for term, claim in found.items() if claim is not None}}


def _own(claim: Claim, language: str | None) -> Claim | None:
    if (code := unit_in_language(claim.raw, language)) is not None:
        return claim.model_copy(update={"value": code, "score": NAMED})
    taken = (taken_for(word, language) for word in _LETTERS.findall(claim.raw))
    if (code := next(filter(None, taken), None)) is not None:
        return claim.model_copy(update={"value": code, "score": min(claim.score, DOUBTED)})
    return None
