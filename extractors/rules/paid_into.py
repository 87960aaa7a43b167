"""Sentences beside a document that ask to pay into another account than its own: letters, mails and notes say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractors.meanings.payments import names_paying
from extractors.page.sheet import Sheet
from extractors.parsing import find_ibans
from extractors.parsing.folding import compact
from extractors.rules.free_text import Said, free_text
from schemas import Claim

_PAYMENT = "payment."
_DIGITS = 6  # of the number of an account at least


def paid_into(sheet: Sheet) -> Iterator[Said]:
    """The sentences that speak of paying and name an account by its IBAN."""
    for one in (one for page in sheet.layout.pages for one in free_text(page)):
        if names_paying(one.text) and find_ibans(one.text):
            yield one


def is_another(text: str, claims: Mapping[str, Claim]) -> bool:
    """Whether `text` names an account by its IBAN that the document itself does not, be it by its national number."""
    own = [compact(str(claim.value)) for term, claim in claims.items() if term.startswith(_PAYMENT)]
    own = [account for account in own if sum(map(str.isdigit, account)) >= _DIGITS]
    return any(not any(account in compact(one.value) for account in own) for one in find_ibans(text))
