"""An account that its label calls former or closed: it is no account to pay to, however well it is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.languages import spoken
from extractors.meanings.payments import names_an_account
from extractors.meanings.phrases import worded
from extractors.page import PageLayout
from extractors.page.names import LEGAL_FORM
from extractors.page.sheet import Sheet
from extractors.parsing.folding import fold, pieces
from schemas import ACCOUNT_TERM, Box, Claim, Statement

_IBAN = "iban"
ACCOUNT_CLOSED = "account_closed"
_FORMER = worded("former")
_BANK = re.compile(fold(spoken("bank")))  # "previous bank account"
_MOST = 6  # words of a label
_SHORT = 3  # letters: of "on" and "del", not of a name
_HEAD = 1.5  # heights of a line: so near above stands a head


def former_accounts(claims: Mapping[str, Claim], sheet: Sheet) -> Iterator[Statement]:
    """What calls the account to pay, or one beside it, former: before it on its row, or in a head right above it."""
    pages = {page.number: page for page in sheet.layout.pages}
    for term, claim in claims.items():
        if claim.page not in pages or not claim.boxes or ACCOUNT_TERM.fullmatch(term) is None:
            continue
        for text in _labels(pages[claim.page], claim.boxes[0]):
            if len(text.split()) <= _MOST and _is_former(fold(text)):
                yield Statement(kind=ACCOUNT_CLOSED, language="", text=text, page=claim.page, boxes=claim.boxes)


def _is_former(label: str) -> bool:
    """Whether a word for what is former stands right before one for an account, "old bank account", or right behind it
    and last but for a day: a seller, a bank and a place may be called "Old Mill", and no account then."""
    for found in _FORMER.finditer(label):
        before, behind = pieces(label[: found.start()]), pieces(label[found.end() :])
        at = 1 if behind[:1] and _BANK.fullmatch(behind[0]) else 0
        if any(map(_names, behind[at : at + 1])):
            return not any(map(LEGAL_FORM.search, behind[at + 1 : at + 2]))  # "Alte Kontor GmbH"
        if any(map(_names, before[-1:])) and (all(map(_names, behind)) or _is_day(behind)):
            return True
    return False


def _names(word: str) -> bool:
    return _IBAN in word or names_an_account(word)


def _is_day(words: Sequence[str]) -> bool:
    """Whether words are a day, with a short one such as "on" before it at most."""
    days = words[1:] if words and len(words[0]) <= _SHORT and words[0].isalpha() else words
    return bool(days) and days[0].isdigit()


def _labels(page: PageLayout, box: Box) -> Iterator[str]:
    """What stands before a value on its row, and in the head of words alone right above it."""
    for line in page.lines:
        words = [word for segment in line.segments for word in segment.words]
        if any(word.box == box or word.box.x0 <= box.centre <= word.box.x1 for word in words) and (
            line.box.top <= box.middle <= line.box.bottom
        ):
            yield " ".join(word.text for word in words if word.box.x1 <= box.x0)
    for segment in page.segments:
        near = 0 < box.top - segment.box.bottom < _HEAD * box.height
        if near and segment.box.x0 <= box.x1 and segment.box.x1 >= box.x0 and not any(map(str.isdigit, segment.text)):
            yield segment.text
