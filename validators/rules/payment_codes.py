"""Payment codes: a code to scan must ask for what the invoice says. Whoever pays by camera pays what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from schemas import DocType, PaymentCode, Severity, Value, folded, normalise_number, plain
from validators.likeness import bare, same_words
from validators.rule import Check, Facts, Fail, NotApplicable, Rule, Said, example

_SOURCE = "our own; EPC069-12, SIX implementation guidelines QR-bill, GST e-invoice and ZATCA QR specifications"
_COMPARE = "Do not pay by the code; ask the sender, through a channel you know, which of the two is meant."
_NO_CODE = "No payment code was found on the pages."
_NAMES = {
    "epc": "SEPA payment code",
    "swiss": "Swiss QR-bill",
    "spayd": "Czech payment code",
    "zbp": "Polish payment code",
    "hub3": "Croatian payment code",
    "usingqr": "Swedish payment code",
    "gst": "GST code",
    "fiscal": "code of the tax authority",
    "zatca": "ZATCA code",
    "other": "code",
    "link": "link",
    "layer": "text layer of the scan",
}

_KINDS = {
    DocType.INVOICE: "an invoice",
    DocType.CREDIT_NOTE: "a credit note",
    DocType.RECEIPT: "a receipt",
    DocType.OTHER: "no invoice",
}
_TELLING = 6  # letters and digits of a number whose form tells it
_UNSAID = NotApplicable("No payment code says this, or the invoice does not.")

Compare = Callable[[Facts, PaymentCode], Fail | NotApplicable | None]


def _each(compare: Compare) -> Check:
    """The check that finds fault with no payment code."""

    def check(facts: Facts) -> Iterator[Said]:
        said = [compare(facts, code) for code in facts.codes]
        yield from (one for one in said if isinstance(one, Fail))
        if all(isinstance(one, NotApplicable) for one in said):
            yield _UNSAID if said else NotApplicable(_NO_CODE)

    return check


def _otherwise(code: PaymentCode, what: str, seen: str, expected: str) -> Fail:
    message = f"The {_NAMES[code.scheme]} on page {code.page} says {seen} as {what}, but the invoice says {expected}."
    boxes = (code.box,) if code.box is not None else ()
    return Fail(message, seen=seen, expected=expected, page=code.page, boxes=boxes)


def _account(facts: Facts, code: PaymentCode) -> Fail | NotApplicable | None:
    """Another account than the invoice's, which stands nowhere on the page."""
    other = _other_account(facts, code)
    return None if isinstance(other, Fail) and code.printed else other


def _second_account(facts: Facts, code: PaymentCode) -> Fail | NotApplicable | None:
    """Another of the accounts that are printed: Swiss bills have one of their own for payments with a reference."""
    other = _other_account(facts, code)
    return other if code.printed or not isinstance(other, Fail) else None


def _other_account(facts: Facts, code: PaymentCode) -> Fail | NotApplicable | None:
    known = facts.invoice.payment.ibans
    if code.account is None or not known:
        return _UNSAID
    ours = set(map(bare, known))
    layers = (bare(one.account) for one in _in_layer(facts, code) if one.account is not None)
    if bare(code.account) in ours or not ours.isdisjoint(layers):
        return None
    return _otherwise(code, "account", code.account, known[0])


def _in_layer(facts: Facts, code: PaymentCode) -> Iterator[PaymentCode]:
    """All that the text layer of a scan names, where `code` is of it: of several of a kind, one may be read badly."""
    return (one for one in facts.codes if one.scheme == code.scheme == "layer")


def _amount(facts: Facts, code: PaymentCode) -> Fail | NotApplicable | None:
    totals = facts.invoice.totals
    payable = [abs(amount) for amount in (totals.due, totals.gross) if amount is not None]
    if code.amount is None or not payable:
        return _UNSAID
    if code.amount in payable or (code.scheme != "layer" and _parts(facts) in payable):
        return None
    if any(one.amount in payable for one in _in_layer(facts, code)):
        return None
    compared = "totals.gross" if totals.due is None else "totals.due"
    return _otherwise(code, "amount", plain(code.amount), plain(payable[0]))._replace(terms=(compared,))


def _parts(facts: Facts) -> Decimal:
    """What all codes ask for together, as instalments do; nobody scans the text layer, and it may add what lacks."""
    amounts = (one.amount for one in facts.codes if one.amount is not None and one.scheme != "layer")
    return sum(amounts, Decimal(0))


