"""Sentences beside a document that ask to pay into another account than its own: letters, mails and notes say so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.meanings.payments import names_paying
from extractors.page.sheet import Sheet
from extractors.parsing import find_ibans
from extractors.sentences.free_text import Said, free_text
from schemas import Claim, same_account

_ACCOUNT = re.compile(r"payment\.(?:other_accounts\[\d+\]\.)?iban")


def paid_into(sheet: Sheet) -> Iterator[Said]:
    """The sentences that speak of paying and name an account by its IBAN."""
    for one in (one for page in sheet.layout.pages for one in free_text(page)):
        if names_paying(one.text) and find_ibans(one.text):
            yield one


def is_another(text: str, claims: Mapping[str, Claim]) -> bool:
    """Whether `text` names an account by its IBAN that the document itself does not, be it by its national number."""
    own = [str(claim.value) for term, claim in claims.items() if _ACCOUNT.fullmatch(term)]
    return any(not any(same_account(one.value, account) for account in own) for one in find_ibans(text))
