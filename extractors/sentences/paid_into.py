"""Sentences that ask to pay into another account than the document's own: letters, mails and notes say so by an IBAN,
and pages also in the form of a country, "send this one to sort code 60-14-22, account 48193307"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set

from extractors.languages import everyday_words
from extractors.meanings.payments import names_an_account, names_paying, speaks_of_phones
from extractors.meanings.phrases import worded
from extractors.page.sheet import Sheet
from extractors.parsing import find_dates, find_ibans
from extractors.parsing.characters import digits_of
from extractors.parsing.folding import fold, pieces
from extractors.sentences.free_text import Said, free_text
from schemas import ACCOUNT_TERM, Claim, same_account

_LINKING = 2  # words that link others: a letterhead has hardly one
_REQUESTS, _ITSELF, _BANK_CODE = worded("requests"), worded("this_document"), worded("bank_code")
_OF_ACCOUNT, _CONTACT = worded("account"), worded("contact")
_BESIDE = 3  # words between a number and one for an account
_APART = re.compile(r"[,;:.]")
_NUMBER = re.compile(r"\d(?:[ -]?\d){5,}")  # of a bank, and of an account
_OWN = "payment.iban"


def paid_into(sheet: Sheet) -> Iterator[Said]:
    """The sentences that name an account by its IBAN, and speak of paying or are more than the names of a bank, its
    account and its code: "For this invoice please use ...". Names of banks may link words: "Bank of the West"."""
    for one in (one for page in sheet.layout.pages for one in free_text(page)):
        if find_ibans(one.text) and (names_paying(one.text) or _is_a_sentence(one.text)):
            yield one


def paid_in_national_form(said: Iterable[Said], taken: Mapping[str, Claim]) -> Iterator[Said]:
    """Those of the sentences that ask to pay, and name the code of a bank and a number that is no part of an account
    that was `taken`. Of which bank that is, only an IBAN says."""
    read = {term: claim for term, claim in taken.items() if ACCOUNT_TERM.fullmatch(term)}
    if not read:
        return
    known = {digits_of(str(claim.value)) for claim in taken.values()}
    for one in filter(asks_by_bank_code, said):
        found = list(_numbers_to_pay_to(one.text, known))
        accounts = [str(claim.value) for claim in _own(read, one)]
        tells_bank = any(map(find_ibans, accounts))
        numbers = [number for number, is_of_bank in found if tells_bank or not is_of_bank]
        names_own = any(_is_part(number, accounts) for number, is_of_bank in found if not is_of_bank)
        if any(number in accounts for number, is_of_bank in found if is_of_bank):
            continue  # no more than the code was read of the account, here or beside another such sentence
        if any(not _is_part(number, accounts) and not (names_own and number in known) for number in numbers):
            yield one


def asks_by_bank_code(said: Said) -> bool:
    """Whether a sentence asks to pay, and names the code of a bank."""
    if _BANK_CODE.search(fold(said.text)) is None:
        return False  # as nearly all texts
    return names_paying(said.text) or _REQUESTS.search(fold(said.text)) is not None


def _own(read: Mapping[str, Claim], said: Said) -> Iterable[Claim]:
    """Those of the accounts that were read which a sentence may ask to pay to: all that stand elsewhere; its own where
    there is no other, or where it names the one to pay to as well, as a block of payment details does."""
    elsewhere = [claim for claim in read.values() if not _is_read_there(claim, said)]
    if not elsewhere or (_OWN in read and read[_OWN] not in elsewhere):
        return read.values()
    return elsewhere


def _is_read_there(claim: Claim, said: Said) -> bool:
    """Whether all of a value was read in a sentence."""
    told = claim.page == said.page and bool(claim.boxes)
    return told and all(any(row.holds(box) for row in said.boxes) for box in claim.boxes)


def _is_part(number: str, accounts: Iterable[str]) -> bool:
    """Whether a number stands in one of the accounts: across two of them it is neither's."""
    return any(number in account for account in accounts)


def _numbers_to_pay_to(text: str, known: Set[str]) -> Iterator[tuple[str, bool]]:
    """The numbers beside a word for an account, the one behind a code's name, and those behind it that are no day, no
    telephone and no value that is `known`; each with whether it is the code itself."""
    folded = fold(text)
    code = next(found.end() for found in _BANK_CODE.finditer(folded))
    known = known | {digits_of(day.raw) for day in find_dates(text)}
    found = list(_NUMBER.finditer(folded))
    first = next((one for one in found if one.start() >= code), None)
    for at, one in enumerate(found):
        before = folded[found[at - 1].end() if at else 0 : one.start()]
        behind = folded[one.end() : found[at + 1].start() if at + 1 < len(found) else None]
        number = digits_of(one[0])
        told = speaks_of_phones(before) or _CONTACT.search(before) is not None or number in known
        of_account = _names_account(before, behind)
        if one is first or of_account or (one.start() >= code and not told):
            yield number, one is first and not of_account


def _names_account(before: str, behind: str) -> bool:
    """Whether one of the words right before a number, or right behind and not set apart, is for an account."""
    near = (*pieces(before)[-_BESIDE:], *pieces(_APART.split(behind)[0])[:_BESIDE])
    return any(_OF_ACCOUNT.search(word) is not None or names_an_account(word) for word in near)


def _is_a_sentence(text: str) -> bool:
    if sum(word in everyday_words() for word in pieces(text)) < _LINKING:
        return False
    folded = fold(text)
    return any(said.search(folded) is not None for said in (_REQUESTS, _ITSELF))


def is_another(text: str, claims: Mapping[str, Claim]) -> bool:
    """Whether `text` names an account by its IBAN that the document itself does not, be it by its national number."""
    own = [str(claim.value) for term, claim in claims.items() if ACCOUNT_TERM.fullmatch(term)]
    return any(not any(same_account(one.value, account) for account in own) for one in find_ibans(text))
