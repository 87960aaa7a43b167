"""Sentences by which the seller's account stays what it is, as those say who warn of letters in their name: "Our bank
details have not changed; please ignore e-mails that say so"."""

from __future__ import annotations

import re

from extractors.languages import LANGUAGES
from extractors.meanings.changes import sentences
from extractors.meanings.payments import asks_to_pay
from extractors.meanings.phrases import worded_in, worded_somewhere
from extractors.parsing import find_ibans
from extractors.parsing.folding import fold

_PARTS = re.compile(r"[;:,.!]\s+|\s[-–—]\s")
_LONG = 40  # words


def keeps_account(text: str) -> bool:
    """Whether all parts of a text say in one language that the account stays, or what to ignore, and one says the
    first. What asks to pay, or names an account, says more than that."""
    folded = fold(text)
    if worded_somewhere("account_stays").search(folded) is None or len(folded.split()) > _LONG:
        return False  # as nearly all texts
    if asks_to_pay(text) or find_ibans(text):
        return False
    parts = [part for sentence in sentences(folded) for part in _PARTS.split(sentence) if part.strip(" .!")]
    return any(_keeps(code, parts) for code in LANGUAGES)


def _keeps(code: str, parts: list[str]) -> bool:
    account, stays = worded_in(code, "own_account"), worded_in(code, "account_stays")
    ignores = worded_in(code, "ignores")
    kept = [account.search(part) is not None and stays.search(part) is not None for part in parts]
    return any(kept) and all(keeps or ignores.search(part) for keeps, part in zip(kept, parts, strict=True))
