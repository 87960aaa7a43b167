"""Words that are set letter by letter, all as far apart: "B I T T E N I C H T Ü B E R W E I S E N"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from extractors.languages import LANGUAGES, Vocabulary
from extractors.meanings.phrases import small_words
from extractors.parsing.folding import fold, pieces

_LEAST = 8  # letters of what may be more than one word
_SHORT = 2  # letters of a word


def lengths_of_words(letters: str) -> Sequence[int]:
    """How long each word is that `letters` are, one behind the other, by the words of one language: the fewest that
    are all of it. Where none has them, it is one word."""
    folded = fold(letters)
    if len(letters) < _LEAST or len(folded) != len(letters):
        return (len(letters),)
    cuts = [cut for known in _known().values() if (cut := _cut(folded, known)) is not None]
    return min(cuts, key=len, default=(len(letters),))


def _cut(letters: str, known: frozenset[str]) -> Sequence[int] | None:
    best: list[tuple[int, ...] | None] = [(), *(None for _ in letters)]
    for end in range(_SHORT, len(letters) + 1):
        ways = (
            (*before, end - start)
            for start in range(end - _SHORT + 1)
            if (before := best[start]) is not None and letters[start:end] in known
        )
        best[end] = min(ways, key=len, default=None)
    return best[-1]


@cache
def _known() -> Mapping[str, frozenset[str]]:
    """The everyday words of each language, and those by which it says something of a whole document."""
    return {code: _words(one) for code, one in LANGUAGES.items()}


def _words(one: Vocabulary) -> frozenset[str]:
    told = (*one.notices.stamps.values(), *one.notices.sentences.values())
    said = {word for wordings in told for wording in wordings for word in pieces(wording.replace("..", " "))}
    return small_words(one.code) | said
