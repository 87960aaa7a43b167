"""Sentences that say no more than that all of the total is due, to the seller and in the document's own money, where
the totals show that: "All sums are due in full", "A számla forintban fizetendő", "The claim is not assigned to others".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from extractors.languages import LANGUAGES, Wordings
from extractors.meanings.payments import is_of_money, names_of
from extractors.meanings.phrases import holds, without, worded_in, worded_somewhere
from extractors.page.roles import DUE, GROSS, PAID, TAX_WITHHELD
from extractors.parsing.folding import pieces
from schemas import Claim

_LONG = 20  # words


def says_it_stands(text: str, taken: Mapping[str, Claim]) -> bool:
    """Whether all words of a sentence say so in one language, and what was `taken` shows it: the whole is due, nothing
    was paid, and the currency is the one that is named. A single word more may say something else."""
    due, gross = taken.get(DUE), taken.get(GROSS)
    if due is None or gross is None or due.value != gross.value or PAID in taken or TAX_WITHHELD in taken:
        return False
    words = pieces(text)
    if not words or len(words) > _LONG or any(map(str.isdigit, "".join(words))):
        return False
    if worded_somewhere("rest_of_total").search(" ".join(words)) is not None:
        return False
    money = names_of(str(taken["currency"].value)) if "currency" in taken else frozenset()
    left = [word for word in words if not is_of_money(word, money)]
    return any(_says_no_more(code, left) for code in LANGUAGES)


def _says_no_more(code: str, words: Sequence[str]) -> bool:
    """Whether nothing is left of the words without those of the list, first its phrases, then what names the whole."""
    if holds(LANGUAGES[code].payments["before_tax"], words):
        return False
    said = _bare(code, words)
    return len(said) < len(words) and not _bare(code, without(_wholes(code), said))


def _bare(code: str, words: Sequence[str]) -> Sequence[str]:
    return worded_in(code, "no_more").sub(" ", " ".join(words)).split()


@cache
def _wholes(code: str) -> Wordings:
    """The single words for a total in a language, and its word for an invoice: others are also of what is before tax,
    of a credit, collected, or a copy."""
    own = LANGUAGES[code]
    named = (*own.payments["sums"], *own.rows["total"], own.titles["invoice"][0])
    return tuple(dict.fromkeys(word for word in named if len(pieces(word)) == 1))
