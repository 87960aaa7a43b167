"""Sentences by which the seller's account stays what it is, as those say who warn of letters in their name: "Our bank
details have not changed; please ignore e-mails that say so"."""

from __future__ import annotations

import re

from extractors.languages import LANGUAGES
from extractors.meanings.another import names_an_invoice
from extractors.meanings.changes import sentences
from extractors.meanings.negations import denies
from extractors.meanings.payments import asks_to_pay
from extractors.meanings.phrases import holds, small_words, worded_in, worded_somewhere
from extractors.meanings.wholes import names_the_whole
from extractors.parsing import find_ibans
from extractors.parsing.folding import fold, pieces

_PARTS = re.compile(r"[;:,.!]\s+|\s[-–—]\s")
_LONG = 40  # words
_BETWEEN = 2  # small words between the account and that it stays


def keeps_account(text: str) -> bool:
    """Whether all parts of a text say in one language that the account stays, or what to ignore, and one says the
    first. What asks to pay, or names an account, says more than that."""
    folded = fold(text)
    if worded_somewhere("account_stays").search(folded) is None or len(folded.split()) > _LONG:
        return False  # as nearly all texts
    if asks_to_pay(text) or find_ibans(text):
        return False
    parts = [part for sentence in sentences(folded) for part in _PARTS.split(sentence)]
    return any(_keeps(code, parts) for code in LANGUAGES)


def _keeps(code: str, parts: list[str]) -> bool:
    bare = (worded_in(code, "take_note").sub(" ", part) for part in parts)
    told = [part for part in bare if part.strip(" .!")]
    kept = [_says_it_stays(code, part) for part in told]
    return any(kept) and all(keeps or _warns(code, part) for keeps, part in zip(kept, told, strict=True))


def _says_it_stays(code: str, part: str) -> bool:
    """Whether a part says that the account stays, and no more: but for small words, and none that links another thing
    to it, nothing stands before, between and behind: "our new account remains", "our account and our name remain"."""
    account = worded_in(code, "own_account").search(part)
    if account is None:
        return False
    before, behind = part[: account.start()], part[account.end() :]
    *_, last = (None, *worded_in(code, "account_stays").finditer(behind))
    if last is None or pieces(behind[last.end() :]) or len(_linked(code, part)) > 1:
        return False
    between = pieces(worded_in(code, "account_stays").sub(" ", behind))
    said = (*pieces(before), *between)
    return len(between) <= _BETWEEN and small_words(code).issuperset(said) and not denies(LANGUAGES[code], said)


def _warns(code: str, part: str) -> bool:
    """Whether a part says what to ignore, and that is letters, mails or calls, be it of another account; "ignore the
    account above" and "ignore our letter and the total" are none."""
    rest, found = worded_in(code, "ignores").subn(" ", part)
    words = pieces(rest)
    if (
        not found
        or names_the_whole(rest)
        or names_an_invoice(LANGUAGES[code], words)
        or holds(LANGUAGES[code].notices.lacking, words)
    ):
        return False
    return all(_is_of_messages(code, ignored) for ignored in _linked(code, rest))


def _is_of_messages(code: str, ignored: str) -> bool:
    messages, account = worded_in(code, "messages").search(ignored), worded_in(code, "own_account").search(ignored)
    return messages is not None and (account is None or messages.start() < account.start())


def _linked(code: str, part: str) -> list[str]:
    """What a part links by "and"; "e-mail" is one word."""
    linked = [""]
    for word in part.split():
        if worded_in(code, "and").fullmatch(word):
            linked.append("")
        else:
            linked[-1] += f" {word}"
    return linked
