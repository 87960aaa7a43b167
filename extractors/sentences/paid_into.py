"""Sentences beside a document that ask to pay into another account than its own: letters, mails and notes say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.languages import everyday_words
from extractors.meanings.payments import names_paying
from extractors.meanings.phrases import worded
from extractors.page.sheet import Sheet
from extractors.parsing import find_ibans
from extractors.parsing.folding import fold, pieces
from extractors.sentences.free_text import Said, free_text
from schemas import Claim, same_account

_LINKING = 2  # words that link others: a letterhead has hardly one
_REQUESTS, _ITSELF = worded("requests"), worded("this_document")
_ACCOUNT = re.compile(r"payment\.(?:other_accounts\[\d+\]\.)?iban")


def paid_into(sheet: Sheet) -> Iterator[Said]:
    """The sentences that name an account by its IBAN, and speak of paying or are more than the names of a bank, its
    account and its code: "For this invoice please use ...". Names of banks may link words: "Bank of the West"."""
    for one in (one for page in sheet.layout.pages for one in free_text(page)):
        if find_ibans(one.text) and (names_paying(one.text) or _is_a_sentence(one.text)):
            yield one


def _is_a_sentence(text: str) -> bool:
    if sum(word in everyday_words() for word in pieces(text)) < _LINKING:
        return False
    folded = fold(text)
    return any(said.search(folded) is not None for said in (_REQUESTS, _ITSELF))


def is_another(text: str, claims: Mapping[str, Claim]) -> bool:
    """Whether `text` names an account by its IBAN that the document itself does not, be it by its national number."""
    own = [str(claim.value) for term, claim in claims.items() if _ACCOUNT.fullmatch(term)]
    return any(not any(same_account(one.value, account) for account in own) for one in find_ibans(text))
