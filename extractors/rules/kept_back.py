"""Sentences by which whoever pays keeps a tax back, or pays it to the state, that the totals do not show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.languages import LANGUAGES, spoken
from extractors.meanings.phrases import holds
from extractors.parsing.folding import fold, pieces
from extractors.rules.free_text import Said

KEPT_BACK = re.compile(rf"(?<!\w)(?:{fold(spoken('kept_back'))})")  # of folded text
_BEFORE = 3  # words that may deny it: "not subject to"
_CLAUSE = re.compile(r"[,;.:]")


def kept_back(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences that say so."""
    for one in said:
        text = fold(one.text)
        if not all(
            _is_denied(_CLAUSE.split(text[: found.start()])[-1], found[0]) for found in KEPT_BACK.finditer(text)
        ):
            yield one


def _is_denied(before: str, said: str) -> bool:
    """Whether the last words of what stands `before` in a clause deny what is `said` there, or words of that do."""
    words = (*pieces(before)[-_BEFORE:], *pieces(said))
    return any(holds(language.notices.negations, words) for language in LANGUAGES.values())
