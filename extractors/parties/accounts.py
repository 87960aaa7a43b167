"""IBANs and BICs: which account is the one to pay to, and which is the payer's own, a donation's, or another's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.languages import spoken
from extractors.meanings.collected import is_a_direct_debit
from extractors.meanings.notices import speaks_of_gifts
from extractors.meanings.payments import find_payees
from extractors.page import PageLayout, Span
from extractors.page.candidates import Candidate
from extractors.page.claims import claim
from extractors.page.sheet import Sheet
from extractors.page.spans import span_at
from extractors.parsing import Identifier, find_bics, find_ibans, find_near_ibans
from extractors.parties.parties import Parties
from schemas import Claim
from schemas.grades import NAMED

# "is collected from your account", up to where its number begins; not "from your account to ours".
_THEIRS = rf"(?i)\b(?:(?:{spoken('their')})\s(?:[\w-]+\s)?(?:bank)?(?:{spoken('account')})|{spoken('their_account')})\b"
_PAYERS = re.compile(rf"{_THEIRS}(?:\s(?!{spoken('to_us')})[\w.:()-]+){{0,4}}\W*$")
# The row above says it with its last word: behind "your account 10233" the number of a customer has ended it.
_PAYERS_BELOW = re.compile(rf"{_THEIRS}\W*$")
# "The next collection from IBAN ...": words that take an amount from the number that follows.
_DRAWN = re.compile(rf"(?i)\b(?:{spoken('drawn_from')})(?:\s(?!{spoken('to_us')})[\w.:()-]+){{0,2}}\W*$")
# "Automatische incasso, rekening NL25 ...": a way to pay by which money is collected, and the account that it is from.
_BY_DEBIT = re.compile(
    rf"(?i)^(?:(?:{spoken('paid_by')})(?:\s?:)?\s)?(?P<way>[\w-]+(?: [\w-]+){{0,2}}), (?:{spoken('account')}|IBAN)\W*$"
)
_BANK_CODE = re.compile(r"(?i)\b(?:BIC|SWIFT)\b\W*$")  # before the code of its bank
BESIDE = 0.55  # of an account, where a sentence says who is to be paid to another: read, and not the one to pay


def _iban_doubt(sheet: Sheet, identifier: Identifier, span: Span) -> str | None:
    """Why an IBAN may be our reading: its check digits fail or it has no letters, and no label says it is one."""
    names = {role for naming in sheet.name(span)[:1] for role in naming.mark.roles}
    if identifier.checked:
        sure = identifier.raw[0].isalpha() or names & {"payment.iban", "other.bank_account"}
        return None if sure else f"Nothing calls {identifier.raw} an account."
    if goes_on(span):
        return f"More digits follow {identifier.raw}."
    return None if "payment.iban" in names else f"{identifier.raw} has wrong check digits, and no label names it."


def accounts_not_to_pay(sheet: Sheet) -> frozenset[str]:
    """The accounts that nothing is paid to: those that a page calls the payer's own, or from which it collects;
    and those of a block that speaks of donations, where another is printed."""
    printed = [(sheet.layout.page(one.page), one) for one in sheet.candidates["iban"]]
    payers = {str(one.value) for page, one in printed if _is_the_payers(page, one)}
    gifts = {str(one.value) for page, one in printed if speaks_of_gifts(page.block_of(one.span.segment).text)}
    others = {str(one.value) for _, one in printed} - payers - gifts
    return frozenset(payers | gifts if others else payers)


def is_drawn_from(text: str) -> bool:
    """Whether `text` calls each account that it names the payer's own, or takes an amount from it."""
    around = [(text[: one.span[0]], text[one.span[1] :]) for one in find_ibans(text)]
    return bool(around) and all(_names_the_payers(before, behind) for before, behind in around)


def _names_the_payers(before: str, behind: str) -> bool:
    return bool(_PAYERS.search(before)) or _is_drawn(before, behind)


def _is_drawn(before: str, behind: str) -> bool:
    """Whether words before an account take an amount from it; not the name of a direct debit where words stand `behind`
    it, which may end it."""
    if _DRAWN.search(before):
        return True
    debit = None if _says_more(behind) else _BY_DEBIT.search(before)
    return debit is not None and is_a_direct_debit(debit["way"])


def _says_more(behind: str) -> bool:
    """Whether words stand behind an account, but for the code of its bank, which its label names."""
    for code in reversed(find_bics(behind)):
        before, after = behind[: code.span[0]], behind[code.span[1] :]
        if (label := _BANK_CODE.search(before)) is not None:
            behind = f"{before[: label.start()]} {after}"
    return any(map(str.isalpha, behind))


def _is_the_payers(page: PageLayout, account: Candidate) -> bool:
    """Whether what stands before an account in its row says so, or where it begins that, the row of its block above."""
    segment = account.span.segment
    before = " ".join(word.text for word in segment.words[: account.span.start])
    behind = " ".join(word.text for word in segment.words[account.span.stop :])
    if before:
        return _names_the_payers(before, behind)
    above = next((row.text for row, own in pairwise(page.block_of(segment).rows) if own is segment), "")
    return bool(_PAYERS_BELOW.search(above)) or _is_drawn(above, behind)


def _of_payees(sheet: Sheet) -> frozenset[str]:
    """The accounts behind the name of whom a sentence says is to be paid, as where a claim was sold to a factor."""
    found: set[str] = set()
    for page in sheet.layout.pages:
        for block in page.blocks:
            accounts = find_ibans(block.text)
            payees = [payee.span[0] for payee in find_payees(block.text)] if accounts else []
            if payees and min(payees) <= accounts[0].span[0]:
                found |= {one.value for one in accounts}
    return frozenset(found)


def goes_on(span: Span) -> bool:
    """Whether digits follow the identifier at `span` in its segment: where it ends is not certain then."""
    behind = span.segment.words[span.stop : span.stop + 1]
    return any(word.text.isdigit() for word in behind)


def propose_accounts(sheet: Sheet, parties: Parties) -> Iterator[Claim]:
    """Claims for the account to pay to, and for the code of its bank."""
    buyers = {id(row.segment) for buyer in parties.buyers[:1] for row in buyer.rows}
    payees = _of_payees(sheet)
    for one in sheet.candidates["iban"]:
        if len(one.spans) > 1:  # over two rows, as narrow columns have it
            score = NAMED - 0.4 * (id(one.span.segment) in buyers)
            yield claim("payment.iban", one.value, one.raw, one.spans, score, "IBAN")
    for segment in sheet.layout.segments:
        found = find_ibans(segment.text)
        for start, stop in () if found else find_near_ibans(segment.text):
            span, raw = span_at(segment, start, stop), segment.text[start:stop]
            short = f"{raw} does not have the length of an IBAN."
            if any("payment.iban" in naming.mark.roles for naming in sheet.name(span)[:1]):
                yield claim("payment.iban", raw.replace(" ", ""), raw, span, 0.45, "IBAN", short)
        for identifier in found:
            span = span_at(segment, *identifier.span)
            doubt = _iban_doubt(sheet, identifier, span)
            beside = bool(payees) and identifier.value not in payees
            score = 0.6 if doubt else BESIDE if beside else NAMED - 0.4 * (id(segment) in buyers)
            yield claim("payment.iban", identifier.value, identifier.raw, span, score, "IBAN", doubt)
        for identifier in find_bics(segment.text):
            span = span_at(segment, *identifier.span)
            if any("payment.bic" in naming.mark.roles for naming in sheet.name(span)[:1]):
                yield claim("payment.bic", identifier.value, identifier.raw, span, NAMED, "BIC")
