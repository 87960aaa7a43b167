"""Sentences by which the document is none that has to be paid: an estimate that binds nobody, a copy for the files,
what nobody has a duty to pay. "Non-binding estimate; the actual invoice follows", "Copy for your files"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings.negations import denies
from extractors.meanings.phrases import clauses, worded_in, worded_somewhere
from extractors.parsing.folding import fold, pieces
from extractors.sentences.free_text import Said

_LONG = 24  # words of a clause
_GAP = r"(?:[^\w]+\w{1,6}){0,2}?[^\w]+"


def no_bill(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences that say so, each in one language."""
    for one in said:
        parts = [fold(part) for part in clauses(one.text) if len(part.split()) <= _LONG]
        told = [part for part in parts if _speaks(part)]
        if any(_says_so(own, part) for part in told for own in LANGUAGES.values()):
            yield one


def _speaks(clause: str) -> bool:
    """Whether a word of it may say so; nearly all texts have none."""
    names = ("no_bill_yet", "no_duty", "for_files")
    return any(worded_somewhere(name).search(clause) is not None for name in names)


def _says_so(own: Vocabulary, clause: str) -> bool:
    """Whether a clause says it; what denies a duty says of itself that there is none."""
    if worded_in(own.code, "no_duty").search(clause) is not None:
        return True
    unbilled = worded_in(own.code, "no_bill_yet").search(clause)
    if unbilled is not None:
        return not denies(own, pieces(clause[: unbilled.start()]))
    copy, files = worded_in(own.code, "copy_of").pattern, worded_in(own.code, "for_files").pattern
    found = re.search(rf"{copy}{_GAP}{files}", clause)
    small = {fold(word) for word in own.words}
    return found is not None and small.issuperset(pieces(clause[: found.start()]))  # "keep a copy" asks for one
