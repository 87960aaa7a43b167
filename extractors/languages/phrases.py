"""Set phrases inside running text: exemption wordings, payment at once."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple


class PhraseMatch(NamedTuple):
    """A phrase of a vocabulary: what it says, in which language, in which words."""

    kind: str
    language: str
    wording: str


def find_phrases(phrases: tuple[PhraseMatch, ...], text: str) -> tuple[PhraseMatch, ...]:
    """Those of `phrases` whose words stand in `text` in this order, whatever the case, accents and punctuation."""
    words = _words(text)
    return tuple(phrase for phrase in phrases if _wording(phrase.wording) in words)


@lru_cache(maxsize=4096)
def _wording(text: str) -> str:
    return _words(text)


def _words(text: str) -> str:
    """The folded words of `text`, a blank before, between and behind them."""
    folded = unicodedata.normalize("NFKD", text.casefold().replace("ı", "i"))
    plain = "".join(character for character in folded if not unicodedata.combining(character))
    words = " ".join(re.findall(r"[^\W_]+", plain))
    return f" {words} "
