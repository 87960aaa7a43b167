"""Words by which a line says that it is not owed: "not ordered", "free of charge", "already billed on invoice 12"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.languages import spoken
from extractors.meanings.phrases import worded_in
from extractors.parsing.folding import fold

UNOWED = re.compile(fold(spoken("unowed")))  # of a whole folded clause
_CLAUSE = re.compile(r"\s*[,;()\n]\s*|[.:]?\s+[-\u2013\u2014]\s+|[.!]\s*$|\.\s+")


def is_unowed(text: str, language: str | None = None) -> bool:
    """Whether a clause of a text in a `language` says no more than that it is not owed."""
    return any(_tells(clause, language) for clause in bare_clauses(text))


def begins_unowed(text: str, language: str | None = None) -> bool:
    """Whether the first clause does: behind a name, it is said of that, "Assembly, no charge"."""
    return any(_tells(clause, language) for clause in bare_clauses(text)[:1])


def _tells(clause: str, language: str | None) -> bool:
    """Whether a folded clause does: "resa" was returned in Italian, and is a journey where the `language` has it so."""
    if UNOWED.fullmatch(clause) is None:
        return False
    return language is None or worded_in(language, "journey").fullmatch(clause) is None


def bare_clauses(text: str) -> Sequence[str]:
    """The folded clauses of a text, without the signs around them."""
    return [said for clause in _CLAUSE.split(fold(text)) if clause and (said := clause.strip(" .!*-"))]
