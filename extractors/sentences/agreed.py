"""Sentences by which paying makes a contract: what asks for that is an offer, whatever its title says.

"Remittance of the sum shown concludes the agreement overleaf": directories and registers that nobody ordered ask so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.meanings.payments import names_paying
from extractors.meanings.phrases import worded
from extractors.parsing import find_dates
from extractors.parsing.folding import fold
from extractors.sentences.free_text import Said

_CONTRACT = worded("contract")
_CONCLUDED = worded("concluded")
_LONG = 30  # words


def agreed_by_paying(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences that say that a contract comes about by paying; one of a day tells of an earlier one."""
    for one in said:
        text = fold(one.text)
        if _CONTRACT.search(text) is None or _CONCLUDED.search(text) is None or len(text.split()) > _LONG:
            continue
        if not find_dates(one.text) and names_paying(one.text):
            yield one
