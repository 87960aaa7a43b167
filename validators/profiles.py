"""Which content a document must have: chosen by a recorded rule from what stands on it, unless the policy says."""

from __future__ import annotations

from schemas import DocType, Extraction, Invoice, Layer, Policy, Profile
from validators import vat

# Countries whose invoices follow the VAT directive or rules of the same kind.
# fmt: off
_VAT_COUNTRIES = frozenset({
    "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU",
    "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "GB", "GG", "JE", "IM", "MC", "CH", "LI", "NO", "IS",
    "TR", "RS", "ME", "MK", "AL", "BA", "MD", "UA",
})
# fmt: on
_ITALIAN = ("FPA12", "FPR12")
_SUMMARIES = (":minimum", ":basicwl", "#minimum", "#basicwl")  # of Factur-X and ZUGFeRD 2


def choose(invoice: Invoice, extraction: Extraction, policy: Policy) -> tuple[Profile, str]:
    """The profile of a document, and why in one sentence."""
    if policy.rules.profile != "auto":
        return policy.rules.profile, "The policy names this profile."
    if any(claim.layer is Layer.EINVOICE for claim in extraction.claims.values()):
        return _of_einvoice(invoice.specification or "")
    if extraction.doc_type is DocType.RECEIPT:
        return Profile.RECEIPT, "The document is a receipt."
    return _of_page(invoice)


def _of_einvoice(specification: str) -> tuple[Profile, str]:
    if specification in _ITALIAN:
        return Profile.FATTURAPA, "The document is a FatturaPA, which has its own rules."
    if specification.endswith(_SUMMARIES):
        return Profile.EINVOICE_SUMMARY, "The e-invoice says that it is of a profile without lines."
    return Profile.EINVOICE, "The values were read from the elements of an e-invoice."


def _of_page(invoice: Invoice) -> tuple[Profile, str]:
    seller, buyer = invoice.seller, invoice.buyer
    if seller.vat_id and vat.check(seller.vat_id, seller.address.country) is vat.Check.VALID:
        return Profile.PAGE_EU, "The seller has a VAT identifier."
    if seller.address.country:
        if seller.address.country in _VAT_COUNTRIES:
            return Profile.PAGE_EU, f"The seller is in {seller.address.country}, where VAT rules ask for full content."
        return Profile.PAGE_US, f"The seller is in {seller.address.country}, outside the countries with such VAT rules."
    if seller.vat_id or buyer.vat_id or buyer.address.country in _VAT_COUNTRIES:
        return Profile.PAGE_EU, "A VAT identifier or the buyer's country speaks for VAT rules."
    if invoice.currency == "USD":
        return Profile.PAGE_US, "The amounts are in US dollars, and nothing speaks for VAT rules."
    return Profile.PAGE_EU, "Nothing on the document says otherwise, and this profile asks for most."
