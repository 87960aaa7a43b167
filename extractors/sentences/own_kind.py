"""Sentences that say no more than that the document is an invoice: "This is a VAT invoice."."""

from __future__ import annotations

from extractors.languages import everyday_words
from extractors.meanings import leading_title
from extractors.meanings.negations import denied_in
from extractors.parsing.folding import pieces
from schemas import DocType

_FEW = 3  # everyday words before the title


def says_own_kind(text: str) -> bool:
    """Whether a sentence is a few everyday words, none of which denies, and the title of an invoice."""
    said = text.strip(" .!*")
    words = said.split()
    for start in range(1, min(_FEW, len(words) - 1) + 1):
        if words[start - 1].casefold() not in everyday_words():
            return False
        title = " ".join(words[start:])
        found = leading_title(title)
        if found is not None and found.end == len(title):
            return found.term == DocType.INVOICE.value and not denied_in(pieces(said))
    return False
