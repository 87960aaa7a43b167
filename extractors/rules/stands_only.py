"""Sentences by which the document itself holds only once something is done that its pages do not show: it is signed or
stamped, or somebody confirms it. "Without stamp and signature this invoice is not valid"; "This document becomes
binding only if you confirm it".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extractors.languages import LANGUAGES, spoken
from extractors.meanings.phrases import holds
from extractors.parsing.folding import fold, pieces, spaced
from extractors.rules.free_text import Said

_ITSELF = re.compile(rf"\b(?:{fold(spoken('this_document'))})\b")
_SIGNATURE = re.compile(rf"\b(?:{fold(spoken('signature'))})\b")
_NO_FORCE = re.compile(rf"\b(?:{fold(spoken('no_force'))})\b")
_TAKES_HOLD = re.compile(rf"\b(?:{fold(spoken('takes_hold'))})\b")
_ONLY_ONCE = re.compile(rf"\b(?:{fold(spoken('only_once'))})\b")
_LONG = 30  # words
_SHORT = 4  # letters: "note" is a receipt, and anything else


def stands_only(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences that say so of the document. As a receipt it may hold once it is paid: that says nothing
    of what is owed."""
    for one in said:
        text = fold(one.text)
        if _ITSELF.search(text) is None or len(text.split()) > _LONG or _is_of_receipts(text):
            continue
        unsigned = _NO_FORCE.search(text) is not None and _SIGNATURE.search(text) is not None
        if unsigned or (_TAKES_HOLD.search(text) is not None and _ONLY_ONCE.search(text) is not None):
            yield one


def _is_of_receipts(text: str) -> bool:
    return holds(_receipts(), pieces(text))


@cache
def _receipts() -> tuple[str, ...]:
    titles = (spaced(title) for one in LANGUAGES.values() for title in one.titles["receipt"])
    return tuple(title for title in titles if len(title) > _SHORT)