def _currency(facts: Facts, code: PaymentCode) -> Fail | NotApplicable | None:
    known = facts.invoice.currency
    if code.currency is None or known is None:
        return _UNSAID
    return None if code.currency == known else _otherwise(code, "currency", code.currency, known)


def _reference(facts: Facts, code: PaymentCode) -> Fail | NotApplicable | None:
    """A reference that is neither the printed one nor holds it or the invoice number; where none is printed, one of
    its very form."""
    known, number = facts.invoice.payment.reference, facts.invoice.invoice_number
    expected = known or number
    if code.reference is None or expected is None:
        return _UNSAID
    said = bare(code.reference)
    if any(bare(one) in said or said in bare(one) for one in (known, number) if one):
        return None
    if known is None and not _holds_another(said, bare(expected)):
        return _UNSAID
    return _otherwise(code, "reference", code.reference, expected)


def _holds_another(said: str, number: str) -> bool:
    """Whether a text holds a number of the very form of the invoice's: its letters, other digits."""
    form = "".join(r"\d" if sign.isdigit() else sign for sign in number)
    return len(number) >= _TELLING and re.search(rf"(?<!\d){form}(?!\d)", said) is not None


def _creditor(facts: Facts, code: PaymentCode) -> Fail | NotApplicable | None:
    invoice = facts.invoice
    names = (invoice.seller.name, invoice.seller.trading_name, invoice.payee.name, invoice.payment.account_name)
    known = [name for name in names if name]
    if code.creditor is None or not known:
        return _UNSAID
    if any(same_words(_plain(code.creditor), _plain(name)) for name in known):
        return None
    return _otherwise(code, "payee", code.creditor, known[0])


def _plain(name: str) -> str:
    """A name without its accents: many codes have none."""
    return " ".join(map(folded, name.split()))


def _tax_id(facts: Facts, code: PaymentCode) -> Fail | NotApplicable | None:
    known = facts.invoice.seller.vat_id
    if code.tax_id is None or known is None:
        return _UNSAID
    if bare(code.tax_id) in bare(known):
        return None
    return _otherwise(code, "tax number of the seller", code.tax_id, known)


def _number(facts: Facts, code: PaymentCode) -> Fail | NotApplicable | None:
    known = facts.invoice.invoice_number
    if code.number is None or known is None:
        return _UNSAID
    said = (code, *_in_layer(facts, code))
    if any(one.number and normalise_number(one.number) == normalise_number(known) for one in said):
        return None
    if code.scheme == "layer" and not _holds_another(bare(code.number), bare(known)):
        return _UNSAID  # a number of the customer, or one that is misread
    return _otherwise(code, "invoice number", code.number, known)


def _issued(facts: Facts, code: PaymentCode) -> Fail | NotApplicable | None:
    """Another day of issue in the text layer of a scan; a tax authority's code may have the day of its registration."""
    known, days = facts.invoice.issue_date, [one.issued for one in _in_layer(facts, code)]
    if code.issued is None or known is None or not days:
        return _UNSAID
    return None if known in days else _otherwise(code, "day of issue", f"{code.issued}", f"{known}")


def _standing(facts: Facts, code: PaymentCode) -> Fail | NotApplicable | None:
    """What the tax authority knows as annulled, or as a document of another kind than a debt or a credit."""
    if code.cancelled:
        return _otherwise(code, "state of the document", "annulled", "one that stands")
    if code.kind is None or facts.doc_type is DocType.OTHER:
        return _UNSAID
    credit = DocType.CREDIT_NOTE
    if code.kind is not DocType.OTHER and (code.kind is credit) is (facts.doc_type is credit):
        return None
    return _otherwise(code, "kind of document", _KINDS[code.kind], _KINDS[facts.doc_type])


def _agreeing(facts: Facts) -> Iterator[Said]:
    """Says what each payment code confirms, where it contradicts nothing."""
    if not facts.codes:
        yield NotApplicable(_NO_CODE)
    for code in facts.codes:
        if any(isinstance(compare(facts, code), Fail) for compare in _COMPARISONS):
            continue
        invoice = facts.invoice
        same = {
            "account": code.account is not None and bare(code.account) == bare(invoice.payment.iban or ""),
            "amount": code.amount is not None and code.amount in (invoice.totals.due, invoice.totals.gross),
            "currency": code.currency is not None and code.currency == invoice.currency,
            "tax number": code.tax_id is not None and invoice.seller.vat_id is not None,
            "invoice number": code.number is not None and invoice.invoice_number is not None,
        }
        if any(same.values()):
            confirmed = ", ".join(what for what, is_same in same.items() if is_same)
            yield Fail(f"The {_NAMES[code.scheme]} on page {code.page} agrees with the invoice: {confirmed}.")


