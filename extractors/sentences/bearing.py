"""What bears on some words of a sentence: a harmless clause beside them, "call us if you have questions", does not."""

from __future__ import annotations

import re

from extractors.meanings.payments import names_paying
from extractors.meanings.phrases import clauses, worded

_QUESTIONS = worded("questions")


def bearing_on(text: str, found: re.Match[str]) -> str:
    """What of folded `text` what was `found` there may hang on, without it: its own clause, the one before, and those
    that speak of paying; none that offers to answer questions."""
    before = clauses(text[: found.start()], at_commas=True)
    behind = clauses(text[found.end() :], at_commas=True)
    own = f"{before[-1]} {behind[0]}"
    beside = [one for one in (*before[:-2], *behind[1:]) if names_paying(one)]
    near = [one for one in (*before[-2:-1], *beside) if _QUESTIONS.search(one) is None]
    return " ".join((*near, own))
