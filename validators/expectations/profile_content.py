"""A suite for each group of profiles: what their documents must be like besides what all must."""

from __future__ import annotations

import great_expectations.expectations as gx

from schemas import Profile, Severity
from validators.expectations.check import Check
from validators.expectations.content import COMPARE, hold

_ASK = "Ask the sender for a corrected e-invoice."
_GSTIN = r"^\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z]$"
_HIGHEST_SALES_TAX = 0.15  # no combined rate of a state, county and city is above 13.5 percent

_FULL = frozenset(profile for profile in Profile if profile.is_full and profile.from_page)
_SIMPLIFIED = frozenset(profile for profile in Profile if profile.is_simplified)
_LINED = frozenset(
    {Profile.EINVOICE, Profile.XRECHNUNG, Profile.PEPPOL, Profile.FACTURX_EXTENDED, Profile.FACTURX_BASIC}
)

PROFILES: tuple[Check, ...] = (
    Check(
        "GX-70",
        "full VAT",
        "Sellers under VAT rules have a VAT identifier or a tax number, where the rulebook asks for one.",
        "The seller has neither a VAT identifier nor a tax number.",
        COMPARE,
        hold("any_known", "seller_vat_id", "tax_number", "unnumbered"),
        ("seller.vat_id", "seller.tax_number"),
        Severity.WARNING,
        profiles=_FULL,
    ),
    Check(
        "GX-71",
        "simplified",
        "Simplified invoices are over small amounts.",
        "The amount is too large for a simplified invoice in any country.",
        "Look for the full content of an invoice on the document.",
        hold("at_most_simplified", "gross", "due"),
        ("totals.gross",),
        Severity.WARNING,
        profiles=_SIMPLIFIED,
    ),
    Check(
        "GX-72",
        "e-invoices",
        "E-invoices with lines have lines, tax rows and an amount due.",
        "The lines, the tax rows or the amount due of an e-invoice are missing.",
        _ASK,
        hold("complete_einvoice", "lines", "tax_rows", "due"),
        ("totals.due",),
        profiles=_LINED,
    ),
    Check(
        "GX-73",
        "e-invoices",
        "E-invoices name their kind by a number of UNTDID 1001.",
        "The type code of an e-invoice is no number.",
        _ASK,
        lambda _: gx.ExpectColumnValuesToMatchRegex(column="type_code", regex=r"^\d{2,3}$"),
        ("type_code",),
        profiles=_LINED,
    ),
    Check(
        "GX-74",
        "FatturaPA",
        "FatturaPA invoices name their kind by a code of its own list.",
        "The type code is none of FatturaPA's.",
        _ASK,
        lambda _: gx.ExpectColumnValuesToMatchRegex(column="type_code", regex=r"^TD\d\d$"),
        ("type_code",),
        Severity.WARNING,
        profiles=frozenset({Profile.FATTURAPA}),
    ),
    Check(
        "GX-75",
        "United States",
        "Sales tax is no more than any state asks for.",
        "The tax is more than any sales tax of the United States.",
        COMPARE,
        lambda _: gx.ExpectColumnValuesToBeBetween(column="dollar_tax_share", max_value=_HIGHEST_SALES_TAX),
        ("totals.tax", "totals.net"),
        Severity.WARNING,
        profiles=frozenset({Profile.PAGE_US}),
    ),
    Check(
        "GX-76",
        "India",
        "Sellers under GST have an identification number of its form.",
        "The seller's identifier does not have the form of a GSTIN.",
        COMPARE,
        lambda _: gx.ExpectColumnValuesToMatchRegex(column="seller_vat_id", regex=_GSTIN),
        ("seller.vat_id",),
        Severity.WARNING,
        profiles=frozenset({Profile.IN_GST}),
    ),
)