_COMPARISONS = (
    _account,
    _second_account,
    _amount,
    _currency,
    _reference,
    _creditor,
    _tax_id,
    _number,
    _issued,
    _standing,
)
_VALUES: dict[str, Value] = {
    "payment.iban": "DE89370400440532013000",
    "payment.reference": "RF18539007547034",
    "totals.due": Decimal("119.00"),
    "currency": "EUR",
    "seller.name": "Muster GmbH",
    "seller.vat_id": "29AABCT1332L000",
    "invoice_number": "R-17",
    "issue_date": date(2024, 5, 1),
}
_SAME = PaymentCode(
    scheme="epc", account="DE89370400440532013000", amount=Decimal("119.00"), currency="EUR", creditor="Muster GmbH",
    reference="RF18539007547034", tax_id="29AABCT1332L000", number="R-17", kind=DocType.INVOICE,
)  # fmt: skip
_ACCOUNT = "DE02120300000000202051"


def _rule(
    rule_id: str, terms: tuple[str, ...], severity: Severity, compare: Compare, sentence: str, **code: Any
) -> Rule:  # fmt: skip
    """The rule that no code says otherwise of `terms`; `code` holds what one says that does."""
    return Rule(
        id=rule_id,
        sentence=sentence,
        todo=_COMPARE,
        terms=terms,
        severity=severity,
        source=_SOURCE,
        check=_each(compare),
        passing=example(_VALUES, codes=(_SAME,)),
        failing=example(_VALUES, codes=(PaymentCode(scheme="epc", **code),)),
    )


_ACCOUNTS = ("payment.iban", "payment.other_accounts[].iban")
_PAYEES = ("seller.name", "seller.trading_name", "payee.name", "payment.account_name")

RULES: tuple[Rule, ...] = (
    _rule("QR-01", _ACCOUNTS, Severity.FATAL, _account,
          "A payment code asks for payment to an account that is printed.", account=_ACCOUNT),
    _rule("QR-02", ("totals.due", "totals.gross"), Severity.FATAL, _amount,
          "A payment code asks for the amount that the invoice says.", amount=Decimal("191.00")),
    _rule("QR-03", ("currency",), Severity.FATAL, _currency,
          "A payment code asks for the currency of the invoice.", currency="CHF"),
    _rule("QR-04", _ACCOUNTS, Severity.WARNING, _second_account,
          "A payment code asks for payment to the account of the invoice.", account=_ACCOUNT, printed=True),
    _rule("QR-05", ("payment.reference", "invoice_number"), Severity.WARNING, _reference,
          "A payment code has the payment reference or the number of the invoice.", reference="RF712348231"),
    _rule("QR-06", _PAYEES, Severity.WARNING, _creditor,
          "A payment code names the seller or the payee.", creditor="Someone Else Ltd"),
    _rule("QR-07", ("seller.vat_id",), Severity.FATAL, _tax_id,
          "A code of the tax authority has the tax number of the seller.", tax_id="27AAPFU0939F1ZV"),
    _rule("QR-08", ("invoice_number",), Severity.FATAL, _number,
          "A code of the tax authority has the number of the invoice.", number="R-18"),
    _rule("QR-10", (), Severity.WARNING, _standing,
          "A code of the tax authority calls the document what it is, and not annulled.", cancelled=True),
    Rule(
        id="QR-11",
        sentence="The text layer of a scan has the day of issue that its picture shows.",
        todo=_COMPARE,
        terms=("issue_date",),
        severity=Severity.WARNING,
        source="our own",
        check=_each(_issued),
        passing=example(_VALUES, codes=(PaymentCode(scheme="layer", issued=date(2024, 5, 1)),)),
        failing=example(_VALUES, codes=(PaymentCode(scheme="layer", issued=date(2024, 5, 2)),)),
    ),
    Rule(
        id="QR-09",
        sentence="What a payment code confirms is told.",
        todo="Nothing: the code agrees with the invoice.",
        terms=(),
        severity=Severity.INFORMATION,
        source=_SOURCE,
        check=_agreeing,
        passing=example(_VALUES, codes=(PaymentCode(scheme="epc", creditor="Muster GmbH"),)),
        failing=example(_VALUES, codes=(PaymentCode(scheme="epc", currency="EUR", amount=Decimal("119.00")),)),
    ),
)  # fmt: skip
