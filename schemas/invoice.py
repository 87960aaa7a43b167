"""The Invoice: strictly typed, every term optional. Presence, code lists and arithmetic are rules, not types.

Names are the EN 16931 term names in snake case; `schemas.terms` lists them with their BT numbers.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated

from pydantic import Strict

from schemas.money import Frozen, Number

# A date that is never parsed from a string by accident when built in Python (JSON input still reads ISO 8601).
Day = Annotated[date, Strict()]
AHEAD = timedelta(days=92)  # a quarter: what is billed longer before its supply is a prepayment
_ZERO = Decimal(0)


class Identifier(Frozen):
    """An identifier, and the scheme that it is registered under (an ICD or EAS code) where one is stated."""

    value: str | None = None
    scheme: str | None = None


class Period(Frozen):
    """BG-14 and BG-26: first and last day of what is invoiced."""

    start: Day | None = None
    end: Day | None = None


class Address(Frozen):
    """BG-5, BG-8, BG-12 and BG-15: a postal address. `country` is an ISO 3166-1 alpha-2 code."""

    street: str | None = None
    city: str | None = None
    post_code: str | None = None
    country: str | None = None
    additional_street: str | None = None
    third_line: str | None = None
    subdivision: str | None = None


class Contact(Frozen):
    """BG-6 and BG-9: whom to ask."""

    name: str | None = None
    phone: str | None = None
    email: str | None = None


class Party(Frozen):
    """BG-4 seller or BG-7 buyer."""

    name: str | None = None
    vat_id: str | None = None
    tax_number: str | None = None
    address: Address = Address()
    trading_name: str | None = None
    legal_registration: Identifier = Identifier()
    legal_information: str | None = None
    electronic_address: Identifier = Identifier()
    contact: Contact = Contact()
    identifiers: tuple[Identifier, ...] = ()


class Payee(Frozen):
    """BG-10: who is paid, where that is not the seller."""

    name: str | None = None
    identifier: Identifier = Identifier()
    legal_registration: Identifier = Identifier()


class TaxRepresentative(Frozen):
    """BG-11: the seller's tax representative."""

    name: str | None = None
    vat_id: str | None = None
    address: Address = Address()


class Delivery(Frozen):
    """BG-13: where and when the goods or services were delivered."""

    name: str | None = None
    location: Identifier = Identifier()
    date: Day | None = None
    address: Address = Address()


class Account(Frozen):
    """BG-17: an account to pay into; `iban` holds its identifier, whatever its form."""

    iban: str | None = None
    name: str | None = None
    bic: str | None = None


class Payment(Frozen):
    """BG-16 to BG-19: how the invoice is to be paid. `iban` and `bic` are those of the first account."""

    iban: str | None = None
    bic: str | None = None
    reference: str | None = None
    terms: str | None = None
    means_code: str | None = None
    means_text: str | None = None
    account_name: str | None = None
    card_number: str | None = None
    card_holder: str | None = None
    mandate_reference: str | None = None
    creditor_identifier: str | None = None
    debited_account: str | None = None
    other_accounts: tuple[Account, ...] = ()

    @property
    def ibans(self) -> tuple[str, ...]:
        """The IBANs of all accounts, the first account's first."""
        return tuple(iban for iban in (self.iban, *(one.iban for one in self.other_accounts)) if iban)


class Totals(Frozen):
    """BG-22: document totals. The sign is as the document states it.

    `withheld` are taxes that the buyer keeps back: due = gross - paid - withheld + rounding.
    """

    line_net: Number | None = None
    allowances: Number | None = None
    charges: Number | None = None
    net: Number | None = None
    tax: Number | None = None
    gross: Number | None = None
    paid: Number | None = None
    withheld: Number | None = None
    rounding: Number | None = None
    due: Number | None = None
    tax_in_accounting_currency: Number | None = None


