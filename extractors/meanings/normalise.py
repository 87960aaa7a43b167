"""Labels without what decorates them."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.parsing.currencies import MARK_PATTERN
from extractors.parsing.folding import compact

# What decorates a label without changing its sense: rates, currencies, foot-note marks.
_NOTES = re.compile(r"\(\s*\d*\s*\)|\[\s*\d*\s*\]|\*+")
_RATE = re.compile(r"[@à]?\s*-?\d{1,3}(?:[.,]\d{1,3})?\s*%|%\s*\d{1,2}(?:[.,]\d{1,2})?")
_CURRENCY = re.compile(rf"(?<![^\W\d_])(?:(?:in|en|em)\s+)?(?:{MARK_PATTERN})(?![^\W\d_])")


@lru_cache(maxsize=65536)
def label_core(text: str) -> str:
    """The folded label without rates, currencies and foot-note marks: "VAT (20%)", "Total EUR", "Tax [1]"."""
    return compact(_NOTES.sub(" ", _RATE.sub(" ", _CURRENCY.sub(" ", text))))
