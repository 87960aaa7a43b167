"""Words for the whole of what is owed."""

from __future__ import annotations

from functools import cache

from extractors.languages import LANGUAGES, Wordings
from extractors.meanings.phrases import holds
from extractors.parsing.folding import pieces

_TOTALS = ("totals.gross", "totals.due", "totals.net")


def names_the_whole(text: str) -> bool:
    """Whether `text` names a total, an amount or an invoice: what it says of a share may be of the whole."""
    words = pieces(text)
    return not _first_words().isdisjoint(words) and holds(wholes(), words)


@cache
def wholes() -> Wordings:
    """What names a total, an amount or an invoice in any language."""
    titles = (wording for one in LANGUAGES.values() for wording in one.titles["invoice"])
    return tuple(dict.fromkeys((*sums(), *titles)))


@cache
def sums() -> Wordings:
    """What names a total or an amount in any language."""
    found = [
        wording
        for one in LANGUAGES.values()
        for wordings in (
            *(named.get(term, ()) for named in (one.labels, one.ambiguous) for term in _TOTALS),
            *(one.rows["total"], one.payments["sums"]),
        )
        for wording in wordings
    ]
    return tuple(dict.fromkeys(found))


@cache
def _first_words() -> frozenset[str]:
    """The folded words that `wholes` begin with: most texts have none of them."""
    return frozenset(pieces(wording)[0] for wording in wholes())
