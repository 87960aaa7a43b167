"""An e-invoice that says that the amount is collected, in any of its ways to pay, names no account to pay it to."""

from __future__ import annotations

import pytest

from schemas import PaymentWay
from validators.rule import Fail, NotApplicable, e_invoice
from validators.rules.debits import RULES

RULE = next(rule for rule in RULES if rule.id == "DEBIT-3")
IBAN = "DE89370400440532013000"


def said(code: str, *ways: PaymentWay, iban: str | None = IBAN, mandate: str | None = None) -> list[type]:
    stated = {"payment.iban": iban, "payment.mandate_reference": mandate}
    known = {"payment.means_code": code, **{term: value for term, value in stated.items() if value is not None}}
    return [type(one) for one in RULE.check(e_invoice(known, payment_ways=ways or None))]


@pytest.mark.parametrize("code", ["49", "59", "MP09", "MP10", "MP11", "MP12", "MP19"])
def test_a_collected_amount_needs_no_account(code: str) -> None:
    assert said(code) == [Fail]
    assert said(code, iban=None) == []


@pytest.mark.parametrize("code", ["30", "58", "MP05", "MP08"])
def test_what_is_transferred_is_not_collected(code: str) -> None:
    assert said(code) == [NotApplicable]


@pytest.mark.parametrize(
    ("code", "mandate", "fails"),
    [
        ("59", "M-1", False),
        ("49", "M-1", False),
        ("59", None, True),
        ("59", "", True),
        ("58", "M-1", True),
        ("30", "M-1", True),
    ],
)
def test_the_one_way_to_pay_may_tell_by_its_mandate_where_the_money_goes(
    code: str, mandate: str | None, *, fails: bool
) -> None:
    way = PaymentWay(code=code, account="stated", account_id=IBAN, mandate=mandate is not None)
    assert (said(code, way, mandate=mandate) == [Fail]) is fails


TRANSFER = PaymentWay(code="58", account="stated", account_id=IBAN)


@pytest.mark.parametrize(
    ("second", "fails"),
    [
        (PaymentWay(code="59", mandate=True), True),
        (PaymentWay(code="49"), True),
        (PaymentWay(code="58", mandate=True), True),
        (PaymentWay(code="30", account="stated", account_id=IBAN), False),
        (PaymentWay(code="48", card=True), False),
    ],
)
def test_a_second_way_to_pay_that_collects_is_seen(second: PaymentWay, *, fails: bool) -> None:
    assert said("58", TRANSFER, second) == [Fail if fails else NotApplicable]
    assert said("58", TRANSFER) == [NotApplicable]
