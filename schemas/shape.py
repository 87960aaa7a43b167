"""The shape of an e-invoice: what the official rules ask of its elements beyond the values of its terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from schemas.money import Frozen, Number


class TaxTotal(Frozen):
    """One stated tax total: its currency and amount, and the sum of the tax rows below it (None where it has none)."""

    currency: str | None = None
    amount: Number | None = None
    rows: Number | None = None


class PaymentWay(Frozen):
    """One way to pay: its code (None where absent), and what is there of an account, a card and a mandate.

    An account may be there without the element of its identifier, or with an empty one.
    """

    code: str | None = None
    account: Literal["none", "without", "empty", "stated"] = "none"
    account_id: str | None = None
    card: bool = False
    mandate: bool = False
    debited_account: str | None = None


class AccountNamed(Frozen):
    """An account in the text of an element or attribute: its IBAN, and the path of what holds it."""

    iban: str
    path: str


class Shape(Frozen):
    """What stands in an e-invoice besides its values. Paths are claim paths, of terms and of groups.

    `groups` are the groups that are there, `bare` the terms whose elements are there but hold nothing, `unread` those
    whose text is not of their kind, with it; `untaxed` are rows whose tax is not said to be VAT; `unnumbered` are
    groups of references with one that has no number; `amounts_in` are the currencies of all amounts but those of tax
    in another currency; `accounts` are those that any text names. None: it is not known. "other" is no syntax of EN
    16931.
    """

    syntax: Literal["ubl", "cii", "other"] = "ubl"
    credit_note: bool = False
    groups: tuple[str, ...] | None = None
    bare: tuple[str, ...] = ()
    unread: Mapping[str, str] = {}
    untaxed: tuple[str, ...] = ()
    unnumbered: tuple[str, ...] = ()
    currencies: tuple[str, ...] = ()
    amounts_in: tuple[str, ...] = ()
    tax_totals: tuple[TaxTotal, ...] | None = None
    payment_ways: tuple[PaymentWay, ...] | None = None
    accounts: tuple[AccountNamed, ...] = ()
