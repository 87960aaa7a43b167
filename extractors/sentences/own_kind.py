"""Sentences that say no more than that the document is an invoice: "This is a VAT invoice."."""

from __future__ import annotations

from extractors.meanings import leading_title
from extractors.meanings.phrases import worded
from extractors.parsing.folding import fold
from schemas import DocType

_BEGINS = worded("calls_itself")
_FEW = 4  # words before the title


def says_own_kind(text: str) -> bool:
    """Whether words that call the document what it is, "this is a", and the title of an invoice are all."""
    words = text.strip(" .!*").split()
    for start in range(1, min(_FEW, len(words) - 1) + 1):
        if _BEGINS.fullmatch(fold(" ".join(words[:start]))) is None:
            continue
        title = " ".join(words[start:])
        found = leading_title(title)
        return found is not None and found.end == len(title) and found.term == DocType.INVOICE.value
    return False
