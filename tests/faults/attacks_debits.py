"""Attacks by the mandate of a direct debit: somebody else's account or creditor; and honest twins."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from tests.faults.attack import Attack
from tests.faults.stated import CII, UBL, swapped

_UBL_MEANS = "<cbc:PaymentMeansCode>58</cbc:PaymentMeansCode>"
_UBL_ACCOUNT = """<cac:PayeeFinancialAccount>
      <cbc:ID>DE89370400440532013000</cbc:ID>
    </cac:PayeeFinancialAccount>"""
_CII_MEANS = "<ram:TypeCode>58</ram:TypeCode>"
_CREDITOR, _ACCOUNT = "DE98ZZZ09999999999", "DE75512108001245126199"
_RULES = ("DEBIT-1", "DEBIT-2")


def debits() -> Iterator[Attack]:
    """Every attack by a mandate."""
    tries = "a debit from an account that is not known"
    yield Attack("debit-ubl.xml", tries, _RULES[:1], partial(_ubl, _ACCOUNT))
    yield Attack("debit-ubl-seller.xml", "a debit from the seller's account", _RULES[:1], partial(_ubl, _THEIRS))
    yield Attack("debit-cii-creditor.xml", "a debit by a creditor that is not known", _RULES[1:], _cii)


def honest_debits() -> Iterator[Attack]:
    """The twins: a debit that names neither, and leaves both to the mandate."""
    yield Attack("debit-twin.xml", "nothing", (), partial(_ubl, None))


_THEIRS = "DE89370400440532013000"


def _ubl(account: str | None) -> bytes:
    taken = f"<cac:PayerFinancialAccount><cbc:ID>{account}</cbc:ID></cac:PayerFinancialAccount>" if account else ""
    mandate = f"<cac:PaymentMandate><cbc:ID>M-1</cbc:ID>{taken}</cac:PaymentMandate>"
    return swapped(UBL, {_UBL_MEANS: _UBL_MEANS.replace("58", "59"), _UBL_ACCOUNT: _UBL_ACCOUNT + mandate})


def _cii() -> bytes:
    creditor = f"<ram:CreditorReferenceID>{_CREDITOR}</ram:CreditorReferenceID>"
    mandate = "<ram:DirectDebitMandateID>M-1</ram:DirectDebitMandateID>"
    return swapped(
        CII,
        {
            "<ram:InvoiceCurrencyCode>": f"{creditor}<ram:InvoiceCurrencyCode>",
            _CII_MEANS: _CII_MEANS.replace("58", "59"),
            "</ram:DueDateDateTime>": f"</ram:DueDateDateTime>{mandate}",
        },
    )
