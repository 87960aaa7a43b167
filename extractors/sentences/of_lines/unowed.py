"""Words by which a line says that it is not owed: "not ordered", "free of charge", "already billed on invoice 12"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.languages import spoken
from extractors.parsing.folding import fold

UNOWED = re.compile(fold(spoken("unowed")))  # of a whole folded clause
_CLAUSE = re.compile(r"\s*[,;()\n]\s*|[.:]?\s+[-\u2013\u2014]\s+|[.!]\s*$|\.\s+")


def is_unowed(text: str) -> bool:
    """Whether a clause of a text says no more than that it is not owed."""
    return any(map(UNOWED.fullmatch, bare_clauses(text)))


def begins_unowed(text: str) -> bool:
    """Whether the first clause does: behind a name, it is said of that, "Assembly, no charge"."""
    return any(map(UNOWED.fullmatch, bare_clauses(text)[:1]))


def bare_clauses(text: str) -> Sequence[str]:
    """The folded clauses of a text, without the signs around them."""
    return [said for clause in _CLAUSE.split(fold(text)) if clause and (said := clause.strip(" .!*-"))]
