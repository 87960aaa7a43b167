"""Which content a document must have: chosen by a recorded rule from what stands on it, unless the policy says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from schemas import DocType, Extraction, Invoice, Layer, Party, Policy, Profile, plain
from schemas.regimes import Regime, regime_of, regimes
from validators import vat

_ITALIAN = ("FPA12", "FPR12")
_FACTURX: Mapping[str, Profile] = {  # how the identifiers of Factur-X and ZUGFeRD 2 end
    "minimum": Profile.FACTURX_MINIMUM,
    "basicwl": Profile.FACTURX_BASIC_WL,
    "basic": Profile.FACTURX_BASIC,
    "extended": Profile.FACTURX_EXTENDED,
}


_STATES = regimes()["US"]
_ZIP = re.compile(
    rf"\b(?:{'|'.join(_STATES.region_codes)}|(?i:{'|'.join(_STATES.regions)}))\.?,? (?P<code>\d{{5}}(?:-\d{{4}})?)\b"
)
# Where the customer owes the tax, or the supply is tax-free because of who the customer is, content is never short.
_NEVER_SHORT = {"reverse_charge", "intra_community"}


def choose(invoice: Invoice, extraction: Extraction, policy: Policy, known: str | None = None) -> tuple[Profile, str]:
    """The profile of a document, and why in one sentence; `known` is the country in which reference data have its
    vendor, for pages that do not tell."""
    if policy.rules.profile != "auto":
        return policy.rules.profile, "The policy names this profile."
    if any(claim.layer is Layer.EINVOICE for claim in extraction.claims.values()):
        return _of_einvoice((invoice.specification or "").lower())
    country, why = seller_country(invoice)
    if country is None and known is not None:
        country, why = known, f"The vendor is known to be in {known}."
    short = _short(invoice, extraction, country)
    if short is not None:
        return short
    law = regime_of(country)
    if extraction.doc_type is DocType.RECEIPT and (law is None or law.short is None or invoice.totals.gross is None):
        return Profile.RECEIPT, "The document is a receipt."
    small = law.small_business if law else None
    if small is not None and "small_business" in said(extraction) and not invoice.totals.tax:
        return small.profile, f"The seller is in {country}, says that it is a small business and states no tax."
    return _full(invoice, extraction, country, why)


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


def outside_union(invoice: Invoice) -> bool:
    """Whether the seller is in a country that is no member of the Union: its invoices are not held to Article 226."""
    country, _ = seller_country(invoice)
    law = regime_of(country)
    return country is not None and (law is None or not law.union)


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


def _american(extraction: Extraction, invoice: Invoice) -> bool:
    """Whether a line prints a state and ZIP code that are the seller's, who has no VAT identifier."""
    seller, buyer = invoice.seller, invoice.buyer
    if seller.vat_id or invoice.currency != "USD" or not seller.address.post_code:
        return False
    lines = (_ZIP.search(place.text) for place in extraction.printed)
    return seller.address.post_code != buyer.address.post_code and any(
        found is not None and found["code"] == seller.address.post_code for found in lines
    )


def _in_foreign_money(invoice: Invoice) -> bool:
    """Whether the amounts are in money of a country without VAT rules, and no identifier speaks for one with them.

    Dollars of the United States are everybody's.
    """
    vat_id = invoice.seller.vat_id
    numbered = regime_of(vat.country_of(vat_id)) if vat_id else None
    known = {currency for law in regimes().values() for currency in (law.currency, law.tax_currency_on(None))}
    return invoice.currency not in {None, *known} and not (numbered and numbered.vat)


def _short(invoice: Invoice, extraction: Extraction, country: str | None) -> tuple[Profile, str] | None:
    """The short content that is enough for a receipt over a small amount.

    Of what is called an invoice full content is asked: a buyer that was not found may only not have been read.
    """
    law, gross = regime_of(country), invoice.totals.gross
    limit = law.short if law else None
    small = limit is not None and gross is not None and invoice.currency == limit.currency and gross <= limit.most
    if limit is None or not small or extraction.doc_type is not DocType.RECEIPT or said(extraction) & _NEVER_SHORT:
        return None
    most = f"{plain(limit.most)} {limit.currency}"
    return limit.profile, f"The document is a receipt, and its total is not above {most}, the limit in {country}."


def _full(invoice: Invoice, extraction: Extraction, country: str | None, why: str) -> tuple[Profile, str]:
    seller, buyer = invoice.seller, invoice.buyer
    if country is not None:
        law = regime_of(country)
        if law is not None and law.vat:
            return full_content(law), f"{why} VAT rules ask for full content there."
        return Profile.PAGE_US, f"{why} That is outside the countries with such VAT rules."
    if _american(extraction, invoice):
        return Profile.PAGE_US, "The seller's address is one of the United States, and it has no VAT identifier."
    if _in_foreign_money(invoice):
        return Profile.PAGE_US, f"The amounts are in {invoice.currency}, money of no country with such VAT rules."
    bought = regime_of(buyer.address.country)
    if seller.vat_id or buyer.vat_id or (bought is not None and bought.vat):
        return Profile.PAGE_EU, "A VAT identifier or the buyer's country speaks for VAT rules."
    spoken_for = next((law for law in regimes().values() if law.currency and law.currency == invoice.currency), None)
    if spoken_for is not None:
        return full_content(spoken_for), f"The amounts are in {invoice.currency}, and nothing says otherwise."
    return Profile.PAGE_EU, "Nothing on the document says otherwise, and this profile asks for most."


def full_content(law: Regime) -> Profile:
    """The full content that a country asks for."""
    if law.full is not None:
        return law.full.profile
    return Profile.PAGE_EU if law.vat else Profile.PAGE_US
