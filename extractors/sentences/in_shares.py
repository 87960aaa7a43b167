"""Sentences that part a sum into fractions to be paid at several times: "1/3 with the order, 2/3 on delivery"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.languages import spoken
from extractors.meanings.payments import names_paying
from extractors.parsing.folding import fold
from extractors.sentences.free_text import Said

_FRACTION = re.compile(r"(?<![\d/.,-])[1-9]/[2-9](?![\d/]|[.,]\d)")
_PLAN = re.compile(fold(spoken("payment_plan")))
_LEAST = 2  # fractions


def in_shares(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences that do, by their fractions and a word of paying."""
    for one in said:
        if len(_FRACTION.findall(one.text)) < _LEAST:
            continue
        if names_paying(one.text) or _PLAN.search(fold(one.text)) is not None:
            yield one
