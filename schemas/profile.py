"""Profiles: which content a document must have. Chosen by `validators.profiles`, recorded in the verdict."""

from __future__ import annotations

from enum import StrEnum


class Profile(StrEnum):
    """Which law or specification a document is held against; each rule says under which of them it can be decided.

    PAGE-EU is the VAT directive's full content, for member states without a profile of their own and for other
    countries with rules of its kind. EINVOICE is EN 16931 itself, which the e-invoices below it narrow, but for the
    two that Factur-X leaves without lines.
    """

    PAGE_EU = "PAGE-EU"
    EU_SIMPLIFIED = "EU-SIMPLIFIED"
    DE = "DE"
    DE_SMALL_AMOUNT = "DE-SMALL-AMOUNT"
    DE_SMALL_BUSINESS = "DE-SMALL-BUSINESS"
    FR = "FR"
    IT = "IT"
    AT = "AT"
    NL = "NL"
    CH = "CH"
    CH_TILL = "CH-TILL"
    UK = "UK"
    UK_SIMPLIFIED = "UK-SIMPLIFIED"
    PAGE_US = "PAGE-US"
    IN_GST = "IN-GST"
    RECEIPT = "RECEIPT"
    EINVOICE = "EINVOICE"
    XRECHNUNG = "XRECHNUNG"
    PEPPOL = "PEPPOL-BIS"
    FACTURX_EXTENDED = "FACTUR-X-EXTENDED"
    FACTURX_BASIC = "FACTUR-X-BASIC"
    FACTURX_BASIC_WL = "FACTUR-X-BASIC-WL"
    FACTURX_MINIMUM = "FACTUR-X-MINIMUM"
    FATTURAPA = "FATTURAPA"

    @property
    def from_page(self) -> bool:
        """Whether the values were read from pages, where what is missing may just not have been found."""
        return self in _PAGES

    @property
    def is_simplified(self) -> bool:
        """Whether it is the short content that the law allows up to a small amount: no buyer, no net, one sum."""
        return self in _SIMPLIFIED

    @property
    def is_full(self) -> bool:
        """Whether both parties and net, tax and gross are asked for."""
        return self not in _SIMPLIFIED and self not in {Profile.PAGE_US, Profile.RECEIPT}


_SIMPLIFIED = frozenset(
    {Profile.EU_SIMPLIFIED, Profile.DE_SMALL_AMOUNT, Profile.CH_TILL, Profile.UK_SIMPLIFIED},
)
_PAGES = frozenset(list(Profile)[: list(Profile).index(Profile.EINVOICE)])
