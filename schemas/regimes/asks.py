"""What a country's law asks of an invoice besides what all countries ask; `validators.rules.mandatory` decides it.

`rule` is the permanent id of the rule that an entry makes, `source` the law. `beside` are profiles other than the
country's own in which it is asked too. Two countries may share a rule: then they ask for the same.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import ConfigDict

from schemas.money import Frozen
from schemas.profile import Profile


class _Ask(Frozen):
    model_config = ConfigDict(strict=False)

    rule: str
    source: str
    beside: tuple[Profile, ...] = ()


class _Worded(_Ask):
    """`sentence` is what the law wants, `says` how what is wrong is told."""

    sentence: str
    says: str


class SupplyDate(_Ask):
    """The day or the period of supply, even where it is that of issue."""

    what: Literal["supply_date"]


class BuyerVatId(_Ask):
    """The buyer's VAT identifier, on domestic invoices over more than `above`."""

    what: Literal["buyer_vat_id"]
    above: Decimal
    currency: str


class SmallBusiness(_Ask):
    """That a seller that says to be a small business states no tax."""

    what: Literal["small_business"]


class Wording(_Worded):
    """Set words: `wording` is their kind, as the languages list them."""

    what: Literal["wording"]
    wording: str
    todo: str
    severity: Literal["information", "warning"] = "warning"
    terms: tuple[str, ...] = ()


class Electronic(_Worded):
    """That a sale within the country is invoiced as data, so that a page is only a copy."""

    what: Literal["electronic"]
    todo: str


class InvoiceNumber(_Worded):
    """An invoice number of this `form`, a regular expression; `right` and `wrong` are examples."""

    what: Literal["invoice_number"]
    form: str
    right: str
    wrong: str


class TaxNumber(_Worded):
    """A tax number of the seller that the check of this name in python-stdnum lets pass; with examples."""

    what: Literal["tax_number"]
    check: str
    right: str
    wrong: str


class SellerNumber(_Ask):
    """A VAT identifier of the country for the seller, `called` so there; `right` and `wrong` are examples."""

    what: Literal["seller_number"]
    called: str
    right: str
    wrong: str


Ask = SupplyDate | BuyerVatId | SmallBusiness | Wording | Electronic | InvoiceNumber | TaxNumber | SellerNumber
