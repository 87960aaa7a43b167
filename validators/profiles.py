"""Which content a document must have: chosen by a recorded rule from what stands on it, unless the policy says."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from schemas import DocType, Extraction, Invoice, Layer, Party, Policy, Profile, plain
from validators import vat

# Countries whose invoices follow the VAT directive or rules of the same kind.
# fmt: off
_VAT_COUNTRIES = frozenset({
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU",
    "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "GB", "GG", "JE", "IM", "MC", "CH", "LI", "NO", "IS",
    "TR", "RS", "ME", "MK", "AL", "BA", "MD", "UA", "IN",
})
# fmt: on
_OWN: Mapping[str, Profile] = {
    **{country: Profile(country) for country in ("DE", "FR", "IT", "AT", "NL", "CH")},
    **{"MC": Profile.FR, "LI": Profile.CH, "GB": Profile.UK, "IM": Profile.UK, "IN": Profile.IN_GST},
}
_BY_CURRENCY: Mapping[str, Profile] = {
    "CHF": Profile.CH,
    "GBP": Profile.UK,
    "INR": Profile.IN_GST,
    "USD": Profile.PAGE_US,
}
_ITALIAN = ("FPA12", "FPR12")
_FACTURX: Mapping[str, Profile] = {  # how the identifiers of Factur-X and ZUGFeRD 2 end
    "minimum": Profile.FACTURX_MINIMUM,
    "basicwl": Profile.FACTURX_BASIC_WL,
    "basic": Profile.FACTURX_BASIC,
    "extended": Profile.FACTURX_EXTENDED,
}


class _Limit(NamedTuple):
    """Up to which total, tax included, the short content of `profile` is enough."""

    profile: Profile
    amount: Decimal
    currency: str


_EU = Decimal(100)  # Directive 2006/112/EC, Article 220a(1)(a); Article 238 lets states go to 400
_LIMITS: Mapping[str, _Limit] = {
    **{
        country: _Limit(Profile.EU_SIMPLIFIED, _EU, "EUR")
        for country in ("BE", "CY", "EE", "FR", "GR", "HR", "IE", "LT", "LU", "LV", "MT", "NL", "PT", "SI", "SK")
    },
    **{country: _Limit(Profile.EU_SIMPLIFIED, Decimal(400), "EUR") for country in ("AT", "ES", "FI", "IT")},
    "DE": _Limit(Profile.DE_SMALL_AMOUNT, Decimal(250), "EUR"),
    **{country: _Limit(Profile.CH_TILL, Decimal(400), "CHF") for country in ("CH", "LI")},
    **{country: _Limit(Profile.UK_SIMPLIFIED, Decimal(250), "GBP") for country in ("GB", "IM")},
}
# Where the customer owes the tax, or the supply is tax-free because of who the customer is, content is never short.
_NEVER_SHORT = {"reverse_charge", "intra_community"}


def choose(invoice: Invoice, extraction: Extraction, policy: Policy) -> tuple[Profile, str]:
    """The profile of a document, and why in one sentence."""
    if policy.rules.profile != "auto":
        return policy.rules.profile, "The policy names this profile."
    if any(claim.layer is Layer.EINVOICE for claim in extraction.claims.values()):
        return _of_einvoice((invoice.specification or "").lower())
    country, why = seller_country(invoice)
    short = _short(invoice, extraction, country)
    if short is not None:
        return short
    if extraction.doc_type is DocType.RECEIPT and (country not in _LIMITS or invoice.totals.gross is None):
        return Profile.RECEIPT, "The document is a receipt."
    if country == "DE" and "small_business" in said(extraction) and not invoice.totals.tax:
        return Profile.DE_SMALL_BUSINESS, "The seller is in DE, says that it is a small business and states no tax."
    return _full(invoice, country, why)


def said(extraction: Extraction) -> frozenset[str]:
    """What the set phrases of a document say, by their kinds."""
    return frozenset(statement.kind for statement in extraction.statements)


def seller_country(invoice: Invoice) -> tuple[str | None, str]:
    """The seller's country as the document itself tells it, and how it does."""
    seller = invoice.seller
    named = _by_vat_id(seller)
    if named is not None:
        return named, f"The seller has a VAT identifier of {named}."
    if seller.address.country:
        return seller.address.country, f"The seller is in {seller.address.country}."
    return None, ""


def _by_vat_id(seller: Party) -> str | None:
    if not seller.vat_id or vat.check(seller.vat_id, seller.address.country) is not vat.Check.VALID:
        return None
    return vat.country_of(seller.vat_id) or seller.address.country


def _of_einvoice(specification: str) -> tuple[Profile, str]:
    if specification.upper() in _ITALIAN:
        return Profile.FATTURAPA, "The document is a FatturaPA, which has its own rules."
    if "xrechnung" in specification:
        return Profile.XRECHNUNG, "The e-invoice says that it follows XRechnung."
    if "peppol.eu" in specification:
        return Profile.PEPPOL, "The e-invoice says that it follows Peppol BIS Billing."
    level = specification.rpartition(":")[2].rpartition("#")[2]
    if level in _FACTURX:
        return _FACTURX[level], f"The e-invoice says that it is of the Factur-X profile {level.upper()}."
    return Profile.EINVOICE, "The values were read from the elements of an e-invoice."


def _short(invoice: Invoice, extraction: Extraction, country: str | None) -> tuple[Profile, str] | None:
    """The short content that is enough for a receipt over a small amount.

    Of what is called an invoice full content is asked: a buyer that was not found may only not have been read.
    """
    limit, gross = _LIMITS.get(country or ""), invoice.totals.gross
    small = limit is not None and gross is not None and invoice.currency == limit.currency and gross <= limit.amount
    if limit is None or not small or extraction.doc_type is not DocType.RECEIPT or said(extraction) & _NEVER_SHORT:
        return None
    most = f"{plain(limit.amount)} {limit.currency}"
    return limit.profile, f"The document is a receipt, and its total is not above {most}, the limit in {country}."


def _full(invoice: Invoice, country: str | None, why: str) -> tuple[Profile, str]:
    seller, buyer = invoice.seller, invoice.buyer
    if country is not None:
        if country in _VAT_COUNTRIES:
            return _OWN.get(country, Profile.PAGE_EU), f"{why} VAT rules ask for full content there."
        return Profile.PAGE_US, f"{why} That is outside the countries with such VAT rules."
    if seller.vat_id or buyer.vat_id or buyer.address.country in _VAT_COUNTRIES:
        return Profile.PAGE_EU, "A VAT identifier or the buyer's country speaks for VAT rules."
    spoken_for = _BY_CURRENCY.get(invoice.currency or "")
    if spoken_for is not None:
        return spoken_for, f"The amounts are in {invoice.currency}, and nothing says otherwise."
    return Profile.PAGE_EU, "Nothing on the document says otherwise, and this profile asks for most."
