"""Sentences that say how something was settled before: it was taken off elsewhere, and nothing comes on top."""

from __future__ import annotations

import re
from typing import Final

from extractors.languages import LANGUAGES, spoken
from extractors.meanings.negations import denies
from extractors.meanings.number_words import find_numbers
from extractors.meanings.payments import asks_to_pay
from extractors.meanings.phrases import holds, worded_in
from extractors.parsing import find_currencies, without_dates
from extractors.parsing.folding import pieces

TAKEN_OFF: Final = "taken_off"
_BETWEEN = 6  # words of what it was taken off
_PERCENT = re.compile(rf"(?i)%|(?<!\w)(?:{spoken('percent')})")


def was_taken_off(sentence: str, code: str) -> bool:
    """Whether it says in the language with this `code` that something was taken off, elsewhere than from this document,
    and neither how much nor anything else that changes what is to be paid: "These fees were deducted from your daily
    settlements"."""
    language, words = LANGUAGES[code], pieces(sentence)
    if denies(language, words) or asks_to_pay(sentence) or _tells_how_much(sentence):
        return False
    text = " ".join(words)
    been = worded_in(code, "been").search(text)
    taken = worded_in(code, "taken_off").search(text, been.end()) if been is not None else None
    if been is None or taken is None or len(text[been.end() : taken.start()].split()) > _BETWEEN:
        return False
    rest = pieces(f"{text[: taken.start()]} {text[taken.end() :]}")
    return not holds(language.payments["changes"], rest) and worded_in(code, "off_total").search(text) is None


def _tells_how_much(sentence: str) -> bool:
    """Whether it names an amount, a share or a number, in figures or in words; a date is none."""
    if find_currencies(sentence) or _PERCENT.search(sentence) or find_numbers(sentence):
        return True
    return any(map(str.isdigit, without_dates(sentence)))
