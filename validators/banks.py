"""Which bank holds an account, by the registers of countries that list all of theirs."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from schemas import Extraction, Layer, same_account
from schemas.grades import DOUBTED

# Countries whose register lists every bank that may hold accounts, under the numbers that it has now.
_REGISTERED = frozenset({"AT", "CH", "DE", "LI"})
_BANK = 4  # letters of a BIC that are the bank's
_STATED = (Layer.EINVOICE, Layer.TEMPLATE, Layer.HUMAN)


def bank_of(account: str | None) -> tuple[Any, bool]:
    """The bank that an IBAN names (None if it is in no register), and whether the country's banks are registered."""
    from schwifty import IBAN  # its registers take a moment to load
    from schwifty.exceptions import SchwiftyException

    try:
        iban = IBAN(account or "")
    except SchwiftyException:
        return None, False
    return iban.bank, iban.country_code in _REGISTERED


def with_its_bank(extraction: Extraction) -> Extraction:
    """`extraction` with the one BIC of several printed that is of the bank of the account to pay."""
    claim, account = extraction.claims.get("payment.bic"), extraction.claims.get("payment.iban")
    if claim is None or account is None or claim.layer in _STATED or not claim.rejected:
        return extraction
    bank, registered = bank_of(str(account.value))
    expected = bank.bic if registered and bank is not None else None
    if not expected:
        return extraction
    printed = [(claim.value, claim.raw, claim.page, claim.boxes)]
    printed += [(other.value, other.raw, other.page, other.boxes) for other in claim.rejected]
    fitting = {str(one[0]).upper(): one for one in printed if _is_of(str(one[0]), expected)}
    if len(fitting) != 1:
        return extraction
    (one,) = fitting.values()
    place = dict(zip(("value", "raw", "page", "boxes"), one, strict=True))
    known = {"layer": Layer.REFERENCE, "doubt": None, "confidence": None, "alone": False}
    settled = claim.model_copy(update={**place, **known})
    return extraction.model_copy(update={"claims": {**extraction.claims, "payment.bic": settled}})


def with_doubted_bic(extraction: Extraction, accounts: Collection[str]) -> Extraction:
    """`extraction` with the BIC in doubt where it is of another bank than the account to pay, and that is one of the
    seller's known `accounts`: the money goes there, and the BIC is withheld."""
    claim, account = extraction.claims.get("payment.bic"), extraction.claims.get("payment.iban")
    if claim is None or account is None or claim.layer in _STATED or claim.doubt is not None:
        return extraction
    if not any(same_account(str(account.value), known) for known in accounts):
        return extraction
    bank, registered = bank_of(str(account.value))
    expected = bank.bic if registered and bank is not None else None
    if not expected or _is_of(str(claim.value), expected):
        return extraction
    doubt = f"The account is held with {bank.name} ({expected}), and {claim.raw} is of another bank."
    doubted = claim.model_copy(update={"doubt": doubt, "score": min(claim.score, DOUBTED)})
    return extraction.model_copy(update={"claims": {**extraction.claims, "payment.bic": doubted}})


def _is_of(bic: str, expected: str) -> bool:
    return bic.upper()[:_BANK] == expected[:_BANK]
