"""Sentences that part a sum into fractions to be paid at several times: "1/3 with the order, 2/3 on delivery"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.languages import LANGUAGES, spoken
from extractors.meanings.phrases import holds
from extractors.parsing.folding import fold, pieces
from extractors.rules.free_text import Said

_FRACTION = re.compile(r"(?<![\d/.,-])[1-9]/[2-9](?![\d/]|[.,]\d)")
_PLAN = re.compile(fold(spoken("payment_plan")))
_LEAST = 2  # fractions


def in_shares(said: Iterable[Said]) -> Iterator[Said]:
    """Those of the sentences that do, by their fractions and a word of paying."""
    for one in said:
        if len(_FRACTION.findall(one.text)) < _LEAST:
            continue
        words = pieces(one.text)
        paying = any(holds(language.payments["pays"], words) for language in LANGUAGES.values())
        if paying or _PLAN.search(fold(one.text)) is not None:
            yield one
