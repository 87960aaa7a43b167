"""What an invoice must say. On a page a missing value may be one we did not find, so a person looks first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from schemas import Policy, Profile, Severity
from schemas.policy import Gate
from schemas.regimes import regimes
from validators.en16931.form import SOURCE, blank
from validators.en16931.presence import LOOK, UNTAXED, line_term, required
from validators.profiles import said
from validators.rule import (
    EVERYWHERE,
    VAT_INVOICES,
    VAT_PAGES,
    Facts,
    Fail,
    NotApplicable,
    Rule,
    Said,
    example,
)
from validators.rules.tax_law import in_union

_NOT_ASKED = "Not asked of US invoices, receipts and the short invoices of small amounts."
_DAY = date(2024, 5, 1)
# Small businesses whose own law asks for a number: it has a profile of its own (UStDV § 34a).
_SMALL_WITH_NUMBER = [law.small_business.profile for law in regimes().values() if law.small_business is not None]
_WITHOUT_LINES = (Profile.FACTURX_BASIC_WL, Profile.FACTURX_MINIMUM)


def _tax_total(facts: Facts) -> Iterator[Said]:
    if facts.invoice.totals.tax is not None:
        return
    if set(facts.taxed.families) == {"O"}:
        yield NotApplicable("All of it is outside the scope of VAT (category O): there is no tax to state.")
    else:
        yield Fail("No total tax amount was found, nor a note that no tax is due.")


def _seller_identified(facts: Facts) -> Iterator[Said]:
    seller = facts.invoice.seller
    if not blank(seller.vat_id) or not blank(seller.tax_number):
        return
    if _is_unregistered(facts):
        yield NotApplicable("The seller says that it is a small business, which needs no VAT identifier.")
    else:
        yield Fail("Neither a VAT identifier nor a tax number of the seller was found.")


def _is_unregistered(facts: Facts) -> bool:
    """Whether the seller says that it is a small business and charges no tax, is not known to have a number, and the
    law of its country asks for none."""
    vendor = facts.who.vendor
    numbered = vendor is not None and bool(vendor.vat_id or vendor.tax_number)
    small = "small_business" in said(facts.extraction) and not facts.invoice.totals.tax
    return small and not numbered and facts.profile not in _SMALL_WITH_NUMBER


def _has_lines(facts: Facts) -> Iterator[Said]:
    if facts.from_page and not facts.policy.gate.require_lines:
        yield NotApplicable("The policy does not ask for line items of pages.")
    elif not facts.invoice.lines:
        yield Fail("No invoice line was found.")


_ONE = Decimal(1)

RULES: tuple[Rule, ...] = (
    required("BR-02", "invoice_number", "R-1", EVERYWHERE),
    required("BR-03", "issue_date", _DAY, EVERYWHERE),
    required("BR-04", "type_code", "380", EVERYWHERE),
    required("BR-05", "currency", "EUR", EVERYWHERE),
    required("BR-06", "seller.name", "A", EVERYWHERE),
    required("BR-07", "buyer.name", "B", VAT_INVOICES, _NOT_ASKED),
    required("BR-13", "totals.net", _ONE, VAT_INVOICES, _NOT_ASKED, UNTAXED),
    required("BR-14", "totals.gross", _ONE, EVERYWHERE),
    Rule(
        id="BR-16",
        sentence="An invoice has at least one line; of pages only if the policy asks for it.",
        todo="Look for the line items on the document.",
        terms=("lines[].net",),
        severity=Severity.FATAL,
        on_pages=Severity.WARNING,
        source=f"{SOURCE}BR-16",
        profiles=tuple(profile for profile in EVERYWHERE if profile not in _WITHOUT_LINES),
        elsewhere="The profile says that it has no lines.",
        check=_has_lines,
        passing=example({"lines[0].net": _ONE}, policy=Policy(gate=Gate(require_lines=True))),
        failing=example(policy=Policy(gate=Gate(require_lines=True))),
    ),
    line_term("BR-24", "net", _ONE, EVERYWHERE),
    line_term("BR-25", "description", "Work", EVERYWHERE),
    Rule(
        id="EU-226-3",
        sentence="The seller names its VAT identifier or tax number.",
        todo=LOOK,
        terms=("seller.vat_id", "seller.tax_number"),
        severity=Severity.WARNING,
        source="Directive 2006/112/EC, Article 226(3); Articles 220a(1)(c) and 226b(b) for small businesses",
        profiles=tuple(profile for profile in VAT_PAGES if profile is not Profile.IN_GST),
        elsewhere="Decided by other rules for e-invoices and in India, not asked of US invoices and short ones.",
        check=in_union(_seller_identified, Profile.UK),
        passing=example({"seller.vat_id": "DE136695976"}),
        failing=example({"seller.name": "A"}),
    ),
    Rule(
        id="EU-226-10",
        sentence="The total tax amount is stated, or the document says that no tax is due.",
        todo=UNTAXED,
        terms=(
            *("totals.tax", "tax_breakdown[].category", "lines[].tax_category"),
            *("allowances[].category", "charges[].category"),
        ),
        severity=Severity.WARNING,
        source="Directive 2006/112/EC, Article 226(10); Article 2 for what is outside the scope",
        profiles=VAT_INVOICES,
        elsewhere=_NOT_ASKED,
        check=_tax_total,
        passing=example({"totals.tax": Decimal(0)}),
        failing=example({"totals.net": _ONE}),
    ),
)
