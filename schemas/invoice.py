"""The Invoice: strictly typed, every term optional. Presence, code lists and arithmetic are rules, not types.

Names are the EN 16931 term names in snake case; `schemas.terms` lists them with their BT numbers.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Strict

from schemas.money import Frozen, Number

# A date that is never parsed from a string by accident when built in Python (JSON input still reads ISO 8601).
Day = Annotated[date, Strict()]


class Address(Frozen):
    """BG-5 and BG-8: a postal address. `country` is an ISO 3166-1 alpha-2 code."""

    street: str | None = None
    city: str | None = None
    post_code: str | None = None
    country: str | None = None


class Party(Frozen):
    """BG-4 seller or BG-7 buyer."""

    name: str | None = None
    vat_id: str | None = None
    tax_number: str | None = None
    address: Address = Address()


class Payment(Frozen):
    """BG-16 and BG-17: how the invoice is to be paid."""

    iban: str | None = None
    bic: str | None = None
    reference: str | None = None
    terms: str | None = None


class Totals(Frozen):
    """BG-22: document totals. The sign is as the document states it."""

    line_net: Number | None = None
    allowances: Number | None = None
    charges: Number | None = None
    net: Number | None = None
    tax: Number | None = None
    gross: Number | None = None
    paid: Number | None = None
    rounding: Number | None = None
    due: Number | None = None


class TaxRow(Frozen):
    """BG-23: one row of the tax breakdown. `rate` is a percentage."""

    category: str | None = None
    rate: Number | None = None
    base: Number | None = None
    amount: Number | None = None


class Line(Frozen):
    """BG-25: one invoice line. `tax_rate` is a percentage."""

    description: str | None = None
    quantity: Number | None = None
    unit: str | None = None
    unit_price: Number | None = None
    net: Number | None = None
    tax_rate: Number | None = None


class Invoice(Frozen):
    """What is believed of one invoice."""

    invoice_number: str | None = None
    type_code: str | None = None
    issue_date: Day | None = None
    due_date: Day | None = None
    currency: str | None = None
    purchase_order_reference: str | None = None
    buyer_reference: str | None = None
    preceding_invoice: str | None = None
    seller: Party = Party()
    buyer: Party = Party()
    payment: Payment = Payment()
    totals: Totals = Totals()
    tax_breakdown: tuple[TaxRow, ...] = ()
    lines: tuple[Line, ...] = ()
