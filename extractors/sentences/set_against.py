"""Sentences by which the amount is set off against an invoice of the reader's own: "Amount fully set off against your
invoice 88/2026"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from extractors.languages import LANGUAGES, Vocabulary, Wordings
from extractors.meanings.another import names_an_invoice
from extractors.meanings.negations import denies
from extractors.meanings.phrases import clauses, holds, worded, worded_in, worded_somewhere
from extractors.meanings.wholes import names_the_whole
from extractors.parsing.folding import fold, pieces
from extractors.sentences.free_text import Said

_CLIMATE = worded("climate")
_NEAR = 8  # words between what is set off and what it is set off against
_LONG = 24  # words of a clause


def set_against(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences in which a clause says so of the whole, under no condition, and not of an earlier one."""
    for one in said:
        whole = (fold(clause) for clause in clauses(one.text, at_commas=True))
        parts = [clause for clause in whole if worded_somewhere("set_against").search(clause) is not None]
        if any(_says_so(own, clause) for clause in parts for own in LANGUAGES.values()):
            yield one


def _says_so(own: Vocabulary, clause: str) -> bool:
    found = worded_in(own.code, "set_against").search(clause)
    if found is None:
        return False  # as nearly all texts
    if _CLIMATE.search(clause) is not None and not any(map(str.isdigit, _CLIMATE.sub(" ", clause))):
        return False  # emissions are set off, and by no invoice
    words, before, behind = pieces(clause), pieces(clause[: found.start()]), pieces(clause[found.end() :])
    if len(words) > _LONG or denies(own, words) or any(holds(some, words) for some in _others(own)):
        return False
    near = (*before[-_NEAR:], *behind[:_NEAR])
    rest = " ".join(word for word in words if not names_an_invoice(own, (word,)))
    return names_an_invoice(own, near) and names_the_whole(rest)


def _others(own: Vocabulary) -> Sequence[Wordings]:
    return own.notices.conditions, own.notices.earlier
