"""The account to pay and the reference to pay with: the bank they name, and the check digits they carry."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iso11649
from stdnum.ch import esr
from stdnum.exceptions import ValidationError

from schemas import Severity, Value
from schemas.terms import REFERENCES
from validators.banks import bank_of
from validators.likeness import bare, mistyped
from validators.rule import Facts, Fail, NotApplicable, Rule, Said, example

_ASK = "Ask the seller for the account through a way you know already."
_CREDITOR = re.compile(r"RF\d{2}[0-9A-Z]{1,21}")
_BELGIAN = re.compile(r"[+*]{3}(\d{3})/(\d{4})/(\d{5})[+*]{3}")
_SWISS_LENGTH = 27
_TELLING = 6  # letters and digits: two slips in fewer make any number of another
_QR_BANKS = range(30_000, 32_000)  # bank numbers of Swiss accounts that take QR references


def _bank(facts: Facts) -> Iterator[Said]:
    account = facts.invoice.payment.iban
    bank, registered = bank_of(account)
    if not registered:
        yield NotApplicable("No valid IBAN is known, or its country's register of banks is not complete here.")
    elif bank is None:
        yield Fail(f"No bank is registered under the number in the IBAN {account}.", seen=account)


def _bic(facts: Facts) -> Iterator[Said]:
    payment = facts.invoice.payment
    bank, registered = bank_of(payment.iban)
    expected = bank.bic if registered and bank is not None else None
    read = facts.claims.get("payment.bic")
    if payment.bic is None or not expected:
        yield NotApplicable("No BIC is stated, or the bank of the IBAN is not known for certain.")
    elif read is not None and read.doubt is not None:
        yield NotApplicable("The BIC is in doubt: it does not leave without a person.")
    elif payment.bic.upper()[:4] != expected[:4]:
        message = f"The IBAN is held with {bank.name} ({expected}), but the BIC {payment.bic} is of another bank."
        yield Fail(message, seen=payment.bic, expected=expected)


def _reference(facts: Facts) -> Iterator[Said]:
    payment = facts.invoice.payment
    text = "".join((payment.reference or "").upper().split())
    checked = _checked(text, payment.iban or "")
    if checked is None:
        yield NotApplicable("No reference with check digits is known.")
    elif not checked:
        yield Fail(f"The check digits of the payment reference {payment.reference} are wrong.", seen=payment.reference)


def _slipped(facts: Facts) -> Iterator[Said]:
    """A reference that is the invoice's number but for a slip or two: a check digit behind it is none."""
    invoice = facts.invoice
    said, number = invoice.payment.reference, invoice.invoice_number
    if said is None or number is None:
        yield NotApplicable("No payment reference, or no number is known.")
        return
    others = [getattr(invoice, term) for term in REFERENCES - {"invoice_number", "payment.reference"}]
    theirs, ours = bare(said), bare(number)
    held = theirs in ours or ours in theirs
    if held or len(ours) < _TELLING or not mistyped(said, number) or any(theirs == bare(one) for one in others if one):
        return
    message = f"The payment reference {said} is nearly the number {number}, and not the same."
    yield Fail(message, seen=said, expected=number)


def _checked(text: str, account: str) -> bool | None:
    """Whether the check digits of a reference are right; None where it is of no kind that has some."""
    if _CREDITOR.fullmatch(text):
        return bool(iso11649.is_valid(text))
    belgian = _BELGIAN.fullmatch(text)
    if belgian is not None:
        digits = "".join(belgian.groups())
        return (int(digits[:10]) % 97 or 97) == int(digits[10:])
    if text.isdigit() and len(text) == _SWISS_LENGTH and _takes_qr(account):
        return _swiss(text)
    return None


def _takes_qr(account: str) -> bool:
    number = account[4:9]
    return account[:2] in {"CH", "LI"} and number.isdigit() and int(number) in _QR_BANKS


def _swiss(text: str) -> bool:
    try:
        esr.validate(text)
    except ValidationError:
        return False
    return True


_IBAN: dict[str, Value] = {"payment.iban": "DE89370400440532013000"}

RULES: tuple[Rule, ...] = (
    Rule(
        id="ID-BANK",
        sentence="The IBAN names a bank that is registered.",
        todo=_ASK,
        terms=("payment.iban",),
        severity=Severity.INFORMATION,
        source="registers of the Bundesbank, the Oesterreichische Nationalbank and SIX, as schwifty carries them",
        check=_bank,
        passing=example(_IBAN),
        failing=example({"payment.iban": "DE44999999990532013000"}),
    ),
    Rule(
        id="ID-BIC-BANK",
        sentence="The BIC is that of the bank that the IBAN names.",
        todo=_ASK,
        terms=("payment.bic", "payment.iban"),
        severity=Severity.WARNING,
        source="ISO 9362 and the registers of banks that schwifty carries",
        check=_bic,
        passing=example({**_IBAN, "payment.bic": "COBADEFF"}),
        failing=example({**_IBAN, "payment.bic": "DEUTDEFF"}),
    ),
    Rule(
        id="ID-REF",
        sentence="A payment reference that carries check digits carries the right ones.",
        todo="Compare it with the document: a payment with a wrong reference is not matched.",
        terms=("payment.reference", "payment.iban"),
        severity=Severity.WARNING,
        source="ISO 11649 (RF); Swiss QR reference; Belgian structured communication (OGM)",
        check=_reference,
        passing=example({"payment.reference": "RF18 5390 0754 7034"}),
        failing=example({"payment.reference": "+++090/9337/55494+++"}),
    ),
    Rule(
        id="ID-REF-NUMBER",
        sentence="A payment reference that is nearly the number of the invoice is that number.",
        todo="Look which of the two the seller will know the payment by, and correct the other (`vouchline decide`).",
        terms=("payment.reference", "invoice_number"),
        severity=Severity.WARNING,
        source="our own: a payment under another number settles another invoice",
        check=_slipped,
        passing=example({"payment.reference": "2026-07528", "invoice_number": "2026-0752"}),
        failing=example({"payment.reference": "2026-0725", "invoice_number": "2026-0752"}),
    ),
)
