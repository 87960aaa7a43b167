"""Sentences that ask to pay into another account than the document's own: letters, mails and notes say so by an IBAN,
and pages also in the form of a country, "send this one to sort code 60-14-22, account 48193307"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from extractors.languages import everyday_words
from extractors.meanings.payments import names_paying
from extractors.meanings.phrases import worded
from extractors.page.sheet import Sheet
from extractors.parsing import find_ibans
from extractors.parsing.folding import fold, pieces
from extractors.sentences.free_text import Said, free_text
from schemas import Claim, same_account

_LINKING = 2  # words that link others: a letterhead has hardly one
_REQUESTS, _ITSELF, _BANK_CODE = worded("requests"), worded("this_document"), worded("bank_code")
_NUMBER = re.compile(r"\d(?:[ -]?\d){5,}")  # of a bank, and of an account
_ACCOUNT = re.compile(r"payment\.(?:other_accounts\[\d+\]\.)?iban")


def paid_into(sheet: Sheet) -> Iterator[Said]:
    """The sentences that name an account by its IBAN, and speak of paying or are more than the names of a bank, its
    account and its code: "For this invoice please use ...". Names of banks may link words: "Bank of the West"."""
    for one in (one for page in sheet.layout.pages for one in free_text(page)):
        if find_ibans(one.text) and (names_paying(one.text) or _is_a_sentence(one.text)):
            yield one


def paid_in_national_form(said: Iterable[Said], taken: Mapping[str, Claim]) -> Iterator[Said]:
    """Those of the sentences that ask to pay, and name the code of a bank and a number that is no part of an account
    that was `taken`."""
    own = "".join(str(claim.value) for term, claim in taken.items() if _ACCOUNT.fullmatch(term))
    for one in said:
        found = _BANK_CODE.search(fold(one.text))
        if found is None or not own:
            continue  # as nearly all texts
        numbers = ["".join(filter(str.isdigit, number)) for number in _NUMBER.findall(one.text[found.end() :])]
        asks = names_paying(one.text) or _REQUESTS.search(fold(one.text)) is not None
        if asks and any(number not in own for number in numbers):
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
