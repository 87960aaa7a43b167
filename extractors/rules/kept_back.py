"""Sentences by which whoever pays keeps a tax back, or pays it to the state, that the totals do not show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.languages import LANGUAGES, spoken
from extractors.meanings.phrases import holds
from extractors.parsing.folding import fold, pieces
from extractors.rules.free_text import Said

_KEPT_BACK = re.compile(rf"(?<!\w)(?:{fold(spoken('kept_back'))})")
_BEFORE = 3  # words that may deny it: "not subject to"


def kept_back(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences that say so."""
    for one in said:
        text = fold(one.text)
        found = _KEPT_BACK.search(text)
        if found is None:
            continue
        before = pieces(text[: found.start()])[-_BEFORE:]
        if not any(holds(language.notices.negations, before) for language in LANGUAGES.values()):
            yield one