class AllowanceCharge(Frozen):
    """BG-20, BG-21, BG-27 and BG-28: an allowance or a charge. `percent` and `rate` are percentages.

    `category` and `rate` are stated on document level only: a line's allowance shares the line's.
    """

    amount: Number | None = None
    base: Number | None = None
    percent: Number | None = None
    category: str | None = None
    rate: Number | None = None
    reason: str | None = None
    reason_code: str | None = None


class TaxRow(Frozen):
    """BG-23: one row of the tax breakdown. `rate` is a percentage."""

    category: str | None = None
    rate: Number | None = None
    base: Number | None = None
    amount: Number | None = None
    exemption_reason: str | None = None
    exemption_reason_code: str | None = None


class Note(Frozen):
    """BG-1: a note, and the code of its subject."""

    text: str | None = None
    subject_code: str | None = None


class PrecedingInvoice(Frozen):
    """BG-3: an invoice that this one refers to."""

    number: str | None = None
    issue_date: Day | None = None


class SupportingDocument(Frozen):
    """BG-24: a document that belongs to the invoice. Its content, where embedded, is not kept here."""

    reference: str | None = None
    description: str | None = None
    location: str | None = None
    media_type: str | None = None
    file_name: str | None = None


class Attribute(Frozen):
    """BG-32: a property of an item."""

    name: str | None = None
    value: str | None = None


class Line(Frozen):
    """BG-25: one invoice line. `tax_rate` is a percentage; `unit_price` is for `price_base_quantity` units (or one).

    `gross` is its amount with tax, where that is what is printed.
    A line with the `status_code` GROUP or INFORMATION is not charged: others add up to it, or are only explained by it.
    """

    description: str | None = None
    quantity: Number | None = None
    unit: str | None = None
    unit_price: Number | None = None
    net: Number | None = None
    gross: Number | None = None
    tax_rate: Number | None = None
    tax_category: str | None = None
    id: str | None = None
    note: str | None = None
    object_identifier: Identifier = Identifier()
    order_line_reference: str | None = None
    accounting_reference: str | None = None
    period: Period = Period()
    gross_price: Number | None = None
    price_discount: Number | None = None
    price_base_quantity: Number | None = None
    price_base_unit: str | None = None
    item_description: str | None = None
    seller_item_id: str | None = None
    buyer_item_id: str | None = None
    standard_item_id: Identifier = Identifier()
    origin_country: str | None = None
    status_code: str | None = None
    allowances: tuple[AllowanceCharge, ...] = ()
    charges: tuple[AllowanceCharge, ...] = ()
    classifications: tuple[Identifier, ...] = ()
    attributes: tuple[Attribute, ...] = ()

    @property
    def charged(self) -> bool:
        """Whether it is one of the lines that add up to the sum of the lines."""
        return self.status_code not in ("GROUP", "INFORMATION")

    @property
    def adjustment(self) -> Decimal:
        """What its charges and allowances add to quantity x price."""
        charges = sum((one.amount or _ZERO for one in self.charges), _ZERO)
        return charges - sum((one.amount or _ZERO for one in self.allowances), _ZERO)


class Invoice(Frozen):
    """What is believed of one invoice. `preceding_invoice` is the number of the first of `preceding_invoices`."""

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
    specification: str | None = None
    business_process: str | None = None
    vat_accounting_currency: str | None = None
    tax_point_date: Day | None = None
    tax_point_date_code: str | None = None
    project_reference: str | None = None
    contract_reference: str | None = None
    sales_order_reference: str | None = None
    receiving_advice_reference: str | None = None
    despatch_advice_reference: str | None = None
    tender_reference: str | None = None
    object_identifier: Identifier = Identifier()
    buyer_accounting_reference: str | None = None
    period: Period = Period()
    payee: Payee = Payee()
    tax_representative: TaxRepresentative = TaxRepresentative()
    delivery: Delivery = Delivery()
    allowances: tuple[AllowanceCharge, ...] = ()
    charges: tuple[AllowanceCharge, ...] = ()
    notes: tuple[Note, ...] = ()
    preceding_invoices: tuple[PrecedingInvoice, ...] = ()
    supporting_documents: tuple[SupportingDocument, ...] = ()
