"""Reference data: what the user knows of its companies, vendors and orders, and what was exported before.

Field descriptions are the documentation of the columns that `vouchline reference load` reads.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Annotated, NamedTuple

from pydantic import Field, StringConstraints

from schemas.extraction import DocType
from schemas.invoice import Invoice
from schemas.money import Frozen, Number

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]


class Vendor(Frozen):
    """One vendor of the vendor master."""

    vendor: Name = Field(description="The vendor's number in your books; several rows of one vendor add accounts.")
    name: Name = Field(description="The name on its invoices.")
    vat_id: str | None = Field(None, description="VAT identifier with the country's prefix.")
    tax_number: str | None = Field(None, description="Tax number, where it has no VAT identifier.")
    country: Country | None = Field(None, description="ISO 3166-1 code of two letters.")
    currency: Currency | None = Field(None, description="ISO 4217 code of the currency it invoices in.")
    ibans: tuple[str, ...] = Field(
        (),
        description="Where it is paid (column `iban`), separated by `;`: an IBAN, or the number of an account as it is "
        "printed, behind the bank's own number and a slash where it has one (`20-20-15/55555555`); a link, a mail "
        "address, a wallet, a telephone number, or the name of another payee.",
    )
    further: tuple[str, ...] = Field(
        (),
        description="What its invoices name beside that and is no account to pay to by itself, separated by `;`: an "
        "account that taxes are paid on, a payee's other bank.",
    )

    @property
    def accounts(self) -> tuple[str, ...]:
        """Whatever its invoices may name as an account: where it is paid, and what is named beside."""
        return (*self.ibans, *self.further)


class Company(Frozen):
    """One company of the user's own: who the buyer of its invoices is."""

    company: Name = Field(description="A short name for the company; several rows of one company add what they hold.")
    names: tuple[Name, ...] = Field(
        description="Its name (column `name`), and other spellings and former names, separated by `;`."
    )
    vat_id: str | None = Field(None, description="VAT identifier with the country's prefix.")
    country: Country | None = Field(None, description="ISO 3166-1 code of two letters.")
    street: str | None = Field(None, description="Street and number.")
    city: str | None = Field(None, description="City.")
    post_code: str | None = Field(None, description="Post code.")
    tax_number: str | None = Field(None, description="Tax number, where one is printed on invoices to it.")
    ibans: tuple[str, ...] = Field(
        (), description="Its own bank accounts (column `iban`), separated by `;`: no seller is paid on them."
    )


class OrderLine(Frozen):
    """One line of a purchase order."""

    order: Name = Field(description="The order's number.")
    line: Name = Field(description="The line's number in the order.")
    vendor: Name = Field(description="The vendor's number, as in the vendor master.")
    currency: Currency = Field(description="ISO 4217 code.")
    quantity: Number = Field(description="The quantity ordered.")
    unit_price: Number = Field(description="The net price of one unit.")
    item: str | None = Field(None, description="The seller's article number.")
    description: str | None = Field(None, description="What is ordered, in words.")


class GoodsReceived(Frozen):
    """Goods that were received for a line of a purchase order."""

    order: Name = Field(description="The order's number.")
    line: Name = Field(description="The line's number in the order.")
    quantity: Number = Field(description="The quantity received; several rows of one line add up.")


REFERENCE_KINDS: Mapping[str, type[Company] | type[Vendor] | type[OrderLine] | type[GoodsReceived]] = {
    "companies": Company,
    "vendors": Vendor,
    "orders": OrderLine,
    "received": GoodsReceived,
}


# Columns that hold several values, separated by `;`, by the attribute they fill.
LISTS: Mapping[type[Frozen], Mapping[str, str]] = {
    Company: {"name": "names", "iban": "ibans"},
    Vendor: {"iban": "ibans", "further": "further"},
}


class Order(NamedTuple):
    """A purchase order; `received` is the quantity received by line, None where receipts of goods are not kept."""

    lines: tuple[OrderLine, ...]
    received: Mapping[str, Decimal] | None


class Like(NamedTuple):
    """What earlier documents are to have: every condition that is given."""

    sellers: Collection[str] = ()
    number: str = ""
    doc_type: DocType | None = None
    currency: str | None = None
    gross: Decimal | None = None
    order: str = ""
    """The purchase order that they name, normalised."""
    corrects: str = ""
    """The preceding invoice that they name, normalised; also where it was withheld."""


class Earlier(NamedTuple):
    """A document that was exported before; `accepted` are the rules that people let it leave in spite of, with what
    each said."""

    sha256: str
    run: str
    doc_type: DocType
    invoice: Invoice
    accepted: tuple[tuple[str, str], ...] = ()
