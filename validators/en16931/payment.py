"""How an e-invoice is to be paid: the code of the way, the account."""

from __future__ import annotations

from collections.abc import Iterator

from schemas import Payment, PaymentWay
from validators.en16931.form import en_rule
from validators.rule import Facts, Fail, Rule, Said, e_invoice

# Credit transfer, and SEPA credit transfer (UNTDID 4461).
_TRANSFERS = {"30", "58"}
_IBAN = "DE89370400440532013000"


def ways(facts: Facts) -> tuple[PaymentWay, ...]:
    """The ways to pay; made from the values where the elements are not known."""
    if facts.shape.payment_ways is not None:
        return facts.shape.payment_ways
    payment = facts.invoice.payment
    if payment == Payment():
        return ()
    return (
        PaymentWay(
            code=payment.means_code,
            account="none" if payment.iban is None else "stated",
            account_id=payment.iban,
            card=payment.card_number is not None,
            mandate=payment.mandate_reference is not None,
            debited_account=payment.debited_account,
        ),
    )


def _transfers(facts: Facts) -> Iterator[PaymentWay]:
    yield from (way for way in ways(facts) if (way.code or "").strip() in _TRANSFERS)


def _coded(facts: Facts) -> Iterator[Said]:
    if any(way.code is None for way in ways(facts)):
        yield Fail("A way to pay is given without its code.")


def _account_named(facts: Facts) -> Iterator[Said]:
    if any(way.account in {"without", "empty"} for way in _transfers(facts)):
        yield Fail("A credit transfer names an account without its identifier.")


def _account_there(facts: Facts) -> Iterator[Said]:
    # The official rule for CII asks it only of an account that is there.
    missing = {"without"} if facts.shape.syntax == "cii" else {"none", "without"}
    if any(way.account in missing for way in _transfers(facts)):
        yield Fail("The invoice is to be paid by credit transfer, but states no account to pay into.")


RULES: tuple[Rule, ...] = (
    en_rule(
        "BR-49",
        "A way to pay has its code (BT-81).",
        terms=("payment.means_code",),
        check=_coded,
        passing=e_invoice({"payment.means_code": "58"}),
        failing=e_invoice({"payment.iban": _IBAN}),
        elsewhere="A page prints how to pay in words.",
    ),
    en_rule(
        "BR-50",
        "An account for credit transfers has its identifier (BT-84).",
        terms=("payment.iban", "payment.means_code"),
        check=_account_named,
        passing=e_invoice({"payment.means_code": "58", "payment.iban": _IBAN}),
        failing=e_invoice(payment_ways=(PaymentWay(code="58", account="empty"),)),
    ),
    en_rule(
        "BR-61",
        "An invoice to be paid by credit transfer states the account to pay into (BT-84).",
        terms=("payment.iban", "payment.means_code"),
        check=_account_there,
        passing=e_invoice({"payment.means_code": "58", "payment.iban": _IBAN}),
        failing=e_invoice({"payment.means_code": "58"}),
        elsewhere="A page prints how to pay in words.",
    ),
)
